import { expose } from 'comlink';
import { afterEach, describe, expect, test } from 'vitest';
import { createComputeClient } from '../../src/workers/client.ts';
import { createComputeApi } from '../../src/workers/compute.ts';
import type { Progress } from '../../src/workers/protocol.ts';
import { sheet } from '../scenes/coverage.ts';
import { box, city, point, street } from '../scenes/draw.ts';

/** A park over the north wall of a compound whose only gate is south: straight it is near, on foot it is far. */
const town = city([
  box('residential', 'home', [100, 100], [300, 300], { name: '示意小区01', walled: true }),
  point('gate', 'south', [200, 100], { of: 'home' }),
  box('park', 'green', [100, 310], [300, 410], { name: '示意公园01' }),
  point('gate', 'north', [200, 410], { of: 'green' }),
  street('round', [
    [200, 100],
    [200, 50],
    [600, 50],
    [600, 500],
    [200, 500],
    [200, 410],
  ]),
]);
const rule = sheet('park-2022');
const ask = { sheet: rule, by: 'city', denominator: 'land', time: '2026-01-01T00:00:00Z' } as const;

const ports: MessagePort[] = [];
afterEach(() => {
  for (const port of ports.splice(0)) port.close();
});

/** A client whose workers are ports of this process: the same messages, no thread. */
function client() {
  return createComputeClient(() => {
    const { port1, port2 } = new MessageChannel();
    ports.push(port1, port2);
    expose(createComputeApi(), port1);
    port1.start();
    port2.start();
    return { endpoint: port2, terminate: () => port2.close() };
  });
}

describe('a city that is edited', () => {
  const park = town.assets.find(({ id }) => id === 'green');
  const shut = (open: boolean) => ({
    kind: 'park',
    id: 'green',
    before: park ?? null,
    after: park ? { ...park, values: { ...park.values, open } } : null,
  });

  test('is answered about as a whole load of the edited city, and only the changes travel', async () => {
    const [edited, loaded] = [client(), client()];
    const change = shut(false);
    const after = { ...town, assets: town.assets.map((asset) => (asset.id === 'green' && change.after ? change.after : asset)) };
    await edited.load({ cityId: 'demo', revision: 0 }, town);
    await edited.coverage(ask, () => {});
    // The city handed in beside the changes is another one on purpose: were it sent, the answer would be about it.
    edited.hold({ cityId: 'demo', revision: 1 }, city([]), { from: { cityId: 'demo', revision: 0 }, changes: [change] });
    await loaded.load({ cityId: 'demo', revision: 1 }, after);
    const [a, b] = [await edited.coverage(ask, () => {}), await loaded.coverage(ask, () => {})];
    if (a.status !== 'done' || b.status !== 'done') throw new Error('not answered');
    expect(a.value.results).toEqual(b.value.results);
    expect(a.value.results.straight.total.covered).toBe(0);
  });

  test('leaves a run on the city before stale, and one that was cancelled cancelled', async () => {
    const compute = client();
    await compute.load({ cityId: 'demo', revision: 0 }, town);
    const running = compute.coverage(ask, () => {});
    compute.hold({ cityId: 'demo', revision: 1 }, town, { from: { cityId: 'demo', revision: 0 }, changes: [shut(false)] });
    expect((await running).status).toBe('stale');
    const next = compute.coverage(ask, () => {});
    await compute.cancel();
    expect((await next).status).toBe('cancelled');
  });

  test('is sent whole where the worker has another state than the edit begins with', async () => {
    const compute = client();
    await compute.load({ cityId: 'demo', revision: 0 }, town);
    compute.hold({ cityId: 'demo', revision: 5 }, town, { from: { cityId: 'demo', revision: 4 }, changes: [shut(false)] });
    const reply = await compute.coverage(ask, () => {});
    expect(reply.status === 'done' && reply.value.results.straight.total.share).toBe(1);
  });
});

describe('a what-if in the worker', () => {
  const green = town.assets.find(({ id }) => id === 'green');
  const without = { kind: 'park', id: 'green', before: green ?? null, after: null };

  test('begins with cells, classes and figures, and answers states told whole', async () => {
    const compute = client();
    await compute.load({ cityId: 'demo', revision: 0 }, town);
    const start = await compute.liveStart({ sheet: rule });
    if (start.status !== 'done') throw new Error(start.status);
    const { mesh, classes, figures } = start.value;
    // 8 × 8 squares, and slivers where the border lies a rounding beyond the lattice.
    expect(mesh.cells).toBeGreaterThanOrEqual(64);
    expect(classes.straight).toEqual(new Uint8Array(mesh.cells));
    expect(figures.totals.straight.land.total.share).toBe(1);
    const reply = await compute.liveApply({ changes: [without], revision: 3 });
    expect(reply).toMatchObject({
      status: 'done',
      value: { rebuilt: null, figures: { revision: 3, totals: { straight: { land: { total: { share: null } } } } } },
    });
    expect(reply.status === 'done' && reply.value.figures.changed.straight.cell.length).toBe(mesh.cells);
  });

  test('of several states told at once the first and the newest are computed, those between are passed over', async () => {
    const compute = client();
    await compute.load({ cityId: 'demo', revision: 0 }, town);
    await compute.liveStart({ sheet: rule });
    const states = [[without], [], [without], []];
    const replies = await Promise.all(states.map((changes, revision) => compute.liveApply({ changes, revision })));
    expect(replies.map(({ status }) => status)).toEqual(['done', 'stale', 'stale', 'done']);
    expect(await compute.liveApply({ changes: [without], revision: 9 })).toMatchObject({ status: 'done' });
  });

  test('of two begun at once the newer one stands, the other ends without an answer', async () => {
    const compute = client();
    await compute.load({ cityId: 'demo', revision: 0 }, town);
    const [first, second] = await Promise.all([1, 2].map(() => compute.liveStart({ sheet: rule })));
    expect([first?.status, second?.status]).toEqual(['cancelled', 'done']);
    expect(await compute.liveApply({ changes: [without], revision: 1 })).toMatchObject({ status: 'done' });
  });

  test('is stale where none was begun on this city', async () => {
    const compute = client();
    await compute.load({ cityId: 'demo', revision: 0 }, town);
    expect(await compute.liveApply({ changes: [], revision: 1 })).toEqual({ status: 'stale' });
  });
});

