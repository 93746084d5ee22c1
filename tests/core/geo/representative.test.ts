import { booleanPointInPolygon } from '@turf/turf';
import type { Geometry, MultiPolygon, Polygon } from 'geojson';
import { describe, expect, test } from 'vitest';
import { representativePoint } from '../../../src/core/geo/representative.ts';
import { everything } from '../../demo/demo.ts';

const square = (west: number, south: number, side: number): number[][] => [
  [west, south],
  [west + side, south],
  [west + side, south + side],
  [west, south + side],
  [west, south],
];

describe('representativePoint', () => {
  test.each<[string, Geometry | null, readonly [number, number] | null]>([
    ['a point is its own', { type: 'Point', coordinates: [117.1, 36.2] }, [117.1, 36.2]],
    [
      'the first of several points',
      {
        type: 'MultiPoint',
        coordinates: [
          [1, 2],
          [3, 4],
        ],
      },
      [1, 2],
    ],
    [
      'half way along a line, not half of its vertices',
      {
        type: 'LineString',
        coordinates: [
          [0, 0],
          [1, 0],
          [10, 0],
        ],
      },
      [5, 0],
    ],
    ['the middle of a square', { type: 'Polygon', coordinates: [square(0, 0, 2)] }, [1, 1]],
    ['the widest part of several', { type: 'MultiPolygon', coordinates: [[square(0, 0, 1)], [square(5, 0, 4)]] }, [7, 2]],
    ['beside a hole', { type: 'Polygon', coordinates: [square(0, 0, 10), square(2, 2, 7)] }, [1, 5]],
    [
      'a line of one place',
      {
        type: 'LineString',
        coordinates: [
          [3, 3],
          [3, 3],
        ],
      },
      [3, 3],
    ],
    ['nothing drawn', null, null],
    ['an empty collection', { type: 'GeometryCollection', geometries: [] }, null],
  ])('%s', (_, geometry, expected) => {
    const point = representativePoint(geometry);
    if (expected === null) expect(point).toBeNull();
    else expect(point?.map((value) => Math.round(value * 1e9) / 1e9)).toEqual(expected);
  });

  test('lies inside every surface of the demo city, asked of Turf', () => {
    const surfaces = everything().flatMap(({ thing }) =>
      thing.geometry?.type === 'Polygon' || thing.geometry?.type === 'MultiPolygon' ? [thing.geometry as Polygon | MultiPolygon] : [],
    );
    expect(surfaces.length).toBeGreaterThan(10_000);
    const outside = surfaces.filter((surface) => {
      const point = representativePoint(surface);
      return !point || !booleanPointInPolygon([...point], surface);
    });
    expect(outside).toEqual([]);
  });
});
