import { execFileSync, spawnSync } from 'node:child_process';
import type { FeatureCollection, LineString, MultiPolygon, Polygon } from 'geojson';
import { describe, expect } from 'vitest';
import type { Asset } from '../../../src/core/asset.ts';
import { silentHost } from '../../../src/core/result.ts';
import { readNetworkFile } from '../../../src/formats/network-file.ts';
import type { OsmAssets } from '../../../src/formats/osm/assets.ts';
import type { OsmData } from '../../../src/formats/osm/data.ts';
import { mapOsm } from '../../../src/formats/osm/map.ts';
import { signedArea2 } from '../../../src/formats/osm/rings.ts';
import { realBytes, realPath, testWith } from '../real-data.ts';

async function read(file: string): Promise<{ data: OsmData; mapped: OsmAssets }> {
  const source = await readNetworkFile(realBytes(file), file, silentHost);
  if (!('osm' in source)) throw new Error(`${file} is not OSM`);
  return { data: source.osm, mapped: mapOsm(source.osm, file) };
}

function countBy<T>(items: readonly T[], key: (item: T) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const item of items) counts[key(item)] = (counts[key(item)] ?? 0) + 1;
  return counts;
}

const kindsOf = (assets: readonly Asset[]) => countBy(assets, ({ kind }) => kind);

describe('counts of the README of the data', () => {
  testWith('monaco.osm.pbf')('Monaco', async () => {
    const { data, mapped } = await read('monaco.osm.pbf');
    const highways = [...data.ways.values()].filter(({ tags }) => tags.highway !== undefined);
    expect(highways).toHaveLength(2379);
    const tagged = [...data.ways.values(), ...data.relations.values()];
    expect(tagged.filter(({ tags }) => tags.leisure === 'park')).toHaveLength(15);
    const counts = kindsOf(mapped.assets);
    expect(counts).toMatchObject({ building: 1207, toilet: 31, parking: 59 });
    // 15 parks, and by rule 3 gardens that a tag opens to the public.
    expect(counts.park).toBe(18);
    const gardens = mapped.assets.filter(
      ({ kind, id }) => kind === 'park' && data.ways.get(Number(id.slice('way/'.length)))?.tags.leisure === 'garden',
    );
    expect(gardens).toHaveLength(3);
    // 2,379 ways less those that the walking rule leaves out, each for a reason of design §4.
    const streets = new Set(mapped.assets.filter(({ kind }) => kind === 'street').map(({ id }) => id));
    const out = highways.filter(({ id }) => !streets.has(`way/${id}`));
    expect(streets.size + out.length).toBe(2379);
    expect(countBy(out, ({ tags }) => reasonOf(tags))).toEqual({ area: 18, class: 10, foot: 56, access: 39 });
    expect(mapped.issues.map(({ code }) => code)).toEqual(['osm-homes-untyped']);
    expect(data.box).toEqual([7.409205, 43.72335, 7.448637, 43.75169]);
  });

  testWith('columbus.osm.pbf')('Columbus, whose ids are not in order', async () => {
    const { data, mapped } = await read('columbus.osm.pbf');
    expect([...data.ways.values()].filter(({ tags }) => tags.highway !== undefined)).toHaveLength(12006);
    const ids = [...data.ways.keys()];
    expect(ids).not.toEqual([...ids].sort((a, b) => a - b));
    expect(kindsOf(mapped.assets)).toMatchObject({ building: 1294 });
    // 32 ways are tagged as parks; one of them, way/140471659, is not closed.
    expect(kindsOf(mapped.assets).park).toBe(31);
    expect(mapped.issues.map(({ code, params }) => [code, params.count])).toEqual(
      expect.arrayContaining([
        ['osm-areas-open', expect.any(Number)],
        ['osm-relations-broken', expect.any(Number)],
      ]),
    );
  });

  testWith('liechtenstein.osm.pbf')('Liechtenstein', async () => {
    const { data, mapped } = await read('liechtenstein.osm.pbf');
    expect([...data.ways.values()].filter(({ tags }) => tags.highway !== undefined)).toHaveLength(2753);
    expect(kindsOf(mapped.assets)).toMatchObject({ building: 3723 });
  });

  testWith('qingzhou.osm')('Qingzhou in the JOSM dialect, Chinese names', async () => {
    const { mapped } = await read('qingzhou.osm');
    expect(kindsOf(mapped.assets)).toMatchObject({ street: 24, park: 1 });
    expect(mapped.assets.filter(({ values }) => /\p{Script=Han}/u.test(String(values.name ?? ''))).length).toBeGreaterThan(10);
  });
});