describe('the compute worker', () => {
  test('answers both figures with shapes, compounds and growing progress', async () => {
    const compute = client();
    await compute.load({ cityId: 'demo', revision: 0 }, town);
    const seen: Progress[] = [];
    const reply = await compute.coverage(ask, (progress) => seen.push(progress));
    if (reply.status !== 'done') throw new Error(reply.status);
    const { results, shapes, compounds } = reply.value;
    expect(results.straight.total.share).toBe(1);
    expect(results.walk.total.share).toBe(0);
    expect(results.straight.stamp).toMatchObject({ ruleSheet: { id: 'park-2022' }, dataRevision: '0', time: ask.time });
    expect(shapes.straight.covered.coordinates.length).toBeGreaterThan(0);
    expect(shapes.walk.uncovered.coordinates.length).toBeGreaterThan(0);
    expect(compounds.map(({ id, name }) => [id, name])).toEqual([['home', '示意小区01']]);
    const shares = seen.map(({ share }) => share);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(new Set(seen.map(({ stage }) => stage))).toEqual(new Set(['prepare', 'straight', 'walk', 'shapes']));
  });

  test('draws the walk round through both gates and the straight line beside it', async () => {
    const compute = client();
    await compute.load({ cityId: 'demo', revision: 0 }, town);
    const reply = await compute.route({ sheet: rule, from: { compoundId: 'home' } });
    if (reply.status !== 'done') throw new Error(reply.status);
    // Middle (200, 200) to the gate: 100 m; along the street: 50 + 400 + 450 + 400 + 90 = 1,390 m.
    expect(reply.value?.walk?.metres).toBeCloseTo(1490, 0);
    expect(reply.value?.straight?.metres).toBeCloseTo(110, 0);
    expect(reply.value?.walk?.line.coordinates.length).toBeGreaterThan(5);
  });

  test('checks a box by engine and Turf within 0.2 %', async () => {
    const compute = client();
    await compute.load({ cityId: 'demo', revision: 0 }, town);
    const home = town.assets[0]?.geometry;
    if (home?.type !== 'Polygon') throw new Error('drawn as a polygon');
    const lons = home.coordinates[0]?.map(([lon]) => lon ?? 0) ?? [];
    const lats = home.coordinates[0]?.map(([, lat]) => lat ?? 0) ?? [];
    const middleLat = (Math.min(...lats) + Math.max(...lats)) / 2;
    const box = [Math.min(...lons) - 0.01, Math.min(...lats) - 0.01, Math.max(...lons) + 0.01, middleLat] as const;
    const reply = await compute.reference({ sheet: rule, box, time: ask.time });
    if (reply.status !== 'done') throw new Error(reply.status);
    const { engine, turf } = reply.value;
    expect(engine.residentialM2).toBeCloseTo(20_000, -2);
    expect(Math.abs(engine.residentialM2 / turf.residentialM2 - 1)).toBeLessThan(0.002);
    expect(Math.abs(engine.coveredM2 / turf.coveredM2 - 1)).toBeLessThan(0.002);
  });

  test('drops an answer about a city that has been replaced', async () => {
    const compute = client();
    await compute.load({ cityId: 'demo', revision: 0 }, town);
    const old = compute.coverage(ask, () => {});
    await compute.load({ cityId: 'demo', revision: 1 }, town);
    expect((await old).status).not.toBe('done');
    const fresh = await compute.coverage(ask, () => {});
    expect(fresh).toMatchObject({ status: 'done', of: { cityId: 'demo', revision: 1 } });
  });

  test('keeps only the newest of two routes asked at once', async () => {
    const compute = client();
    await compute.load({ cityId: 'demo', revision: 0 }, town);
    const [first, second] = await Promise.all([
      compute.route({ sheet: rule, from: { compoundId: 'home' } }),
      compute.route({ sheet: rule, from: { compoundId: 'home' } }),
    ]);
    expect([first.status, second.status]).toEqual(['stale', 'done']);
  });

  test('stops at a cancel, and can be asked again', async () => {
    const compute = client();
    await compute.load({ cityId: 'demo', revision: 0 }, town);
    const running = compute.coverage(ask, () => {});
    await compute.cancel();
    expect(await running).toEqual({ status: 'cancelled' });
    expect((await compute.coverage(ask, () => {})).status).toBe('done');
  });

  test('ends a check under way', async () => {
    const compute = client();
    await compute.load({ cityId: 'demo', revision: 0 }, town);
    const running = compute.reference({ sheet: rule, box: [117, 36, 118, 37], time: ask.time });
    compute.cancelReference();
    expect(await running).toEqual({ status: 'cancelled' });
  });
});
