import { describe, expect, test } from 'vitest';
import type { Reach } from '../../../../src/analysis/coverage/arcs/shape.ts';
import { unionArea, unionOf } from '../../../../src/analysis/coverage/arcs/union.ts';
import { type Region, regionArea, regionOf } from '../../../../src/core/geo/rings.ts';
import { boxAt, type Corner, frame, lens, reach, rectangle, region, spot } from './parks.ts';

function areaOf(...reaches: Reach[]): number {
  const union = unionOf(reaches, frame);
  expect(union.gapM).toBeLessThan(1e-6);
  return unionArea(union);
}

/** Polygons are widened by up to 2 µm. */
function expectArea(reaches: readonly Reach[], expected: number): void {
  expect(Math.abs(areaOf(...reaches) / expected - 1)).toBeLessThan(3e-8);
}

const disc = (r: number): number => Math.PI * r * r;

describe('one service area is what the formula says', () => {
  test('a disc around a point, to the last digits', () => {
    expect(areaOf(reach(spot(17.3, -40.1), 300)) / disc(300)).toBeCloseTo(1, 14);
  });

  test('a convex polygon: its area, its girth times r, and a disc', () => {
    const hexagon: Corner[] = Array.from({ length: 6 }, (_, i) => [70 * Math.cos((i * Math.PI) / 3), 70 * Math.sin((i * Math.PI) / 3)]);
    expectArea([reach(region([hexagon]), 300)], ((3 * Math.sqrt(3)) / 2) * 70 * 70 + 6 * 70 * 300 + disc(300));
    expectArea([reach(rectangle(0, 0, 500, 20), 100)], 500 * 20 + 2 * 520 * 100 + disc(100));
  });

  test('a line of no width: a stadium', () => {
    const line = region([
      [
        [0, 0],
        [500, 0],
      ],
    ]);
    expectArea([reach(line, 100)], 500 * 200 + disc(100));
  });

  test('an L keeps its notch: five quarter discs outside, a square shared inside', () => {
    const ell: Corner[] = [
      [0, 0],
      [1200, 0],
      [1200, 100],
      [100, 100],
      [100, 1200],
      [0, 1200],
    ];
    expectArea([reach(region([ell]), 500)], 230_000 + 4800 * 500 + (5 / 4) * disc(500) - 500 * 500);
  });

  test.each([
    [300, 600 * 600],
    [600, 0],
    [601, 0],
    [599, 2 * 2],
  ])('a ring around a hole of 1,200 m served to %d m leaves %d m² of the hole', (radius, left) => {
    const ring = region([boxAt(-1000, -1000, 1000, 1000)], [boxAt(-600, -600, 600, 600)]);
    expectArea([reach(ring, radius)], 4_000_000 + 8000 * radius + disc(radius) - left);
  });

  test('parts that touch at a corner, from inside and from outside', () => {
    const two = region([boxAt(0, 0, 100, 100), boxAt(100, 100, 200, 200)]);
    // Two squares of 100 m, corner to corner: in each notch the discs of the shared corner are hidden, squares of r × r are shared.
    expectArea([reach(two, 50)], 2 * 10_000 + 8 * 100 * 50 + (6 / 4) * disc(50) - 2 * 50 * 50);
    const slit = region([
      [
        [0, 0],
        [300, 0],
        [300, 300],
        [150, 300],
        [150, 100],
        [150, 300],
        [0, 300],
      ],
    ]);
    expectArea([reach(slit, 80)], 90_000 + 1200 * 80 + disc(80));
  });

  test('an antenna of no width is served around its tip', () => {
    const antenna = region([
      [
        [0, 0],
        [100, 0],
        [100, 50],
        [400, 50],
        [100, 50],
        [100, 100],
        [0, 100],
      ],
    ]);
    // Along the 300 m a band of 2 × 40, its end half a disc; the band lies on the square's own offset for the first 40 m.
    expectArea([reach(antenna, 40)], 10_000 + 400 * 40 + disc(40) + (300 - 40) * 80 + disc(40) / 2);
  });
});