/** The reading of design §4 once more, from its text and not from the importer. */
function reasonOf(tags: Readonly<Record<string, string>>): string {
  const walked =
    'footway path pedestrian steps living_street residential service unclassified tertiary secondary primary trunk tertiary_link ' +
    'secondary_link primary_link trunk_link track bridleway corridor cycleway road';
  if (!walked.split(' ').includes(tags.highway ?? '')) return 'class';
  if (tags.area === 'yes') return 'area';
  if (['no', 'private', 'use_sidepath'].includes(tags.foot ?? '')) return 'foot';
  if (['yes', 'designated', 'permissive', 'destination'].includes(tags.foot ?? '')) return 'walked';
  return ['no', 'private'].includes(tags.access ?? '') ? 'access' : 'walked';
}

const hasGdal = spawnSync('ogr2ogr', ['--version']).status === 0;

function gdalLayer(file: string, layer: string): FeatureCollection {
  const args = ['-f', 'GeoJSON', '-lco', 'COORDINATE_PRECISION=9', '/vsistdout/', realPath(file), layer];
  return JSON.parse(
    execFileSync('ogr2ogr', args, { maxBuffer: 1 << 29, stdio: ['ignore', 'pipe', 'ignore'] }).toString(),
  ) as FeatureCollection;
}

/** GDAL's OSM driver needs ids in order, so Columbus is not for it. */
describe.runIf(hasGdal)("GDAL's OSM driver sees the same", () => {
  for (const file of ['monaco.osm.pbf', 'liechtenstein.osm.pbf', 'andorra.osm.pbf']) {
    testWith(file)(`${file}: streets, vertex by vertex`, async () => {
      const { mapped } = await read(file);
      const lines = new Map(
        gdalLayer(file, 'lines').features.map(({ properties, geometry }) => [`way/${properties?.osm_id}`, geometry as LineString]),
      );
      const streets = mapped.assets.filter(({ kind, id }) => kind === 'street' && lines.has(id));
      expect(streets.length).toBeGreaterThan(1400);
      for (const { id, geometry } of streets) {
        const theirs = lines.get(id)?.coordinates.map(([lon = 0, lat = 0]) => [Math.round(lon * 1e7), Math.round(lat * 1e7)]);
        const ours = (geometry as LineString).coordinates.map(([lon = 0, lat = 0]) => [Math.round(lon * 1e7), Math.round(lat * 1e7)]);
        if (ours.length === theirs?.length) expect([id, ours]).toEqual([id, theirs]);
        else expect(theirs?.length).toBeGreaterThan(ours.length);
      }
    });

    testWith(file)(`${file}: buildings, parks, water and homes, by area`, async () => {
      const { mapped } = await read(file);
      const areas = new Map(
        gdalLayer(file, 'multipolygons').features.map(({ properties, geometry }) => {
          const id = properties?.osm_way_id ? `way/${properties.osm_way_id}` : `relation/${properties?.osm_id}`;
          return [id, areaOf(geometry as MultiPolygon)];
        }),
      );
      let compared = 0;
      for (const { id, geometry } of mapped.assets) {
        if (geometry?.type !== 'Polygon' && geometry?.type !== 'MultiPolygon') continue;
        const theirs = areas.get(id);
        if (theirs === undefined) continue;
        expect([id, areaOf(geometry) / theirs]).toEqual([id, expect.closeTo(1, 6)]);
        compared++;
      }
      expect(compared).toBeGreaterThan(300);
    });
  }
});

function areaOf(geometry: Polygon | MultiPolygon): number {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  const areas = polygons.map((rings) => rings.map((ring) => Math.abs(signedArea2(ring))));
  return areas.reduce((sum, [outer = 0, ...holes]) => sum + outer - holes.reduce((a, b) => a + b, 0), 0);
}

describe('a real file cut short anywhere', () => {
  for (const file of ['monaco.osm.pbf', 'qingzhou.osm']) {
    testWith(file)(`${file}: one sentence, never a crash, never silence`, async () => {
      const bytes = realBytes(file);
      const codes = new Map<string, number>();
      // Cuts spread over the file by the golden ratio, so that they fall on no pattern of it.
      for (let i = 1; i <= 60; i++) {
        const length = Math.floor(((i * 0.6180339887) % 1) * bytes.length);
        const code = await readNetworkFile(bytes.subarray(0, length), file, silentHost).then(
          () => 'no error',
          (error) => error.issues?.[0]?.code ?? String(error),
        );
        codes.set(code, (codes.get(code) ?? 0) + 1);
      }
      expect([...codes]).toEqual([['cut-short', 60]]);
    });
  }
});
