import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { circleColumns } from '../../../src/analysis/circle/adapter.ts';
import { runCircle as compute } from '../../../src/analysis/circle/engine.ts';
import type { CircleSheet } from '../../../src/analysis/circle/spec.ts';
import { coverageColumns } from '../../../src/analysis/coverage/adapter.ts';
import { prepareCoverage } from '../../../src/analysis/coverage/prepare.ts';
import { followScope } from '../../../src/app/commands/follow-scope.ts';
import { runCircle } from '../../../src/app/commands/run-circle.ts';
import { keptLand } from '../../../src/app/features/circle/on-map.ts';
import { circleGains } from '../../../src/app/features/whatif/circle-gains.ts';
import { addAt, carryTo, letGo, putBack, removeThing, stepBackTrial, take } from '../../../src/app/features/whatif/commands.ts';
import { endWithCity, leaveWhatIf, startWhatIf } from '../../../src/app/features/whatif/follow.ts';
import type { App } from '../../../src/app/services.ts';
import type { CircleAnswer } from '../../../src/app/state/circle.ts';
import { circleOf, circleShown, wantedTrial, whatIfStore } from '../../../src/app/state/whatif.ts';
import { cityWith } from '../../../src/core/changes.ts';
import { silentHost } from '../../../src/core/result.ts';
import type { LonLat } from '../../../src/map/tools/draft.ts';
import { createProject } from '../../../src/store/project.ts';
import { memoryStorage } from '../../../src/store/storage/memory.ts';
import { box, city, lonLat, point, street } from '../../scenes/draw.ts';
import { makeApp } from '../make-app.ts';

const at = (x: number, y: number): LonLat => {
  const [lon = 0, lat = 0] = lonLat([x, y]);
  return [lon, lat];
};

/** Two compounds at the ends of a street of 2 km; a market beside the second, a toilet halfway, a shop that no row asks for. */
const town = city([
  box('area', 'whole', [-100, -100], [2100, 300], { level: 'city', code: '1', name: '示意市' }),
  box('residential', 'west', [0, 20], [100, 120], { people: 500 }),
  box('residential', 'east', [1900, 20], [2000, 120], { people: 300 }),
  street('main', [
    [0, 0],
    [2000, 0],
  ]),
  point('facility', 'market', [1850, 5], { type: 'market', name: '示意菜市场' }),
  point('toilet', 'wc', [1000, 5], { name: '示意公厕' }),
  point('facility', 'cafe', [1000, 10], { type: 'cafe' }),
]);

const row = (id: string) => ({
  id,
  label: { zh: id, en: id },
  kinds: [id],
  limitM: 500,
  tier: 5 as const,
  required: true,
  source: '示意',
});

const sheet: CircleSheet = {
  schemaVersion: 1,
  type: 'circle',
  id: 'drawn',
  version: '1',
  label: { zh: '示意表', en: 'drawn' },
  source: '示意',
  rows: [row('market'), row('toilet')],
  remarks: [],
};

let app: App;
let stop: () => void;

beforeEach(async () => {
  app = makeApp();
  followScope(app);
  const project = createProject({ city: town, revision: 0 }, memoryStorage(town));
  app.cities.setState({ open: { status: 'ready', id: 'demo', revision: 0, city: town, project } });
  app.session.setState({ workspace: 'circle' });
  await app.compute.load({ cityId: 'demo', revision: 0 }, town);
  app.circle.setState({ sheets: [sheet], sheetId: 'drawn' });
  await runCircle(app);
  await vi.waitFor(() => expect(app.scope.getState().index).not.toBeNull());
  stop = endWithCity(app);
  await startWhatIf(app, 'circle');
});
afterEach(() => {
  stop();
  leaveWhatIf();
});

const settled = () =>
  vi.waitFor(() => expect(wantedTrial(whatIfStore.getState())).toBe(whatIfStore.getState().answered), { timeout: 5000 });

function now(): CircleAnswer {
  const answer = circleOf(whatIfStore.getState().now);
  if (!answer) throw new Error('no answer');
  return answer;
}

/** What a fresh run says of the town with what the trial has made other. */
async function fresh() {
  const changed = cityWith(town, [...wantedTrial(whatIfStore.getState()).values()]);
  const prepared = await prepareCoverage(coverageColumns(changed).columns, silentHost);
  const params = { minutes: 15, profile: 'default', crossingWaitS: 0 } as const;
  return compute(circleColumns(changed, prepared), sheet, params, silentHost, { dataRevision: '', time: '' });
}

async function expectFresh(): Promise<void> {
  const { rows, areas, noData } = await fresh();
  expect({ rows: now().rows, areas: now().areas, noData: now().noData }).toEqual({ rows, areas, noData });
}

const missing = () => Object.fromEntries(now().rows.map(({ id, missing: lacks }) => [id, lacks]));

