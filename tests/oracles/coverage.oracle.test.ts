import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FeatureCollection } from 'geojson';
import { afterAll, describe, expect, test } from 'vitest';
import { hasSpatialite, spatialiteCoverage } from './geos-coverage.ts';
import { hasShared, sharedFile, xiutu } from './tools.ts';
import { type Areal, turfCoverage } from './turf-coverage.ts';

interface Ours {
  readonly total: { readonly coveredM2: number; readonly uncoveredM2: number; readonly unknownM2: number };
}

interface Shapes {
  readonly folder: string;
  readonly parks: readonly Areal[];
  readonly homes: readonly Areal[];
}

/** Polygons of one kind in a city folder; closed parks do not serve. */
function polygonsIn(folder: string, kind: string): Areal[] {
  const { features } = JSON.parse(readFileSync(join(folder, `${kind}.geojson`), 'utf8')) as FeatureCollection;
  return features.filter(({ geometry, properties }) => geometry?.type.endsWith('Polygon') && properties?.open !== false) as Areal[];
}

interface City extends Shapes {
  readonly ours: Ours;
}

const folders: string[] = [];
const cities = new Map<string, Promise<City>>();
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** An extract imported, and its official coverage, both through the command line; once for all oracles. */
function cityOf(file: string): Promise<City> {
  const known = cities.get(file) ?? importCity(file);
  cities.set(file, known);
  return known;
}

async function importCity(file: string): Promise<City> {
  const folder = mkdtempSync(join(tmpdir(), 'xiutu-oracle-'));
  folders.push(folder);
  const city = join(folder, 'city');
  await xiutu('import', sharedFile(file), '--into', city);
  const ours = JSON.parse(await xiutu('coverage', '--city', city)) as Ours;
  return { folder, ours, parks: polygonsIn(city, 'park'), homes: polygonsIn(city, 'residential') };
}

async function compare(
  file: string,
  within: number,
  oracle: (shapes: Shapes) => Promise<{ covered: number; total: number }>,
): Promise<void> {
  const city = await cityOf(file);
  const { covered, total } = await oracle(city);
  const { coveredM2, uncoveredM2, unknownM2 } = city.ours.total;
  expect(Math.abs(coveredM2 / covered - 1)).toBeLessThan(within);
  expect(Math.abs((coveredM2 + uncoveredM2) / total - 1)).toBeLessThan(within);
  expect(unknownM2).toBe(0);
}

const extracts = [
  ['Monaco', 'monaco.osm.pbf'],
  ['Columbus', 'columbus.osm.pbf'],
] as const;

const oracles = [
  { name: 'Turf, within 0.2 %', within: 0.002, lacks: '', oracle: async ({ parks, homes }: Shapes) => turfCoverage(parks, homes) },
  {
    name: 'GEOS through GDAL with 256 chords a quadrant, within 0.002 %',
    within: 0.00002,
    lacks: hasSpatialite() ? '' : 'gdal-bin with SpatiaLite not installed',
    oracle: ({ folder, parks, homes }: Shapes) => spatialiteCoverage(folder, parks, homes),
  },
];

describe('official coverage against', () => {
  for (const { name, within, lacks, oracle } of oracles) {
    for (const [city, file] of extracts) {
      const missing = lacks || (hasShared(file) ? '' : `../shared/data/${file} not there`);
      test.skipIf(missing !== '')(`${name}: ${city}${missing && ` (${missing})`}`, () => compare(file, within, oracle));
    }
  }
});
