import type { MultiPolygon, Polygon, Position } from 'geojson';
import osmtogeojson from 'osmtogeojson';
import { describe, expect, test } from 'vitest';
import { silentHost } from '../../../src/core/result.ts';
import { readNetworkFile } from '../../../src/formats/network-file.ts';
import type { OsmData } from '../../../src/formats/osm/data.ts';
import { mapOsm } from '../../../src/formats/osm/map.ts';
import { assembleRings, signedArea2 } from '../../../src/formats/osm/rings.ts';
import { isMultipolygon, relationPolygon } from '../../../src/formats/osm/shapes.ts';
import { realBytes, testWith } from '../real-data.ts';
import { type Member, readScene, type Scene } from './scene.ts';

/** Square rings by lower left corner and side; node ids from `first`. */
function square(first: number, x: number, y: number, side: number): Record<number, [number, number]> {
  return { [first]: [x, y], [first + 1]: [x + side, y], [first + 2]: [x + side, y + side], [first + 3]: [x, y + side] };
}

async function park(scene: Scene): Promise<{ rings: number[][]; issues: string[]; ids: string[] }> {
  const { assets, issues } = mapOsm(await readScene(scene), 'x');
  const parks = assets.filter(({ kind }) => kind === 'park');
  const geometry = parks[0]?.geometry as Polygon | MultiPolygon | undefined;
  const polygons = geometry === undefined ? [] : geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return { rings: polygons.map((rings) => rings.map(areaInUnits)), issues: issues.map(({ code }) => code), ids: parks.map(({ id }) => id) };
}

/** Signed area in squares of 0.001°: counter-clockwise is positive. */
function areaInUnits(ring: readonly Position[]): number {
  return Math.round((signedArea2(ring) / 2) * 1e6 * 1000) / 1000;
}

const multipolygon = { type: 'multipolygon', leisure: 'park' };
const member = (ref: number, role = 'outer'): Member => ['way', ref, role];

describe('assembly', () => {
  test('an outer ring of three ways running either way, two holes and an island in a hole', async () => {
    const scene: Scene = {
      nodes: { ...square(1, 0, 0, 10), ...square(11, 1, 1, 4), ...square(21, 6, 6, 2), ...square(31, 2, 2, 1) },
      ways: [
        { id: 1, refs: [1, 2] },
        { id: 2, refs: [4, 3, 2] },
        { id: 3, refs: [1, 4] },
        { id: 4, refs: [11, 12, 13] },
        { id: 5, refs: [11, 14, 13] },
        { id: 6, refs: [21, 22, 23, 24, 21] },
        { id: 7, refs: [31, 32, 33, 34, 31] },
      ],
      relations: [
        {
          id: 1,
          members: [member(1), member(6, 'inner'), member(2), member(3), member(4, 'inner'), member(5, 'inner'), member(7)],
          tags: multipolygon,
        },
      ],
    };
    expect(await park(scene)).toEqual({ rings: [[100, -16, -4], [1]], issues: [], ids: ['relation/1'] });
  });

  test('roles do not matter, nesting does', async () => {
    const scene: Scene = {
      nodes: { ...square(1, 0, 0, 4), ...square(11, 1, 1, 1) },
      ways: [
        { id: 1, refs: [1, 2, 3, 4, 1] },
        { id: 2, refs: [11, 12, 13, 14, 11] },
      ],
      relations: [{ id: 1, members: [member(1, 'inner'), member(2, '')], tags: multipolygon }],
    };
    expect((await park(scene)).rings).toEqual([[16, -1]]);
  });

  test('two rings that touch in one node stay two', async () => {
    // Squares (0,0)–(2,2) and (2,2)–(4,4) share node 3; each is cut into two ways there.
    const scene: Scene = {
      nodes: { ...square(1, 0, 0, 2), 5: [4, 2], 6: [4, 4], 7: [2, 4] },
      ways: [
        { id: 1, refs: [1, 2, 3] },
        { id: 2, refs: [3, 4, 1] },
        { id: 3, refs: [3, 5, 6] },
        { id: 4, refs: [6, 7, 3] },
      ],
      relations: [{ id: 1, members: [member(1), member(3), member(2), member(4)], tags: multipolygon }],
    };
    expect((await park(scene)).rings).toEqual([[4], [4]]);
  });

  test('a hole that shares vertices with the outer ring', async () => {
    const scene: Scene = {
      nodes: { ...square(1, 0, 0, 4), 11: [1, 0.5], 12: [1, 2] },
      ways: [
        { id: 1, refs: [1, 2, 3, 4, 1] },
        { id: 2, refs: [1, 11, 12, 1] },
      ],
      relations: [{ id: 1, members: [member(1), member(2, 'inner')], tags: multipolygon }],
    };
    expect((await park(scene)).rings).toEqual([[16, -0.75]]);
  });

  test('tags of the old custom, on the outer way, make one park with its hole', async () => {
    const scene: Scene = {
      nodes: { ...square(1, 0, 0, 4), ...square(11, 1, 1, 1) },
      ways: [
        { id: 1, refs: [1, 2, 3, 4, 1], tags: { leisure: 'park' } },
        { id: 2, refs: [11, 12, 13, 14, 11], tags: { natural: 'water' } },
      ],
      relations: [{ id: 1, members: [member(1), member(2, 'inner')], tags: { type: 'multipolygon', source: 'x' } }],
    };
    expect(await park(scene)).toEqual({ rings: [[16, -1]], issues: [], ids: ['relation/1'] });
  });

  test('an outer way that repeats its relation is not a second park', async () => {
    const scene: Scene = {
      nodes: { ...square(1, 0, 0, 4), ...square(11, 1, 1, 1) },
      ways: [
        { id: 1, refs: [1, 2, 3, 4, 1], tags: { leisure: 'park' } },
        { id: 2, refs: [11, 12, 13, 14, 11] },
      ],
      relations: [{ id: 1, members: [member(1), member(2, 'inner')], tags: multipolygon }],
    };
    expect((await park(scene)).ids).toEqual(['relation/1']);
  });

  test('what does not close is told; what closes is kept', async () => {
    const scene: Scene = {
      nodes: { ...square(1, 0, 0, 4), ...square(11, 10, 10, 1) },
      ways: [
        { id: 1, refs: [1, 2, 3, 4, 1] },
        { id: 2, refs: [11, 12, 13] },
      ],
      relations: [
        { id: 1, members: [member(1), member(2), member(99)], tags: multipolygon },
        { id: 2, members: [member(2)], tags: multipolygon },
      ],
    };
    expect(await park(scene)).toEqual({ rings: [[16]], issues: ['osm-relations-broken'], ids: ['relation/1'] });
  });

  test('a ring there and back over the same way encloses nothing', () => {
    expect(
      assembleRings([
        [1, 2],
        [2, 1],
      ]),
    ).toEqual({ rings: [], open: 0 });
  });
});

