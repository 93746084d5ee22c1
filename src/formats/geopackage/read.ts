import type { Database, PreparedStatement } from '@sqlite.org/sqlite-wasm';
import type { FieldValue } from '../../core/asset.ts';
import { BadInput, badInput, type Issue } from '../../core/issue.ts';
import { Cancelled, type Host } from '../../core/result.ts';
import { exactInteger } from '../exact-number.ts';
import type { NamedBytes, Source, SourceColumn, SourceLayer, SourceRow, StatedCrs } from '../format.ts';
import { listOrText } from '../json-list.ts';
import { pacer } from '../pace.ts';
import { readGpkgGeometry } from './blob.ts';
import { allRows, eachRow, loadSqlite, oneValue, openDatabase, quoted, type SqlValue } from './sqlite.ts';

/** Reads all feature layers and attribute tables of a GeoPackage. Throws one sentence where it is none, or a table cannot be read through. */
export async function readGeoPackage(files: readonly NamedBytes[], file: string, host: Host): Promise<Source> {
  const bytes = files[0]?.bytes ?? new Uint8Array();
  proveWhole(bytes, file);
  const sqlite = await loadSqlite();
  let db: Database | undefined;
  try {
    db = openDatabase(sqlite, bytes);
    const tables = listTables(db, file);
    const issues: Issue[] = skippedIssues(db, file);
    const layers: SourceLayer[] = [];
    for (const [index, table] of tables.entries()) {
      const part: Host = {
        ...host,
        progress: (share) => host.progress((index + share) / tables.length),
        cancelled: () => host.cancelled(),
      };
      layers.push(await readTable(db, table, file, issues, part));
    }
    return { file, format: 'geopackage', encoding: { name: 'utf-8', reason: 'format' }, layers, issues };
  } catch (error) {
    if (error instanceof BadInput || error instanceof Cancelled) throw error;
    throw badInput('sqlite-broken', { reason: reasonOf(error) }, { file });
  } finally {
    db?.close();
  }
}

/** SQLite's own words, without the prefix of the library. */
function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message.replace(/^SQLITE_\w+: sqlite3 result code \d+: /, '') : String(error);
}

const pageCountAt = 28;

/** A file that was cut has fewer pages than its head says; the count holds only where the two change counters agree. */
function proveWhole(bytes: Uint8Array, file: string): void {
  if (bytes.length === 0) throw badInput('empty-file', {}, { file });
  if (bytes.length < 100) throw badInput('cut-short', {}, { file });
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const stated = view.getUint16(16);
  const pageBytes = stated === 1 ? 65_536 : stated;
  const isCountValid = view.getUint32(24) === view.getUint32(92);
  if (isCountValid && view.getUint32(pageCountAt) * pageBytes > bytes.length) throw badInput('cut-short', {}, { file });
}

interface Table {
  readonly name: string;
  readonly label: string;
  readonly geometry: string | undefined;
  readonly crs: StatedCrs | undefined;
}

function listTables(db: Database, file: string): Table[] {
  const names = new Set(allRows(db, `SELECT name FROM sqlite_master WHERE type IN ('table', 'view')`).map(({ name }) => String(name)));
  if (!names.has('gpkg_contents')) throw badInput('not-geopackage', {}, { file });
  const hasGeometry = names.has('gpkg_geometry_columns');
  const contents = allRows(db, `SELECT table_name, identifier, data_type FROM gpkg_contents ORDER BY rowid`);
  const geometries = hasGeometry ? allRows(db, 'SELECT table_name, column_name, srs_id FROM gpkg_geometry_columns') : [];
  return contents.flatMap(({ table_name, identifier, data_type }) => {
    if (data_type !== 'features' && data_type !== 'attributes' && data_type !== 'aspatial') return [];
    const name = String(table_name);
    const geometry = geometries.find((each) => String(each.table_name).toLowerCase() === name.toLowerCase());
    if (![...names].some((each) => each.toLowerCase() === name.toLowerCase()))
      throw badInput('gpkg-table-missing', { table: name }, { file });
    const crs = geometry && crsOf(db, geometry.srs_id ?? null);
    return [{ name, label: identifier ? String(identifier) : name, geometry: geometry && String(geometry.column_name), crs }];
  });
}

/** The system by its code where it has one, else by its definition; -1 and 0 are how the format says "unknown". */
function crsOf(db: Database, srsId: SqlValue): StatedCrs | undefined {
  if (srsId === null || Number(srsId) <= 0) return undefined;
  const [row] = allRows(db, 'SELECT organization, organization_coordsys_id AS id, definition FROM gpkg_spatial_ref_sys WHERE srs_id = ?', [
    srsId,
  ]);
  if (row === undefined) return undefined;
  const organization = String(row.organization).toUpperCase();
  if (organization === 'EPSG') return { text: `EPSG:${row.id}`, by: 'file' };
  const definition = String(row.definition ?? '');
  if (definition !== '' && definition.toLowerCase() !== 'undefined') return { text: definition, by: 'file' };
  return organization === 'NONE' || organization === '' ? undefined : { text: `${organization}:${row.id}`, by: 'file' };
}

function skippedIssues(db: Database, file: string): Issue[] {
  const tiles = oneValue(db, `SELECT count(*) FROM gpkg_contents WHERE data_type NOT IN ('features', 'attributes', 'aspatial')`);
  return Number(tiles) > 0 ? [{ code: 'gpkg-tiles', severity: 'info', params: { count: Number(tiles) }, file }] : [];
}