describe('a what-if of the circle', () => {
  test('follows a facility in hand to what a fresh run says; Escape puts it back', async () => {
    expect(whatIfStore.getState().status).toBe('on');
    expect(missing()).toEqual({ west: ['market', 'toilet'], east: ['toilet'] });
    expect(take(app, 'facility/market', 'pointer', at(1850, 5))).toBe(true);
    carryTo(app, at(200, 5));
    await settled();
    expect(missing()).toEqual({ west: ['toilet'], east: ['market', 'toilet'] });
    await expectFresh();
    expect(putBack(app)).toBe(true);
    await settled();
    expect(missing()).toEqual({ west: ['market', 'toilet'], east: ['toilet'] });
    await expectFresh();
  });

  test('asks one question at a time and passes over states between', async () => {
    const { circleApply } = app.compute;
    let [open, asked] = [0, 0];
    Object.assign(app.compute, {
      circleApply: async (request: Parameters<typeof circleApply>[0]) => {
        expect(++open).toBe(1);
        asked++;
        await new Promise((done) => setTimeout(done, 5));
        const reply = await circleApply(request);
        open--;
        return reply;
      },
    });
    take(app, 'toilet/wc', 'keys');
    for (let x = 990; x >= 200; x -= 10) carryTo(app, at(x, 5));
    letGo(app);
    await settled();
    expect(asked).toBeLessThan(5);
    expect(missing()).toEqual({ west: ['market'], east: ['toilet'] });
    await expectFresh();
    expect(whatIfStore.getState().steps[0]?.label).toMatchObject({ code: 'move', kind: 'toilet', type: null, name: '示意公厕' });
  });

  test('puts what a chosen row asks for, takes things away, and tells what each step gained', async () => {
    whatIfStore.setState({ addRow: 'toilet' });
    addAt(app, at(60, 5));
    await settled();
    await expectFresh();
    expect(missing().west).toEqual(['market']);
    expect(wantedTrial(whatIfStore.getState()).get('toilet/whatif-1')?.after?.values).toEqual({ name: '试放toilet 1', synthetic: true });
    whatIfStore.setState({ addRow: 'market' });
    addAt(app, at(60, 5));
    removeThing(app, 'facility/market');
    await settled();
    await expectFresh();
    expect(missing()).toEqual({ west: [], east: ['market', 'toilet'] });
    const { before, steps } = whatIfStore.getState();
    const scope = { index: app.scope.getState().index, question: { area: null, basis: 'legal' } } as const;
    const was = circleOf(before);
    const gains = was && circleGains(was, now(), scope);
    expect(gains?.whole.now.amounts.covered).toBe(500);
    expect(gains?.whole.before.amounts.covered).toBe(0);
    expect(gains?.kinds.map(({ row: { id }, now: is }) => [id, is.amounts.covered])).toEqual([
      ['market', 500],
      ['toilet', 500],
    ]);
    expect(gains?.compounds).toBe(2);
    expect(steps.map(({ label }) => [label.code, label.kind, label.type])).toEqual([
      ['add', 'toilet', null],
      ['add', 'facility', 'market'],
      ['remove', 'facility', 'market'],
    ]);
    for (let step = 0; step < 3; step++) expect(stepBackTrial(app)).toBe(true);
    await settled();
    expect(now().rows).toEqual(app.circle.getState().answer?.rows);
  });

  test('takes only what the sheet asks for, and the last thing of a kind leaves it without data', async () => {
    expect(take(app, 'facility/cafe', 'keys')).toBe(false);
    expect(take(app, 'residential/west', 'keys')).toBe(false);
    removeThing(app, 'toilet/wc');
    await settled();
    expect(now().noData).toEqual(['toilet']);
    await expectFresh();
  });

  test('shows before while asked to; leaving the workspace restores, and another what-if begins from the city', async () => {
    const { answer } = app.circle.getState();
    removeThing(app, 'facility/market');
    await settled();
    expect(circleShown(whatIfStore.getState(), answer)).toBe(now());
    whatIfStore.setState({ showsBefore: true });
    expect(circleShown(whatIfStore.getState(), answer)?.rows).toEqual(answer?.rows);
    app.session.setState({ workspace: 'inventory' });
    expect(whatIfStore.getState().status).toBe('off');
    expect(circleShown(whatIfStore.getState(), answer)).toBe(answer);
    app.session.setState({ workspace: 'circle' });
    await startWhatIf(app, 'circle');
    expect(now().rows).toEqual(answer?.rows);
    take(app, 'toilet/wc', 'keys');
    carryTo(app, at(1500, 5));
    await settled();
    await expectFresh();
  });

  test('land of a class whose compounds are the same is not told to the map again', () => {
    const ring = (x: number) => [
      [
        [x, 0],
        [x + 1, 0],
        [x, 1],
        [x, 0],
      ],
    ];
    const [a, b] = [ring(0), ring(5)];
    const look = { ground: '#000', mark: '#000', pattern: 'none' } as never;
    const land = (id: string, coordinates: (typeof a)[]) => ({
      id,
      label: { zh: id, en: id },
      looks: { light: look, dark: look },
      shape: { type: 'MultiPolygon' as const, coordinates },
    });
    const first = [land('lack-0', [a]), land('unknown', [b])];
    expect(keptLand(first, [land('lack-0', [a]), land('unknown', [b])])).toBe(first);
    const moved = keptLand(first, [land('lack-0', [a, b]), land('unknown', [b])]);
    expect(moved).not.toBe(first);
    expect(moved[0]).not.toBe(first[0]);
    expect(moved[1]).toBe(first[1]);
  });
});
