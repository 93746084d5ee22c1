import { describe, expect, test } from 'vitest';
import { standing, withAsset } from '../../../src/app/features/whatif/trial.ts';
import { trialWarnings } from '../../../src/app/features/whatif/warnings.ts';
import { noTrial, type Trial } from '../../../src/app/state/whatif.ts';
import type { Asset, AssetKey } from '../../../src/core/asset.ts';
import { cityIndex } from '../../../src/store/query/city-index.ts';
import { box, city, point } from '../../scenes/draw.ts';

/** A compound, a park that touches its west side, one that has lain over it all along; gates named, unnamed, and recorded far off. */
const index = cityIndex(
  city([
    box('residential', 'home', [100, 0], [200, 100]),
    box('park', 'green', [0, 0], [100, 100]),
    box('park', 'over', [180, 0], [280, 100]),
    point('gate', 'named', [150, 0], { of: 'home' }),
    point('gate', 'unnamed', [150, 100]),
    point('gate', 'off', [150, -80], { of: 'home' }),
  ]),
);

function movedTo(key: AssetKey, like: Asset, trial: Trial = noTrial): Trial {
  const own = index.byKey.get(key) as Asset;
  return withAsset(index, trial, key, { ...own, geometry: like.geometry });
}
const gateAt = (x: number, y: number) => point('gate', 'x', [x, y]);
const parkAt = (x: number) => box('park', 'x', [x, 0], [x + 100, 100]);
const codes = (trial: Trial) => trialWarnings(index, trial).map(({ code }) => code);

describe('a gate away from its wall', () => {
  test('is told beyond 30 m, with the metres, outside and inside alike', () => {
    expect(codes(movedTo('gate/named', gateAt(150, -29)))).toEqual([]);
    expect(trialWarnings(index, movedTo('gate/named', gateAt(150, -40)))).toEqual([
      expect.objectContaining({
        code: 'gate-off-wall',
        place: standing(index, noTrial, 'residential/home'),
        metres: expect.closeTo(40, 0),
      }),
    ]);
    expect(codes(movedTo('gate/named', gateAt(150, 45)))).toEqual(['gate-off-wall']);
  });

  test('one that names nothing belongs to the wall at which it stood', () => {
    expect(codes(movedTo('gate/unnamed', gateAt(150, 160)))).toEqual(['gate-off-wall']);
  });

  test('one that the city records far off and that comes nearer is not told', () => {
    expect(codes(movedTo('gate/off', gateAt(150, -50)))).toEqual([]);
    expect(codes(movedTo('gate/off', gateAt(150, -90)))).toEqual(['gate-off-wall']);
  });
});

describe('a park over homes', () => {
  test('is told where it came over them, not where it touches them or lay there before', () => {
    expect(codes(movedTo('park/green', parkAt(50)))).toEqual(['park-over-homes']);
    expect(codes(movedTo('park/green', parkAt(-1)))).toEqual([]);
    expect(codes(movedTo('park/green', parkAt(0)))).toEqual([]);
    expect(codes(movedTo('park/over', parkAt(170)))).toEqual([]);
  });

  test('a new park on a home is told, one taken away is not', () => {
    const put = { ...parkAt(120), id: 'new' } as Asset;
    expect(codes(withAsset(index, noTrial, 'park/new', put))).toEqual(['park-over-homes']);
    expect(codes(withAsset(index, noTrial, 'park/over', null))).toEqual([]);
  });
});
