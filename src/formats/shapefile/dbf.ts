import type { FieldValue } from '../../core/asset.ts';
import { badInput } from '../../core/issue.ts';
import { exactInteger } from '../exact-number.ts';

/** One column of a `.dbf`, as its header has it. */
export interface DbfField {
  /** Raw: the encoding is not known yet. */
  readonly name: Uint8Array;
  /** Letter of the type: C text, N and F number, D date, L logical, M memo … */
  readonly type: string;
  /** Offset in a record, after the deletion mark. */
  readonly at: number;
  readonly length: number;
  readonly decimals: number;
}

export interface Dbf {
  readonly bytes: Uint8Array;
  readonly fields: readonly DbfField[];
  readonly count: number;
  readonly recordsAt: number;
  readonly recordBytes: number;
  /** Byte 29: what the writer's code page was, if it said so. */
  readonly languageByte: number;
  /** Byte 0: dBase and FoxPro use one letter for different things. */
  readonly version: number;
}

/** Reads the header of a `.dbf` and checks that its records are all there. */
export function openDbf(bytes: Uint8Array, file: string): Dbf {
  if (bytes.length === 0) throw badInput('empty-file', {}, { file });
  if (bytes.length < 33) throw badInput('cut-short', {}, { file });
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = view.getUint32(4, true);
  const recordsAt = view.getUint16(8, true);
  const recordBytes = view.getUint16(10, true);
  const version = view.getUint8(0);
  // Month and day of the last change stand in bytes 2 and 3: a file of another kind hardly passes all of these.
  if (recordsAt < 33 || recordBytes < 1 || view.getUint8(2) > 12 || view.getUint8(3) > 31) throw badInput('not-dbf', {}, { file });
  if (recordsAt > bytes.length) throw badInput('cut-short', {}, { file });
  const fields = readFields(bytes, recordsAt, version);
  const last = fields.at(-1);
  if (last !== undefined && last.at + last.length > recordBytes) throw badInput('not-dbf', {}, { file });
  if (recordsAt + count * recordBytes > bytes.length) throw badInput('cut-short', {}, { file });
  return { bytes, fields, count, recordsAt, recordBytes, languageByte: view.getUint8(29), version };
}

const fieldBytes = 32;
const endOfFields = 0x0d;

function readFields(bytes: Uint8Array, end: number, version: number): DbfField[] {
  const fields: DbfField[] = [];
  let at = 1;
  for (let start = 32; start + fieldBytes <= end && bytes[start] !== endOfFields; start += fieldBytes) {
    const nameEnd = bytes.subarray(start, start + 11).indexOf(0);
    const type = String.fromCharCode(bytes[start + 11] ?? 0);
    const length = bytes[start + 16] ?? 0;
    const decimals = bytes[start + 17] ?? 0;
    const name = bytes.subarray(start, start + (nameEnd < 0 ? 11 : nameEnd));
    // Clipper keeps the high byte of a long text's length where numbers have their decimals.
    const isLongText = type === 'C' && decimals > 0 && version === 0x03;
    const whole = isLongText ? length + 256 * decimals : length;
    fields.push({ name, type, at, length: whole, decimals });
    at += whole;
  }
  return fields;
}

/** True for the records that a program has marked as deleted and not yet swept away. */
export function isDeleted(dbf: Dbf, row: number): boolean {
  return dbf.bytes[dbf.recordsAt + row * dbf.recordBytes] === 0x2a;
}

/** The bytes of one cell. */
export function cellBytes(dbf: Dbf, row: number, field: DbfField): Uint8Array {
  const at = dbf.recordsAt + row * dbf.recordBytes + field.at;
  return dbf.bytes.subarray(at, at + field.length);
}

/** Types that hold nothing we take: pointers to a memo file, pictures, objects; FoxPro's own column of flags. */
const leftOutTypes = new Set(['M', 'G', 'P', '0', 'Q', 'W']);

export function isLeftOut(field: DbfField): boolean {
  return leftOutTypes.has(field.type);
}

export function isText(field: DbfField): boolean {
  return field.type === 'C' || field.type === 'V';
}

const spaces = 0x20;

/** Text without the padding on its right: spaces, or the zeros of programs that pad so. */
export function trimmed(cell: Uint8Array): Uint8Array {
  const zero = cell.indexOf(0);
  let end = zero < 0 ? cell.length : zero;
  while (end > 0 && cell[end - 1] === spaces) end--;
  return cell.subarray(0, end);
}

/** The value of a cell that is no text. `overflow`: the writer had no room and put stars. */
export function plainValue(dbf: Dbf, field: DbfField, cell: Uint8Array): FieldValue | 'overflow' {
  const view = new DataView(cell.buffer, cell.byteOffset, cell.byteLength);
  switch (field.type) {
    case 'I':
    case '+':
      return cell.length === 4 ? view.getInt32(0, true) : null;
    case 'O':
      return cell.length === 8 ? view.getFloat64(0, true) : null;
    case 'B':
      return cell.length === 8 && isFoxPro(dbf) ? view.getFloat64(0, true) : null;
    case 'Y':
      return cell.length === 8 ? Number(view.getBigInt64(0, true)) / 10_000 : null;
    case 'T':
    case '@':
      return cell.length === 8 ? julianTime(view) : null;
    default:
      return writtenValue(field, ascii(cell).trim());
  }
}

function isFoxPro({ version }: Dbf): boolean {
  return version === 0x30 || version === 0x31 || version === 0x32;
}

function ascii(cell: Uint8Array): string {
  let text = '';
  for (const byte of cell) text += byte === 0 ? ' ' : String.fromCharCode(byte);
  return text;
}

function writtenValue(field: DbfField, text: string): FieldValue | 'overflow' {
  if (text === '') return null;
  if (field.type === 'D') return dayOf(text);
  if (field.type === 'L') return 'YyTt'.includes(text) ? true : 'NnFf'.includes(text) ? false : null;
  if (/^\*+$/.test(text)) return 'overflow';
  const value = Number(text);
  // What is no number stays as it stands, and so does a whole number that a double cannot hold.
  if (!Number.isFinite(value)) return text;
  return /^[+-]?\d+$/.test(text) && !Number.isSafeInteger(value) ? exactInteger(BigInt(text.replace('+', ''))) : value;
}

/** `20240928` as `2024-09-28`; zeros are how some programs write "none". */
function dayOf(text: string): string | null {
  if (/^0+$/.test(text)) return null;
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})$/.exec(text) ?? [];
  return year === undefined ? text : `${year}-${month}-${day}`;
}

/** Days of the Julian period and milliseconds of the day. */
function julianTime(view: DataView): string | null {
  const days = view.getInt32(0, true);
  if (days === 0) return null;
  const time = new Date((days - 2_440_588) * 86_400_000 + view.getInt32(4, true));
  return Number.isNaN(time.getTime()) ? null : time.toISOString().slice(0, 19);
}
