import { booleanIntersects, circle, polygon } from '@turf/turf';
import type { Geometry } from 'geojson';
import { describe, expect, test } from 'vitest';
import type { Asset } from '../../../src/core/asset.ts';
import type { City } from '../../../src/core/city.ts';
import { geodesicM } from '../../../src/core/geo/ellipsoid.ts';
import type { LonLat } from '../../../src/map/tools/draft.ts';
import { assetsAt, enclosedBy, metresTo } from '../../../src/map/tools/enclosed.ts';
import { cityIndex } from '../../../src/store/query/city-index.ts';
import { seeded } from '../../oracles/tools.ts';

const square: readonly LonLat[] = [
  [0, 0],
  [10, 0],
  [10, 10],
  [0, 10],
];

function choosable(shapes: Readonly<Record<string, Geometry | null>>, passing = new Map<string, Uint8Array>()) {
  const assets = Object.entries(shapes).map(([id, geometry]): Asset => ({ kind: 'park', id, geometry, values: {} }));
  const info = { schemaVersion: 1, name: '', areaCode: '', dataDate: '', sources: [] };
  return { index: cityIndex({ info, assets } as City), kinds: ['park'], passing };
}

const line = (...coordinates: number[][]): Geometry => ({ type: 'LineString', coordinates });
const ring = (...coordinates: number[][]): Geometry => ({ type: 'Polygon', coordinates: [[...coordinates, coordinates[0] ?? []]] });

describe('what a box or lasso encloses', () => {
  test.each<[string, Geometry, boolean]>([
    ['a point inside', { type: 'Point', coordinates: [5, 5] }, true],
    ['a point outside', { type: 'Point', coordinates: [11, 5] }, false],
    ['a line inside', line([1, 1], [2, 2]), true],
    ['a line that only crosses, no vertex inside', line([-5, 5], [15, 5]), true],
    ['a line whose box meets but which passes the corner', line([8, 15], [15, 8]), false],
    ['a surface all around', ring([-5, -5], [15, -5], [15, 15], [-5, 15]), true],
    ['a surface that overlaps by a corner', ring([9, 9], [15, 9], [15, 15]), true],
    [
      'a surface whose hole holds the box',
      {
        type: 'Polygon',
        coordinates: [
          [
            [-9, -9],
            [19, -9],
            [19, 19],
            [-9, 19],
            [-9, -9],
          ],
          [
            [-1, -1],
            [-1, 11],
            [11, 11],
            [11, -1],
            [-1, -1],
          ],
        ],
      },
      false,
    ],
    [
      'one of several parts',
      {
        type: 'MultiPoint',
        coordinates: [
          [50, 50],
          [1, 9],
        ],
      },
      true,
    ],
  ])('%s', (_, geometry, taken) => {
    expect(enclosedBy(square, choosable({ a: geometry }))).toEqual(taken ? ['park/a'] : []);
  });

  test('what does not pass and what is not placed is never taken', () => {
    const inside: Geometry = { type: 'Point', coordinates: [5, 5] };
    const from = choosable({ a: inside, b: inside, c: null }, new Map([['park', Uint8Array.from([0, 1, 1])]]));
    expect(enclosedBy(square, from)).toEqual(['park/b']);
  });

  test('a ring of two positions encloses nothing', () => {
    expect(enclosedBy(square.slice(0, 2), choosable({ a: ring([0, 0], [9, 0], [9, 9]) }))).toEqual([]);
  });

  test('agrees with Turf on a thousand random triangles and lines', () => {
    const random = seeded(7);
    const at = (): number[] => [random() * 20 - 5, random() * 20 - 5];
    const lasso = polygon([[...square.map((each) => [...each]), [0, 0]]]);
    let taken = 0;
    for (let n = 0; n < 1000; n++) {
      const geometry = n % 2 === 0 ? ring(at(), at(), at()) : line(at(), at(), at());
      const ours = enclosedBy(square, choosable({ a: geometry })).length === 1;
      expect(ours, JSON.stringify(geometry)).toBe(booleanIntersects(lasso, geometry as never));
      if (ours) taken++;
    }
    expect(taken).toBeGreaterThan(100);
    expect(taken).toBeLessThan(1000);
  });
});

describe('what is at a place', () => {
  test('metres to a line are the least of the geodesics to it, within half a percent', () => {
    const random = seeded(3);
    const steps = 2000;
    for (let n = 0; n < 50; n++) {
      const at = (): [number, number] => [117.1 + random() * 0.01, 36.2 + random() * 0.01];
      const [from, a, b] = [at(), at(), at()];
      let least = Infinity;
      for (let i = 0; i <= steps; i++) {
        const share = i / steps;
        least = Math.min(least, geodesicM(...from, a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share));
      }
      expect(Math.abs(metresTo(...from, line(a, b)) - least)).toBeLessThan(0.4 + least * 0.005);
    }
  });

  test('a place inside a surface is no metre from it', () => {
    const disc = circle([117.1, 36.2], 50, { units: 'meters' });
    expect(metresTo(117.1, 36.2, disc.geometry)).toBe(0);
  });

  test('small things come before what they lie on, the rest is left out', () => {
    const shapes = {
      ground: ring([117.09, 36.19], [117.11, 36.19], [117.11, 36.21], [117.09, 36.21]),
      path: line([117.1, 36.2], [117.101, 36.2]),
      gate: { type: 'Point', coordinates: [117.10001, 36.2] },
      far: { type: 'Point', coordinates: [117.1003, 36.2] },
    } as const satisfies Record<string, Geometry>;
    expect(assetsAt(117.1, 36.2, 5, choosable(shapes))).toEqual(['park/gate', 'park/path', 'park/ground']);
  });
});
