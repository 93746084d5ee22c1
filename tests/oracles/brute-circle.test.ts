import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CircleResult } from '../../src/analysis/circle/spec.ts';
import type { City } from '../../src/core/city.ts';
import { circle, sheetOf } from '../scenes/circle.ts';
import { box, point, type XY } from '../scenes/draw.ts';
import { type BruteCell, bruteCircle } from './brute-circle.ts';
import { asBrute, asCity, drawCity, plan } from './drawn-city.ts';

const share = fc.noBias(fc.integer({ min: 0, max: 999 })).map((n) => n / 1000);
const things = fc.array(fc.tuple(share, share), { minLength: 1, maxLength: 7 });
const at = ([x, y]: readonly [number, number]): XY => [-20.37 + 960 * x, -20.71 + 560 * y];

const sheet = sheetOf([
  { id: 'market', limitM: 350 },
  { id: 'toilet', limitMin: 3 },
  { id: 'park', limitM: 300, minAreaM2: 400 },
]);
/** 3 minutes at 75 m/min. */
const limits = { market: 350, toilet: 225, park: 300 };

function differs(brute: BruteCell, result: CircleResult, row: string): boolean {
  const own = result.rows.find(({ id }) => id === brute.home)?.kinds[row];
  if (own?.status !== brute.status) return true;
  const isFar = (a: number, b: number | null) => b === null || Math.abs(a - b) > 0.02;
  if (Number.isFinite(brute.straightM) && isFar(brute.straightM, own.straightM)) return true;
  return own.status !== 'unknown' && isFar(brute.metres, own.metres);
}

describe('the circle against brute force', () => {
  test('cell by cell on random cities with gates, walls, bridges, islands and a data border', async () => {
    const seen = { cells: 0, close: 0, reached: 0, beyond: 0, unknown: 0 };
    await fc.assert(
      fc.asyncProperty(plan, things, things, async (spec, markets, toilets) => {
        const drawn = drawCity(spec);
        const brute = asBrute(drawn);
        const plain = asCity(drawn);
        const points = [
          ...markets.map((each, i) => point('facility', `m${i}`, at(each), { type: 'market' })),
          ...toilets.map((each, i) => point('toilet', `t${i}`, at(each))),
        ];
        const result = await circle({ ...plain, assets: [...plain.assets, ...points] }, sheet);
        const placed = (list: typeof markets) => list.map((each, i) => ({ id: String(i), at: at(each) }));
        const cells = {
          market: bruteCircle(brute, placed(markets), limits.market),
          toilet: bruteCircle(brute, placed(toilets), limits.toilet),
          park: brute.parks.length > 0 ? bruteCircle(brute, null, limits.park) : [],
        };
        for (const [row, list] of Object.entries(cells)) {
          for (const cell of list) {
            seen.cells++;
            if (cell.close) seen.close++;
            else seen[cell.status]++;
          }
          expect(
            list
              .filter((cell) => !cell.close && differs(cell, result, row))
              .map((cell) => ({ row, cell, own: result.rows.find(({ id }) => id === cell.home)?.kinds[row] })),
          ).toEqual([]);
        }
      }),
      { numRuns: 50, seed: 20261123 },
    );
    expect(seen.close / seen.cells).toBeLessThan(0.35);
    for (const many of [seen.reached, seen.beyond, seen.unknown]) expect(many).toBeGreaterThan(50);
  });
});