describe('a union counts shared ground once', () => {
  test('two discs share a lens, three in a row two', () => {
    const at = (x: number) => reach(spot(x, 0), 300);
    expect(areaOf(at(0), at(200)) / (2 * disc(300) - lens(300, 200))).toBeCloseTo(1, 13);
    expect(areaOf(at(0), at(500), at(1000)) / (3 * disc(300) - 2 * lens(300, 500))).toBeCloseTo(1, 13);
  });

  test('discs that only touch, from outside and from inside, and one inside another', () => {
    expect(areaOf(reach(spot(0, 0), 300), reach(spot(600, 0), 300)) / (2 * disc(300))).toBeCloseTo(1, 12);
    expect(areaOf(reach(spot(0, 0), 500), reach(spot(200, 0), 300)) / disc(500)).toBeCloseTo(1, 12);
    expect(areaOf(reach(spot(0, 0), 500), reach(spot(50, 0), 300)) / disc(500)).toBeCloseTo(1, 12);
  });

  test('the same park twice, and as another object, is one', () => {
    const park = rectangle(0, 0, 70, 90);
    const once = areaOf(reach(park, 300));
    expect(areaOf(reach(park, 300), reach(park, 300), reach(rectangle(0, 0, 70, 90), 300))).toBe(once);
    expect(areaOf(reach(spot(5, 5), 300), reach(spot(5, 5), 300)) / disc(300)).toBeCloseTo(1, 14);
  });

  test('neighbours with a common border serve like the park they form', () => {
    const [left, right] = [rectangle(0, 0, 100, 100), rectangle(100, 0, 200, 100)];
    expectArea([reach(left, 500), reach(right, 500)], 20_000 + 600 * 500 + disc(500));
    const middle = rectangle(100, 40, 130, 60);
    expectArea([reach(left, 500), reach(right, 500), reach(middle, 500)], 20_000 + 600 * 500 + disc(500));
  });

  test('offsets that touch along a line share nothing', () => {
    expectArea([reach(rectangle(0, 0, 100, 100), 50), reach(rectangle(0, 200, 100, 300), 50)], 2 * (10_000 + 400 * 50 + disc(50)));
  });

  test('a small park deep inside a large one, and one in the part of its hole that it serves, add nothing', () => {
    const large = rectangle(0, 0, 5000, 5000);
    const expected = 25_000_000 + 20_000 * 10 + disc(10);
    expectArea([reach(large, 10), reach(spot(2500, 2500), 300), reach(rectangle(2000, 2000, 2010, 2010), 20)], expected);
    const ring = region([boxAt(0, 0, 2000, 2000)], [boxAt(900, 900, 1100, 1100)]);
    expectArea([reach(ring, 100), reach(spot(1000, 1000), 50)], 4_000_000 + 8000 * 100 + disc(100));
  });

  test('a disc in the open middle of a ring adds itself', () => {
    const ring = region([boxAt(-1000, -1000, 1000, 1000)], [boxAt(-900, -900, 900, 900)]);
    expectArea([reach(ring, 300), reach(spot(0, 0), 100)], 4_000_000 + 8000 * 300 + disc(300) - 1200 * 1200 + disc(100));
  });
});

test('parks that serve nothing: none, no vertex, no radius, a radius that is no number', () => {
  const empty: Region = regionOf([]);
  expect(areaOf()).toBe(0);
  expect(areaOf(reach(empty, 300), reach(spot(0, 0), 0), reach(rectangle(0, 0, 1, 1), Number.NaN), reach(spot(0, 0), Infinity))).toBe(0);
});

test('repeated vertices and straight angles change nothing', () => {
  const plain = rectangle(0, 0, 100, 100);
  const busy = region([
    [
      [0, 0],
      [0, 0],
      [50, 0],
      [100, 0],
      [100, 100],
      [100, 100],
      [50, 100],
      [0, 100],
      [0, 50],
    ],
  ]);
  expect(regionArea(busy)).toBe(regionArea(plain));
  expect(Math.abs(areaOf(reach(busy, 300)) / areaOf(reach(plain, 300)) - 1)).toBeLessThan(2e-8);
});
