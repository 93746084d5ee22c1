import { brotliDecompressSync } from 'node:zlib';

/** Of the 63 known tags of WOFF2 only the places of these matter: `cmap` is sought, the others may be stored transformed. */
const knownTags: Readonly<Record<number, string>> = { 0: 'cmap', 3: 'hmtx', 10: 'glyf', 11: 'loca' };

class Reader {
  at = 0;
  constructor(readonly bytes: Buffer) {}
  u8(): number {
    return this.bytes.readUInt8(this.at++);
  }
  /** UIntBase128 of the WOFF2 specification. */
  base128(): number {
    let value = 0;
    for (let i = 0; i < 5; i++) {
      const byte = this.u8();
      value = value * 128 + (byte & 127);
      if ((byte & 128) === 0) return value;
    }
    throw new Error('a number of more than five bytes');
  }
}

function cmapTable(file: Buffer): Buffer {
  if (file.toString('latin1', 0, 4) !== 'wOF2') throw new Error('not WOFF2');
  const tables = file.readUInt16BE(12);
  const reader = new Reader(file);
  reader.at = 48;
  let offset = 0;
  let cmap: { offset: number; length: number } | null = null;
  for (let i = 0; i < tables; i++) {
    const flags = reader.u8();
    const index = flags & 63;
    const tag = index === 63 ? file.toString('latin1', reader.at, reader.at + 4) : knownTags[index];
    if (index === 63) reader.at += 4;
    const version = flags >> 6;
    const length = reader.base128();
    // Version 3 means "as it is" for glyf and loca, version 0 for all others.
    const transformed = tag === 'glyf' || tag === 'loca' ? version !== 3 : version !== 0;
    const stored = transformed ? reader.base128() : length;
    if (tag === 'cmap') cmap = { offset, length: stored };
    offset += stored;
  }
  if (!cmap) throw new Error('no cmap');
  const data = brotliDecompressSync(file.subarray(reader.at, reader.at + file.readUInt32BE(20)));
  return data.subarray(cmap.offset, cmap.offset + cmap.length);
}

/** Segments of a format 12 subtable: first and last code point with a glyph. */
function segments(table: Buffer, offset: number): [number, number][] {
  const count = table.readUInt32BE(offset + 12);
  return Array.from({ length: count }, (_, i) => {
    const at = offset + 16 + 12 * i;
    return [table.readUInt32BE(at), table.readUInt32BE(at + 4)];
  });
}

/** Code points of a format 4 subtable. */
function basicPlane(table: Buffer, offset: number): [number, number][] {
  const count = table.readUInt16BE(offset + 6) / 2;
  const ends = offset + 14;
  const starts = ends + 2 * count + 2;
  const deltas = starts + 2 * count;
  const ranges = deltas + 2 * count;
  const found: [number, number][] = [];
  for (let i = 0; i < count; i++) {
    const [start, end] = [table.readUInt16BE(starts + 2 * i), table.readUInt16BE(ends + 2 * i)];
    const range = table.readUInt16BE(ranges + 2 * i);
    for (let code = start; code <= end && code < 0xffff; code++) {
      const glyph = range === 0 ? 1 : table.readUInt16BE(ranges + 2 * i + range + 2 * (code - start));
      if (glyph !== 0) found.push([code, code]);
    }
  }
  return found;
}

/** The code points for which a WOFF2 font has a glyph. */
export function codePointsOf(file: Buffer): ReadonlySet<number> {
  const table = cmapTable(file);
  const found = new Set<number>();
  for (let i = 0; i < table.readUInt16BE(2); i++) {
    const offset = table.readUInt32BE(4 + 8 * i + 4);
    const format = table.readUInt16BE(offset);
    const runs = format === 12 ? segments(table, offset) : format === 4 ? basicPlane(table, offset) : [];
    for (const [first, last] of runs) for (let code = first; code <= last; code++) found.add(code);
  }
  return found;
}
