import type { FieldValue } from '../../core/asset.ts';
import type { Tag } from './tags.ts';

/** Application under whose name our values ride with an object (XDATA, which CAD programs keep). */
export const application = 'XIUTU';
/** Property of the drawing and comment that name the coordinate system. */
export const crsProperty = 'CRS';

/** Strings of an application may have 255 bytes. */
const mostPieceBytes = 250;

/**
 * Marks behind `#` tell how shapes that the format has no word for are put together again: a feature of several objects, rings of a polygon,
 * members of a collection. `dims` 3: heights of 0 are meant.
 */
export interface Marks {
  readonly feature: number;
  readonly type: string;
  readonly member?: number;
  readonly part: number;
  readonly ring: number;
  readonly dims: 2 | 3;
}

/** What rides with an object: how it belongs to its feature, the feature's id, its values. */
export interface Riding {
  readonly marks?: Marks;
  readonly id?: string;
  readonly values: Readonly<Record<string, FieldValue>>;
}

/**
 * Each `key=value`, the value as JSON, cut into strings that are short enough; further strings of one pair begin with `+`. `lacks`: letters
 * that the drawing cannot hold, which are written by their numbers.
 */
export function piecesOf({ marks, id, values }: Riding, lacks: (letter: string) => boolean = () => false): string[] {
  const own = Object.entries({ ...marks, ...(id === undefined ? {} : { id }) }).map(([key, value]) => `#${key}=${json(value, lacks)}`);
  const told = Object.entries(values).map(([key, value]) => `${escapedKey(key, lacks)}=${json(value, lacks)}`);
  return [...own, ...told].flatMap(cut);
}

function escapedKey(key: string, lacks: (letter: string) => boolean): string {
  const isSpecial = (letter: string) => letter < ' ' || '%=+#^\\'.includes(letter) || lacks(letter);
  return [...wellFormed(key)].map((letter) => (isSpecial(letter) ? encodeURIComponent(letter) : letter)).join('');
}

/** Halves of surrogate pairs are no letters and have no bytes. */
function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}

/** JSON without letters that a CAD program would read as something else (`\U+…`, `^J`) or that the drawing lacks. */
function json(value: unknown, lacks: (letter: string) => boolean): string {
  const text = JSON.stringify(value).replace(/\\\\/g, '\\u005c').replaceAll('^', '\\u005e');
  return text.replace(/[^\0-\u007f]/gu, (letter) => (lacks(letter) ? units(letter) : letter));
}

function units(letter: string): string {
  const codes = Array.from({ length: letter.length }, (_, index) => letter.charCodeAt(index));
  return codes.map((code) => `\\u${code.toString(16).padStart(4, '0')}`).join('');
}

function cut(text: string): string[] {
  const pieces: string[] = [];
  let piece = '';
  let size = 0;
  for (const letter of text) {
    const bytes = utf8Bytes(letter);
    if (size + bytes > mostPieceBytes) {
      pieces.push(piece);
      piece = '+';
      size = 1;
    }
    piece += letter;
    size += bytes;
  }
  return [...pieces, piece];
}

function utf8Bytes(letter: string): number {
  const code = letter.codePointAt(0) ?? 0;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}

/** What strings of ours say; what cannot be read is left out. */
export function ridingOf(pieces: readonly string[]): Riding {
  const marks = new Map<string, FieldValue>();
  const values: Record<string, FieldValue> = {};
  for (const text of joined(pieces)) {
    const at = text.indexOf('=');
    const value = at < 0 ? undefined : parsedValue(text.slice(at + 1));
    if (value === undefined) continue;
    if (text[0] === '#') marks.set(text.slice(1, at), value);
    else values[plainKey(text.slice(0, at))] = value;
  }
  const id = marks.get('id');
  const found = marksOf(marks);
  return { values, ...(typeof id === 'string' ? { id } : {}), ...(found ? { marks: found } : {}) };
}

function plainKey(key: string): string {
  try {
    return decodeURIComponent(key);
  } catch {
    return key;
  }
}

function joined(pieces: readonly string[]): string[] {
  const texts: string[] = [];
  for (const piece of pieces) {
    if (piece[0] === '+' && texts.length > 0) texts.push((texts.pop() ?? '') + piece.slice(1));
    else texts.push(piece);
  }
  return texts;
}

function parsedValue(text: string): FieldValue | undefined {
  try {
    return JSON.parse(text) as FieldValue;
  } catch {
    return undefined;
  }
}

function marksOf(pairs: ReadonlyMap<string, FieldValue>): Marks | undefined {
  const [feature, type, member] = [pairs.get('feature'), pairs.get('type'), pairs.get('member')];
  if (typeof feature !== 'number' || typeof type !== 'string') return undefined;
  const number = (key: string) => Number(pairs.get(key) ?? 0);
  const marks = { feature, type, part: number('part'), ring: number('ring'), dims: pairs.get('dims') === 3 ? (3 as const) : (2 as const) };
  return typeof member === 'number' ? { ...marks, member } : marks;
}

/** Strings and numbers that applications put on an object, by application; what CAD itself puts there says nothing of the thing. */
export function applicationValues(groups: readonly Tag[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  let current: string[] | undefined;
  for (const { code, value } of groups) {
    if (code === 1001) {
      current = [];
      if (!/^(ACAD|ACDB|AcDb|DCO15)/i.test(value)) found.set(value, current);
    } else if (code === 1000 || code === 1040 || code === 1070 || code === 1071) current?.push(code === 1000 ? value : value.trim());
  }
  return found;
}
