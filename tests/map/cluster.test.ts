import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mercatorX, mercatorY } from '../../src/core/geo/mercator.ts';
import { type Bubble, bubbles, type CrowdPoints } from '../../src/map/cluster.ts';
import { crowdFeatures, shortCount } from '../../src/map/crowds.ts';
import { lonLat, point } from '../scenes/draw.ts';

const [far, near] = [7, 13];

/** Points given in pixels of zoom 13 from a corner near Tai'an. */
function points(pixels: readonly (readonly [number, number])[]): CrowdPoints {
  const world = 512 * 2 ** near;
  return {
    x: Float64Array.from(pixels, ([x]) => 0.825 + x / world),
    y: Float64Array.from(pixels, ([, y]) => 0.39 + y / world),
    place: Uint32Array.from(pixels, (_, at) => 3 * at),
  };
}

const seenAt = (all: readonly Bubble[], zoom: number) => all.filter(({ from, until }) => from <= zoom && zoom < until);

describe('bubbles', () => {
  test('gather three and more that are nearer than 40 pixels, at the mean position, and let go of them one zoom further in', () => {
    const all = bubbles(
      points([
        [20, 0],
        [0, 0],
        [40, 0],
        [400, 0],
      ]),
      near,
      far,
    );
    const at13 = seenAt(all, 13);
    expect(at13.map(({ count, place }) => [count, place]).toSorted()).toEqual([
      [1, 9],
      [3, -1],
    ]);
    const group = at13.find(({ count }) => count === 3);
    expect((group?.x ?? 0) * 512 * 2 ** 13 - 0.825 * 512 * 2 ** 13).toBeCloseTo(20, 6);
    expect(group?.until).toBe(14);
    // 380 px at zoom 13 are 47.5 px at zoom 10 and 23.75 px at zoom 9.
    expect(seenAt(all, 10).length).toBe(2);
    expect(seenAt(all, 9).map(({ count, until }) => [count, until])).toEqual([[4, 10]]);
  });

  test('are one bubble where points lie on each other: it falls apart nowhere, so it is there once', () => {
    const all = bubbles(
      points([
        [0, 0],
        [0, 0],
        [0, 0],
      ]),
      near,
      far,
    );
    expect(all.map(({ count, until }) => [count, until])).toEqual([[3, near + 1]]);
  });

  test('leave two beside each other alone', () => {
    const all = bubbles(
      points([
        [0, 0],
        [5, 0],
      ]),
      near,
      far,
    );
    for (let zoom = far; zoom <= near; zoom++) expect(seenAt(all, zoom).map(({ place }) => place)).toEqual([0, 3]);
  });

  test('hold every point exactly once at every zoom, wherever the points lie', () => {
    const pixel = fc.tuple(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 0, max: 900 }));
    fc.assert(
      fc.property(fc.array(pixel, { minLength: 1, maxLength: 60 }), (pixels) => {
        const all = bubbles(points(pixels), near, far);
        for (let zoom = far; zoom <= near; zoom++) {
          const seen = seenAt(all, zoom);
          expect(seen.reduce((sum, { count }) => sum + count, 0)).toBe(pixels.length);
          const singles = seen.filter(({ place }) => place >= 0).map(({ place }) => place);
          expect(new Set(singles).size).toBe(singles.length);
          expect(seen.every(({ place, count }) => place >= 0 === (count === 1))).toBe(true);
        }
      }),
    );
  });

  test('are few however many points there are', () => {
    // 100 × 100 points 4 px apart fill 400 px: no more than (400 / 40 + 2)² groups can stand apart.
    const grid = Array.from({ length: 10_000 }, (_, at): [number, number] => [4 * (at % 100), 4 * Math.floor(at / 100)]);
    const all = bubbles(points(grid), near, far);
    expect(seenAt(all, near).length).toBeLessThan((400 / 40 + 2) ** 2);
    expect(all.length).toBeLessThan(400);
  });
});

describe('the features of a crowd', () => {
  const lamps = [
    point('lighting', 'a', [0, 0], { type: 'street' }),
    point('lighting', 'b', [10, 0]),
    point('lighting', 'c', [20, 0]),
    point('lighting', 'd', [20_000, 0]),
  ];

  test('count only what passes', () => {
    const counted = (passing: Uint8Array | null) =>
      crowdFeatures(lamps, passing, 'zh')
        .features.filter(({ properties }) => properties?._from <= 12 && (properties?._until ?? 99) > 12)
        .map(({ properties, id }) => properties?._count ?? `alone ${id}`);
    expect(counted(null).toSorted()).toEqual([3, 'alone 3']);
    expect(counted(Uint8Array.from([0, 1, 1, 1])).toSorted()).toEqual(['alone 1', 'alone 2', 'alone 3']);
    expect(counted(Uint8Array.from([0, 0, 0, 0]))).toEqual([]);
  });

  test('stand where the points are, and carry the class of a single one', () => {
    const [alone] = crowdFeatures(lamps.slice(0, 1), null, 'zh').features;
    const [lon = 0, lat = 0] = lonLat([0, 0]);
    expect(alone?.properties?.type).toBe('street');
    expect(mercatorX(alone?.geometry.coordinates[0] ?? 0)).toBeCloseTo(mercatorX(lon), 12);
    expect(mercatorY(alone?.geometry.coordinates[1] ?? 0)).toBeCloseTo(mercatorY(lat), 12);
  });

  test('write large numbers short', () => {
    expect([9999, 12_300, 100_000].map((count) => shortCount(count, 'zh'))).toEqual(['9999', '1.2万', '10.0万']);
    expect([9999, 12_300, 100_000].map((count) => shortCount(count, 'en'))).toEqual(['9999', '12k', '100k']);
  });
});
