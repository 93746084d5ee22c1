import type { SchemaTree } from 'hyparquet';
import type { FieldValue } from '../../core/asset.ts';
import { exactInteger, shortestSingle } from '../exact-number.ts';
import type { SourceColumn } from '../format.ts';

/** What a column of a Parquet file gives; `binary` columns are left out. */
export type ParquetType = SourceColumn['type'] | 'binary';

export function typeOfColumn({ element, children }: SchemaTree): ParquetType {
  if (children.length > 0) return 'text';
  const { type, converted_type, logical_type } = element;
  const meaning = logical_type?.type ?? converted_type;
  if (meaning === 'DATE' || type === 'INT96' || meaning?.startsWith('TIMESTAMP')) return 'date';
  if (meaning?.startsWith('TIME')) return 'text';
  if (type === 'BOOLEAN') return 'boolean';
  if (meaning === 'DECIMAL' || meaning === 'FLOAT16') return 'number';
  if (type === 'BYTE_ARRAY' || type === 'FIXED_LEN_BYTE_ARRAY') return textual.has(String(meaning)) ? 'text' : 'binary';
  return 'number';
}

const textual = new Set(['UTF8', 'STRING', 'ENUM', 'JSON', 'UUID']);

/** A value as the library gives it → as a field has it. */
export function fieldValue(value: unknown, { element }: SchemaTree): FieldValue {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return timeText(value, element);
  if (typeof value === 'bigint') return element.converted_type?.startsWith('TIME_') ? clockText(value, element) : exactInteger(value);
  if (typeof value === 'number') return numberValue(value, element);
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  return listOrText(value);
}

type Element = SchemaTree['element'];

function numberValue(value: number, element: Element): FieldValue {
  if (element.converted_type === 'DECIMAL') return Number(value.toFixed(element.scale ?? 0));
  if (element.converted_type === 'TIME_MILLIS') return clockText(BigInt(value), element);
  return element.type === 'FLOAT' ? shortestSingle(value) : value;
}

/** A day as a day; a time with Z only where the file says that it is UTC. */
function timeText(time: Date, { converted_type, logical_type, type }: Element): string | null {
  if (Number.isNaN(time.getTime())) return null;
  const text = time.toISOString();
  if (converted_type === 'DATE' || logical_type?.type === 'DATE') return text.slice(0, 10);
  const plain = text.replace(/\.000Z$|Z$/, '');
  const isUtc = logical_type?.type === 'TIMESTAMP' ? logical_type.isAdjustedToUTC : type !== 'INT96';
  return isUtc ? `${plain}Z` : plain;
}

const perSecond = { MILLIS: 1000n, MICROS: 1_000_000n, NANOS: 1_000_000_000n } as const;

/** A time of day. */
function clockText(value: bigint, { converted_type, logical_type }: Element): string {
  const unit = logical_type?.type === 'TIME' ? logical_type.unit : converted_type === 'TIME_MILLIS' ? 'MILLIS' : 'MICROS';
  const seconds = Number(value / perSecond[unit]);
  return [seconds / 3600, (seconds / 60) % 60, seconds % 60].map((part) => String(Math.floor(part)).padStart(2, '0')).join(':');
}

/** Lists of plain values stay lists; structures, maps and lists of other things become JSON. */
function listOrText(value: unknown): FieldValue {
  const plain = plainParts(value);
  const isList = Array.isArray(plain) && plain.every((item) => typeof item === 'string' || typeof item === 'number');
  return isList ? (plain as (string | number)[]) : JSON.stringify(plain);
}

function plainParts(value: unknown): unknown {
  if (typeof value === 'bigint') return exactInteger(value);
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return null;
  if (Array.isArray(value) || ArrayBuffer.isView(value)) return Array.from(value as ArrayLike<unknown>, plainParts);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, plainParts(part)]));
}
