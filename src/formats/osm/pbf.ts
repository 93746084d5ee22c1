import { unzlibSync } from 'fflate';
import { PbfReader } from 'pbf';
import { BadInput, badInput } from '../../core/issue.ts';
import type { Host } from '../../core/result.ts';
import { pacer } from '../pace.ts';
import { NodeTable, type OsmData } from './data.ts';
import { type PbfHeader, readHeaderBlock, readPrimitiveBlock } from './pbf-blocks.ts';

/** Limits of the format: a file that claims more is damaged, or made to exhaust memory. */
const maxHeaderBytes = 64 * 1024;
const maxBlobBytes = 32 * 1024 * 1024;

const knownFeatures = new Set(['OsmSchema-V0.6', 'DenseNodes']);

const firstBlock = 'OSMHeader';

/** True where the bytes open as an OSM PBF does: a short header message whose first field is the text "OSMHeader". */
export function looksLikePbf(bytes: Uint8Array): boolean {
  const start = 4 + 2;
  if (bytes.length < start + firstBlock.length || bytes[4] !== 0x0a || bytes[5] !== firstBlock.length) return false;
  return [...firstBlock].every((letter, index) => bytes[start + index] === letter.charCodeAt(0));
}

/** Reads `.osm.pbf`. Elements may come in any order; nothing is returned unless every block was whole. */
export async function readPbf(bytes: Uint8Array, file: string, host: Host): Promise<OsmData> {
  const sink = { nodes: new NodeTable(), ways: new Map(), relations: new Map() };
  const pace = pacer(host);
  let header: PbfHeader | undefined;
  for (let at = 0; at < bytes.length; ) {
    const blob = readBlob(bytes, at, file);
    at = blob.end;
    try {
      if (blob.type === firstBlock) header = readHeaderBlock(blob.content);
      else if (blob.type === 'OSMData') readPrimitiveBlock(blob.content, sink);
    } catch {
      throw badInput('osm-block-broken', { byte: blob.start }, { file });
    }
    const strange = header?.requiredFeatures.find((feature) => !knownFeatures.has(feature));
    if (strange !== undefined) throw badInput('osm-feature', { feature: strange }, { file });
    await pace(at / bytes.length);
  }
  if (header === undefined) throw badInput('osm-block-broken', { byte: 0 }, { file });
  return { ...sink, box: header.box, timestamp: isoTime(header.replicationTime) };
}

function isoTime(seconds: number): string {
  return seconds > 0 ? new Date(seconds * 1000).toISOString() : '';
}

interface Blob {
  readonly type: string;
  readonly content: Uint8Array;
  readonly start: number;
  readonly end: number;
}

/** A block is a four-byte length, a header that tells type and size, and the blob itself. */
function readBlob(bytes: Uint8Array, start: number, file: string): Blob {
  const cutShort = () => badInput('cut-short', {}, { file });
  if (start + 4 > bytes.length) throw cutShort();
  const headerSize = new DataView(bytes.buffer, bytes.byteOffset + start, 4).getUint32(0);
  if (headerSize > maxHeaderBytes) throw badInput('osm-block-broken', { byte: start }, { file });
  const headerEnd = start + 4 + headerSize;
  if (headerEnd > bytes.length) throw cutShort();
  const header = guarded(() => readBlobHeader(bytes.subarray(start + 4, headerEnd)), start, file);
  if (header.size > maxBlobBytes) throw badInput('osm-block-broken', { byte: start }, { file });
  const end = headerEnd + header.size;
  if (end > bytes.length) throw cutShort();
  const content = guarded(() => unpackBlob(bytes.subarray(headerEnd, end), file), start, file);
  return { type: header.type, content, start, end };
}

/** Whatever a decoder says of damaged bytes becomes one sentence about the block; our own sentences pass. */
function guarded<T>(read: () => T, byte: number, file: string): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof BadInput ? error : badInput('osm-block-broken', { byte }, { file });
  }
}

function readBlobHeader(bytes: Uint8Array): { type: string; size: number } {
  return new PbfReader(bytes).readFields(
    (field, result, pbf) => {
      if (field === 1) result.type = pbf.readString();
      else if (field === 3) result.size = pbf.readVarint();
    },
    { type: '', size: 0 },
  );
}

interface Packed {
  plain: Uint8Array | undefined;
  zlib: Uint8Array | undefined;
  other: boolean;
  size: number;
}

function unpackBlob(bytes: Uint8Array, file: string): Uint8Array {
  const none: Packed = { plain: undefined, zlib: undefined, other: false, size: 0 };
  const packed = new PbfReader(bytes).readFields((field, result, pbf) => {
    if (field === 1) result.plain = pbf.readBytes();
    else if (field === 2) result.size = pbf.readVarint();
    else if (field === 3) result.zlib = pbf.readBytes();
    else if (field >= 4) result.other = true;
  }, none);
  if (packed.plain !== undefined) return packed.plain;
  if (packed.zlib === undefined) throw badInput(packed.other ? 'osm-compression' : 'osm-block-broken', { byte: 0 }, { file });
  if (packed.size > maxBlobBytes) throw new Error('blob too large');
  const content = unzlibSync(packed.zlib, { out: new Uint8Array(packed.size) });
  if (content.length !== packed.size || adler32(content) !== checksumOf(packed.zlib)) throw new Error('blob damaged');
  return content;
}

/** The last four bytes of a zlib stream; fflate does not compare them. */
function checksumOf(zlib: Uint8Array): number {
  return new DataView(zlib.buffer, zlib.byteOffset + zlib.length - 4, 4).getUint32(0);
}

/** RFC 1950 checksum. 3,800 additions stay below 2³¹ before the remainder is needed. */
function adler32(bytes: Uint8Array): number {
  let a = 1;
  let b = 0;
  for (let from = 0; from < bytes.length; from += 3800) {
    const to = Math.min(from + 3800, bytes.length);
    for (let i = from; i < to; i++) {
      a += bytes[i] as number;
      b += a;
    }
    a %= 65521;
    b %= 65521;
  }
  return b * 65536 + a;
}