/** osmtogeojson reads Overpass JSON; an independent assembly of the same relations. */
function withOsmtogeojson(data: OsmData): Map<number, number> {
  const ids = [...data.relations.values()].filter((relation) => relation.tags.type === 'multipolygon');
  const wanted = new Set(ids.flatMap(({ members }) => members.filter(({ type }) => type === 'way').map(({ ref }) => ref)));
  const ways = [...data.ways.values()].filter(({ id }) => wanted.has(id)).map(({ id, refs }) => ({ type: 'way', id, nodes: [...refs] }));
  const refs = new Set(ways.flatMap(({ nodes }) => nodes));
  const nodes = [...refs].flatMap((id) => {
    const at = data.nodes.degrees(id);
    return at === undefined ? [] : [{ type: 'node', id, lon: at[0], lat: at[1] }];
  });
  const relations = ids.map(({ id, members }) => ({
    type: 'relation',
    id,
    members: [...members],
    tags: { type: 'multipolygon', test: 'yes' },
  }));
  const { features } = osmtogeojson({ elements: [...nodes, ...ways, ...relations] });
  return new Map(
    features.flatMap(({ id, geometry }) =>
      String(id).startsWith('relation/') ? [[Number(String(id).slice(9)), areaOf(geometry as Polygon)]] : [],
    ),
  );
}

function areaOf(geometry: Polygon | MultiPolygon): number {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return polygons.reduce(
    (sum, rings) => rings.reduce((part, ring, index) => part + (index === 0 ? 1 : -1) * Math.abs(signedArea2(ring) / 2), sum),
    0,
  );
}

describe('every multipolygon of real cities has the area that osmtogeojson gives', () => {
  const files = [
    ['monaco.osm.pbf', 20],
    ['liechtenstein.osm.pbf', 20],
    ['andorra.osm.pbf', 5],
  ] as const;
  for (const [file, least] of files)
    testWith(file)(file, async () => {
      const source = await readNetworkFile(realBytes(file), file, silentHost);
      const data = 'osm' in source ? source.osm : undefined;
      if (data === undefined) throw new Error('not OSM');
      const theirs = withOsmtogeojson(data);
      const broken = { ways: new Set<number>(), relations: new Set<number>(), open: new Set<number>() };
      let compared = 0;
      for (const relation of [...data.relations.values()].filter(isMultipolygon)) {
        const ours = relationPolygon(relation, data, broken);
        const area = theirs.get(relation.id);
        if (ours === undefined || area === undefined || broken.relations.has(relation.id)) continue;
        expect([relation.id, areaOf(ours) / area]).toEqual([relation.id, expect.closeTo(1, 9)]);
        compared++;
      }
      expect(compared).toBeGreaterThanOrEqual(least);
    });
});
