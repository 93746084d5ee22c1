import type { Database } from '@sqlite.org/sqlite-wasm';
import type { WrittenCrs } from '../written-crs.ts';

/** "GPKG", the mark of the format, and version 1.3. */
const marks = 'PRAGMA application_id = 0x47504B47; PRAGMA user_version = 10300;';

/** Tables that every GeoPackage has, and those of the two extensions we use. The wording is that of the standard (OGC 12-128r17, annex C). */
const tables = `
CREATE TABLE gpkg_spatial_ref_sys (
  srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT
);
CREATE TABLE gpkg_contents (
  table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE, description TEXT DEFAULT '',
  last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
  min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
  CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id)
);
CREATE TABLE gpkg_geometry_columns (
  table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL,
  z TINYINT NOT NULL, m TINYINT NOT NULL,
  CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name), CONSTRAINT uk_gc_table_name UNIQUE (table_name),
  CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
  CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id)
);
CREATE TABLE gpkg_extensions (
  table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, definition TEXT NOT NULL, scope TEXT NOT NULL,
  CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name)
);
CREATE TABLE gpkg_data_columns (
  table_name TEXT NOT NULL, column_name TEXT NOT NULL, name TEXT, title TEXT, description TEXT, mime_type TEXT, constraint_name TEXT,
  CONSTRAINT pk_gdc PRIMARY KEY (table_name, column_name), CONSTRAINT gdc_tn UNIQUE (table_name, name)
);
CREATE TABLE gpkg_data_column_constraints (
  constraint_name TEXT NOT NULL, constraint_type TEXT NOT NULL, value TEXT, min NUMERIC, min_is_inclusive BOOLEAN,
  max NUMERIC, max_is_inclusive BOOLEAN, description TEXT,
  CONSTRAINT gdcc_ntv UNIQUE (constraint_name, constraint_type, value)
);
INSERT INTO gpkg_extensions VALUES
  ('gpkg_data_columns', NULL, 'gpkg_schema', 'http://www.geopackage.org/spec130/#extension_schema', 'read-write'),
  ('gpkg_data_column_constraints', NULL, 'gpkg_schema', 'http://www.geopackage.org/spec130/#extension_schema', 'read-write');
`;

const wgs84 =
  'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","4326"]]';

/** Systems that every GeoPackage lists, the two unknown ones among them. */
const requiredSystems: readonly (readonly [name: string, id: number, organization: string, definition: string])[] = [
  ['Undefined Cartesian SRS', -1, 'NONE', 'undefined'],
  ['Undefined geographic SRS', 0, 'NONE', 'undefined'],
  ['WGS 84 geodetic', 4326, 'EPSG', wgs84],
];

/** A number of our own for a system that EPSG does not have. */
const ownSrsId = 100_000;

/** Creates what stands around the layers; returns the number of the system in use. */
export function createCatalogue(db: Database, crs: WrittenCrs): number {
  db.exec(marks);
  db.exec(tables);
  for (const [name, id, organization, definition] of requiredSystems) addSystem(db, name, id, organization, definition);
  if (crs.epsg === 4326) return 4326;
  // What has no definition is the undefined geographic system: GCJ-02 and BD-09 count in degrees.
  if (crs.ogcWkt === undefined) return 0;
  const id = crs.epsg ?? ownSrsId;
  addSystem(db, /\["([^"]+)"/.exec(crs.ogcWkt)?.[1] ?? crs.code, id, crs.epsg === undefined ? 'NONE' : 'EPSG', crs.ogcWkt);
  return id;
}

function addSystem(db: Database, name: string, id: number, organization: string, definition: string): void {
  db.exec({ sql: 'INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, NULL)', bind: [name, id, organization, id, definition] });
}
