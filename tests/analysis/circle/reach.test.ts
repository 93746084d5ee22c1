import { describe, expect, test } from 'vitest';
import { reachFrom, withoutSteps } from '../../../src/analysis/circle/adapter.ts';
import type { CircleParams, CircleReach } from '../../../src/analysis/circle/spec.ts';
import { assetKey } from '../../../src/core/asset.ts';
import type { City } from '../../../src/core/city.ts';
import { geodesicM } from '../../../src/core/geo/ellipsoid.ts';
import { circle, columnsOf, plainParams, sheetOf } from '../../scenes/circle.ts';
import { box, city, lonLat, point, street, type XY } from '../../scenes/draw.ts';

async function reach(town: City, at: XY, params: Partial<CircleParams> = {}): Promise<CircleReach> {
  const all = { ...plainParams, ...params };
  const own = all.profile === 'wheelchair' ? withoutSteps(town) : town;
  const [lon, lat] = lonLat(at) as [number, number];
  const answer = reachFrom(own, await columnsOf(town, all.profile), { lon, lat }, all);
  if (!answer) throw new Error('the city does not know the place');
  return answer;
}

/** Ground length of the streets of one tier. */
function lengthM({ streets }: CircleReach, minutes: number): number {
  const lines = streets.find((tier) => tier.minutes === minutes)?.lines ?? [];
  return lines.reduce((sum, line) => {
    return line.slice(1).reduce((inner, [lon, lat], i) => {
      const [fromLon, fromLat] = line[i] as readonly [number, number];
      return inner + geodesicM(fromLon, fromLat, lon, lat);
    }, sum);
  }, 0);
}

const road = street('s', [
  [-2000, 0],
  [0, 0],
  [10, 0],
  [2000, 0],
]);

