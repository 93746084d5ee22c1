import type { Asset, FieldValue } from '../../core/asset.ts';
import type { Field, Words } from '../../core/field.ts';
import type { Kind } from '../kind.ts';
import { alikeIfSmall } from '../small-group.ts';
import { formatValue, isPresent, type Lang, unitOf } from './format.ts';

/** A printed cell. `illustrative` asks for the 示意 mark, which every cell of a synthetic asset carries. */
export interface Cell {
  readonly text: string;
  readonly illustrative: boolean;
}

export interface Column {
  readonly id: string;
  readonly label: Words;
  readonly unit?: Words;
  readonly align: 'start' | 'end';
  /** Undefined where the asset has no such value. */
  readonly value: (asset: Asset) => FieldValue | undefined;
  readonly cell: (asset: Asset, lang: Lang) => Cell;
  /** Ascending, missing values last. A table that sorts descending keeps them last itself. */
  readonly compare: (a: Asset, b: Asset) => number;
}

/** Column id of the asset's own id, which no field may take. */
const idColumnId = '#id';

const chinese = new Intl.Collator('zh-Hans-CN', { numeric: true });

type Value = FieldValue | undefined;

function compareValues(a: Value, b: Value): number {
  const missing = Number(!isPresent(a)) - Number(!isPresent(b));
  if (missing !== 0 || !isPresent(a) || !isPresent(b)) return missing;
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'boolean' && typeof b === 'boolean') return Number(b) - Number(a);
  return chinese.compare(String(a), String(b));
}

/** Choices sort in the order in which they are declared (一类, 二类 …), values outside the list behind them; small groups of people alike. */
function sortKey(field: Field, value: Value): Value {
  if (typeof value === 'number') return alikeIfSmall(unitOf(field), value);
  if (field.type !== 'choice' || !isPresent(value)) return value;
  const place = field.choices.findIndex((choice) => choice.value === String(value));
  return place < 0 ? field.choices.length : place;
}

function columnOf(field: Field): Column {
  const numeric = field.type === 'number' || field.type === 'integer';
  const value = (asset: Asset): Value => asset.values[field.key];
  return {
    id: field.key,
    label: field.label,
    ...(numeric && field.unit ? { unit: field.unit } : {}),
    align: numeric ? 'end' : 'start',
    value,
    cell: (asset, lang) => ({ text: formatValue(field, value(asset), lang), illustrative: asset.values.synthetic === true }),
    compare: (a, b) => compareValues(sortKey(field, value(a)), sortKey(field, value(b))),
  };
}

const idColumn: Column = {
  id: idColumnId,
  label: { zh: '标识', en: 'Id' },
  align: 'start',
  value: (asset) => asset.id,
  cell: (asset) => ({ text: asset.id, illustrative: asset.values.synthetic === true }),
  compare: (a, b) => chinese.compare(a.id, b.id),
};

/** Columns of a kind's table: the name first, then the fields as declared, the id last. */
export function columnsOf(kind: Kind): readonly Column[] {
  const named = kind.fields.filter((field) => field.key === kind.nameField);
  const others = kind.fields.filter((field) => field.key !== kind.nameField);
  return [...[...named, ...others].map(columnOf), idColumn];
}

/** Text of a cell where no mark can be drawn: CSV, XLSX, letters. */
export function markedText(cell: Cell, lang: Lang): string {
  if (!cell.illustrative || cell.text === '' || cell.text.includes('示意')) return cell.text;
  return lang === 'zh' ? `${cell.text}（示意）` : `${cell.text} (illustrative)`;
}
