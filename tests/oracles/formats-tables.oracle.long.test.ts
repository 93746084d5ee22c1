import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FeatureCollection } from 'geojson';
import { describe, expect, test } from 'vitest';
import { apart } from '../formats/round-trip.ts';
import { answers, inTempFolder, output, xiutu } from './tools.ts';

const hasGdal = answers('ogr2ogr', ['--version']);
const original = JSON.parse(readFileSync('data/geojson/toilet.geojson', 'utf8')) as FeatureCollection;

/** File, words for ogr2ogr, options of the import: tables do not say their system. */
const made: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  ['xy.csv', ['-f', 'CSV', '-lco', 'GEOMETRY=AS_XY'], ['--crs', 'EPSG:4326']],
  ['wkt.csv', ['-f', 'CSV', '-lco', 'GEOMETRY=AS_WKT'], ['--crs', 'EPSG:4326']],
  ['seq.geojson', ['-f', 'GeoJSONSeq'], []],
  ['toilet.tab', ['-f', 'MapInfo File', '-lco', 'ENCODING=UTF-8'], []],
  ['toilet.mif', ['-f', 'MapInfo File', '-lco', 'ENCODING=UTF-8'], []],
];

/** TAB keeps degrees as 32-bit steps over −1000° to 1000°: half a step is lost by the file itself. */
const tolerance = (file: string): number => (file.endsWith('.tab') ? 2000 / 2 ** 32 : 1e-7);

describe.skipIf(!hasGdal)('what GDAL writes comes into a city by the command line', () => {
  test.each(made)('%s', async (file, words, options) => {
    await inTempFolder(async (folder) => {
      await output('ogr2ogr', [...words, join(folder, file), 'data/geojson/toilet.geojson']);
      await xiutu('import', join(folder, file), '--into', join(folder, 'city'), '--kind', 'toilet', ...options);
      const back = JSON.parse(readFileSync(join(folder, 'city/toilet.geojson'), 'utf8')) as FeatureCollection;
      expect(back.features).toHaveLength(original.features.length);
      for (const [i, feature] of original.features.entries()) {
        expect(back.features[i]?.properties?.name).toBe(feature.properties?.name);
        expect(apart(feature.geometry, back.features[i]?.geometry ?? null)).toBeLessThan(tolerance(file));
      }
    });
  });
});
