/**
 * One group of a drawing: a code and its value, numbers as text, and where in the file it stands (line of a text file, byte of a binary
 * one).
 */
export interface Tag {
  readonly code: number;
  readonly value: string;
  readonly at: number;
}

/** What is wrong with the pairs themselves; the reader makes a sentence of it. */
export class TagFault extends Error {
  readonly at: number;

  constructor(at: number) {
    super(`no group at ${at}`);
    this.name = 'TagFault';
    this.at = at;
  }
}

/** Pairs of lines: the code, then the value. Stops where the text does; throws `TagFault` where a code is no number. */
export function* textTags(text: string): Generator<Tag> {
  let from = 0;
  let line = 0;
  const nextLine = (): string | undefined => {
    if (from >= text.length) return undefined;
    const found = text.indexOf('\n', from);
    const end = found < 0 ? text.length : found;
    const content = text.slice(from, text[end - 1] === '\r' ? end - 1 : end);
    from = end + 1;
    line++;
    return content;
  };
  for (;;) {
    const codeLine = nextLine();
    if (codeLine === undefined) return;
    const at = line;
    const code = Number(codeLine);
    if (codeLine.trim() === '') {
      // Blank lines are found at the end only.
      if (text.slice(from).trim() === '') return;
      throw new TagFault(at);
    }
    if (!Number.isInteger(code)) throw new TagFault(at);
    const value = nextLine();
    if (value === undefined) return;
    yield { code, value, at };
  }
}

const sentinel = 'AutoCAD Binary DXF\r\n\u001a\0';

export function isBinaryDrawing(bytes: Uint8Array): boolean {
  return [...sentinel].every((letter, index) => bytes[index] === letter.charCodeAt(0));
}

/** Groups of a binary drawing. Codes have two bytes; before release 13 one, which the first group (0 SECTION) tells. */
export function* binaryTags(bytes: Uint8Array, decode: (bytes: Uint8Array) => string): Generator<Tag> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = sentinel.length;
  const isOld = bytes[at] === 0 && bytes[at + 1] === 0x53;
  const code = (): number => {
    const first = bytes[at] as number;
    if (!isOld) {
      at += 2;
      return view.getInt16(at - 2, true);
    }
    at += first === 255 ? 3 : 1;
    return first === 255 ? view.getInt16(at - 2, true) : first;
  };
  while (at < bytes.length) {
    const start = at;
    try {
      const found = code();
      const { value, size } = binaryValue(found, view, at, decode);
      at += size;
      yield { code: found, value, at: start };
    } catch (error) {
      if (error instanceof RangeError) return;
      throw error;
    }
  }
}

interface BinaryValue {
  readonly value: string;
  readonly size: number;
}

/** Ranges of codes whose values are no text, with their size in bytes. */
const numberRanges: readonly (readonly [first: number, last: number, kind: 'real' | 'short' | 'long' | 'huge' | 'flag'])[] = [
  [10, 59, 'real'],
  [60, 79, 'short'],
  [90, 99, 'long'],
  [110, 149, 'real'],
  [160, 169, 'huge'],
  [170, 179, 'short'],
  [210, 239, 'real'],
  [270, 289, 'short'],
  [290, 299, 'flag'],
  [370, 389, 'short'],
  [400, 409, 'short'],
  [420, 429, 'long'],
  [440, 459, 'long'],
  [460, 469, 'real'],
  [1010, 1059, 'real'],
  [1060, 1070, 'short'],
  [1071, 1071, 'long'],
];

function binaryValue(code: number, view: DataView, at: number, decode: (bytes: Uint8Array) => string): BinaryValue {
  const kind = numberRanges.find(([first, last]) => code >= first && code <= last)?.[2];
  switch (kind) {
    case 'real':
      return { value: String(view.getFloat64(at, true)), size: 8 };
    case 'short':
      return { value: String(view.getInt16(at, true)), size: 2 };
    case 'long':
      return { value: String(view.getInt32(at, true)), size: 4 };
    case 'huge':
      return { value: String(view.getBigInt64(at, true)), size: 8 };
    case 'flag':
      return { value: String(view.getInt8(at)), size: 1 };
    default:
      return textValue(code, view, at, decode);
  }
}

function textValue(code: number, view: DataView, at: number, decode: (bytes: Uint8Array) => string): BinaryValue {
  // Chunks of bytes: a length, then so many bytes.
  if ((code >= 310 && code <= 319) || code === 1004) return { value: '', size: view.getUint8(at) + 1 };
  const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
  const end = bytes.indexOf(0, at);
  if (end < 0) throw new RangeError('the file stops inside a text');
  return { value: decode(bytes.subarray(at, end)), size: end - at + 1 };
}
