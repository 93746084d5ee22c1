import { expect, test } from 'vitest';
import type { Asset } from '../../src/core/asset.ts';
import type { City } from '../../src/core/city.ts';
import { changeOf } from '../../src/core/edit.ts';
import { createComputeApi } from '../../src/workers/compute.ts';
import type { ComputeApi } from '../../src/workers/protocol.ts';
import { circleBase, plainParams, sheetOf } from '../scenes/circle.ts';
import { sheet } from '../scenes/coverage.ts';
import { box, city, point, street } from '../scenes/draw.ts';

const round = [
  [200, 90],
  [200, 50],
  [900, 50],
  [900, 500],
  [200, 500],
  [200, 410],
] as const;

/** Two parks of which either serves the compound, two gates of one of them, two streets around, two markets. */
const town = city([
  box('residential', 'home', [100, 100], [300, 300], { people: 500 }),
  box('residential', 'far', [800, 100], [880, 200], { people: 90 }),
  box('park', 'north', [100, 310], [300, 410], {}),
  box('park', 'east', [950, 100], [1100, 300], {}),
  point('gate', 'n1', [200, 410], { of: 'north' }),
  point('gate', 'n2', [200, 310], { of: 'north' }),
  point('gate', 'e1', [950, 200], { of: 'east' }),
  street('round', round),
  street('short', [
    [200, 90],
    [90, 90],
    [90, 420],
    [200, 410],
  ]),
  street('side', [
    [900, 200],
    [950, 200],
  ]),
  point('facility', 'm1', [210, 60], { type: 'market' }),
  point('facility', 'm2', [890, 210], { type: 'market' }),
]);

const circleSheet = sheetOf([{ id: 'market', limitMin: 15 }]);

async function answers(api: ComputeApi, revision: number) {
  const of = { cityId: 'demo', revision };
  const time = circleBase.time;
  const ask = { of, job: 1, sheet: sheet('park-2022'), by: 'city', denominator: 'people', time } as const;
  const coverage = await api.coverage(ask, () => {});
  const circle = await api.circle({ of, job: 2, sheet: circleSheet, params: plainParams, time }, () => {});
  const around = await api.nearby({ of, from: { key: 'residential/home' } });
  if (coverage.status !== 'done' || circle.status !== 'done' || around.status !== 'done') throw new Error('not answered');
  const { straight, walk } = coverage.value.results;
  const issues = { straight: straight.issues, walk: walk.issues };
  return {
    figures: [
      { ...straight, issues: [] },
      { ...walk, issues: [] },
    ],
    issues,
    circle: circle.value,
    around: around.value,
  };
}

function loaded(of: City, revision: number): ComputeApi {
  const api = createComputeApi();
  api.load({ cityId: 'demo', revision }, of);
  return api;
}

const withState = (asset: Asset, lifecycle: string): Asset => ({ ...asset, values: { ...asset.values, lifecycle } });

test('whatever is retired, planned or taken back into use: the edited city answers as one loaded anew, and as one that lacks what is not in use', async () => {
  const api = loaded(town, 0);
  const first = await answers(api, 0);
  let now = town;
  let revision = 0;
  const steps = [
    ['north', 'retired'],
    ['n1', 'retired'],
    ['north', 'in-use'],
    ['short', 'retired'],
    ['n1', 'in-use'],
    ['m1', 'planned'],
    ['home', 'retired'],
    ['home', 'in-use'],
    ['short', 'in-use'],
    ['m1', 'in-use'],
  ] as const;
  const shares: (number | null)[] = [];
  for (const [id, state] of steps) {
    const before = now.assets.find((asset) => asset.id === id) as Asset;
    const after = withState(before, state);
    now = { ...now, assets: now.assets.map((asset) => (asset === before ? after : asset)) };
    revision += 1;
    api.edit({ cityId: 'demo', revision }, [changeOf(before, after)]);
    const lacking = { ...now, assets: now.assets.filter(({ values }) => values.lifecycle === undefined || values.lifecycle === 'in-use') };
    const told = await answers(api, revision);
    expect(told, `${id} ${state}`).toEqual(await answers(loaded(now, revision), revision));
    // A gate of a park that is gone is told of; one of a park that is retired is not.
    expect({ ...told, issues: null }, `${id} ${state}`).toEqual({ ...(await answers(loaded(lacking, revision), revision)), issues: null });
    shares.push(told.figures[0]?.total.share ?? null);
  }
  // Without the park in the north the compound is far from any.
  expect(first.figures[0]?.total.share).toBe(1);
  expect(shares[0]).toBeLessThan(0.2);
  const last = await answers(api, revision);
  expect(last.figures[1]?.rows).toEqual(first.figures[1]?.rows);
});
