import { expose } from 'comlink';
import { afterEach, describe, expect, test } from 'vitest';
import type { Asset } from '../../src/core/asset.ts';
import { cityWith } from '../../src/core/changes.ts';
import type { Change } from '../../src/core/edit.ts';
import { createComputeClient } from '../../src/workers/client.ts';
import { createComputeApi } from '../../src/workers/compute.ts';
import { circle, circleBase, plainParams, sheetOf } from '../scenes/circle.ts';
import { box, city, lonLat, point, street } from '../scenes/draw.ts';

const shop = point('facility', 'm', [350, 20], { type: 'market' });
const town = city([
  street('s', [
    [0, 0],
    [400, 0],
  ]),
  street(
    'steps',
    [
      [400, 0],
      [900, 0],
    ],
    { class: 'steps' },
  ),
  box('residential', 'a', [0, 10], [100, 110], { people: 300, walled: true }),
  point('gate', 'g', [50, 10], { of: 'a' }),
  box('residential', 'b', [500, 10], [600, 110], { people: 100, walled: true }),
  point('gate', 'h', [550, 10], { of: 'b' }),
  shop,
]);
const sheet = sheetOf([{ id: 'market', limitM: 300 }]);
const ask = { sheet, params: plainParams, time: circleBase.time };
const at = (x: number): Asset => ({ ...shop, geometry: point('x', 'x', [x, 20]).geometry });
const move = (x: number): Change => ({ kind: 'facility', id: 'm', before: shop, after: at(x) });

const ports: MessagePort[] = [];
afterEach(() => {
  for (const port of ports.splice(0)) port.close();
});

/** A client whose worker is a port of this process: the same messages, no thread. */
async function client() {
  const compute = createComputeClient(() => {
    const { port1, port2 } = new MessageChannel();
    ports.push(port1, port2);
    expose(createComputeApi(), port1);
    port1.start();
    port2.start();
    return { endpoint: port2, terminate: () => port2.close() };
  });
  await compute.load({ cityId: 'demo', revision: 3 }, town);
  return compute;
}

function done<T>(reply: { readonly status: string; readonly value?: T }): T {
  if (reply.status !== 'done') throw new Error(reply.status);
  return reply.value as T;
}

describe('the circle in the compute worker', () => {
  test('answers as the command line does, with growing progress', async () => {
    const compute = await client();
    const seen: number[] = [];
    const result = done(await compute.circle(ask, (share) => seen.push(share)));
    expect(result).toEqual({
      ...(await circle(town, sheet)),
      stamp: { ...(await circle(town, sheet)).stamp, dataRevision: '3' },
    });
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    expect(seen.at(-1)).toBe(1);
  });

  test('of two questions the newer one is answered, and one under way can be cancelled', async () => {
    const compute = await client();
    const [first, second] = await Promise.all([compute.circle(ask, () => {}), compute.circle(ask, () => {})]);
    expect([first.status, second.status]).toEqual(['cancelled', 'done']);
    const running = compute.circle(ask, () => {});
    await compute.cancelCircle();
    expect((await running).status).toBe('cancelled');
    expect((await compute.circle(ask, () => {})).status).toBe('done');
  });

  test('a wheelchair is asked on a network without steps, beside the other one', async () => {
    const compute = await client();
    const statusOf = async (profile: 'default' | 'wheelchair') =>
      done(await compute.circle({ ...ask, params: { ...plainParams, profile } }, () => {})).rows.map(({ kinds }) => kinds.market?.status);
    expect([await statusOf('wheelchair'), await statusOf('default')]).toEqual([
      ['beyond', 'unknown'],
      ['beyond', 'reached'],
    ]);
  });

  test('reach: of many places asked in a row the last one is answered', async () => {
    const compute = await client();
    const from = (x: number) => {
      const [lon, lat] = lonLat([x, 5]) as [number, number];
      return { lon, lat };
    };
    const [first, last] = await Promise.all(
      [100, 300].map((x) => compute.circleReach({ from: from(x), params: { ...plainParams, minutes: 5 } })),
    );
    expect(first?.status).toBe('stale');
    expect(done(last as { status: string; value?: { inside: unknown } })?.inside).toMatchObject([{ id: 'm', type: 'market' }]);
  });

  test('a what-if tells what changed since the last state, and equals a run on the changed city', async () => {
    const compute = await client();
    const apply = async (changes: readonly Change[], revision: number) =>
      done(await compute.circleApply({ sheet, params: plainParams, changes, revision }));
    const [near, back] = await Promise.all([apply([move(200)], 1), apply([], 2)]);
    expect([near.revision, back.revision]).toEqual([1, 2]);
    const whole = await circle(cityWith(town, [move(200)]), sheet);
    expect(near.changed).toEqual(whole.rows);
    expect(near.areas).toEqual(whole.areas);
    expect(back.changed).toEqual((await circle(town, sheet)).rows);
  });

  test('a city that has been left behind is stale', async () => {
    const compute = await client();
    const running = compute.circle(ask, () => {});
    await compute.load({ cityId: 'other', revision: 0 }, city([]));
    expect((await running).status).toBe('stale');
  });

  test('an edit while it is worked on makes the answer stale: nobody cancelled it', async () => {
    const compute = await client();
    const running = compute.circle(ask, () => {});
    const edit = { from: { cityId: 'demo', revision: 3 }, changes: [move(200)] };
    compute.hold({ cityId: 'demo', revision: 4 }, cityWith(town, [move(200)]), edit);
    expect((await running).status).toBe('stale');
    expect((await compute.circle(ask, () => {})).status).toBe('done');
  });
});
