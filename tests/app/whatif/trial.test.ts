import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  bearingTo,
  gatesWith,
  metresBetween,
  movableAt,
  movedBy,
  shifted,
  squareAt,
  standing,
  withAsset,
} from '../../../src/app/features/whatif/trial.ts';
import { noTrial } from '../../../src/app/state/whatif.ts';
import type { Asset } from '../../../src/core/asset.ts';
import { polygonAreaM2 } from '../../../src/core/geo/ellipsoid.ts';
import type { LonLat } from '../../../src/map/tools/draft.ts';
import { cityIndex } from '../../../src/store/query/city-index.ts';
import { box, city, lonLat, point } from '../../scenes/draw.ts';

const at = (x: number, y: number): LonLat => {
  const [lon = 0, lat = 0] = lonLat([x, y]);
  return [lon, lat];
};

/** A park 100 m wide with a compound right of it. */
const town = city([
  box('park', 'green', [0, 0], [100, 100], { name: '示意公园' }),
  box('residential', 'home', [105, 0], [300, 100]),
  point('gate', 'own', [50, 100], { of: 'green' }),
  point('gate', 'shared', [100, 20], { of: ['green', 'home'] as unknown as string }),
  point('gate', 'unnamed', [0, 50]),
  point('gate', 'between', [102, 50]),
  point('gate', 'far', [50, 140]),
]);
const index = cityIndex(town);
const park = index.byKey.get('park/green') as Asset;

describe('moving over the ground', () => {
  test('a step of metres is so many metres, whichever way', () => {
    fc.assert(
      fc.property(fc.integer({ min: -500, max: 500 }), fc.integer({ min: -500, max: 500 }), (east, north) => {
        const to = movedBy([117.1, 36.2], east, north);
        expect(metresBetween([117.1, 36.2], to)).toBeCloseTo(Math.hypot(east, north), 1);
      }),
    );
    expect(bearingTo([117.1, 36.2], movedBy([117.1, 36.2], 100, 0))).toBeCloseTo(90, 2);
    expect(bearingTo([117.1, 36.2], movedBy([117.1, 36.2], -70, -70))).toBeCloseTo(225, 0);
  });

  test('a shape keeps its size 20 km further north, and a square has the size asked for', () => {
    const square = squareAt([117.1, 36.2], 1000);
    expect(polygonAreaM2(square.coordinates.map((ring) => ring as [number, number][]))).toBeCloseTo(1000, 1);
    const moved = shifted(square, [117.1, 36.2], [117.3, 36.38]);
    if (moved.type !== 'Polygon') throw new Error(moved.type);
    expect(polygonAreaM2(moved.coordinates.map((ring) => ring as [number, number][])) / 1000).toBeCloseTo(1, 4);
  });
});

describe('a trial', () => {
  test('names what is other than in the city, and nothing that is as it was', () => {
    const moved = { ...park, geometry: shifted(park.geometry as NonNullable<Asset['geometry']>, at(0, 0), at(500, 0)) };
    const one = withAsset(index, noTrial, 'park/green', moved);
    expect([...one.values()]).toEqual([{ kind: 'park', id: 'green', before: park, after: moved }]);
    expect(standing(index, one, 'park/green')).toBe(moved);
    expect(withAsset(index, one, 'park/green', park).size).toBe(0);
    const gone = withAsset(index, one, 'park/green', null);
    expect(standing(index, gone, 'park/green')).toBeNull();
    const added: Asset = { ...park, id: 'new' };
    const with2 = withAsset(index, gone, 'park/new', added);
    expect(with2.get('park/new')).toMatchObject({ before: null, after: added });
    expect(withAsset(index, with2, 'park/new', null).has('park/new')).toBe(false);
  });

  test('takes the gates along that are of this park alone', () => {
    expect(gatesWith(index, noTrial, park)).toEqual(['gate/own', 'gate/unnamed']);
  });

  test('is what the hand finds: gates before the park, things where they are tried and not where they were', () => {
    expect(movableAt(index, noTrial, at(51, 99), 5)).toBe('gate/own');
    expect(movableAt(index, noTrial, at(50, 50), 5)).toBe('park/green');
    expect(movableAt(index, noTrial, at(200, 50), 5)).toBeNull();
    const moved = { ...park, geometry: shifted(park.geometry as NonNullable<Asset['geometry']>, at(0, 0), at(500, 0)) };
    const trial = withAsset(index, withAsset(index, noTrial, 'park/green', moved), 'park/new', { ...moved, id: 'new' });
    expect(movableAt(index, trial, at(50, 50), 5)).toBeNull();
    expect(movableAt(index, trial, at(550, 50), 5)).toBe('park/new');
    expect(movableAt(index, withAsset(index, trial, 'park/new', null), at(550, 50), 5)).toBe('park/green');
  });
});
