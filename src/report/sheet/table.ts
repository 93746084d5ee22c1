import type { Asset, FieldValue } from '../../core/asset.ts';
import type { Words } from '../../core/field.ts';
import { markedText } from '../../layers/derive/columns.ts';
import type { Lang } from '../../text/sentence.ts';

/** A column of an exported table; those of the screen's tables are such. */
export interface SheetColumn {
  readonly label: Words;
  readonly unit?: Words;
  readonly type: 'text' | 'number' | 'date' | 'choice' | 'flag';
  /** A year or another number that is never grouped by thousands. */
  readonly bare: boolean;
  readonly value: (asset: Asset) => FieldValue | undefined;
  readonly text: (value: FieldValue | undefined, lang: Lang) => string;
}

/** Rows of a kind, as the screen has them. */
export interface SheetTable {
  readonly columns: readonly SheetColumn[];
  readonly assets: readonly Asset[];
  readonly lang: Lang;
}

export function isIllustrative(asset: Asset): boolean {
  return asset.values.synthetic === true;
}

/** Head of a column with its unit: numbers stand bare below it. */
export function headText({ label, unit }: SheetColumn, lang: Lang): string {
  if (!unit?.[lang]) return label[lang];
  return lang === 'zh' ? `${label.zh}（${unit.zh}）` : `${label.en} (${unit.en})`;
}

/** Numbers without thousands, days as ISO, so that programs read them; words as printed. Every cell of an illustrative asset says so. */
export function cellText(column: SheetColumn, asset: Asset, lang: Lang): string {
  const value = column.value(asset);
  const bare = typeof value === 'number' || column.type === 'date';
  const printed = column.text(value, lang);
  const text = bare && printed !== '' ? bareText(value, printed) : printed;
  return markedText({ text, illustrative: isIllustrative(asset) }, lang);
}

/** The digits that are printed, without their commas; a day as it is stored. */
function bareText(value: FieldValue | undefined, printed: string): string {
  return typeof value === 'number' ? printed.replaceAll(',', '') : String(value ?? '');
}

/** Head and rows as texts. */
export function* textLines({ columns, assets, lang }: SheetTable): Generator<readonly string[]> {
  yield columns.map((column) => headText(column, lang));
  for (const asset of assets) yield columns.map((column) => cellText(column, asset, lang));
}
