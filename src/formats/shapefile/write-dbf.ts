import type { FieldValue } from '../../core/asset.ts';
import type { Issue } from '../../core/issue.ts';
import type { ExportFeature } from '../format.ts';
import type { TableEncoding } from './encode.ts';
import { cutText, type NamedColumn } from './names.ts';

/** Bytes of a text; the format has no room for more. */
const mostText = 254;
/** Digits of a number with its sign and point. */
const mostDigits = 19;

interface DbfColumn extends NamedColumn {
  readonly type: 'C' | 'N' | 'F' | 'L' | 'D';
  readonly length: number;
  readonly decimals: number;
  readonly cells: readonly Uint8Array[];
}

export interface WrittenDbf {
  readonly bytes: Uint8Array;
  readonly issues: readonly Issue[];
}

/** The table of features, one record each. Texts that do not fit are cut at a character and told, one by one. */
export function dbfBytes(
  features: readonly ExportFeature[],
  columns: readonly NamedColumn[],
  encoding: TableEncoding,
  file: string,
  rowOf: (feature: ExportFeature) => number,
): WrittenDbf {
  const issues: Issue[] = [];
  const built = columns.map((column) => {
    const tell = (feature: ExportFeature, params: Issue['params']) => {
      const field = column.column.key;
      issues.push({
        code: 'dbf-text-too-long',
        severity: 'warning',
        params: { field, ...params },
        file,
        row: rowOf(feature),
        id: feature.id,
      });
    };
    return buildColumn(column, features, encoding, tell);
  });
  return { bytes: assemble(built, features.length, encoding), issues };
}

type Tell = (feature: ExportFeature, params: Issue['params']) => void;

function cellValue({ column }: NamedColumn, feature: ExportFeature): FieldValue {
  return feature.values[column.key] ?? null;
}

function buildColumn(named: NamedColumn, features: readonly ExportFeature[], encoding: TableEncoding, tell: Tell): DbfColumn {
  const values = features.map((feature) => cellValue(named, feature));
  const { type } = named.column;
  const isEvery = (test: (value: FieldValue) => boolean) => values.every((value) => value === null || test(value));
  if (type === 'boolean' && isEvery((value) => typeof value === 'boolean')) {
    return column(
      named,
      'L',
      1,
      0,
      values.map((value) => ascii(value === null ? '?' : value ? 'T' : 'F')),
    );
  }
  if (type === 'date' && isEvery(isDay)) {
    return column(
      named,
      'D',
      8,
      0,
      values.map((value) => ascii(String(value ?? '').replaceAll('-', ''))),
    );
  }
  if ((type === 'number' || type === 'integer') && isEvery((value) => typeof value === 'number')) {
    return numberColumn(named, values as readonly (number | null)[]);
  }
  const cells = features.map((feature, index) => textCell(values[index] ?? null, feature, encoding, tell));
  const length = Math.max(1, ...cells.map((cell) => cell.length));
  return column(named, 'C', length, 0, cells);
}

function isDay(value: FieldValue): boolean {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
}

function column(named: NamedColumn, type: DbfColumn['type'], length: number, decimals: number, cells: readonly Uint8Array[]): DbfColumn {
  return { ...named, type, length, decimals, cells };
}

/** Whole numbers, plain decimals, or, where those have no room, powers of ten: always what reads back as the same number. */
function numberColumn(named: NamedColumn, values: readonly (number | null)[]): DbfColumn {
  const texts = values.map((value) => (value === null || !Number.isFinite(value) ? '' : plainDigits(value)));
  const decimals = Math.max(0, ...texts.map((text) => (text.includes('.') ? text.length - text.indexOf('.') - 1 : 0)));
  const padded = texts.map((text) => (text === '' ? text : withDecimals(text, decimals)));
  const length = Math.max(1, ...padded.map((text) => text.length));
  if (length <= mostDigits && decimals <= 15) return column(named, 'N', length, decimals, padded.map(ascii));
  const powers = values.map((value) => ascii(value === null || !Number.isFinite(value) ? '' : String(value)));
  const width = Math.max(3, ...powers.map((cell) => cell.length));
  return column(named, 'F', width, Math.min(15, width - 2), powers);
}

/** Digits without an exponent, where that is not longer than a column. */
function plainDigits(value: number): string {
  const text = String(value);
  if (!text.includes('e')) return text;
  const plain = value.toFixed(20).replace(/\.?0+$/, '');
  return Number(plain) === value ? plain : '0'.repeat(mostDigits + 1);
}

function withDecimals(text: string, decimals: number): string {
  if (decimals === 0) return text;
  const have = text.includes('.') ? text.length - text.indexOf('.') - 1 : 0;
  return `${text}${have === 0 ? '.' : ''}${'0'.repeat(decimals - have)}`;
}

function textCell(value: FieldValue, feature: ExportFeature, { encode }: TableEncoding, tell: Tell): Uint8Array {
  const text = value === null ? '' : Array.isArray(value) ? value.join('、') : String(value);
  const bytes = encode(text);
  if (bytes.length <= mostText) return bytes;
  const kept = cutText(text, mostText, encode);
  tell(feature, { bytes: bytes.length, kept: kept.length, of: text.length });
  return encode(kept);
}

function ascii(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

function assemble(columns: readonly DbfColumn[], count: number, { encode, languageByte }: TableEncoding): Uint8Array {
  const headBytes = 32 + 32 * columns.length + 1;
  const recordBytes = 1 + columns.reduce((sum, { length }) => sum + length, 0);
  const bytes = new Uint8Array(headBytes + count * recordBytes + 1);
  const view = new DataView(bytes.buffer);
  // The day of the last change is required; a fixed one keeps the same data the same bytes.
  bytes.set([0x03, 126, 1, 1]);
  view.setUint32(4, count, true);
  view.setUint16(8, headBytes, true);
  view.setUint16(10, recordBytes, true);
  bytes[29] = languageByte;
  for (const [index, each] of columns.entries()) {
    const at = 32 + 32 * index;
    bytes.set(encode(each.short), at);
    bytes[at + 11] = each.type.charCodeAt(0);
    bytes[at + 16] = each.length;
    bytes[at + 17] = each.decimals;
  }
  bytes[headBytes - 1] = 0x0d;
  bytes.fill(0x20, headBytes, bytes.length - 1);
  for (let row = 0; row < count; row++) {
    let at = headBytes + row * recordBytes + 1;
    for (const { cells, length, type } of columns) {
      const cell = cells[row] as Uint8Array;
      // Numbers stand on the right, all else on the left.
      bytes.set(cell, type === 'N' || type === 'F' ? at + length - cell.length : at);
      at += length;
    }
  }
  bytes[bytes.length - 1] = 0x1a;
  return bytes;
}
