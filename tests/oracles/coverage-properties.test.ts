import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CoverageParams, RuleSheet } from '../../src/analysis/coverage/spec.ts';
import type { AreaLevel } from '../../src/core/area-level.ts';
import type { Asset } from '../../src/core/asset.ts';
import { coverage, sheet } from '../scenes/coverage.ts';
import { box, city, point, street, type XY } from '../scenes/draw.ts';
import { along, gap, shareOf } from './brute-network.ts';
import { asBrute, asCity, type DrawnCity, drawCity, plan } from './drawn-city.ts';

const runs = { numRuns: 25, seed: 20261123 };
const drawnCity = plan.map(drawCity);

function shoelace(ring: readonly XY[]): number {
  const twice = ring.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = ring[(i + 1) % ring.length] as XY;
    return sum + x * nextY - nextX * y;
  }, 0);
  return Math.abs(twice) / 2;
}

function landOf({ homes }: DrawnCity): number {
  return homes.reduce((sum, { ring }) => sum + shoelace(ring), 0);
}

async function coveredOf(drawn: DrawnCity, params: Partial<CoverageParams>): Promise<number> {
  return (await coverage(asCity(drawn), params)).total.covered;
}

const metrics = ['straight', 'walk'] as const;

describe('coverage of random cities', () => {
  test.each(metrics)('%s: covered, uncovered and unknown are all the land', async (metric) => {
    await fc.assert(
      fc.asyncProperty(drawnCity, async (drawn) => {
        const { total } = await coverage(asCity(drawn), { metric });
        expect(Math.abs(total.covered + total.uncovered + total.unknown - landOf(drawn))).toBeLessThan(0.1);
        expect(total.share).toBe(total.covered + total.uncovered === 0 ? null : total.covered / (total.covered + total.uncovered));
      }),
      runs,
    );
  });

  test.each(metrics)('%s: rows sum to the total, and children to their parent', async (metric) => {
    const unit = (level: AreaLevel, code: string, from: XY, to: XY) => box('area', code, from, to, { level, code, name: code });
    const [xs, ys] = [
      [-20.4, 310.9, 633.3, 880.6],
      [-10.2, 101.7, 263.8],
    ] as const;
    const units: Asset[] = [];
    for (let i = 0; i < 3; i++) {
      const [west, east] = [xs[i] as number, xs[i + 1] as number];
      units.push(unit('district', `d${i}`, [west, ys[0]], [east, ys[2]]));
      for (let j = 0; j < 2; j++) units.push(unit('town', `d${i}t${j}`, [west, ys[j] as number], [east, ys[j + 1] as number]));
    }
    await fc.assert(
      fc.asyncProperty(drawnCity, async (drawn) => {
        const whole = asCity(drawn);
        const scene = { ...whole, assets: [...whole.assets, ...units] };
        const [districts, towns, all] = [
          await coverage(scene, { metric, by: 'district' }),
          await coverage(scene, { metric, by: 'town' }),
          await coverage(scene, { metric }),
        ];
        for (const status of ['covered', 'uncovered', 'unknown'] as const) {
          const sum = (rows: typeof towns.rows) => rows.reduce((total, row) => total + row[status], 0);
          expect(Math.abs(sum(districts.rows) - districts.total[status])).toBeLessThan(1e-6);
          expect(Math.abs(districts.total[status] - all.total[status])).toBeLessThan(1);
          for (const row of districts.rows) {
            const children = towns.rows.filter(({ areaCode }) =>
              row.areaCode === null ? areaCode === null : areaCode?.startsWith(row.areaCode),
            );
            expect(Math.abs(sum(children) - row[status])).toBeLessThan(1);
          }
        }
      }),
      runs,
    );
  });

  test('walked lies within official: each covered cell has its middle within the radius of a park that counts', async () => {
    let covered = 0;
    await fc.assert(
      fc.asyncProperty(drawnCity, async (drawn) => {
        const cells: XY[] = [];
        for (let x = 0; x < 900; x += 25) for (let y = 0; y < 500; y += 25) cells.push([x, y]);
        const { rows } = await coverage(asCity(drawn, cells), { metric: 'walk', by: 'community' });
        const { parks } = asBrute(drawn);
        for (const row of rows) {
          if (row.areaCode === null || row.covered === 0) continue;
          covered++;
          const [x, y] = row.areaCode.split(' ').map(Number) as [number, number];
          const middle: XY = [x + 12.5, y + 12.5];
          const inReach = parks.some(({ ring, radiusM }) =>
            ring.some((a, i) => {
              const b = ring[(i + 1) % ring.length] as XY;
              return gap(middle, along(a, b, shareOf(middle, a, b))) <= radiusM + 0.001;
            }),
          );
          expect(inReach, row.areaCode).toBe(true);
        }
      }),
      { ...runs, numRuns: 15 },
    );
    expect(covered).toBeGreaterThan(50);
  });

  test.each(metrics)('%s: another park never lowers what is covered', async (metric) => {
    const at = fc.tuple(fc.integer({ min: 0, max: 850 }), fc.integer({ min: 0, max: 450 }));
    await fc.assert(
      fc.asyncProperty(drawnCity, at, async (drawn, [x, y]) => {
        const ring: XY[] = [
          [x, y],
          [x + 40.2, y],
          [x + 40.2, y + 30.3],
          [x, y + 30.3],
        ];
        const more: DrawnCity = {
          ...drawn,
          parks: [...drawn.parks, { id: 'new', ring, areaM2: 6000, open: true }],
          gates: [...drawn.gates, { at: [x, y + 10], of: ['new'] }],
        };
        expect(await coveredOf(more, { metric })).toBeGreaterThanOrEqual((await coveredOf(drawn, { metric })) - 0.001);
      }),
      runs,
    );
  });

  test('walk: another gate of a place that has one never lowers what is covered', async () => {
    let raised = 0;
    await fc.assert(
      fc.asyncProperty(drawnCity, fc.nat(), fc.noBias(fc.nat({ max: 999 })), async (drawn, which, where) => {
        const known = [...new Set(drawn.gates.flatMap(({ of }) => of))];
        fc.pre(known.length > 0);
        const id = known[which % known.length] as string;
        const { ring } = [...drawn.homes, ...drawn.parks].find((place) => place.id === id) as { ring: XY[] };
        const side = where % ring.length;
        const at = along(ring[side] as XY, ring[(side + 1) % ring.length] as XY, 0.05 + (0.9 * where) / 999);
        const before = await coveredOf(drawn, { metric: 'walk' });
        const after = await coveredOf({ ...drawn, gates: [...drawn.gates, { at, of: [id] }] }, { metric: 'walk' });
        if (after > before + 1) raised++;
        expect(after).toBeGreaterThanOrEqual(before - 0.001);
      }),
      { ...runs, numRuns: 80 },
    );
    expect(raised).toBeGreaterThan(0);
  });
});

describe('the limit on foot', () => {
  const way = street('way', [
    [-300, -5],
    [12.5, -5],
    [700, -5],
  ]);
  const scene = city([
    box('residential', 'h', [0, 0], [25, 25], { walled: false }),
    box('park', 'p', [212.5, 0], [300, 80], { areaM2: 6000 }),
    point('gate', 'g', [212.5, 0], { of: 'p' }),
    way,
  ]);
  const walkM = 17.5 + 200 + 5;

  const limited = (radiusM: number): RuleSheet => ({ ...sheet('park-2022'), tiers: [{ minAreaM2: 5000, radiusM, source: 'test' }] });

  test('is inclusive to the millimetre', async () => {
    expect((await coverage(scene, { metric: 'walk' }, limited(walkM))).total.covered).toBeCloseTo(625, 1);
    expect((await coverage(scene, { metric: 'walk' }, limited(walkM - 0.001))).total).toMatchObject({ covered: 0, unknown: 0 });
  });
});
