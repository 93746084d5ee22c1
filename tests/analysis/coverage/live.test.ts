import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { coverageColumns } from '../../../src/analysis/coverage/adapter.ts';
import { createLive, type Live } from '../../../src/analysis/coverage/live.ts';
import { prepareCoverage } from '../../../src/analysis/coverage/prepare.ts';
import type { Denominator } from '../../../src/analysis/coverage/spec.ts';
import { type Asset, assetKey } from '../../../src/core/asset.ts';
import type { City } from '../../../src/core/city.ts';
import type { Change } from '../../../src/core/edit.ts';
import { planeAt } from '../../../src/core/geo/plane.ts';
import { signedArea } from '../../../src/core/geo/rings.ts';
import { silentHost } from '../../../src/core/result.ts';
import { asCity, drawCity, type Plan, plan } from '../../oracles/drawn-city.ts';
import { coverage, sheet } from '../../scenes/coverage.ts';
import { box, city, point, street, type XY } from '../../scenes/draw.ts';
import { expectSameTotals, randomEdits, trialCity } from './live-edits.ts';

const rule = sheet('park-2022');

async function live(scene: City): Promise<Live> {
  return createLive(scene, await prepareCoverage(coverageColumns(scene).columns, silentHost), rule, silentHost);
}

/** The whole what-if that turns one city into another. */
function between(from: City, to: City): Change[] {
  const before = new Map(from.assets.map((asset) => [assetKey(asset), asset]));
  const after = new Map(to.assets.map((asset) => [assetKey(asset), asset]));
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key): Change[] => {
    const [was, is] = [before.get(key) ?? null, after.get(key) ?? null];
    const { kind, id } = (was ?? is) as Asset;
    return was === is ? [] : [{ kind, id, before: was, after: is }];
  });
}

function withAsset(scene: City, ...changed: Asset[]): City {
  const all = new Map(scene.assets.map((asset) => [assetKey(asset), asset]));
  for (const asset of changed) all.set(assetKey(asset), asset);
  return { ...scene, assets: [...all.values()] };
}

function without(scene: City, ...ids: string[]): City {
  return { ...scene, assets: scene.assets.filter(({ id }) => !ids.includes(id)) };
}

/** The live totals are those of whole runs on the changed city, in both metrics, by every unit. */
async function expectAsRun(state: Live, changed: City, denominators: readonly Denominator[] = ['people']): Promise<void> {
  for (const metric of ['straight', 'walk'] as const) {
    for (const denominator of denominators) {
      const { total, rows } = await coverage(changed, { metric, denominator, by: 'town' });
      const own = state.result()[metric][denominator];
      const where = `${metric} ${denominator}`;
      for (const status of ['covered', 'uncovered', 'unknown'] as const) {
        expect(Math.abs(own.total[status] - total[status]), `${where} ${status}`).toBeLessThan(1e-6);
        (own.levels[0] ?? []).forEach((row, i) => {
          expect(Math.abs(row[status] - (rows[i]?.[status] ?? NaN)), `${where} ${row.areaCode} ${status}`).toBeLessThan(1e-6);
        });
      }
    }
  }
}

const town = (id: string, from: XY, to: XY) => box('area', id, from, to, { level: 'town', code: id, name: id });

/** A street with walled homes on one side, open ones on the other, in two towns; a park with a gate, and one without. */
const scene = city([
  street('s', [
    [-500, 0],
    [0, 0],
    [900, 0],
    [1500, 0],
  ]),
  box('residential', 'walled', [0, 10], [400, 110], { people: 1000, walled: true }),
  box('residential', 'open', [0, -110], [900, -10], { people: 500, walled: false }),
  point('gate', 'out', [100, 10], { of: 'walled' }),
  box('park', 'west', [-200, 5], [-100, 105]),
  point('gate', 'in', [-150, 5], { of: 'west' }),
  box('park', 'east', [1000, 5], [1050, 55]),
  town('a', [-600, -300], [300, 300]),
  town('b', [300, -300], [1600, 300]),
]);

const moved = (id: string, from: XY, to: XY) => box('park', id, from, to);

