import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { answers, output } from './tools.ts';
import type { Areal } from './turf-coverage.ts';

/** A metric plane whose middle is the city: lengths there are right to 1e-6. PROJ projects, not the project's own code. */
function localPlane(homes: readonly Areal[]): string {
  const [lon, lat] = homes.flatMap(({ geometry }) => geometry.coordinates.flat(3));
  return `+proj=tmerc +lon_0=${lon} +lat_0=${lat} +k=1 +x_0=0 +y_0=0 +ellps=WGS84 +units=m +no_defs`;
}

const radius = (geometry: string) => `CASE WHEN ST_Area(${geometry}) >= 5000 THEN 500 WHEN ST_Area(${geometry}) >= 400 THEN 300 END`;

/** GDAL with SpatiaLite inside, asked for a buffer once. */
export function hasSpatialite(): boolean {
  const sql = 'SELECT ST_Area(ST_Buffer(ST_GeomFromText(geometry), 1, 64)) AS a FROM (SELECT 1)';
  return answers('ogr2ogr', ['--version']) && answers('ogrinfo', ['-q', ':memory:', '-dialect', 'SQLite', '-sql', sql]);
}

const sqlite = `SELECT ST_Area(ST_Intersection(s.g, h.g)) AS covered, ST_Area(h.g) AS total FROM
  (SELECT ST_Union(ST_Buffer(geom, ${radius('geom')}, 256)) AS g FROM park WHERE ST_Area(geom) >= 400) AS s,
  (SELECT ST_Union(ST_CollectionExtract(ST_MakeValid(geom), 3)) AS g FROM home) AS h`;

function fileOf(folder: string, name: string, features: readonly Areal[]): string {
  const path = join(folder, `${name}.geojson`);
  const plain = features.map(({ geometry }) => ({ type: 'Feature', geometry, properties: {} }));
  writeFileSync(path, JSON.stringify({ type: 'FeatureCollection', features: plain }));
  return path;
}

/** The same through GDAL's SQLite dialect: SpatiaLite on GEOS. */
export async function spatialiteCoverage(folder: string, parks: readonly Areal[], homes: readonly Areal[]) {
  const base = join(folder, 'oracle.gpkg');
  const plane = localPlane(homes);
  await output('ogr2ogr', ['-t_srs', plane, base, fileOf(folder, 'park', parks), '-nln', 'park', '-nlt', 'GEOMETRY']);
  await output('ogr2ogr', ['-update', '-t_srs', plane, base, fileOf(folder, 'home', homes), '-nln', 'home', '-nlt', 'GEOMETRY']);
  const text = await output('ogrinfo', ['-q', base, '-dialect', 'SQLite', '-sql', sqlite]);
  const value = (name: string) => Number(new RegExp(`${name} \\(Real\\) = (\\S+)`).exec(text)?.[1]);
  return { covered: value('covered'), total: value('total') };
}
