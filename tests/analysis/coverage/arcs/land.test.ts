import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { areaInside } from '../../../../src/analysis/coverage/arcs/land.ts';
import { Raster } from '../../../../src/analysis/coverage/arcs/raster.ts';
import type { Reach } from '../../../../src/analysis/coverage/arcs/shape.ts';
import { unionArea, unionOf } from '../../../../src/analysis/coverage/arcs/union.ts';
import { clipAround, union } from '../../../../src/analysis/coverage/clip.ts';
import { type Region, regionArea, regionOf } from '../../../../src/core/geo/rings.ts';
import { slicedCoverage } from '../../../oracles/sliced-coverage.ts';
import { boxAt, type Corner, frame, reach, rectangle, region, spot } from './parks.ts';

function covered(land: Region, ...reaches: Reach[]): number {
  return areaInside(new Raster(unionOf(reaches, frame)), land);
}

const disc = (r: number): number => Math.PI * r * r;

describe('land in a service area', () => {
  const park = reach(spot(0, 0), 300);

  test('wholly inside, wholly outside, and around all of it', () => {
    expect(covered(rectangle(-100, -100, 100, 100), park)).toBe(40_000);
    expect(covered(rectangle(301, 0, 400, 50), park)).toBe(0);
    expect(covered(rectangle(5000, 0, 5100, 50), park)).toBe(0);
    expect(covered(rectangle(-1000, -1000, 1000, 1000), park) / disc(300)).toBeCloseTo(1, 12);
  });

  test('half a disc, a quarter, a segment', () => {
    expect(covered(rectangle(0, -1000, 1000, 1000), park) / (disc(300) / 2)).toBeCloseTo(1, 12);
    expect(covered(rectangle(0, 0, 1000, 1000), park) / (disc(300) / 4)).toBeCloseTo(1, 12);
    const segment = 300 * 300 * Math.acos(0.5) - 150 * Math.sqrt(300 * 300 - 150 * 150);
    expect(covered(rectangle(150, -1000, 1000, 1000), park) / segment).toBeCloseTo(1, 12);
  });

  test('with a hole around the park, and with the park’s reach only in the hole', () => {
    const holed = region([boxAt(-400, -400, 400, 400)], [boxAt(-100, -100, 100, 100)]);
    expect(covered(holed, park) / (disc(300) - 40_000)).toBeCloseTo(1, 12);
    expect(covered(region([boxAt(-900, -900, 900, 900)], [boxAt(-350, -350, 350, 350)]), park)).toBe(0);
  });

  test('whose corner lies on the arc, whose side only touches it', () => {
    expect(covered(rectangle(300, 0, 400, 100), park)).toBeLessThan(1e-4);
    expect(covered(rectangle(300, -50, 400, 50), park)).toBeLessThan(1e-4);
    expect(covered(rectangle(-50, 300, 50, 400), park)).toBeLessThan(1e-4);
    expect(covered(rectangle(-180, -240, 180, 240), park)).toBeCloseTo(360 * 480, 3);
    const touching = rectangle(-300, -300, 300, 300);
    expect(covered(touching, park) / disc(300)).toBeCloseTo(1, 9);
  });

  test('that ends where the service area ends, inside it or outside', () => {
    const square = reach(rectangle(0, 0, 100, 100), 50);
    expect(covered(rectangle(0, 100, 100, 150), square)).toBeCloseTo(5000, 3);
    expect(covered(rectangle(0, 150, 100, 200), square)).toBeLessThan(1e-3);
    expect(covered(rectangle(-50, -50, 150, 150), square)).toBeCloseTo(10_000 + 400 * 50 + disc(50), 2);
    expect(covered(rectangle(0, 0, 100, 100), square)).toBe(10_000);
    const end = (50 * 50 * Math.acos(0.4) - 20 * Math.sqrt(2100)) / 2;
    expect(covered(rectangle(50, 120, 250, 150), square) / (50 * 30 + end)).toBeCloseTo(1, 6);
  });

  test('between parks that meet at a point or along a line', () => {
    const land = rectangle(0, -100, 600, 100);
    const half = 300 * 300 * Math.asin(1 / 3) + 100 * Math.sqrt(80_000);
    expect(covered(land, reach(spot(0, 0), 300), reach(spot(600, 0), 300)) / (2 * half)).toBeCloseTo(1, 9);
    const [low, high] = [reach(rectangle(0, 0, 100, 100), 50), reach(rectangle(0, 200, 100, 300), 50)];
    expect(covered(rectangle(0, 100, 100, 200), low, high)).toBeCloseTo(10_000, 3);
  });

  test('all over a city of many parks sums to the union', () => {
    const parks = Array.from({ length: 40 }, (_, i) =>
      reach(spot(137 * (i % 7) + 3 * i, 211 * Math.floor(i / 7) - 5 * i), 40 + 7 * (i % 9)),
    );
    const raster = new Raster(unionOf(parks, frame));
    let sum = 0;
    for (let x = -400; x < 1400; x += 75) for (let y = -400; y < 1600; y += 80) sum += areaInside(raster, rectangle(x, y, x + 75, y + 80));
    expect(sum / unionArea(raster.union)).toBeCloseTo(1, 10);
  });

  test('no parks cover no land', () => {
    expect(covered(rectangle(0, 0, 10, 10))).toBe(0);
  });
});

