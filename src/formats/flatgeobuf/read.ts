import * as flatbuffers from 'flatbuffers';
import { ColumnType } from 'flatgeobuf/lib/mjs/flat-geobuf/column-type.js';
import { Feature } from 'flatgeobuf/lib/mjs/flat-geobuf/feature.js';
import { GeometryType } from 'flatgeobuf/lib/mjs/flat-geobuf/geometry-type.js';
import { fromGeometry } from 'flatgeobuf/lib/mjs/geojson/geometry.js';
import { fromByteBuffer, type HeaderMeta } from 'flatgeobuf/lib/mjs/header-meta.js';
import { calcTreeSize } from 'flatgeobuf/lib/mjs/packedrtree.js';
import type { Geometry } from 'geojson';
import { badInput, type Issue } from '../../core/issue.ts';
import type { Host } from '../../core/result.ts';
import type { NamedBytes, Source, SourceColumn, SourceRow, StatedCrs } from '../format.ts';
import { mapPositions } from '../geojson/geometry.ts';
import { layerNameOf } from '../layer-name.ts';
import { pacer } from '../pace.ts';
import { hasHeights } from '../wkb.ts';
import { readProperties } from './properties.ts';

const magicBytes = 8;
const prefixBytes = 4;
/** Names and types of columns; a length beyond this is damage and does not tell that anything is missing. */
const mostHeaderBytes = 16 << 20;

