import { describe, expect, test } from 'vitest';
import type { Asset } from '../../../src/core/asset.ts';
import { mapOsm, mapOsmStreets } from '../../../src/formats/osm/map.ts';
import { kindById } from '../../../src/layers/registry.ts';
import { degrees, onePoint, oneSquare, oneWay, readScene, type Scene, type SceneTags } from './scene.ts';

async function assetsOf(scene: Scene): Promise<readonly Asset[]> {
  return mapOsm(await readScene(scene), 'scene.osm').assets;
}

async function kindsOf(scene: Scene): Promise<string[]> {
  return (await assetsOf(scene)).map(({ kind }) => kind);
}

async function valuesOf(scene: Scene): Promise<Asset['values'] | undefined> {
  return (await assetsOf(scene))[0]?.values;
}

const walkable = [
  ...['footway', 'path', 'pedestrian', 'steps', 'living_street', 'residential', 'service', 'unclassified', 'tertiary', 'secondary'],
  ...['primary', 'trunk', 'tertiary_link', 'secondary_link', 'primary_link', 'trunk_link', 'track', 'bridleway', 'corridor'],
  ...['cycleway', 'road'],
];

describe('walkable ways (design §4)', () => {
  test.each(walkable)('highway=%s is walked', async (highway) => {
    expect(await kindsOf(oneWay({ highway }))).toEqual(['street']);
  });

  test.each(['motorway', 'motorway_link', 'construction', 'proposed', 'raceway', 'bus_guideway', 'elevator', 'platform', ''])(
    'highway=%s is not',
    async (highway) => {
      expect(await kindsOf(oneWay({ highway }))).toEqual([]);
      expect(await kindsOf(oneWay({ highway, foot: 'yes' }))).toEqual([]);
    },
  );

  test.each<[SceneTags, boolean]>([
    [{ foot: 'no' }, false],
    [{ foot: 'private' }, false],
    [{ foot: 'use_sidepath' }, false],
    [{ foot: 'no', access: 'yes' }, false],
    [{ foot: 'yes', access: 'no' }, true],
    [{ foot: 'designated', access: 'private' }, true],
    [{ foot: 'permissive', access: 'private' }, true],
    [{ foot: 'destination', access: 'private' }, true],
    [{ foot: 'unknown', access: 'private' }, false],
    [{ foot: 'unknown' }, true],
    [{ access: 'no' }, false],
    [{ access: 'private' }, false],
    [{ access: 'customers' }, true],
    [{ access: 'destination' }, true],
    [{ oneway: 'yes' }, true],
    [{ area: 'yes' }, false],
    [{ area: 'no' }, true],
  ])('service way with %o: walked %s', async (tags, isWalked) => {
    expect(await kindsOf(oneWay({ highway: 'service', ...tags }))).toEqual(isWalked ? ['street'] : []);
  });

  test('a closed way drawn round is a line; its outline (area=yes) is nothing', async () => {
    const [street] = await assetsOf(oneSquare({ highway: 'pedestrian' }));
    expect(street?.geometry?.type).toBe('LineString');
    expect(street?.values.nodes).toEqual([1, 2, 3, 4, 1]);
    expect(await kindsOf(oneSquare({ highway: 'pedestrian', area: 'yes' }))).toEqual([]);
  });

  test('class, name, bridge, tunnel and layer', async () => {
    const values = { class: 'steps', nodes: [1, 2] };
    expect(await valuesOf(oneWay({ highway: 'steps' }))).toEqual(values);
    expect(await valuesOf(oneWay({ highway: 'steps', bridge: 'no', tunnel: 'no', layer: '0' }))).toEqual(values);
    expect(await valuesOf(oneWay({ highway: 'steps', bridge: 'viaduct', layer: '1' }))).toEqual({ ...values, bridge: true, layer: 1 });
    expect(await valuesOf(oneWay({ highway: 'steps', tunnel: 'yes', layer: '-1' }))).toEqual({ ...values, tunnel: true, layer: -1 });
    expect(await valuesOf(oneWay({ highway: 'steps', tunnel: 'building_passage' }))).toEqual(values);
    expect(await valuesOf(oneWay({ highway: 'steps', layer: 'x' }))).toEqual(values);
  });
});