interface Column {
  readonly name: string;
  /** The schema extension says that its texts are JSON. */
  readonly isJson: boolean;
  readonly type: SourceColumn['type'] | 'geometry' | 'blob' | 'key';
}

function listColumns(db: Database, table: Table): Column[] {
  const rows = allRows(db, `SELECT name, type, pk FROM pragma_table_info(?)`, [table.name]);
  const keys = rows.filter(({ pk }) => Number(pk) > 0);
  const json = jsonColumns(db, table.name);
  return rows.map(({ name, type, pk }) => {
    const isKey = keys.length === 1 && Number(pk) === 1 && /^INT/i.test(String(type));
    const isGeometry = String(name).toLowerCase() === table.geometry?.toLowerCase();
    const isJson = json.has(String(name));
    return { name: String(name), isJson, type: isGeometry ? 'geometry' : isKey ? 'key' : columnType(String(type)) };
  });
}

function jsonColumns(db: Database, table: string): ReadonlySet<string> {
  const described = oneValue(db, `SELECT count(*) FROM pragma_table_info('gpkg_data_columns') WHERE name = 'mime_type'`);
  if (described !== 1) return new Set();
  const rows = allRows(db, `SELECT column_name FROM gpkg_data_columns WHERE table_name = ? AND mime_type = 'application/json'`, [table]);
  return new Set(rows.map(({ column_name }) => String(column_name)));
}

function columnType(declared: string): Column['type'] {
  const type = declared.toUpperCase();
  if (type.startsWith('BOOL')) return 'boolean';
  if (/^(TINY|SMALL|MEDIUM|BIG)?INT|^DOUBLE|^FLOAT|^REAL|^NUM|^DEC/.test(type)) return 'number';
  if (type.startsWith('DATE')) return 'date';
  if (type.startsWith('BLOB')) return 'blob';
  return type === '' ? 'mixed' : 'text';
}

async function readTable(db: Database, table: Table, file: string, issues: Issue[], host: Host): Promise<SourceLayer> {
  const columns = listColumns(db, table);
  const total = Number(oneValue(db, `SELECT count(*) FROM ${quoted(table.name)}`)) || 1;
  const rows: SourceRow[] = [];
  const faults: Issue[] = [];
  const left = new Set(columns.filter(({ type }) => type === 'blob').map(({ name }) => name));
  let [row, measured, firstMeasured] = [0, 0, 0];
  const pace = pacer(host);
  const key = columns.find(({ type }) => type === 'key');
  const names = columns.map(({ name }) => quoted(name)).join(', ');
  const order = key === undefined ? '' : ` ORDER BY ${quoted(key.name)}`;
  await eachRow(db, `SELECT ${names || '1'} FROM ${quoted(table.name)}${order}`, async (statement) => {
    if (row % 256 === 0) await pace(Math.min(1, row / total));
    row++;
    const read = readRow(statement, columns, row, left);
    if ('fault' in read) return void faults.push({ ...read.fault, severity: 'error', file, row });
    rows.push(read.row);
    if (!read.measured) return;
    measured++;
    firstMeasured ||= row;
  });
  if (measured > 0) issues.push({ code: 'measure-dropped', severity: 'info', params: { count: measured, first: firstMeasured }, file });
  if (left.size > 0) {
    issues.push({ code: 'gpkg-blobs', severity: 'warning', params: { layer: table.label, columns: [...left].join(', ') }, file });
  }
  const kept = columns.flatMap(({ name, type }): SourceColumn[] => {
    return type === 'geometry' || type === 'blob' || type === 'key' ? [] : [{ name, type }];
  });
  return { name: table.label, columns: kept, rows, faults, ...(table.crs && { crs: table.crs }) };
}

type RowRead = { readonly row: SourceRow; readonly measured: boolean } | { readonly fault: Pick<Issue, 'code' | 'params'> };

function readRow(statement: PreparedStatement, columns: readonly Column[], row: number, left: Set<string>): RowRead {
  const values: Record<string, FieldValue> = {};
  let geometry: SourceRow['geometry'] = null;
  let measured = false;
  let id: string | undefined;
  for (const [index, { name, type, isJson }] of columns.entries()) {
    const value = statement.get(index) as SqlValue;
    if (type === 'key') id = value === null ? undefined : String(value);
    else if (type === 'geometry') {
      const read = geometryOf(value);
      if ('code' in read) return { fault: read };
      geometry = read.geometry;
      measured = read.measured;
    } else if (value instanceof Uint8Array) left.add(name);
    else if (type !== 'blob') values[name] = isJson && typeof value === 'string' ? listOrText(value) : fieldValue(value, type);
  }
  return { row: { row, ...(id !== undefined && { id }), geometry, values }, measured };
}

function geometryOf(value: SqlValue): ReturnType<typeof readGpkgGeometry> {
  if (value === null) return { geometry: null, measured: false };
  return value instanceof Uint8Array ? readGpkgGeometry(value) : { code: 'wkb-broken', params: {} };
}

/** SQLite lets any value stand in any column: only what fits its type is turned. Numbers beyond 2^53 stay exact as text. */
function fieldValue(value: Exclude<SqlValue, Uint8Array>, type: Column['type']): FieldValue {
  if (typeof value === 'bigint') return exactInteger(value);
  if (type === 'boolean' && (value === 0 || value === 1)) return value === 1;
  return value;
}
