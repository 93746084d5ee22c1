import type { FieldValue } from '../../core/asset.ts';
import type { ChoiceField, Field } from '../../core/field.ts';
import type { Issue } from '../../core/issue.ts';
import { isRealDay, readValue } from '../../layers/derive/read-value.ts';
import { measureIn, scaled, unitFactor } from '../../layers/derive/units.ts';
import type { Kind } from '../../layers/kind.ts';
import type { FormatId, SourceLayer } from '../format.ts';
import type { ColumnChoice } from './spec.ts';

/** Formats whose rows carry whole things: a property that is null says so, one that is absent is absent. */
export const wholeThings: ReadonlySet<FormatId> = new Set<FormatId>(['geojson', 'osm']);

/** A cell that says nothing its field could hold. */
export interface Unread {
  readonly column: string;
  readonly field: Field;
  readonly raw: FieldValue;
  /** Key under which the text stays beside the field. */
  readonly kept: string;
}

/** Reads the values of rows by a layer's choices, and counts what it did to them. */
export interface ValueReader {
  /** `unread` takes what its field cannot hold: it is in no value. */
  read(values: Readonly<Record<string, FieldValue>>, unread: Unread[]): Record<string, FieldValue>;
  /** Keys that the layer has a column for: an update leaves all others as they are. */
  readonly carried: ReadonlySet<string>;
  /** What was done to cells, one issue a column. Complete once all rows are read. */
  told(): readonly Issue[];
}

interface ColumnReader {
  readonly column: string;
  readonly key: string;
  /** Absent for a column that goes to no field. */
  readonly field?: Field;
  read(value: FieldValue): FieldValue;
}

/** Whether a value is one of a field's choices. */
export function isListed(field: ChoiceField, value: FieldValue): boolean {
  return field.choices.some((choice) => choice.value === String(value));
}

/** Whether a field can hold the value as what it is. A required field is not asked: what it cannot read refuses the row. */
function canHold(field: Field, value: FieldValue): boolean {
  if (value === null || field.required === true) return true;
  switch (field.type) {
    case 'number':
    case 'integer':
      return typeof value === 'number';
    case 'boolean':
      return typeof value === 'boolean';
    case 'date':
      return isRealDay(String(value));
    case 'choice':
      return isListed(field, value);
    default:
      return true;
  }
}

const keptBeside = (column: string): string => `${column}_原文`;

export function valueReader(kind: Kind, layer: SourceLayer, columns: readonly ColumnChoice[], format: FormatId): ValueReader {
  const keepsNull = wholeThings.has(format);
  const tally = new Tally();
  const fields = new Map(kind.fields.map((field) => [field.key, field]));
  const taken = new Set(columns.flatMap(({ field }) => (field === null || field === 'drop' ? [] : [field])));
  const readers = columns.flatMap((choice): ColumnReader[] => {
    const { column, field: key } = choice;
    if (key === 'drop') return [];
    const field = key === null ? undefined : fields.get(key);
    if (key !== null && field !== undefined) return [{ column, key, field, read: fieldReader(field, choice, keepsNull, tally) }];
    const own = taken.has(column) ? `${column}_2` : column;
    return [{ column, key: key ?? own, read: plainReader(layer, column, format) }];
  });
  const byColumn = new Map(readers.map((reader) => [reader.column, reader]));
  return {
    // A text that stood beside a field goes once the field can be read.
    carried: new Set(readers.flatMap(({ key, column, field }) => (field === undefined ? [key] : [key, keptBeside(column)]))),
    told: () => tally.issues(columns, fields),
    read: (values, unread) => {
      const read: Record<string, FieldValue> = {};
      // In the order of the record, so that what we wrote is written back byte by byte.
      for (const column in values) {
        const reader = byColumn.get(column);
        if (reader === undefined) continue;
        const result = reader.read(values[column] ?? null);
        const { field } = reader;
        if (field !== undefined && !keepsNull && !canHold(field, result)) {
          unread.push({ column, field, raw: values[column] ?? null, kept: keptBeside(column) });
        } else if (result !== null || keepsNull) read[reader.key] = result;
      }
      return read;
    },
  };
}

/** What was done to the cells of columns. */
class Tally {
  private readonly counts = new Map<string, { readonly code: string; readonly column: string; count: number; example: string }>();

  add(code: string, column: string, example: string): void {
    const key = `${code} ${column}`;
    const known = this.counts.get(key);
    if (known === undefined) this.counts.set(key, { code, column, count: 1, example });
    else known.count++;
  }

  issues(columns: readonly ColumnChoice[], fields: ReadonlyMap<string, Field>): Issue[] {
    const scales = columns.flatMap(({ column, field: key, factor }): Issue[] => {
      const field = key === null ? undefined : fields.get(key);
      if (factor === undefined || factor === 1 || field === undefined) return [];
      const unit = field.type === 'number' || field.type === 'integer' ? field.unit : undefined;
      const params = { column, factor: Number(factor.toPrecision(8)), fieldZh: field.label.zh, fieldEn: field.label.en };
      return [{ code: 'column-scaled', severity: 'info', params: { ...params, unitZh: unit?.zh ?? '', unitEn: unit?.en ?? '' } }];
    });
    const cells = [...this.counts.values()].map(({ code, column, count, example }): Issue => {
      return { code, severity: 'info', params: { column, count, example } };
    });
    return [...scales, ...cells];
  }
}

