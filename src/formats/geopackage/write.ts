import type { Database, Sqlite3Static } from '@sqlite.org/sqlite-wasm';
import type { Geometry } from 'geojson';
import type { FieldValue } from '../../core/asset.ts';
import type { ExportColumn, ExportLayer, WriteOptions, Written } from '../format.ts';
import { hasHeights } from '../wkb.ts';
import { columnsWithId, fittingType, writtenValue } from '../written-columns.ts';
import { type WrittenCrs, writtenCrs } from '../written-crs.ts';
import { envelopeOf, gpkgGeometry } from './blob.ts';
import { createCatalogue } from './schema.ts';
import { loadSqlite, openDatabase, quoted, type SqlValue } from './sqlite.ts';

/** Writes one feature layer as a GeoPackage 1.3 without a spatial index. */
export async function writeGeoPackage(layer: ExportLayer, options: WriteOptions): Promise<Written> {
  const crs = writtenCrs(options.crs, options.file);
  const sqlite = await loadSqlite();
  const db = openDatabase(sqlite);
  try {
    db.transaction(() => writeLayer(sqlite, db, layer, crs));
    const bytes = sqlite.capi.sqlite3_js_db_export(db);
    return { files: [{ name: options.file, bytes }], issues: crs.issues };
  } finally {
    db.close();
  }
}

const sqlTypes: Readonly<Record<ExportColumn['type'], string>> = {
  text: 'TEXT',
  number: 'DOUBLE',
  integer: 'INTEGER',
  boolean: 'BOOLEAN',
  date: 'DATE',
  list: 'TEXT',
};

interface TableColumn {
  readonly name: string;
  readonly column: ExportColumn;
}

function writeLayer(sqlite: Sqlite3Static, db: Database, layer: ExportLayer, crs: WrittenCrs): void {
  const srsId = createCatalogue(db, crs);
  const columns = tableColumns(layer);
  const [fid, geom] = [unusedName('fid', columns), unusedName('geom', columns)];
  const geometries = layer.features.map(({ geometry }) => geometry && crs.place(geometry));
  createTable(db, layer, columns, fid, geom);
  const type = geometryType(geometries);
  const hasZ = geometries.some((geometry) => geometry !== null && hasHeights(geometry));
  const extent = extentOf(geometries);
  db.exec({
    sql: `INSERT INTO gpkg_contents (table_name, data_type, identifier, min_x, min_y, max_x, max_y, srs_id) VALUES (?, 'features', ?, ?, ?, ?, ?, ?)`,
    bind: [layer.name, layer.name, ...extent, srsId],
  });
  // 2: heights are optional.
  db.exec({ sql: 'INSERT INTO gpkg_geometry_columns VALUES (?, ?, ?, ?, ?, 0)', bind: [layer.name, geom, type, srsId, hasZ ? 2 : 0] });
  describeColumns(db, layer, columns);
  insertRows(sqlite, db, layer, columns, geom, geometries, srsId);
}

/** Columns under names that differ for SQLite, which takes no notice of case. */
function tableColumns(layer: ExportLayer): readonly TableColumn[] {
  const taken = new Set<string>();
  return columnsWithId(layer).map((column) => {
    let name = column.key;
    for (let number = 2; taken.has(name.toLowerCase()); number++) name = `${column.key}_${number}`;
    taken.add(name.toLowerCase());
    return { name, column };
  });
}

function unusedName(wanted: string, columns: readonly TableColumn[]): string {
  const taken = new Set(columns.map(({ name }) => name.toLowerCase()));
  let name = wanted;
  for (let number = 2; taken.has(name); number++) name = `${wanted}_${number}`;
  return name;
}

function createTable(db: Database, layer: ExportLayer, columns: readonly TableColumn[], fid: string, geom: string): void {
  const own = columns.map(({ name, column }) => `${quoted(name)} ${sqlTypes[fittingType(column, layer.features)]}`);
  const all = [
    `${quoted(fid)} INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL`,
    `${quoted(geom)} ${geometryType(layer.features.map((each) => each.geometry))}`,
  ];
  db.exec(`CREATE TABLE ${quoted(layer.name)} (${[...all, ...own].join(', ')})`);
}

/** The one type of all geometries, the Multi one where single ones stand among them, else any. */
function geometryType(geometries: readonly (Geometry | null)[]): string {
  const types = new Set(geometries.flatMap((geometry) => (geometry === null ? [] : [geometry.type.toUpperCase()])));
  const [only] = types;
  return types.size === 1 && only !== undefined ? only : 'GEOMETRY';
}

function extentOf(geometries: readonly (Geometry | null)[]): readonly (number | null)[] {
  const extent = [Infinity, Infinity, -Infinity, -Infinity];
  for (const geometry of geometries) {
    if (geometry === null) continue;
    const [minX, maxX, minY, maxY] = envelopeOf(geometry);
    extent[0] = Math.min(extent[0] as number, minX);
    extent[1] = Math.min(extent[1] as number, minY);
    extent[2] = Math.max(extent[2] as number, maxX);
    extent[3] = Math.max(extent[3] as number, maxY);
  }
  return extent.map((value) => (Number.isFinite(value) ? value : null));
}

/** Labels, units, and which texts are JSON lists, by the schema extension of the format. */
function describeColumns(db: Database, layer: ExportLayer, columns: readonly TableColumn[]): void {
  for (const { name, column } of columns) {
    const label = column.label === column.key ? null : column.label;
    const mime = column.type === 'list' ? 'application/json' : null;
    if (label === null && mime === null && column.unit === undefined) continue;
    db.exec({
      sql: 'INSERT INTO gpkg_data_columns (table_name, column_name, title, description, mime_type) VALUES (?, ?, ?, ?, ?)',
      bind: [layer.name, name, label, column.unit ?? null, mime],
    });
  }
}

function insertRows(
  { capi }: Sqlite3Static,
  db: Database,
  layer: ExportLayer,
  columns: readonly TableColumn[],
  geom: string,
  geometries: readonly (Geometry | null)[],
  srsId: number,
): void {
  const names = [geom, ...columns.map(({ name }) => name)];
  const sql = `INSERT INTO ${quoted(layer.name)} (${names.map(quoted).join(', ')}) VALUES (${names.map(() => '?').join(', ')})`;
  const statement = db.prepare(sql);
  try {
    for (const [index, feature] of layer.features.entries()) {
      const geometry = geometries[index] ?? null;
      const values = columns.map(({ column }) => sqlValue(writtenValue(feature, column.key)));
      statement.bind([geometry === null ? null : gpkgGeometry(geometry, srsId), ...values]);
      // The library binds whole doubles as 64-bit integers, which those from 2^63 on are not.
      for (const [at, value] of values.entries()) {
        if (typeof value === 'number' && !Number.isSafeInteger(value)) capi.sqlite3_bind_double(statement, at + 2, value);
      }
      statement.stepReset();
    }
  } finally {
    statement.finalize();
  }
}

/** SQLite has no truth values and no lists; it would keep a not-a-number as null anyway. */
function sqlValue(value: FieldValue): SqlValue {
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (Array.isArray(value)) return JSON.stringify(value);
  return value as SqlValue;
}
