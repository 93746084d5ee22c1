import writeXlsxFile, { type Cell, type Sheet } from 'write-excel-file/universal';
import type { Asset, FieldValue } from '../../core/asset.ts';
import { isSmallGroup } from '../../layers/small-group.ts';
import type { Lang } from '../../text/sentence.ts';
import { cellText, headText, isIllustrative, type SheetColumn, type SheetTable } from './table.ts';

/** A line of the sheet that says what the rows are: a word and what it stands for. */
export type AboutLine = readonly [label: string, text: string];

const marks: Readonly<Record<Lang, string>> = { zh: '（示意）', en: ' (illustrative)' };

/** A number format that prints the mark behind the number: the cell stays a number and says what it is. */
function marked(format: string, asset: Asset, lang: Lang): string {
  return isIllustrative(asset) ? `${format}"${marks[lang]}"` : format;
}

/** Excel's own order of a day; as text where only month or year is known. */
const dayFormat = 'yyyy-mm-dd';
const wholeDay = /^\d{4}-\d{2}-\d{2}$/;
/** Excel counts a 29 February 1900 that never was: days before it would come out as others. */
const firstDay = '1900-03-01';

/** The day that a text names; null for what is no day of the calendar or none that Excel counts right. */
function dayOf(value: FieldValue | undefined): Date | null {
  if (typeof value !== 'string' || !wholeDay.test(value) || value < firstDay) return null;
  const day = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value) ? day : null;
}

/** Characters that a cell of Excel holds; a file with more of them in one is called broken. */
const longestText = 32_767;

function fitted(text: string): string {
  return text.length <= longestText ? text : `${text.slice(0, longestText - 1)}…`;
}

function numberFormat(column: SheetColumn, value: number): string {
  if (column.bare) return '0';
  if (Number.isInteger(value)) return '#,##0';
  const decimals = column.text(value, 'en').split('.')[1]?.length ?? 0;
  return decimals === 0 ? '#,##0' : `#,##0.${'0'.repeat(decimals)}`;
}

function cellOf(column: SheetColumn, asset: Asset, lang: Lang): Cell {
  const value = column.value(asset);
  if (typeof value === 'number' && !isSmallGroup(column.unit, value))
    return { value, type: Number, format: marked(numberFormat(column, value), asset, lang) };
  const day = column.type === 'date' ? dayOf(value) : null;
  if (day) return { value: day, type: Date, format: marked(dayFormat, asset, lang) };
  const text = cellText(column, asset, lang);
  // Text is text, whatever it looks like: codes keep their zeros, and nothing becomes a formula.
  return text === '' ? null : { value: fitted(text), type: String, format: '@' };
}

function width(column: SheetColumn, lang: Lang): number {
  const head = [...headText(column, lang)].reduce((sum, char) => sum + (char > '\u00ff' ? 2 : 1), 0);
  const least = column.type === 'text' ? 18 : 12;
  return Math.min(40, Math.max(least, head + 2));
}

/** The head in bold, then the rows, the head staying in sight. */
function rowsSheet(name: string, { columns, assets, lang }: SheetTable): Sheet<Blob> {
  const head = columns.map(
    (column): Cell => ({ value: headText(column, lang), type: String, fontWeight: 'bold', wrap: true, backgroundColor: '#e4efe9' }),
  );
  return {
    sheet: name,
    data: [head, ...assets.map((asset) => columns.map((column) => cellOf(column, asset, lang)))],
    columns: columns.map((column) => ({ width: width(column, lang) })),
    stickyRowsCount: 1,
    stickyColumnsCount: 1,
  };
}

function aboutSheet(name: string, lines: readonly AboutLine[]): Sheet<Blob> {
  const cell = (value: string, fontWeight?: 'bold'): Cell => ({
    value: fitted(value),
    type: String,
    format: '@',
    wrap: true,
    ...(fontWeight ? { fontWeight } : {}),
  });
  return { sheet: name, data: lines.map(([label, text]) => [cell(label, 'bold'), cell(text)]), columns: [{ width: 16 }, { width: 90 }] };
}

/** Characters that Excel does not take in the name of a sheet, and its longest name. */
function sheetName(text: string): string {
  return text.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31);
}

/** A workbook of two sheets: the rows with typed numbers and days, and what they are, from where and as of when. */
export async function xlsxBlob(
  table: SheetTable,
  names: { readonly rows: string; readonly about: string },
  about: readonly AboutLine[],
): Promise<Blob> {
  const sheets = [rowsSheet(sheetName(names.rows), table), aboutSheet(sheetName(names.about), about)];
  return await writeXlsxFile(sheets).toBlob();
}
