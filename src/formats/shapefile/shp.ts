import type { Geometry, Position } from 'geojson';
import { badInput } from '../../core/issue.ts';
import { arrangeRings } from './rings.ts';

/** Where the records of a `.shp` lie. */
export interface ShapeIndex {
  readonly view: DataView;
  /** Offset of the content of each record and its length in bytes; length 0: no shape. In the order of the table's rows. */
  readonly records: readonly { readonly at: number; readonly length: number }[];
  /** True where a `.shx` was there but does not fit, and the records were found by walking. */
  readonly indexUnusable: boolean;
}

/** One shape as read. */
export interface Shape {
  readonly geometry: Geometry | null;
  /** A measure other than nothing and zero stood there and was left out. */
  readonly measured: boolean;
  /** See `arrangeRings`. */
  readonly rewound: boolean;
}

export interface ShapeFault {
  readonly code: 'shape-broken' | 'shape-type';
  readonly params: Readonly<Record<string, string | number>>;
}

const headerBytes = 100;

const fileCode = 9994;

/**
 * Finds the records of a `.shp`. The `.shx` is the authority: programs that edit in place append a changed shape and leave the old one behind.
 * Without one the records are walked, and a number that comes again replaces the earlier.
 */
export function indexShapes(bytes: Uint8Array, shx: Uint8Array | undefined, file: string): ShapeIndex {
  const view = viewOf(bytes);
  if (bytes.length === 0) throw badInput('empty-file', {}, { file });
  if (bytes.length >= 4 && view.getInt32(0) !== fileCode) throw badInput('not-shapefile', {}, { file });
  if (bytes.length < headerBytes || view.getInt32(24) * 2 > bytes.length) throw badInput('cut-short', {}, { file });
  const indexed = shx && fromIndex(view, viewOf(shx));
  return { view, records: indexed ?? walked(view, file), indexUnusable: shx !== undefined && indexed === undefined };
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Records by the index file; undefined where it does not fit the shapes. */
function fromIndex(view: DataView, shx: DataView): ShapeIndex['records'] | undefined {
  if (shx.byteLength < headerBytes || shx.getInt32(0) !== fileCode) return undefined;
  const count = Math.floor((Math.min(shx.byteLength, shx.getInt32(24) * 2) - headerBytes) / 8);
  const records: { at: number; length: number }[] = [];
  for (let i = 0; i < count; i++) {
    const offset = shx.getInt32(headerBytes + 8 * i) * 2;
    const length = shx.getInt32(headerBytes + 8 * i + 4) * 2;
    const isNone = offset === 0 && length === 0;
    if (!isNone && (offset < headerBytes || offset + 8 + length > view.byteLength || view.getInt32(offset + 4) * 2 < length))
      return undefined;
    records.push({ at: offset + 8, length });
  }
  return records;
}

function walked(view: DataView, file: string): ShapeIndex['records'] {
  const end = view.getInt32(24) * 2 || view.byteLength;
  const found: { at: number; length: number; number: number }[] = [];
  for (let at = headerBytes; at < end; ) {
    if (at + 8 > end) throw badInput('cut-short', {}, { file });
    const length = view.getInt32(at + 4) * 2;
    if (length < 0 || at + 8 + length > end) throw badInput('cut-short', {}, { file });
    found.push({ at: at + 8, length, number: view.getInt32(at) });
    at += 8 + length;
  }
  const byNumber = new Map(found.map((record) => [record.number, record]));
  const isWhole = Array.from({ length: byNumber.size }, (_, index) => byNumber.has(index + 1)).every(Boolean);
  return isWhole && byNumber.size < found.length ? [...byNumber.values()].sort((a, b) => a.number - b.number) : found;
}

/** What a shape type holds; 20 more: with measure, 10 more: with height (and maybe measure). */
const families: Readonly<Record<number, 'point' | 'line' | 'polygon' | 'points'>> = { 1: 'point', 3: 'line', 5: 'polygon', 8: 'points' };

/** Values below this mean "no data" by the rule of the format. */
const noData = -1e38;

/** Reads the shape of one row, counted from 0. */
export function readShape({ view, records }: ShapeIndex, row: number): Shape | ShapeFault {
  const record = records[row];
  if (record === undefined || record.length === 0) return nothing;
  if (record.length < 4) return broken;
  const type = view.getInt32(record.at, true);
  if (type === 0) return nothing;
  const family = families[type % 10];
  if (family === undefined || type > 28 || type < 0) return { code: 'shape-type', params: { type } };
  const content = new DataView(view.buffer, view.byteOffset + record.at + 4, record.length - 4);
  return family === 'point' ? readPoint(content, type) : readVertices(content, type, family);
}

const nothing: Shape = { geometry: null, measured: false, rewound: false };
const broken: ShapeFault = { code: 'shape-broken', params: {} };

function readPoint(content: DataView, type: number): Shape | ShapeFault {
  const hasZ = type === 11;
  const measureAt = hasZ ? 24 : 16;
  if (content.byteLength < (hasZ ? 24 : 16)) return broken;
  const coordinates = [content.getFloat64(0, true), content.getFloat64(8, true)];
  if (coordinates.every(Number.isNaN)) return nothing;
  const z = hasZ ? content.getFloat64(16, true) : Number.NaN;
  if (z > noData) coordinates.push(z);
  const measured = type > 10 && content.byteLength >= measureAt + 8 && isMeasure(content.getFloat64(measureAt, true));
  return { geometry: { type: 'Point', coordinates }, measured, rewound: false };
}

function isMeasure(value: number): boolean {
  return value > noData && value !== 0;
}

/** Shapes of many vertices: box, counts, parts, then x and y of all, then z of all, then measures. */
function readVertices(content: DataView, type: number, family: 'line' | 'polygon' | 'points'): Shape | ShapeFault {
  const hasParts = family !== 'points';
  const fixed = hasParts ? 40 : 36;
  if (content.byteLength < fixed) return broken;
  const partCount = hasParts ? content.getInt32(32, true) : 0;
  const count = content.getInt32(fixed - 4, true);
  const hasZ = type > 10 && type < 20;
  const verticesAt = fixed + 4 * partCount;
  const zAt = verticesAt + 16 * count + 16;
  const measureAt = hasZ ? zAt + 8 * count + 16 : zAt;
  const needed = hasZ ? measureAt - 16 : verticesAt + 16 * count;
  if (partCount < 0 || count < 0 || content.byteLength < needed) return broken;
  const positions: Position[] = new Array(count);
  for (let i = 0; i < count; i++) {
    const at = verticesAt + 16 * i;
    const z = hasZ ? content.getFloat64(zAt + 8 * i, true) : Number.NaN;
    const flat = [content.getFloat64(at, true), content.getFloat64(at + 8, true)];
    positions[i] = z > noData ? [...flat, z] : flat;
  }
  const measured = type > 10 && hasMeasures(content, measureAt, count);
  if (!hasParts) return { geometry: count === 0 ? null : { type: 'MultiPoint', coordinates: positions }, measured, rewound: false };
  const parts = splitParts(content, fixed, partCount, positions);
  if (parts === undefined) return broken;
  if (family === 'polygon') return { measured, ...arrangeRings(parts) };
  return { geometry: lines(parts), measured, rewound: false };
}

function hasMeasures(content: DataView, at: number, count: number): boolean {
  if (content.byteLength < at + 8 * count) return false;
  for (let i = 0; i < count; i++) if (isMeasure(content.getFloat64(at + 8 * i, true))) return true;
  return false;
}

/** Vertices by part; undefined where the starts of the parts do not rise within the vertices. */
function splitParts(content: DataView, at: number, count: number, positions: readonly Position[]): Position[][] | undefined {
  const starts = Array.from({ length: count }, (_, i) => content.getInt32(at + 4 * i, true));
  starts.push(positions.length);
  const rise = starts.every((start, i) => start >= (i === 0 ? 0 : (starts[i - 1] as number)) && start <= positions.length);
  return rise ? starts.slice(0, -1).map((start, i) => positions.slice(start, starts[i + 1])) : undefined;
}

function lines(parts: readonly Position[][]): Geometry | null {
  const filled = parts.filter((part) => part.length > 0);
  const [only] = filled;
  if (only === undefined) return null;
  return filled.length === 1 ? { type: 'LineString', coordinates: only } : { type: 'MultiLineString', coordinates: [...filled] };
}