describe('properties', () => {
  const town = fc.tuple(plan, things, things).map(([spec, markets, toilets]): City => {
    const plain = asCity(drawCity(spec));
    const units = [0, 1, 2].map((i) =>
      box('area', `d${i}`, [300 * i - 60, -60], [300 * i + 240, 560], { level: 'district', code: `d${i}`, parentCode: 'c' }),
    );
    const whole = box('area', 'c', [-60, -60], [840, 560], { level: 'city', code: 'c' });
    const people = plain.assets.map((asset, i) =>
      asset.kind === 'residential' ? { ...asset, values: { ...asset.values, people: 10 + 7 * i } } : asset,
    );
    const points = [
      ...markets.map((each, i) => point('facility', `m${i}`, at(each), { type: 'market' })),
      ...toilets.map((each, i) => point('toilet', `t${i}`, at(each))),
    ];
    return { ...plain, assets: [...people, ...points, whole, ...units] };
  });
  const rank = { unknown: 0, beyond: 0, reached: 1 };

  test('another facility takes nothing from anybody, and no walk gets longer', async () => {
    await fc.assert(
      fc.asyncProperty(town, share, share, async (city, x, y) => {
        const more = { ...city, assets: [...city.assets, point('facility', 'new', at([x, y]), { type: 'market' })] };
        const [before, after] = [await circle(city, sheet), await circle(more, sheet)];
        after.rows.forEach(({ kinds }, i) => {
          const [now, then] = [kinds.market, before.rows[i]?.kinds.market];
          expect(rank[now?.status ?? 'unknown']).toBeGreaterThanOrEqual(rank[then?.status ?? 'unknown']);
          if (now?.metres && then?.metres) expect(now.metres).toBeLessThanOrEqual(then.metres);
        });
        const covered = (result: CircleResult) => result.areas[0]?.kinds.market?.covered ?? 0;
        expect(covered(after)).toBeGreaterThanOrEqual(covered(before));
      }),
      { numRuns: 15, seed: 7 },
    );
  });

  test('a longer limit and a faster walker lose nothing', async () => {
    const wider = sheetOf([{ id: 'toilet', limitMin: 6 }]);
    await fc.assert(
      fc.asyncProperty(town, async (city) => {
        const [near, far, slow] = [await circle(city, sheet), await circle(city, wider), await circle(city, wider, { profile: 'elderly' })];
        near.rows.forEach(({ kinds }, i) => {
          const [three, six, elderly] = [kinds.toilet, far.rows[i]?.kinds.toilet, slow.rows[i]?.kinds.toilet];
          if (three?.status === 'reached') expect(six?.status).toBe('reached');
          if (elderly?.status === 'reached') expect(six?.status).toBe('reached');
          if (elderly?.minutes && six?.minutes) expect(elderly.minutes).toBeGreaterThanOrEqual(six.minutes);
        });
      }),
      { numRuns: 15, seed: 7 },
    );
  });

  test('waiting never makes a walk quicker, and changes no metre', async () => {
    await fc.assert(
      fc.asyncProperty(town, async (city) => {
        const main = {
          ...city,
          assets: city.assets.map((asset, i) =>
            asset.kind === 'street' && i % 2 === 0 ? { ...asset, values: { ...asset.values, class: 'primary' } } : asset,
          ),
        };
        const [plain, waiting] = [await circle(main, sheet), await circle(main, sheet, { crossingWaitS: 40 })];
        plain.rows.forEach(({ kinds }, i) => {
          const other = waiting.rows[i]?.kinds ?? {};
          for (const [row, cell] of Object.entries(kinds)) {
            if (cell.minutes !== null && other[row]?.minutes) expect(other[row].minutes).toBeGreaterThanOrEqual(cell.minutes - 1e-9);
            if (cell.metres !== null && other[row]?.metres) expect(other[row].metres).toBeCloseTo(cell.metres, 4);
          }
        });
      }),
      { numRuns: 15, seed: 7 },
    );
  });

  test('districts and what lies outside them sum to the city, people and every row', async () => {
    await fc.assert(
      fc.asyncProperty(town, async (city) => {
        const { areas, rows } = await circle(city, sheet);
        const [whole, ...parts] = areas.filter(({ areaCode }) => areaCode !== null);
        const own = (pick: (area: (typeof areas)[number]) => number) => parts.reduce((sum, part) => sum + pick(part), 0);
        expect(own(({ people }) => people)).toBe(whole?.people);
        for (const key of ['covered', 'uncovered', 'unknown'] as const) {
          for (const row of ['market', 'toilet', 'park']) {
            expect(own(({ kinds }) => kinds[row]?.[key] ?? 0)).toBe(whole?.kinds[row]?.[key]);
          }
        }
        const told = rows.reduce((sum, { people }) => sum + (people ?? 0), 0);
        expect(areas.filter(({ areaCode }) => areaCode === 'c' || areaCode === null).reduce((sum, { people }) => sum + people, 0)).toBe(
          told,
        );
      }),
      { numRuns: 20, seed: 7 },
    );
  });
});