describe('areas and points', () => {
  test.each<[SceneTags, string[], SceneTags | Record<string, unknown>]>([
    [{ leisure: 'park', name: '湖山公园' }, ['park'], { name: '湖山公园' }],
    [{ leisure: 'park', access: 'yes' }, ['park'], {}],
    [{ leisure: 'park', access: 'private' }, ['park'], { open: false }],
    [{ leisure: 'park', access: 'no' }, ['park'], { open: false }],
    [{ leisure: 'park', access: 'customers' }, ['park'], { open: false }],
    [{ leisure: 'park', fee: 'yes' }, ['park'], { fee: true }],
    [{ landuse: 'village_green' }, ['park'], {}],
    [{ leisure: 'garden', access: 'public' }, ['park'], {}],
    [{ leisure: 'garden', access: 'designated' }, ['park'], {}],
    [{ leisure: 'garden' }, ['green'], {}],
    [{ leisure: 'garden', access: 'private' }, ['green'], {}],
    [{ leisure: 'park', landuse: 'grass' }, ['park'], {}],
    [{ landuse: 'forest' }, ['green'], {}],
    [{ natural: 'water', water: 'lake' }, ['water'], { type: 'lake' }],
    [{ waterway: 'riverbank' }, ['water'], { type: 'river' }],
    [{ natural: 'water', tunnel: 'culvert' }, [], {}],
    [{ natural: 'water', covered: 'yes' }, [], {}],
    [{ amenity: 'toilets' }, ['toilet'], {}],
    [{ amenity: 'toilets', access: 'private' }, [], {}],
    [{ amenity: 'parking', parking: 'street_side', capacity: '40' }, ['parking'], { type: 'on-street', spaces: 40 }],
    [{ amenity: 'parking', capacity: '~40' }, ['parking'], {}],
    [{ amenity: 'kindergarten' }, ['facility'], { type: 'kindergarten' }],
    [{ amenity: 'school', name: '仓库路小学' }, ['facility'], { type: 'primary-school', name: '仓库路小学' }],
    [{ amenity: 'school', 'isced:level': '2;3' }, ['facility'], { type: 'middle-school' }],
    [{ amenity: 'school' }, ['facility'], { type: 'school' }],
    [{ amenity: 'social_facility', 'social_facility:for': 'senior' }, ['facility'], { type: 'elderly-care' }],
    [{ building: 'retail', 'building:levels': '3', height: '12 m' }, ['building'], { use: 'commerce', floors: 3, heightM: 12 }],
    [{ building: 'yes', amenity: 'townhall' }, ['building'], { use: 'public' }],
    [{ building: 'no' }, [], {}],
    [{ barrier: 'wall' }, [], {}],
    [{ barrier: 'city_wall' }, [], {}],
    [{ boundary: 'administrative' }, [], {}],
    [{ leisure: 'park', area: 'no' }, [], {}],
  ])('a closed way %o: %s', async (tags, kinds, values) => {
    expect(await kindsOf(oneSquare(tags))).toEqual(kinds);
    expect((await valuesOf(oneSquare(tags))) ?? {}).toEqual(values);
  });

  test.each<[SceneTags, string[]]>([
    [{ leisure: 'park' }, ['park']],
    [{ highway: 'crossing' }, ['crossing']],
    [{ highway: 'bus_stop' }, ['facility']],
    [{ barrier: 'gate' }, []],
    [{ entrance: 'main' }, []],
    [{ landuse: 'residential' }, []],
    [{ building: 'house' }, []],
  ])('a node %o: %s', async (tags, kinds) => {
    expect(await kindsOf(onePoint(tags))).toEqual(kinds);
  });

  test.each<[SceneTags, string[]]>([
    [{ waterway: 'river' }, ['water']],
    [{ waterway: 'canal' }, ['water']],
    [{ waterway: 'canal', tunnel: 'culvert' }, []],
    [{ waterway: 'stream' }, []],
    [{ railway: 'rail' }, ['rail']],
    [{ railway: 'rail', tunnel: 'yes' }, []],
    [{ railway: 'rail', bridge: 'yes' }, []],
    [{ railway: 'tram' }, []],
    [{ railway: 'abandoned' }, []],
    [{ leisure: 'park' }, []],
  ])('an open way %o: %s', async (tags, kinds) => {
    expect(await kindsOf(oneWay(tags))).toEqual(kinds);
  });

  test('one element may be two things: a school is also a building', async () => {
    expect(await kindsOf(oneSquare({ building: 'school', amenity: 'school' }))).toEqual(['building', 'facility']);
  });

  test('every kind and every value belongs to a field of that kind', async () => {
    const square = { leisure: 'park', building: 'yes', amenity: 'parking', natural: 'water', fee: 'yes', name: 'x', opening_hours: '24/7' };
    const line = { highway: 'path', railway: 'rail', waterway: 'river', bridge: 'yes', layer: '1' };
    for (const asset of [...(await assetsOf(oneSquare(square))), ...(await assetsOf(oneWay(line)))]) {
      const fields = kindById(asset.kind)?.fields.map(({ key }) => key);
      expect(fields).toEqual(expect.arrayContaining(Object.keys(asset.values)));
    }
  });
});

