import type { Geometry } from 'geojson';
import type { FileMetaData, ParquetScan, SchemaTree } from 'hyparquet';
import { parquetMetadata, parquetScan, parquetSchema } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { BadInput, badInput, type Issue } from '../../core/issue.ts';
import { Cancelled, type Host } from '../../core/result.ts';
import type { NamedBytes, Source, SourceColumn, SourceLayer, SourceRow } from '../format.ts';
import { layerNameOf } from '../layer-name.ts';
import { pacer } from '../pace.ts';
import { readWkb, type WkbFault, type WkbReading } from '../wkb.ts';
import { describeGeo, type GeoDescription } from './geo.ts';
import { nativeGeometry, nativeTypes } from './native.ts';
import { fieldValue, typeOfColumn } from './values.ts';

/** More rows than any city has of anything; a count beyond it is made to exhaust memory. */
const mostRows = 50_000_000;

export async function readGeoParquet(files: readonly NamedBytes[], file: string, host: Host): Promise<Source> {
  const bytes = files[0]?.bytes ?? new Uint8Array();
  proveWhole(bytes, file);
  try {
    return await readWhole(bytes, file, host);
  } catch (error) {
    if (error instanceof BadInput || error instanceof Cancelled) throw error;
    throw badInput('parquet-broken', {}, { file });
  }
}

/** A whole file ends as it begins. */
function proveWhole(bytes: Uint8Array, file: string): void {
  if (bytes.length === 0) throw badInput('empty-file', {}, { file });
  const mark = (at: number) => String.fromCharCode(...bytes.subarray(at, at + 4));
  if (mark(0) === 'PARE') throw badInput('parquet-encrypted', {}, { file });
  if (mark(0) !== 'PAR1') throw badInput('not-parquet', {}, { file });
  if (bytes.length < 12 || mark(bytes.length - 4) !== 'PAR1') throw badInput('cut-short', {}, { file });
}

async function readWhole(bytes: Uint8Array, file: string, host: Host): Promise<Source> {
  const buffer = bytes.slice().buffer;
  const metadata = parquetMetadata(buffer, { geoparquet: false });
  if (metadata.num_rows > mostRows) throw badInput('rows-too-many', { limit: mostRows }, { file });
  const columns = parquetSchema(metadata).children;
  const geo = describeGeo(metadata, columns);
  const { primary } = geo;
  if (primary !== undefined && primary.encoding !== 'WKB' && !nativeTypes.has(primary.encoding)) {
    throw badInput('parquet-encoding', { encoding: primary.encoding }, { file });
  }
  const leftOut = new Set([primary?.name, primary?.coveredBy, ...geo.others]);
  const plain = columns.filter((column) => !leftOut.has(column.element.name));
  const kept = plain.filter((column) => typeOfColumn(column) !== 'binary');
  const geometry = columns.find((column) => column.element.name === primary?.name);
  const parsers = { geometryFromBytes: (wkb: Uint8Array) => wkb, geographyFromBytes: (wkb: Uint8Array) => wkb };
  const scan = await parquetScan({ file: buffer, metadata, compressors, utf8: false, geoparquet: false, parsers });
  const table = await readColumns(scan, metadata, geometry === undefined ? kept : [geometry, ...kept], host);
  const { rows, faults, measured } = rowsOf(table, geo, kept, Number(metadata.num_rows), file);
  const layer: SourceLayer = {
    name: layerNameOf(file),
    columns: kept.map((column): SourceColumn => ({ name: column.element.name, type: typeOfColumn(column) as SourceColumn['type'] })),
    rows,
    faults,
    ...(primary?.crs && { crs: primary.crs }),
  };
  const binary = plain.filter((column) => typeOfColumn(column) === 'binary').map(({ element }) => element.name);
  const issues = [...geoIssues(geo, binary, file), ...measured];
  return { file, format: 'geoparquet', encoding: { name: 'utf-8', reason: 'format' }, layers: [layer], issues };
}

function geoIssues({ broken, others }: GeoDescription, binary: readonly string[], file: string): Issue[] {
  const issues: Issue[] = [];
  if (broken) issues.push({ code: 'parquet-geo-broken', severity: 'warning', params: {}, file });
  if (others.length > 0) issues.push({ code: 'parquet-more-geometry', severity: 'warning', params: { columns: others.join(', ') }, file });
  if (binary.length > 0) issues.push({ code: 'columns-binary', severity: 'warning', params: { columns: binary.join(', ') }, file });
  return issues;
}

/** All values by column name, read one column of one row group at a time so that "cancel" is heard between. */
async function readColumns(
  scan: ParquetScan,
  metadata: FileMetaData,
  columns: readonly SchemaTree[],
  host: Host,
): Promise<ReadonlyMap<string, readonly unknown[]>> {
  const table = new Map<string, unknown[]>(columns.map(({ element }) => [element.name, []]));
  const pace = pacer(host);
  const total = metadata.row_groups.length * columns.length || 1;
  let [done, rowStart] = [0, 0];
  for (const group of metadata.row_groups) {
    const rowEnd = rowStart + Number(group.num_rows);
    for (const [column, values] of table) {
      await pace(done++ / total);
      const read = await scan.readColumn({ column, rowStart, rowEnd });
      for (let i = 0; i < read.length; i++) values.push(read[i]);
    }
    rowStart = rowEnd;
  }
  return table;
}

interface Rows {
  readonly rows: SourceRow[];
  readonly faults: Issue[];
  readonly measured: readonly Issue[];
}

function rowsOf(
  table: ReadonlyMap<string, readonly unknown[]>,
  { primary }: GeoDescription,
  columns: readonly SchemaTree[],
  count: number,
  file: string,
): Rows {
  const rows: SourceRow[] = [];
  const faults: Issue[] = [];
  const measuredRows: number[] = [];
  const shapes = primary === undefined ? undefined : table.get(primary.name);
  for (let index = 0; index < count; index++) {
    const row = index + 1;
    const read = shapes === undefined ? nothing : geometryOf(shapes[index], primary?.encoding ?? 'WKB');
    if ('code' in read) {
      faults.push({ ...read, severity: 'error', file, row });
      continue;
    }
    if (read.measured) measuredRows.push(row);
    const values = Object.fromEntries(
      columns.map((column) => [column.element.name, fieldValue(table.get(column.element.name)?.[index], column)]),
    );
    rows.push({ row, geometry: read.geometry, values });
  }
  const [first] = measuredRows;
  const params = { count: measuredRows.length, first: first ?? 0 };
  return { rows, faults, measured: first === undefined ? [] : [{ code: 'measure-dropped', severity: 'info', params, file }] };
}

const nothing: { readonly geometry: Geometry | null; readonly measured: boolean } = { geometry: null, measured: false };

function geometryOf(value: unknown, encoding: string): WkbReading | WkbFault {
  if (value === null || value === undefined) return nothing;
  if (encoding !== 'WKB') return nativeGeometry(value, encoding);
  return value instanceof Uint8Array ? readWkb(value) : { code: 'wkb-broken', params: {} };
}
