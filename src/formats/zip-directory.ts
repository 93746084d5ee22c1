import { badInput } from '../core/issue.ts';

/** One member of a ZIP file as its directory declares it; nothing of it is proved yet. */
export interface Entry {
  readonly rawName: Uint8Array;
  readonly utf8: boolean;
  readonly encrypted: boolean;
  /** 0 stored, 8 deflated; others are not read. */
  readonly method: number;
  readonly crc: number;
  readonly packedSize: number;
  readonly size: number;
  /** Where the packed bytes start in the file. */
  readonly start: number;
}

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const localSignature = 0x04034b50;
const end64Signature = 0x06064b50;
const locator64Signature = 0x07064b50;

/** True for a ZIP file that has members, and for one that has none. */
export function looksLikeZip(bytes: Uint8Array): boolean {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return false;
  return (bytes[2] === 3 && bytes[3] === 4) || (bytes[2] === 5 && bytes[3] === 6) || (bytes[2] === 7 && bytes[3] === 8);
}

interface Directory {
  readonly start: number;
  readonly count: number;
}

/** The directory at the end of a ZIP file, which alone tells what is in it. A file that was cut short has none. */
export function readDirectory(bytes: Uint8Array, file: string): readonly Entry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const { start, count } = findDirectory(view, file);
    const entries: Entry[] = [];
    let at = start;
    for (let index = 0; index < count; index++) {
      const { entry, next } = readEntry(view, at, file);
      entries.push(entry);
      at = next;
    }
    return entries;
  } catch (error) {
    // A field that lies outside the file: the directory points to what is not there.
    if (error instanceof RangeError) throw badInput('cut-short', {}, { file });
    throw error;
  }
}

function findDirectory(view: DataView, file: string): Directory {
  const longestComment = 65_535;
  const last = view.byteLength - 22;
  for (let at = last; at >= Math.max(0, last - longestComment); at--) {
    if (view.getUint32(at, true) !== endSignature) continue;
    if (at >= 20 && view.getUint32(at - 20, true) === locator64Signature) return directory64(view, at - 20, file);
    if (view.getUint16(at + 4, true) !== 0) throw badInput('archive-split', {}, { file });
    return { count: view.getUint16(at + 10, true), start: view.getUint32(at + 16, true) };
  }
  throw badInput('cut-short', {}, { file });
}

function directory64(view: DataView, locator: number, file: string): Directory {
  const at = uint64(view, locator + 8);
  if (view.getUint32(at, true) !== end64Signature) throw badInput('cut-short', {}, { file });
  return { count: uint64(view, at + 32), start: uint64(view, at + 48) };
}

function uint64(view: DataView, at: number): number {
  return view.getUint32(at, true) + view.getUint32(at + 4, true) * 2 ** 32;
}

function readEntry(view: DataView, at: number, file: string): { entry: Entry; next: number } {
  if (view.getUint32(at, true) !== entrySignature) throw badInput('cut-short', {}, { file });
  const flags = view.getUint16(at + 8, true);
  const nameLength = view.getUint16(at + 28, true);
  const extraLength = view.getUint16(at + 30, true);
  const next = at + 46 + nameLength + extraLength + view.getUint16(at + 32, true);
  const extra = readExtra(view, at, nameLength, extraLength);
  const local = extra.local;
  if (view.getUint32(local, true) !== localSignature) throw badInput('cut-short', {}, { file });
  const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  if (start + extra.packedSize > view.byteLength) throw badInput('cut-short', {}, { file });
  const name = extra.name ?? bytesAt(view, at + 46, nameLength);
  const entry: Entry = {
    rawName: name,
    utf8: (flags & 0x800) !== 0 || extra.name !== undefined,
    encrypted: (flags & 0x41) !== 0,
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    packedSize: extra.packedSize,
    size: extra.size,
    start,
  };
  return { entry, next };
}

function bytesAt(view: DataView, at: number, length: number): Uint8Array {
  if (at + length > view.byteLength) throw new RangeError('outside the file');
  return new Uint8Array(view.buffer, view.byteOffset + at, length);
}

const all32 = 0xffffffff;

/** Sizes and place, which large archives keep in a field of their own, and the name in UTF-8 where packers add it. */
function readExtra(view: DataView, entry: number, nameLength: number, extraLength: number) {
  let size = view.getUint32(entry + 24, true);
  let packedSize = view.getUint32(entry + 20, true);
  let local = view.getUint32(entry + 42, true);
  let name: Uint8Array | undefined;
  const start = entry + 46 + nameLength;
  for (let at = start; at + 4 <= start + extraLength; at += 4 + view.getUint16(at + 2, true)) {
    const id = view.getUint16(at, true);
    const length = view.getUint16(at + 2, true);
    if (id === 0x7075 && length > 5) name = bytesAt(view, at + 9, length - 5);
    if (id !== 1) continue;
    let from = at + 4;
    const large = (value: number): number => {
      if (value !== all32) return value;
      from += 8;
      return uint64(view, from - 8);
    };
    size = large(size);
    packedSize = large(packedSize);
    local = large(local);
  }
  return { size, packedSize, local, name };
}
