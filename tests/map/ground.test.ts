import { area, booleanPointInPolygon, feature, point as turfPoint } from '@turf/turf';
import { describe, expect, test } from 'vitest';
import { labelPoints } from '../../src/map/label-points.ts';
import { outside } from '../../src/map/outside.ts';
import { groundOutside } from '../../src/map/veil.ts';
import { box, city, lonLat, outline, point } from '../scenes/draw.ts';

describe('the veil', () => {
  const ring = (from: [number, number], to: [number, number]) => outline(from, to).coordinates[0] ?? [];
  const unit = { type: 'Polygon' as const, coordinates: [ring([0, 0], [1000, 1000]), ring([400, 400], [600, 600])] };
  const veiled = (at: [number, number]) => booleanPointInPolygon(turfPoint(lonLat(at)), feature(groundOutside(unit)));

  test('lies over everything outside the unit, holes included, and nothing inside', () => {
    expect(veiled([100, 100])).toBe(false);
    expect(veiled([500, 500])).toBe(true);
    expect(veiled([1500, 500])).toBe(true);
    expect(veiled([-90_000, 40_000])).toBe(true);
  });
});

describe('the ground without data', () => {
  const prefecture = box('area', 'p', [0, 0], [10_000, 10_000], { level: 'city', code: '3709' });
  const inside = box('area', 'in', [1000, 1000], [3000, 3000], { level: 'town', code: '370901' });
  const beyond = box('area', 'out', [6000, 6000], [8000, 8000], { level: 'town', code: '370902' });
  const extent = outline([0, 0], [4000, 5000]);

  test('is the prefecture without the extent of the data, and names the units wholly beyond', () => {
    const { unmapped, units } = outside(city([prefecture, inside, beyond], { extent }));
    expect(units).toEqual([2]);
    expect(area(feature(unmapped as NonNullable<typeof unmapped>))).toBeCloseTo(100e6 - 20e6, -5);
  });

  test('is nothing where the data have no edge or no prefecture is drawn', () => {
    expect(outside(city([prefecture, inside]))).toEqual({ unmapped: null, units: [] });
    expect(outside(city([inside], { extent }))).toEqual({ unmapped: null, units: [] });
  });
});

describe('points for names', () => {
  const park = (id: string, side: number, values = {}) => box('park', id, [0, 0], [side, side], { name: id, ...values });
  const pointsOf = (...assets: Parameters<typeof labelPoints>[0]) =>
    labelPoints([...assets]).features.map(({ id, properties }) => ({ id, ...properties }));

  test('wait until a surface is about 52 pixels wide', () => {
    // A pixel at zoom z is 40,075,017 m × cos 36.18° / (512 · 2^z): 200 m are 52 px at zoom 14.0, less half a zoom.
    const [small] = pointsOf(park('示意公园', 200)) as { _from?: number }[];
    const metresPerPx = (40_075_017 * Math.cos((36.18 * Math.PI) / 180)) / 512;
    expect(small?._from).toBeCloseTo(Math.log2((52 * metresPerPx) / 200) - 0.5, 1);
  });

  test('put real names before drawn ones and large before small', () => {
    const named = pointsOf(
      park('small', 100),
      park('large', 900),
      park('drawn', 5000, { synthetic: true }),
      point('park', 'dot', [0, 0], { name: 'dot' }),
    );
    const sorted = (named as unknown as { name: string; _sort: number }[]).toSorted((a, b) => a._sort - b._sort).map(({ name }) => name);
    expect(sorted).toEqual(['large', 'small', 'dot', 'drawn']);
  });

  test('skip what has no name and cut names of two hundred characters', () => {
    const [only, ...rest] = pointsOf(park('', 100), park('泰'.repeat(200), 100)) as { id?: number; name?: string }[];
    expect(rest).toEqual([]);
    expect([only?.id, [...(only?.name ?? '')].length]).toEqual([1, 24]);
  });
});