describe('a what-if', () => {
  const states: readonly (readonly [string, City])[] = [
    ['a park moved', withAsset(scene, moved('east', [600, 5], [650, 55]))],
    ['a park moved far away', withAsset(scene, moved('east', [9000, 5], [9050, 55]))],
    ['a park reshaped into the larger radius', withAsset(scene, moved('east', [1000, 5], [1100, 105]))],
    ['a park closed', withAsset(scene, box('park', 'west', [-200, 5], [-100, 105], { open: false }))],
    ['a park added', withAsset(scene, moved('new', [400, 5], [440, 45]))],
    ['a park behind no street, which nobody can enter', withAsset(scene, moved('shut', [300, 300], [400, 400]))],
    ['a park removed', without(scene, 'west')],
    ['all parks removed', without(scene, 'west', 'east')],
    ['a gate of a park moved', withAsset(scene, point('gate', 'in', [-100, 50], { of: 'west' }))],
    ['a gate of a park removed', without(scene, 'in')],
    ['a gate of a compound moved', withAsset(scene, point('gate', 'out', [400, 60], { of: 'walled' }))],
    ['a gate of a compound added', withAsset(scene, point('gate', 'more', [390, 10]))],
    ['the gate of a walled compound removed', without(scene, 'out')],
    ['a gate that two share', withAsset(scene, moved('side', [400, 10], [480, 110]), point('gate', 'both', [400, 60]))],
    ['a gate that says whose it is instead of being near', withAsset(scene, point('gate', 'in', [-150, 5], { of: 'east' }))],
  ];

  test.each(states)('with %s has the figures of a run on that city, and going back those of the first', async (_, changed) => {
    const state = await live(scene);
    const figures = await state.apply(between(scene, changed), 7);
    expect(figures).toMatchObject({ revision: 7, rebuilt: false });
    await expectAsRun(state, changed, ['land', 'people']);
    await state.apply([], 8);
    await expectAsRun(state, scene);
  });

  test('goes from one state to any other, also one passed over', async () => {
    const state = await live(scene);
    for (const [, changed] of states) await state.apply(between(scene, changed), 1);
    await expectAsRun(state, states.at(-1)?.[1] as City);
  });

  test('names the cells whose class became another, and no others', async () => {
    const state = await live(scene);
    const { cells } = state.start();
    const classes = { walk: cells.walk.slice(), straight: cells.straight.slice() };
    for (const [, changed] of states) {
      const { changed: lists } = await state.apply(between(scene, changed), 1);
      const now = state.start().cells;
      for (const metric of ['walk', 'straight'] as const) {
        lists[metric].cell.forEach((cell, i) => {
          expect(classes[metric][cell]).not.toBe(lists[metric].to[i]);
          classes[metric][cell] = lists[metric].to[i] as number;
        });
        expect(classes[metric]).toEqual(now[metric]);
      }
    }
  });

  test('with another street, wall or home is prepared anew, and says so', async () => {
    for (const changed of [
      withAsset(
        scene,
        street('s', [
          [-500, 0],
          [200, 0],
        ]),
      ),
      withAsset(scene, box('residential', 'open', [0, -60], [900, -10], { people: 500, walled: false })),
      withAsset(scene, point('gate', 'first', [500, -10]), box('residential', 'open', [0, -110], [900, -10], { people: 500 })),
    ]) {
      const state = await live(scene);
      expect(await state.apply(between(scene, changed), 1)).toMatchObject({ rebuilt: true });
      await expectAsRun(state, changed);
      expect(await state.apply(between(scene, withAsset(changed, moved('new', [400, 5], [440, 45]))), 2)).toMatchObject({ rebuilt: false });
      await expectAsRun(state, withAsset(changed, moved('new', [400, 5], [440, 45])));
    }
  });

  test('with a thing that coverage does not read changes nothing', async () => {
    const state = await live(scene);
    const changed = withAsset(
      scene,
      point('toilet', 't', [0, 0]),
      street(
        's',
        [
          [-500, 0],
          [0, 0],
          [900, 0],
          [1500, 0],
        ],
        { name: 'x' },
      ),
    );
    const figures = await state.apply(between(scene, changed), 1);
    expect(figures.changed.walk.cell.length + figures.changed.straight.cell.length).toBe(0);
  });
});

test('cells cover the residential land once, each within its square of 25 m', async () => {
  const { cells } = (await live(scene)).start();
  expect(cells.ringOf.length).toBe(cells.walk.length + 1);
  // 400 × 100 m and 900 × 100 m on the lattice moved by 10 m: five rows, cut at 300 m by the border of the towns, which is a border of cells.
  expect(cells.walk.length).toBe(16 * 5 + 36 * 5);
  const plane = planeAt(117);
  let area = 0;
  for (let r = 0; r + 1 < cells.ringStart.length; r++) {
    const flat = cells.lonLat.subarray(2 * (cells.ringStart[r] as number), 2 * (cells.ringStart[r + 1] as number));
    const ring = flat.map(
      (lon, i) => plane.forward(i % 2 === 0 ? lon : (flat[i - 1] as number), flat[i + 1 - (i % 2)] as number)[i % 2] as number,
    );
    expect(signedArea(ring)).toBeLessThanOrEqual(625.001);
    area += signedArea(ring);
  }
  expect(Math.abs(area - 130_000)).toBeLessThan(0.2);
});

/** A drawn city with several parks, walled homes and gates of both. */
const busyPlan = fc
  .sample(plan, { numRuns: 200, seed: 20261123 })
  .toSorted(
    (a, b) => b.blocks.filter(({ gates }) => gates.length > 0).length - a.blocks.filter(({ gates }) => gates.length > 0).length,
  )[0] as Plan;

test('after 300 random steps every sum is that of a city prepared anew', async () => {
  const start = asCity(drawCity(busyPlan));
  const state = await live(start);
  const edits = randomEdits(start, 7);
  for (let step = 1; step <= 300; step++) {
    await state.apply(edits.next(), step);
    if (step % 100 === 0) expectSameTotals(state.result(), (await live(trialCity(start, edits.trial()))).result());
  }
});

describe('random what-ifs on random cities', () => {
  test('are those of whole runs', async () => {
    const two = fc.tuple(plan, plan);
    let patched = 0;
    await fc.assert(
      fc.asyncProperty(two, async ([first, second]) => {
        const from = asCity(drawCity(first));
        const other = asCity(
          drawCity({ ...second, jitter: first.jitter, missing: first.missing, barriers: first.barriers, extent: first.extent }),
        );
        // Parks and gates of the second city in the streets and among the homes of the first.
        const isLive = ({ kind }: Asset) => kind === 'park' || kind === 'gate';
        const to = { ...from, assets: [...from.assets.filter((asset) => !isLive(asset)), ...other.assets.filter(isLive)] };
        const state = await live(from);
        if (!(await state.apply(between(from, to), 1)).rebuilt) patched += 1;
        await expectAsRun(state, to, ['land']);
        await state.apply([], 2);
        await expectAsRun(state, from, ['land']);
      }),
      { numRuns: 15, seed: 20261123 },
    );
    expect(patched).toBeGreaterThan(10);
  });
});
