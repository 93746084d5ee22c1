import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { RuleSheet } from '../../src/analysis/coverage/spec.ts';
import { mendDefaults } from '../../src/analysis/mend/spec.ts';
import { linesOf } from '../../src/analysis/network/adapter.ts';
import { mendEdit } from '../../src/app/features/mend/commands.ts';
import { type Asset, assetKey } from '../../src/core/asset.ts';
import { cityWith } from '../../src/core/changes.ts';
import type { City } from '../../src/core/city.ts';
import { applyEdit } from '../../src/core/edit.ts';
import { createComputeApi } from '../../src/workers/compute.ts';
import type { MendAnswer, Reply } from '../../src/workers/protocol.ts';
import { box, city, point, street } from '../scenes/draw.ts';

const sheet = JSON.parse(readFileSync(new URL('../../data/rules/park-2022.json', import.meta.url), 'utf8')) as RuleSheet;
const time = '2026-01-01T00:00:00Z';
const of = { cityId: 'drawn', revision: 3 };

/** Homes of 75 m by 50 m 100 m along a street from the gate of a park, but the street stops 1 m short of the one that the homes lie on. */
const drawn = city([
  box('residential', 'home', [0, 0], [75, 50], { name: '示意院', people: 300, walled: false }),
  box('park', 'park', [200, 0], [300, 100], { name: '示意园' }),
  point('gate', 'gate', [200, 0], { of: 'park' }),
  street('homes', [
    [0, 0],
    [100, 0],
  ]),
  street('parkside', [
    [101, 0],
    [200, 0],
  ]),
]);

function done<T>(reply: Reply<T>): T {
  if (reply.status !== 'done') throw new Error(`not done: ${JSON.stringify(reply)}`);
  return reply.value;
}

async function opened(held: City = drawn) {
  const api = createComputeApi();
  api.load(of, held);
  const answer: MendAnswer = done(await api.mend({ of, job: 1, options: mendDefaults }, () => {}));
  return { api, answer };
}

describe('the street check of the worker', () => {
  test('faults by streets and degrees, with what would be drawn', async () => {
    const { answer } = await opened();
    expect(answer.streetCount).toBe(2);
    expect(answer.faults.map(({ code, streets, mendable }) => ({ code, streets, mendable }))).toEqual([
      { code: 'near-miss-end', streets: ['parkside', 'homes'], mendable: true },
      { code: 'island', streets: ['parkside'], mendable: false },
    ]);
    const [fault] = answer.faults;
    expect(fault?.before).toHaveLength(1);
    const [, joint] = linesOf(drawn.assets[3] as Asset)[0] ?? [];
    expect(fault?.after[0]?.[0]).toEqual(joint);
  });

  test('the effect is that of the walk: unknown land becomes covered, nobody is counted twice, and the city stays as it is', async () => {
    const { api, answer } = await opened();
    const keys = answer.faults.filter(({ mendable }) => mendable).map(({ key }) => key);
    const effect = done(await api.mendEffect({ of, job: 2, options: mendDefaults, keys, sheet, time }, () => {}));
    // Before, the park cannot be walked to from the homes' part of the network, which has no gate: all of it is unknown.
    expect(effect.before.land).toMatchObject({ covered: 0, share: null });
    expect(effect.before.land.unknown).toBeCloseTo(3750, 0);
    expect(effect.after.land).toMatchObject({ unknown: 0, share: 1 });
    expect(effect.after.people?.covered).toBeCloseTo(300, 6);
    expect(effect.compounds.map(({ id }) => id)).toEqual(['home']);
    expect(effect.repairs).toMatchObject({ done: 1, left: 0 });
    const again = done(await api.mend({ of, job: 3, options: mendDefaults }, () => {}));
    expect(again).toEqual(answer);
  });

  test('repairs are one edit that undoes whole', async () => {
    const { api, answer } = await opened();
    const keys = answer.faults.filter(({ mendable }) => mendable).map(({ key }) => key);
    const repairs = done(await api.mendRepairs({ of, job: 2, options: mendDefaults, keys }));
    const edit = mendEdit(repairs, 'e1');
    expect(edit.label).toEqual({ code: 'mend-streets', params: { count: 1, streets: 1 } });
    const assets = new Map(drawn.assets.map((asset) => [assetKey(asset), asset]));
    expect(applyEdit(assets, edit, 'forward')).toEqual([]);
    expect([...assets.values()]).toEqual(cityWith(drawn, repairs.changes).assets);
    expect([...assets.values()]).not.toEqual(drawn.assets);
    expect(applyEdit(assets, edit, 'back')).toEqual([]);
    expect([...assets.values()]).toEqual(drawn.assets);
  });

  test('keys stay the same over checks, other tolerances give other faults, and a city that is gone is stale', async () => {
    const { api, answer } = await opened();
    const fresh = await opened();
    expect(fresh.answer.faults.map(({ key }) => key)).toEqual(answer.faults.map(({ key }) => key));
    const strict = done(await api.mend({ of, job: 2, options: { ...mendDefaults, nearM: 0.5 } }, () => {}));
    expect(strict.faults.map(({ code }) => code)).toEqual(['island']);
    expect(await api.mend({ of: { ...of, revision: 4 }, job: 3, options: mendDefaults }, () => {})).toEqual({ status: 'stale' });
  });

  test('cancel is heard', async () => {
    const lines = Array.from({ length: 4000 }, (_, i) =>
      street(`s${i}`, [
        [i, 0],
        [i, 30],
      ]),
    );
    const api = createComputeApi();
    api.load(of, city(lines));
    const asked = api.mend({ of, job: 9, options: mendDefaults }, () => {});
    api.cancel(9);
    expect(await asked).toEqual({ status: 'cancelled' });
  });
});
