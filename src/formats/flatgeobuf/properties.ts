import { ColumnType } from 'flatgeobuf/lib/mjs/flat-geobuf/column-type.js';
import type { FieldValue } from '../../core/asset.ts';
import { exactInteger, shortestSingle } from '../exact-number.ts';
import { listOrText } from '../json-list.ts';

/** What is read of a column of a FlatGeobuf. */
export interface FgbColumn {
  readonly name: string;
  readonly type: ColumnType;
}

const textDecoder = new TextDecoder();

/** Thrown for properties that run past their end or name a column that the file does not have. */
class BrokenProperties extends Error {}

/**
 * Values of one feature by column; a column that it does not mention is null. The library's own reader turns 64-bit numbers into rounded
 * doubles and stops the whole file at one broken text, so this is ours.
 */
export function readProperties(bytes: Uint8Array | null, columns: readonly FgbColumn[]): Record<string, FieldValue> {
  const values: Record<string, FieldValue> = {};
  for (const { name, type } of columns) if (type !== ColumnType.Binary) values[name] = null;
  if (bytes === null) return values;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at < bytes.length; ) {
    const column = at + 2 <= bytes.length ? columns[view.getUint16(at, true)] : undefined;
    if (column === undefined) throw new BrokenProperties();
    at += 2;
    const width = widths[column.type];
    if (width === undefined) {
      const end = at + 4 <= bytes.length ? at + 4 + view.getUint32(at, true) : Number.POSITIVE_INFINITY;
      if (end > bytes.length) throw new BrokenProperties();
      if (column.type !== ColumnType.Binary) values[column.name] = worded(textDecoder.decode(bytes.subarray(at + 4, end)), column.type);
      at = end;
    } else {
      if (at + width > bytes.length) throw new BrokenProperties();
      values[column.name] = fixedValue(view, at, column.type);
      at += width;
    }
  }
  return values;
}

/** Bytes of a value by its type; texts, JSON, times and blobs say their length themselves. */
const widths: Readonly<Partial<Record<ColumnType, number>>> = {
  [ColumnType.Byte]: 1,
  [ColumnType.UByte]: 1,
  [ColumnType.Bool]: 1,
  [ColumnType.Short]: 2,
  [ColumnType.UShort]: 2,
  [ColumnType.Int]: 4,
  [ColumnType.UInt]: 4,
  [ColumnType.Long]: 8,
  [ColumnType.ULong]: 8,
  [ColumnType.Float]: 4,
  [ColumnType.Double]: 8,
};

function fixedValue(view: DataView, at: number, type: ColumnType): FieldValue {
  switch (type) {
    case ColumnType.Bool:
      return view.getUint8(at) !== 0;
    case ColumnType.Byte:
      return view.getInt8(at);
    case ColumnType.UByte:
      return view.getUint8(at);
    case ColumnType.Short:
      return view.getInt16(at, true);
    case ColumnType.UShort:
      return view.getUint16(at, true);
    case ColumnType.Int:
      return view.getInt32(at, true);
    case ColumnType.UInt:
      return view.getUint32(at, true);
    case ColumnType.Long:
      return exactInteger(view.getBigInt64(at, true));
    case ColumnType.ULong:
      return exactInteger(view.getBigUint64(at, true));
    case ColumnType.Float:
      return shortestSingle(view.getFloat32(at, true));
    default:
      return view.getFloat64(at, true);
  }
}

function worded(text: string, type: ColumnType): FieldValue {
  return type === ColumnType.Json ? listOrText(text) : text;
}