/** A column that keeps its name. Texts of a CSV file that are numbers to the last digit, all of them, become numbers; codes do not. */
function plainReader(layer: SourceLayer, column: string, format: FormatId): (value: FieldValue) => FieldValue {
  if (wholeThings.has(format)) return (value) => value;
  const type = format === 'csv' ? plainType(layer, column) : 'text';
  return (value) => {
    if (isMissing(value)) return null;
    if (type === 'number') return Number(value);
    return type === 'boolean' ? value === 'true' : value;
  };
}

function plainType(layer: SourceLayer, column: string): 'number' | 'boolean' | 'text' {
  let type: 'number' | 'boolean' | undefined;
  for (const { values } of layer.rows) {
    const value = values[column];
    if (value === undefined || isMissing(value)) continue;
    const own = value === 'true' || value === 'false' ? 'boolean' : isCanonical(value) ? 'number' : undefined;
    if (own === undefined || (type !== undefined && type !== own)) return 'text';
    type = own;
  }
  return type ?? 'text';
}

/** A number that is written back as it was read. */
function isCanonical(value: FieldValue): boolean {
  return typeof value === 'number' || (typeof value === 'string' && String(Number(value)) === value && Number.isFinite(Number(value)));
}

/** An empty cell, and what ArcGIS writes for one. In texts no other word stands for nothing: a dash may be a name. */
function isMissing(value: FieldValue): boolean {
  if (value === null || value === '') return true;
  if (typeof value !== 'string') return false;
  // Asked of every cell: a first letter or digit tells already.
  const first = value.charCodeAt(0);
  return (first === 60 || first <= 32 || first >= 128) && /^\s*(<null>|<空>)?\s*$/i.test(value);
}

function fieldReader(field: Field, choice: ColumnChoice, keepsNull: boolean, tally: Tally): (value: FieldValue) => FieldValue {
  const isText = field.type === 'text' || field.type === 'reference';
  return (value) => {
    if (value === null) return null;
    if (typeof value === 'string') {
      if (isText) return keepsNull || !isMissing(value) ? value : null;
      return readText(field, renamed(field, value, choice), value, choice, tally);
    }
    if (typeof value === 'number') return readNumber(field, value, choice, tally);
    return value;
  };
}

/** Words that the user gave a meaning, in lists word by word. */
function renamed(field: Field, text: string, { values }: ColumnChoice): string {
  if (values === undefined) return text;
  const one = (word: string): string => (Object.hasOwn(values, word.trim()) ? (values[word.trim()] ?? word) : word);
  return field.type === 'choices'
    ? text
        .split(/[、，,;；|]/u)
        .map(one)
        .join('、')
    : one(text);
}

function readText(field: Field, text: string, raw: string, choice: ColumnChoice, tally: Tally): FieldValue {
  const { value, ok } = readValue(field, text);
  if (ok) return typeof value === 'number' ? scaled(value, choice.factor ?? 1) : value;
  if (field.type === 'number' || field.type === 'integer') return withUnit(field, raw, choice, tally) ?? raw;
  if (field.type === 'date' && /^\d{5}(\.\d+)?$/.test(text.trim())) return dayOfSerial(Number(text), choice, tally) ?? raw;
  return value;
}

/** 3.5公顷 in a field in m²: the unit of the cell goes before that of the header. */
function withUnit(field: Field, text: string, { column }: ColumnChoice, tally: Tally): number | undefined {
  const measure = measureIn(text);
  const factor = measure && unitFactor(measure.unit, field);
  if (measure === undefined || factor === undefined) return undefined;
  const { value } = readValue({ ...field, type: 'number' } as Field, measure.number);
  if (typeof value !== 'number') return undefined;
  tally.add('cells-with-unit', column, text.trim());
  return scaled(value, factor);
}

function readNumber(field: Field, value: number, choice: ColumnChoice, tally: Tally): FieldValue {
  switch (field.type) {
    case 'text':
    case 'reference':
      return String(value);
    case 'number':
    case 'integer':
      return scaled(value, choice.factor ?? 1);
    case 'date':
      return dayOfSerial(value, choice, tally) ?? value;
    case 'boolean':
      return value === 0 || value === 1 ? value === 1 : value;
    case 'choice':
    case 'choices': {
      const named = readValue(field, renamed(field, String(value), choice));
      return named.ok && typeof named.value !== 'number' ? named.value : value;
    }
    default:
      return value;
  }
}

/** Days that Excel counts from 1899-12-30; those between 1954 and 2119, because smaller numbers are years and larger ones are dates in digits. */
const serials = { least: 20_000, most: 80_000 } as const;

function dayOfSerial(value: number, { column }: ColumnChoice, tally: Tally): string | undefined {
  if (value >= 19_000_000 && value < 22_000_000 && Number.isInteger(value)) {
    const digits = String(value);
    return `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
  }
  if (value < serials.least || value > serials.most) return undefined;
  const day = new Date(Date.UTC(1899, 11, 30) + Math.floor(value) * 86_400_000).toISOString().slice(0, 10);
  tally.add('dates-from-serials', column, `${value} → ${day}`);
  return day;
}