/** Corners on a lattice of 50 m, so that borders, offsets and arcs of parks and land coincide, touch and meet as often as can be. */
const step = 50;
const place = fc.tuple(fc.integer({ min: 0, max: 19 }), fc.integer({ min: 0, max: 19 }));
const size = fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }));
const star = fc.array(place, { minLength: 3, maxLength: 9 });
const shape = fc.oneof(
  fc.record({ kind: fc.constant('spot' as const), at: place }),
  fc.record({ kind: fc.constant('box' as const), at: place, size }),
  fc.record({ kind: fc.constant('ring' as const), at: place, size }),
  fc.record({ kind: fc.constant('star' as const), star }),
);
type Shape = typeof shape extends fc.Arbitrary<infer T> ? T : never;

/** What a ring of any kind encloses, as the import makes it. */
function simple(corners: readonly Corner[]): Region | null {
  const clip = clipAround(0, 0);
  const made = clip.toRegion(union(clip.toPaths(regionOf([Float64Array.from(corners.flat())]))));
  return made.rings.length > 0 ? made : null;
}

function drawn(one: Shape, turn: (corner: Corner) => Corner): Region {
  const box = (x1: number, y1: number, x2: number, y2: number): Corner[] => boxAt(x1, y1, x2, y2).map(turn);
  if (one.kind === 'star') return simple(one.star.map(([x, y]) => turn([step * x, step * y]))) ?? region([box(0, 0, step, step)]);
  const [x, y] = [step * one.at[0], step * one.at[1]];
  if (one.kind === 'spot') return spot(...turn([x, y]));
  const [w, h] = [step * one.size[0], step * one.size[1]];
  if (one.kind === 'box') return region([box(x, y, x + w, y + h)]);
  return region([box(x, y, x + w + 2 * step, y + h + 2 * step)], [box(x + step, y + step, x + w + step, y + h + step)]);
}

describe('random parks and land on a lattice', () => {
  const scene = fc.record({
    parks: fc.array(fc.record({ shape, radius: fc.constantFrom(50, 100, 150, 300, 500) }), { minLength: 1, maxLength: 8 }),
    land: fc.oneof(shape).filter(({ kind }) => kind !== 'spot'),
  });

  test.each([
    ['as it lies', 0],
    ['turned', 0.3],
  ])('%s: the covered area is that of exact slices', (_, angle) => {
    const turn = ([x, y]: Corner): Corner => [x * Math.cos(angle) - y * Math.sin(angle), x * Math.sin(angle) + y * Math.cos(angle)];
    fc.assert(
      fc.property(scene, ({ parks, land }) => {
        const reaches = parks.map((park) => reach(drawn(park.shape, turn), park.radius));
        const ground = drawn(land, turn);
        const made = unionOf(reaches, frame);
        const { box } = ground;
        const slices = 40 * Math.max(2, Math.round((box[3] - box[1]) / step));
        const off = Math.abs(areaInside(new Raster(made), ground) - slicedCoverage(reaches, ground, slices));
        expect(made.gapM).toBeLessThan(2e-4);
        expect(off / ((box[2] - box[0]) * (box[3] - box[1]))).toBeLessThan(5e-4);
      }),
      { numRuns: process.env.XIUTU_LONG ? 1500 : 90, seed: 20261123 },
    );
  });

  test('more parks never cover less, and the whole is never exceeded', () => {
    fc.assert(
      fc.property(scene, ({ parks, land }) => {
        const reaches = parks.map((park) =>
          reach(
            drawn(park.shape, (c) => c),
            park.radius,
          ),
        );
        const ground = drawn(land, (c) => c);
        const few = covered(ground, ...reaches.slice(1));
        const all = covered(ground, ...reaches);
        expect(all).toBeGreaterThanOrEqual(few - 0.01);
        expect(all).toBeLessThanOrEqual(regionArea(ground));
      }),
      { numRuns: 100, seed: 20261123 },
    );
  });
});