describe('residential land and what stands in for it', () => {
  /** A block of land of `side` thousandths of a degree in an extent of 10 by 10, and two homes beside it. */
  const homes = (side: number, buildings: readonly SceneTags[]): Scene => ({
    nodes: {
      ...{ 1: [0, 0], 2: [side, 0], 3: [side, side], 4: [0, side] },
      ...{ 11: [5, 5], 12: [6, 5], 13: [6, 6], 14: [5, 6] },
    },
    ways: [
      { id: 1, refs: [1, 2, 3, 4, 1], tags: { landuse: 'residential' } },
      ...buildings.map((tags, index) => ({ id: 10 + index, refs: [11, 12, 13, 14, 11], tags })),
    ],
    bounds: [0, 0, 10, 10],
  });
  const residential = async (scene: Scene) => (await assetsOf(scene)).filter(({ kind }) => kind === 'residential');
  const house = { building: 'house' };

  test('at 5 % of the extent the land itself is taken', async () => {
    // 2.237² = 5.004 of 100.
    expect(await residential(homes(2.237, [house]))).toEqual([expect.objectContaining({ id: 'way/1', values: {} })]);
  });

  test('below 5 % the homes stand in, each marked, and an issue says so', async () => {
    // 2.235² = 4.995 of 100.
    const scene = homes(2.235, [house, { building: 'apartments', name: '一号楼', 'building:flats': '24' }, { building: 'church' }]);
    expect((await residential(scene)).map(({ id, values }) => ({ id, values }))).toEqual([
      { id: 'way/10', values: { standIn: 'building' } },
      { id: 'way/11', values: { standIn: 'building', name: '一号楼', dwellings: 24 } },
    ]);
    const { issues } = mapOsm(await readScene(scene), 'scene.osm');
    expect(issues).toEqual([
      {
        code: 'osm-homes-typed',
        severity: 'info',
        params: { percent: '5.0', count: 2, left: 1, untyped: 0 },
        file: 'scene.osm',
        kind: 'residential',
      },
    ]);
  });

  test('land beyond the extent does not count towards the 5 %', async () => {
    const scene = homes(2.3, [house]);
    const outside = { ...scene, bounds: [2.2, 0, 12.2, 10] as const };
    expect((await residential(outside)).map(({ id }) => id)).toEqual(['way/10']);
  });

  test('where nearly all buildings are untyped, they serve too, but not those with another use', async () => {
    const untyped = Array.from({ length: 9 }, () => ({ building: 'yes' }));
    const scene = homes(1, [house, ...untyped, { building: 'yes', shop: 'car' }, { building: 'garage' }]);
    expect(await residential(scene)).toHaveLength(10);
    const { issues } = mapOsm(await readScene(scene), 'scene.osm');
    expect(issues[0]).toMatchObject({ code: 'osm-homes-untyped', params: { count: 10, untyped: 9, left: 1 } });
  });

  test('without any home the little land there is stays', async () => {
    expect((await residential(homes(1, [{ building: 'church' }]))).map(({ id }) => id)).toEqual(['way/1']);
  });

  test('without a header box the extent is that of all nodes', async () => {
    // 1 × 1 of 6 × 6 is 2.8 %; 2 × 2 is 11 %.
    const { bounds: _, ...small } = homes(1, [house]);
    const { bounds: __, ...large } = homes(2, [house]);
    expect((await residential(small)).map(({ id }) => id)).toEqual(['way/10']);
    expect((await residential(large)).map(({ id }) => id)).toEqual(['way/1']);
  });
});

