import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FeatureCollection } from 'geojson';
import { describe, expect, it } from 'vitest';
import { exportLayer } from '../../src/formats/export.ts';
import type { FormatId, NamedBytes } from '../../src/formats/format.ts';
import { kindById } from '../../src/layers/registry.ts';
import { read, write } from '../formats/binary/tools.ts';
import { answers, inTempFolder } from './tools.ts';

const hasGdal = answers('ogrinfo', ['--version']);
if (!hasGdal) console.warn('GDAL is absent: the binary formats are not compared with it.');

const park = JSON.parse(readFileSync('data/geojson/park.geojson', 'utf8')) as FeatureCollection;
const kind = kindById('park');
const assets = park.features.map(({ id, geometry, properties }) => ({ kind: 'park', id: String(id), geometry, values: properties ?? {} }));

/** What GDAL reads of a file, in WGS 84. */
function gdalReads(path: string): FeatureCollection['features'] {
  const words = ['-f', 'GeoJSON', '/vsistdout/', path, '-t_srs', 'EPSG:4326', '-lco', 'COORDINATE_PRECISION=10'];
  const text = execFileSync('ogr2ogr', words, { encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'ignore'] });
  return (JSON.parse(text) as FeatureCollection).features;
}

function put(folder: string, files: readonly NamedBytes[]): void {
  mkdirSync(folder, { recursive: true });
  for (const { name, bytes } of files) writeFileSync(join(folder, name), bytes);
}

const written: readonly (readonly [FormatId, string, string | undefined])[] = [
  ['shapefile', 'park.shp', 'EPSG:4548'],
  ['geopackage', 'park.gpkg', 'EPSG:4527'],
  ['flatgeobuf', 'park.fgb', undefined],
];

describe.skipIf(!hasGdal || kind === undefined)('GDAL', () => {
  it.each(written)('reads %s (%s, %s) with the same names, values and places', async (format, file, crs) => {
    await inTempFolder(async (folder) => {
      const layer = exportLayer(assets, kind as NonNullable<typeof kind>, 'zh', format);
      put(folder, (await write(format, layer, file, crs === undefined ? {} : { crs })).files);
      const features = gdalReads(join(folder, file));
      expect(features).toHaveLength(assets.length);
      const byId = new Map(features.map((feature) => [feature.properties?.id, feature]));
      for (const asset of assets) {
        const found = byId.get(asset.id);
        expect(found?.properties?.name).toBe(asset.values.name);
        expect(found?.properties?.areaM2 ?? null).toBe(asset.values.areaM2 ?? null);
        expect(found?.geometry.type).toBe(asset.geometry.type);
        const [ours, theirs] = [flat(asset.geometry), flat(found?.geometry)];
        expect(theirs).toHaveLength(ours.length);
        // Winding and first point may differ: the set of positions may not.
        for (const [index, value] of ours.entries()) expect(theirs[index]).toBeCloseTo(value, 7);
      }
      const summary = execFileSync('ogrinfo', ['-so', '-al', join(folder, file)], { encoding: 'utf8' });
      expect(summary).not.toMatch(/Warning|ERROR/);
      expect(summary).toContain(`Feature Count: ${assets.length}`);
      if (crs !== undefined) expect(summary).toContain(`ID["EPSG",${crs.slice(5)}]`);
    });
  });

  const made: readonly (readonly [FormatId, string, readonly string[]])[] = [
    ['shapefile', 'park.shp', ['-lco', 'ENCODING=UTF-8']],
    ['shapefile', 'park.shp', ['-lco', 'ENCODING=GB18030', '-t_srs', 'EPSG:4548']],
    ['geopackage', 'park.gpkg', ['-t_srs', 'EPSG:4548']],
    ['flatgeobuf', 'park.fgb', []],
  ];
  it.each(made)('writes %s (%s %j), and we read the same', async (format, file, more) => {
    await inTempFolder(async (folder) => {
      const path = join(folder, file);
      const name = format === 'shapefile' ? 'ESRI Shapefile' : format === 'geopackage' ? 'GPKG' : 'FlatGeobuf';
      const words = ['-f', name, path, 'data/geojson/park.geojson', '-mapFieldType', 'StringList=String', ...more];
      execFileSync('ogr2ogr', words, { stdio: 'ignore' });
      const names = readdirSync(folder).sort((a, b) => Number(b === file) - Number(a === file));
      const source = await read(
        format,
        names.map((each) => ({ name: each, bytes: new Uint8Array(readFileSync(join(folder, each))) })),
      );
      const rows = source.layers[0]?.rows ?? [];
      const features = gdalReads(path);
      expect(rows).toHaveLength(features.length);
      expect(source.layers[0]?.faults).toEqual([]);
      const byId = new Map(rows.map((row) => [row.values.id, row]));
      for (const feature of features) {
        const row = byId.get(feature.properties?.id);
        expect(row?.values.name).toBe(feature.properties?.name);
        expect(row?.geometry?.type).toBe(feature.geometry.type);
        if (!more.includes('EPSG:4548')) expect(flat(row?.geometry)).toEqual(flat(feature.geometry));
      }
      const stated = source.layers[0]?.crs?.text ?? '';
      expect(stated).toMatch(more.includes('EPSG:4548') ? /4548|CGCS2000_3_Degree_GK_CM_117E/ : /4326|WGS_1984/);
    });
  });
});

/** All ordinates of a geometry, sorted, so that neither winding nor the first point of a ring matters. */
function flat(geometry: unknown): number[] {
  const found: number[] = [];
  const walk = (part: unknown): void => {
    if (typeof part === 'number') found.push(part);
    else if (Array.isArray(part)) for (const each of part) walk(each);
  };
  walk((geometry as { coordinates?: unknown } | undefined)?.coordinates);
  return found.sort((a, b) => a - b);
}
