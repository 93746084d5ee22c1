import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { coverageColumns } from '../../../src/analysis/coverage/adapter.ts';
import { runCoverage } from '../../../src/analysis/coverage/engine.ts';
import { prepareCoverage } from '../../../src/analysis/coverage/prepare.ts';
import { followScope } from '../../../src/app/commands/follow-scope.ts';
import { runCoverage as ask } from '../../../src/app/commands/run-coverage.ts';
import { addAt, carryTo, letGo, putBack, removeThing, stepBackTrial, take } from '../../../src/app/features/whatif/commands.ts';
import { endWithCity, leaveWhatIf, startWhatIf } from '../../../src/app/features/whatif/follow.ts';
import type { App } from '../../../src/app/services.ts';
import { coverageOf, wantedTrial, whatIfStore } from '../../../src/app/state/whatif.ts';
import { silentHost } from '../../../src/core/result.ts';
import type { LonLat } from '../../../src/map/tools/draft.ts';
import { createProject } from '../../../src/store/project.ts';
import { memoryStorage } from '../../../src/store/storage/memory.ts';
import { sheet } from '../../scenes/coverage.ts';
import { box, city, lonLat, point, street } from '../../scenes/draw.ts';
import { makeApp } from '../make-app.ts';

const at = (x: number, y: number): LonLat => {
  const [lon = 0, lat = 0] = lonLat([x, y]);
  return [lon, lat];
};

/** A compound on a street, and a park at its far end: too far to walk and by air. */
const town = city([
  box('residential', 'home', [0, 20], [100, 120], { people: 500 }),
  street('main', [
    [0, 0],
    [2000, 0],
  ]),
  box('park', 'green', [1500, 20], [1600, 120], { name: '示意公园' }),
  point('gate', 'door', [1550, 20], { of: 'green' }),
]);

let app: App;
let stop: () => void;

async function openTown(): Promise<void> {
  app = makeApp();
  followScope(app);
  const project = createProject({ city: town, revision: 0 }, memoryStorage(town));
  app.cities.setState({ open: { status: 'ready', id: 'demo', revision: 0, city: town, project } });
  app.session.setState({ workspace: 'coverage' });
  await app.compute.load({ cityId: 'demo', revision: 0 }, town);
  app.coverage.setState({ sheets: [sheet('park-2022')], sheetId: 'park-2022', by: 'city' });
  await ask(app);
  await vi.waitFor(() => expect(app.scope.getState().index).not.toBeNull());
  stop = endWithCity(app);
  await startWhatIf(app);
}

const settled = () =>
  vi.waitFor(() => expect(wantedTrial(whatIfStore.getState())).toBe(whatIfStore.getState().answered), { timeout: 5000 });
const share = (metric: 'straight' | 'walk') => coverageOf(whatIfStore.getState().now)?.totals[metric].land.total.share;

beforeEach(openTown);
afterEach(() => {
  stop();
  leaveWhatIf();
});

/** What a fresh run says of the town with what the trial has made other. */
async function fresh(metric: 'straight' | 'walk') {
  const trial = wantedTrial(whatIfStore.getState());
  const assets = town.assets.flatMap(
    (asset) => trial.get(`${asset.kind}/${asset.id}`)?.after ?? (trial.has(`${asset.kind}/${asset.id}`) ? [] : [asset]),
  );
  const added = [...trial.values()].flatMap(({ before, after }) => (before === null && after ? [after] : []));
  const prepared = await prepareCoverage(coverageColumns({ ...town, assets: [...assets, ...added] }).columns, silentHost);
  const params = { metric, by: 'city', denominator: 'land' } as const;
  return (await runCoverage(prepared, sheet('park-2022'), params, silentHost, { dataRevision: '', time: '' })).total;
}

describe('a what-if', () => {
  test('follows the hand to the figures of a fresh run; its gate goes along, and Escape puts both back', async () => {
    expect([share('straight'), share('walk')]).toEqual([0, 0]);
    expect(take(app, 'park/green', 'pointer', at(1550, 70))).toBe(true);
    carryTo(app, at(350, 70));
    await settled();
    expect([...wantedTrial(whatIfStore.getState()).keys()]).toEqual(['park/green', 'gate/door']);
    for (const metric of ['straight', 'walk'] as const) {
      const expected = await fresh(metric);
      expect(share(metric)).toBeCloseTo(expected.share ?? -1, 9);
      expect(expected.share).toBeGreaterThan(0.5);
    }
    expect(putBack(app)).toBe(true);
    await settled();
    expect([share('straight'), share('walk')]).toEqual([0, 0]);
  });

  test('asks one question at a time and passes over states between', async () => {
    const asked: number[] = [];
    const { liveApply } = app.compute;
    let open = 0;
    Object.assign(app.compute, {
      liveApply: async (request: Parameters<typeof liveApply>[0]) => {
        expect(++open).toBe(1);
        asked.push(request.revision);
        await new Promise((done) => setTimeout(done, 5));
        const reply = await liveApply(request);
        open--;
        return reply;
      },
    });
    take(app, 'park/green', 'pointer', at(1550, 70));
    for (let x = 1540; x >= 340; x -= 10) carryTo(app, at(x, 70));
    letGo(app);
    await settled();
    expect(asked.length).toBeLessThan(5);
    expect(share('walk')).toBeCloseTo((await fresh('walk')).share ?? -1, 9);
    expect(whatIfStore.getState().steps[0]?.label).toMatchObject({ code: 'move', kind: 'park', name: '示意公园' });
    expect(whatIfStore.getState().steps[0]?.label.metres).toBeCloseTo(1210, 0);
  });

  test('keeps steps with their figures, takes them back one by one, and leaves nothing behind', async () => {
    whatIfStore.setState({ addM2: 6000 });
    addAt(app, at(50, 300));
    await settled();
    expect(share('straight')).toBe(1);
    expect(whatIfStore.getState().chosen).toBe('park/whatif-1');
    removeThing(app, 'park/green');
    await settled();
    expect(
      whatIfStore.getState().steps.map(({ label, figures }) => [label.code, coverageOf(figures)?.totals.straight.people.total.covered]),
    ).toEqual([
      ['add', 500],
      ['remove', 500],
    ]);
    expect(stepBackTrial(app)).toBe(true);
    expect(stepBackTrial(app)).toBe(true);
    expect(stepBackTrial(app)).toBe(false);
    await settled();
    expect(share('straight')).toBe(0);
    app.session.setState({ workspace: 'inventory' });
    expect(whatIfStore.getState().status).toBe('off');
  });

  test('classes of cells follow: all covered where the figures say so', async () => {
    addAt(app, at(50, 300));
    await settled();
    const { now: is, before: was } = whatIfStore.getState();
    const [now, before] = [coverageOf(is), coverageOf(was)];
    expect(before?.classes.straight.every((one) => one === 1)).toBe(true);
    expect(now?.classes.straight.some((one) => one === 0)).toBe(true);
    expect(now?.mesh).toBe(before?.mesh);
  });
});