describe('broken references', () => {
  test('an area that is drawn open is left out and told', async () => {
    const { assets, issues } = mapOsm(await readScene(oneWay({ leisure: 'park' })), 'x');
    expect(assets).toEqual([]);
    expect(issues).toEqual([{ code: 'osm-areas-open', severity: 'warning', params: { count: 1, examples: 'way/1' }, file: 'x' }]);
  });

  test('a street with a missing node is cut there, and said once', async () => {
    const scene: Scene = {
      nodes: { 1: [0, 0], 2: [1, 0], 4: [3, 0], 5: [4, 0], 6: [5, 0] },
      ways: [
        { id: 1, refs: [1, 2, 3, 4, 5], tags: { highway: 'path' } },
        { id: 2, refs: [9, 5, 6], tags: { highway: 'path' } },
        { id: 3, refs: [7, 8], tags: { highway: 'path' } },
      ],
    };
    const { assets, issues } = mapOsmStreets(await readScene(scene), 'cut.osm');
    expect(assets.map(({ id, values, geometry }) => [id, values.nodes, geometry])).toEqual([
      ['way/1', [1, 2], { type: 'LineString', coordinates: [degrees(0, 0), degrees(1, 0)] }],
      ['way/1/2', [4, 5], { type: 'LineString', coordinates: [degrees(3, 0), degrees(4, 0)] }],
      ['way/2', [5, 6], { type: 'LineString', coordinates: [degrees(4, 0), degrees(5, 0)] }],
    ]);
    expect(issues).toEqual([
      { code: 'osm-ways-broken', severity: 'warning', params: { count: 3, examples: 'way/1, way/2, way/3' }, file: 'cut.osm' },
    ]);
  });

  test('a node named twice in a row is one vertex', async () => {
    const scene: Scene = { nodes: { 1: [0, 0], 2: [1, 0] }, ways: [{ id: 1, refs: [1, 1, 2, 2], tags: { highway: 'path' } }] };
    expect((await assetsOf(scene))[0]?.values.nodes).toEqual([1, 2]);
  });

  test('an area with a missing node is left out; half an outline is not the thing', async () => {
    const square = oneSquare({ leisure: 'park' });
    const { 3: _, ...nodes } = square.nodes as Record<number, [number, number]>;
    const { assets, issues } = mapOsm(await readScene({ ...square, nodes }), 'cut.osm');
    expect(assets).toEqual([]);
    expect(issues[0]).toMatchObject({ code: 'osm-ways-broken', params: { count: 1, examples: 'way/1' } });
  });
});