describe('what lies within the minutes of a place', () => {
  const town = city([
    road,
    point('facility', 'late', [700, 10], { type: 'market', name: '晚市' }),
    point('facility', 'soon', [-200, 5], { type: 'pharmacy' }),
    point('toilet', 't', [1040, 10]),
    point('crossing', 'c', [50, 0]),
  ]);

  test('things come by how soon one is there, each with its metres and minutes; what lies beyond and what is no service does not', async () => {
    const { inside } = await reach(town, [0, 30]);
    expect(inside.map(({ kind, type, id }) => [kind, type, id])).toEqual([
      ['facility', 'pharmacy', 'soon'],
      ['facility', 'market', 'late'],
      ['toilet', null, 't'],
    ]);
    expect(inside.map(({ metres }) => Math.round(metres * 100) / 100)).toEqual([235, 740, 1080]);
    expect(inside[1]?.minutes).toBeCloseTo(740 / 75, 4);
    expect((await reach(town, [0, 30], { minutes: 5 })).inside.map(({ id }) => id)).toEqual(['soon']);
    expect((await reach(town, [0, 30], { profile: 'elderly' })).inside.map(({ id }) => id)).toEqual(['soon', 'late']);
  });

  test('streets are cut to the metre on both sides, tier by tier', async () => {
    const found = await reach(town, [0, 30]);
    expect(found.streets.map(({ minutes }) => minutes)).toEqual([5, 10, 15]);
    // 75 m a minute, less the 30 m to the street, both ways.
    for (const minutes of [5, 10, 15]) expect(lengthM(found, minutes)).toBeCloseTo(2 * (75 * minutes - 30), 2);
  });

  test('a place out of reach of any street reaches nothing', async () => {
    const lost = await reach(town, [0, 5000]);
    expect([lost.inside, lengthM(lost, 15)]).toEqual([[], 0]);
  });

  test('waits shorten what is reached across a main road, and leave this side as it is', async () => {
    const cross = city([
      street(
        'lane',
        [
          [0, 500],
          [0, 0],
          [0, -500],
        ],
        { class: 'residential' },
      ),
      street(
        'main',
        [
          [-500, 0],
          [0, 0],
          [500, 0],
        ],
        { class: 'primary' },
      ),
      point('facility', 'over', [5, -100], { type: 'market' }),
    ]);
    const [plain, waiting] = [
      await reach(cross, [0, 100], { minutes: 5 }),
      await reach(cross, [0, 100], { minutes: 5, crossingWaitS: 60 }),
    ];
    // From (0, 100): 375 m up the lane, and 275 m in each of the three directions past the crossing.
    expect(lengthM(plain, 5)).toBeCloseTo(375 + 100 + 3 * 275, 2);
    // One minute is 75 m: half of it spent on turning into the main road, all of it on going over.
    expect(lengthM(waiting, 5)).toBeCloseTo(375 + 100 + 200 + 2 * (275 - 37.5), 2);
    expect(plain.inside[0]?.minutes).toBeCloseTo(205 / 75, 3);
    expect(waiting.inside[0]).toMatchObject({ id: 'over' });
    expect(waiting.inside[0]?.minutes).toBeCloseTo(205 / 75 + 1, 3);
    expect(waiting.inside[0]?.metres).toBeCloseTo(205, 2);
  });

  test('a street with a point drawn twice, an edge of no length, reaches as far with waits as without', async () => {
    const twice = city([
      street(
        's',
        [
          [0, 0],
          [100, 0],
          [100, 0],
          [2000, 0],
        ],
        { class: 'primary', nodes: [1, 2, 3, 4] },
      ),
      point('facility', 'm', [300, 0], { type: 'market' }),
    ]);
    for (const crossingWaitS of [0, 20]) {
      const found = await reach(twice, [50, 5], { minutes: 5, crossingWaitS });
      expect(found.inside.map(({ id, minutes }) => [id, Math.round(minutes * 75 * 100) / 100])).toEqual([['m', 255]]);
      expect(lengthM(found, 5)).toBeCloseTo(50 + 370, 2);
    }
  });

  test('behind walls the walk begins through the gate', async () => {
    const walled = city([
      road,
      box('residential', 'a', [100, 10], [200, 110], { walled: true }),
      point('gate', 'g', [200, 60], { of: 'a' }),
    ]);
    const behind = city([
      ...walled.assets,
      street('lane', [
        [210, 60],
        [210, 0],
      ]),
      street('more', [
        [210, 0],
        [600, 0],
      ]),
    ]);
    // From the middle (150, 60): 50 m to the gate, 10 m to the lane; the road itself does not join the lane.
    const found = await reach(behind, [150, 60], { minutes: 5 });
    expect(lengthM(found, 5)).toBeCloseTo(60 + (375 - 60 - 60), 1);
  });

  describe('from a walled compound, asked by its key', () => {
    const gated = city([
      road,
      box('residential', 'a', [0, 10], [100, 110], { walled: true }),
      point('gate', 'g', [50, 10], { of: 'a' }),
      point('facility', 'out', [150, 10], { type: 'market' }),
      point('facility', 'in', [90, 40], { type: 'pharmacy' }),
    ]);
    const sheet = sheetOf([
      { id: 'market', limitMin: 15 },
      { id: 'pharmacy', limitMin: 15 },
    ]);

    test('walks begin at the gate, as on its card: not in the middle, also to what stands within', async () => {
      const found = reachFrom(gated, await columnsOf(gated), { key: 'residential/a' }, plainParams);
      const metres = Object.fromEntries((found?.inside ?? []).map((thing) => [thing.type, Math.round(thing.metres * 100) / 100]));
      // Gate to road 10 m, 100 m along it, 10 m to the market; 40 m over and 30 m up from the gate to the pharmacy.
      expect(metres).toEqual({ market: 120, pharmacy: 50 });
      // From the gate 10 m to the road, and on both ways.
      expect(found && lengthM(found, 5)).toBeCloseTo(2 * (375 - 10), 2);
    });

    test.each([0, 20])('metres and minutes are those of the circle, with a wait of %i s', async (crossingWaitS) => {
      const params = { ...plainParams, crossingWaitS };
      const crossed = city([
        ...gated.assets,
        street(
          'main',
          [
            [10, -100],
            [10, 0],
            [10, 900],
          ],
          { class: 'primary' },
        ),
      ]);
      for (const town of [gated, crossed, city(crossed.assets.filter(({ kind }) => kind !== 'gate'))]) {
        const [row] = (await circle(town, sheet, params)).rows;
        const { inside } = reachFrom(town, await columnsOf(town), { key: 'residential/a' }, params) ?? { inside: [] };
        for (const kind of ['market', 'pharmacy']) {
          const thing = inside.find(({ type }) => type === kind);
          expect(row?.kinds[kind]?.metres).toBeCloseTo(thing?.metres ?? Number.NaN, 6);
          expect(row?.kinds[kind]?.minutes).toBeCloseTo(thing?.minutes ?? Number.NaN, 6);
        }
      }
    });
  });

  test('no steps for a wheelchair; an asset asks from where it stands and is not among the answers', async () => {
    const stairs = city([
      street('a', [
        [0, 0],
        [100, 0],
      ]),
      street(
        'b',
        [
          [100, 0],
          [300, 0],
        ],
        { class: 'steps' },
      ),
      point('toilet', 't', [290, 5]),
      point('toilet', 'here', [0, 5]),
    ]);
    const columns = await columnsOf(stairs);
    const here = reachFrom(stairs, columns, { key: assetKey({ kind: 'toilet', id: 'here' }) }, plainParams);
    expect(here?.inside.map(({ id }) => id)).toEqual(['t']);
    expect((await reach(stairs, [0, 5], { profile: 'wheelchair' })).inside.map(({ id }) => id)).toEqual(['here']);
    expect(reachFrom(stairs, columns, { key: 'toilet/none' }, plainParams)).toBeNull();
  });
});
