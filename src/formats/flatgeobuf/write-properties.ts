import { ColumnType } from 'flatgeobuf/lib/mjs/flat-geobuf/column-type.js';
import type { FieldValue } from '../../core/asset.ts';

export interface WrittenColumn {
  readonly key: string;
  readonly label: string;
  readonly unit: string | undefined;
  readonly type: ColumnType;
}

const encoder = new TextEncoder();

/** The values of one feature, each behind the number of its column; what is null is not mentioned. */
export function propertyBytes(columns: readonly WrittenColumn[], values: readonly FieldValue[]): Uint8Array {
  const parts: Uint8Array[] = [];
  for (const [index, column] of columns.entries()) {
    const value = values[index] ?? null;
    if (value !== null) parts.push(numbered(index), valueBytes(value, column.type));
  }
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

function numbered(index: number): Uint8Array {
  return Uint8Array.of(index & 255, index >> 8);
}

function valueBytes(value: FieldValue, type: ColumnType): Uint8Array {
  const view = new DataView(new ArrayBuffer(8));
  switch (type) {
    case ColumnType.Bool:
      return Uint8Array.of(value === true ? 1 : 0);
    case ColumnType.Long:
      view.setBigInt64(0, BigInt(value as number), true);
      return new Uint8Array(view.buffer);
    case ColumnType.Double:
      view.setFloat64(0, value as number, true);
      return new Uint8Array(view.buffer);
    default:
      return textBytes(typeof value === 'object' ? JSON.stringify(value) : String(value));
  }
}

function textBytes(text: string): Uint8Array {
  const content = encoder.encode(text);
  const bytes = new Uint8Array(4 + content.length);
  new DataView(bytes.buffer).setUint32(0, content.length, true);
  bytes.set(content, 4);
  return bytes;
}