export async function readFlatGeobuf(files: readonly NamedBytes[], file: string, host: Host): Promise<Source> {
  const bytes = files[0]?.bytes ?? new Uint8Array();
  if (bytes.length === 0) throw badInput('empty-file', {}, { file });
  const { header, featuresAt } = openHeader(bytes, file);
  const columns = header.columns ?? [];
  const rows: SourceRow[] = [];
  const faults: Issue[] = [];
  const view = viewOf(bytes);
  const pace = pacer(host);
  let [row, measured, firstMeasured] = [0, 0, 0];
  for (let at = featuresAt; at < bytes.length; ) {
    if (row % 256 === 0) await pace(at / bytes.length);
    row++;
    const end = at + prefixBytes <= bytes.length ? at + prefixBytes + view.getUint32(at, true) : Number.POSITIVE_INFINITY;
    if (end > bytes.length) throw badInput('cut-short', {}, { file });
    const read = readFeature(bytes.slice(at, end), header);
    if ('code' in read) faults.push({ ...read, severity: 'error', file, row });
    else {
      rows.push({ row, geometry: read.geometry, values: read.values });
      if (read.measured) measured++;
      if (read.measured) firstMeasured ||= row;
    }
    at = end;
  }
  if (row < header.featuresCount) throw badInput('cut-short', {}, { file });
  const crs = crsOf(header);
  const layer = { name: layerNameOf(file), columns: columns.flatMap(sourceColumn), rows, faults, ...(crs && { crs }) };
  const issues = headerIssues(columns, file);
  if (measured > 0) issues.push({ code: 'measure-dropped', severity: 'info', params: { count: measured, first: firstMeasured }, file });
  return { file, format: 'flatgeobuf', encoding: { name: 'utf-8', reason: 'format' }, layers: [layer], issues };
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Reads the head and finds where features begin: behind the head and the index, if there is one. */
function openHeader(bytes: Uint8Array, file: string): { readonly header: HeaderMeta; readonly featuresAt: number } {
  const isOurs = bytes[0] === 0x66 && bytes[1] === 0x67 && bytes[2] === 0x62;
  if (!isOurs) throw badInput('not-flatgeobuf', {}, { file });
  if (bytes[3] !== 3) throw badInput('flatgeobuf-version', { version: bytes[3] ?? 0 }, { file });
  if (bytes.length < magicBytes + prefixBytes) throw badInput('cut-short', {}, { file });
  const headerBytes = viewOf(bytes).getUint32(magicBytes, true);
  if (headerBytes > mostHeaderBytes) throw badInput('flatgeobuf-broken', {}, { file });
  const headerEnd = magicBytes + prefixBytes + headerBytes;
  if (headerEnd > bytes.length) throw badInput('cut-short', {}, { file });
  const header = parsed(bytes.slice(magicBytes, headerEnd), file);
  const { indexNodeSize, featuresCount } = header;
  const hasIndex = indexNodeSize > 1 && featuresCount > 0;
  // An index has a node for each feature at least: a count that the bytes cannot hold is not handed to the library.
  if (hasIndex && featuresCount * 40 > bytes.length) throw badInput('cut-short', {}, { file });
  const featuresAt = headerEnd + (hasIndex ? calcTreeSize(featuresCount, indexNodeSize) : 0);
  if (featuresAt > bytes.length) throw badInput('cut-short', {}, { file });
  return { header, featuresAt };
}

function parsed(bytes: Uint8Array, file: string): HeaderMeta {
  try {
    return fromByteBuffer(new flatbuffers.ByteBuffer(bytes));
  } catch {
    throw badInput('flatgeobuf-broken', {}, { file });
  }
}

/** The system by its code, else by its definition. */
function crsOf({ crs }: HeaderMeta): StatedCrs | undefined {
  if (crs === null) return undefined;
  const organization = (crs.org ?? 'EPSG').toUpperCase();
  if (crs.code > 0 && organization === 'EPSG') return { text: `EPSG:${crs.code}`, by: 'file' };
  if (crs.wkt) return { text: crs.wkt, by: 'file' };
  const code = crs.code_string || (crs.code > 0 ? String(crs.code) : '');
  return code === '' ? undefined : { text: `${organization}:${code}`, by: 'file' };
}

type FgbColumns = NonNullable<HeaderMeta['columns']>;

function sourceColumn({ name, type }: FgbColumns[number]): SourceColumn[] {
  if (type === ColumnType.Binary) return [];
  if (type === ColumnType.Bool) return [{ name, type: 'boolean' }];
  if (type === ColumnType.DateTime) return [{ name, type: 'date' }];
  return [{ name, type: type === ColumnType.String || type === ColumnType.Json ? 'text' : 'number' }];
}

function headerIssues(columns: FgbColumns, file: string): Issue[] {
  const left = columns.filter(({ type }) => type === ColumnType.Binary).map(({ name }) => name);
  return left.length === 0 ? [] : [{ code: 'columns-binary', severity: 'warning', params: { columns: left.join(', ') }, file }];
}

type FeatureRead = { readonly geometry: Geometry | null; readonly values: SourceRow['values']; readonly measured: boolean };

/** Reads one feature from bytes of its own: the library's views of doubles want them to start at a multiple of eight. */
function readFeature(bytes: Uint8Array, header: HeaderMeta): FeatureRead | Pick<Issue, 'code' | 'params'> {
  try {
    const feature = Feature.getSizePrefixedRootAsFeature(new flatbuffers.ByteBuffer(bytes));
    const values = readProperties(feature.propertiesArray(), header.columns ?? []);
    const shape = feature.geometry();
    if (shape === null) return { geometry: null, values, measured: false };
    const type = header.geometryType === GeometryType.Unknown ? shape.type() : header.geometryType;
    if (type > GeometryType.GeometryCollection) return { code: 'geometry-curved', params: { type: GeometryType[type] ?? String(type) } };
    return { geometry: filled(withoutNaN(fromGeometry(shape, type))), values, measured: shape.mLength() > 0 };
  } catch {
    return { code: 'feature-broken', params: {} };
  }
}

/** NaN for a height is how "none" is written among heights. */
function withoutNaN(geometry: Geometry): Geometry {
  return hasHeights(geometry)
    ? mapPositions(geometry, (position) => (Number.isNaN(position[2]) ? position.slice(0, 2) : position))
    : geometry;
}

/** Null for what is empty. */
function filled(geometry: Geometry): Geometry | null {
  if (geometry.type === 'GeometryCollection') return geometry.geometries.length === 0 ? null : geometry;
  const [first] = geometry.coordinates;
  return first === undefined || (Array.isArray(first) && first.length === 0) ? null : geometry;
}
