import fc from 'fast-check';
import { expect, test } from 'vitest';
import { coverageColumns } from '../../../src/analysis/coverage/adapter.ts';
import { parkValues } from '../../../src/analysis/coverage/marginal.ts';
import { prepareCoverage } from '../../../src/analysis/coverage/prepare.ts';
import type { Denominator, Metric } from '../../../src/analysis/coverage/spec.ts';
import type { City } from '../../../src/core/city.ts';
import { silentHost } from '../../../src/core/result.ts';
import { asCity, drawCity, plan } from '../../oracles/drawn-city.ts';
import { coverage, sheet } from '../../scenes/coverage.ts';
import { box, city, point, street } from '../../scenes/draw.ts';

const rule = sheet('park-2022');

async function valuesOf(scene: City, denominator: Denominator = 'land') {
  return parkValues(await prepareCoverage(coverageColumns(scene).columns, silentHost), rule, denominator, silentHost);
}

/** What a whole run without a park covers less. */
async function lost(scene: City, id: string, metric: Metric, denominator: Denominator): Promise<number> {
  const rest = { ...scene, assets: scene.assets.filter((asset) => asset.kind !== 'park' || asset.id !== id) };
  const [before, after] = [await coverage(scene, { metric, denominator }), await coverage(rest, { metric, denominator })];
  return before.total.covered - after.total.covered;
}

test('of random cities the value of each park is what a run without it covers less, straight and on foot', async () => {
  let served = 0;
  await fc.assert(
    fc.asyncProperty(plan, async (drawn) => {
      const scene = asCity(drawCity(drawn));
      for (const { id, straight, walk } of await valuesOf(scene)) {
        if (straight > 0 && walk > 0) served += 1;
        expect(Math.abs(straight - (await lost(scene, id, 'straight', 'land')))).toBeLessThan(0.05);
        expect(Math.abs(walk - (await lost(scene, id, 'walk', 'land')))).toBeLessThan(1e-6);
      }
    }),
    { numRuns: 30, seed: 20261123 },
  );
  expect(served).toBeGreaterThan(5);
});

/** Two parks at the two ends of a street of homes, 600 m apart, each 100 × 100 m and reaching 500 m. */
const scene = city([
  street('s', [
    [-100, 0],
    [800, 0],
  ]),
  box('residential', 'homes', [0, 10], [600, 60], { people: 600, dwellings: 300, walled: false }),
  box('park', 'west', [-100, 5], [0, 105]),
  box('park', 'east', [600, 5], [700, 105]),
  box('park', 'tiny', [300, -10], [305, -5]),
]);

test('counts land, people and dwellings by the same ground, and leaves out parks that do not count', async () => {
  const [land, people, dwellings] = [await valuesOf(scene), await valuesOf(scene, 'people'), await valuesOf(scene, 'dwellings')];
  expect(land.map(({ id }) => id)).toEqual(['west', 'east']);
  // Each alone reaches the first or the last 100 m of 600: 5,000 m², 100 people, 50 dwellings.
  for (const [values, each] of [
    [land, 5000],
    [people, 100],
    [dwellings, 50],
  ] as const) {
    for (const { straight } of values) expect(straight / each).toBeCloseTo(1, 3);
  }
});

test('a park that another serves as far has no value of its own', async () => {
  const twins = city([...scene.assets, box('park', 'twin', [-100, 5], [0, 105])]);
  const values = await valuesOf(twins);
  expect(values.find(({ id }) => id === 'west')).toMatchObject({ straight: 0, walk: 0 });
  expect(values.find(({ id }) => id === 'twin')).toMatchObject({ straight: 0, walk: 0 });
});

test('a point on foot is lost also where another park is near enough to walk to but not as the crow flies', async () => {
  // The gate of the small park stands 10 m out towards the homes, so its walk reaches ground that its radius does not.
  const odd = city([
    street('s', [
      [0, 0],
      [700, 0],
    ]),
    box('residential', 'homes', [300, 10], [400, 60], { walled: false }),
    box('park', 'small', [0, 5], [40, 45]),
    point('gate', 'g', [50, 0], { of: 'small' }),
    box('park', 'large', [600, 5], [700, 105]),
  ]);
  for (const { id, walk } of await valuesOf(odd)) expect(walk).toBeCloseTo(await lost(odd, id, 'walk', 'land'), 6);
});
