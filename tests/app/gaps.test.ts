import { beforeEach, describe, expect, test } from 'vitest';
import { loadRules, runCoverage } from '../../src/app/commands/run-coverage.ts';
import { type GapsFile, gapsGeoJson, gapsSheet } from '../../src/app/features/gaps/gaps-file.ts';
import { askAllCauses, askCauses, askGaps, closeGap, gapsStore, openGap } from '../../src/app/features/gaps/gaps-store.ts';
import { coverageJob } from '../../src/app/features/trend/publish.ts';
import { publishRun, trendStore } from '../../src/app/features/trend/trend-store.ts';
import type { App } from '../../src/app/services.ts';
import { readyCity } from '../../src/app/state/city.ts';
import { textLines } from '../../src/report/sheet/table.ts';
import { readPublished } from '../../src/store/published.ts';
import { box, city, street } from '../scenes/draw.ts';
import { makeApp, openKept } from './make-app.ts';

/** Two uncovered compounds, 200 and 4 people, and a park two kilometres off. */
const far = city(
  [
    box('area', 'a', [-100, -100], [2500, 400], { level: 'town', code: 'a', name: '岱庙街道' }),
    box('area', 'b', [-100, 400], [2500, 900], { level: 'town', code: 'b', name: '无人镇' }),
    street('s', [
      [0, -5],
      [2200, -5],
    ]),
    box('residential', 'many', [0, 0], [50, 50], { name: '大院', people: 200 }),
    box('residential', 'few', [300, 0], [350, 50], { name: '小院', people: 4 }),
    box('park', 'park', [2000, 0], [2100, 100], { name: '远园' }),
  ],
  { synthetic: true, name: '示意城' },
);

let app: App;

async function answered() {
  const { answer } = app.coverage.getState();
  if (!answer) throw new Error('no answer');
  return answer;
}

beforeEach(async () => {
  app = makeApp();
  await loadRules(app);
  await openKept(app, far);
  app.coverage.setState({ by: 'town', denominator: 'people' });
  await runCoverage(app);
  const { sheet, revision } = (await answered()).asked;
  await askGaps(app, { sheet, metric: 'walk', cityId: `far ${Math.random()}`, revision, trial: null });
});

async function fileOf(): Promise<GapsFile> {
  const { list, causes } = gapsStore.getState();
  const open = readyCity(app.cities.getState());
  if (!list || !open) throw new Error('no list');
  return { gaps: list.gaps, causes, answer: await answered(), metric: 'walk', city: open, unit: null, lang: 'zh', time: '2026-01-01' };
}

describe('gaps in the app', () => {
  test('the list comes from the worker; a gap opened is drawn with its outline', async () => {
    const [first] = gapsStore.getState().list?.gaps ?? [];
    expect(first?.compounds[0]?.id).toBe('many');
    await openGap(app, first?.id ?? '');
    const { pinned } = app.pointer.getState();
    expect(pinned?.place?.type).toBe('MultiPolygon');
    expect(pinned?.straight?.metres).toBeCloseTo(1987.5, 0);
    expect(app.session.getState().shown).toBe('walk');
    closeGap(app);
    expect(app.pointer.getState().pinned).toBeNull();
  });

  test('who asks for a cause that is under way waits for it, and nothing is asked twice', async () => {
    let asked = 0;
    const { compute } = app;
    const gapCauses: typeof compute.gapCauses = (request) => {
      asked += 1;
      return compute.gapCauses(request);
    };
    const counted: App = { ...app, compute: { ...compute, gapCauses } };
    const id = gapsStore.getState().list?.gaps[0]?.id ?? '';
    await Promise.all([askCauses(counted, [id]), askCauses(counted, [id])]);
    await askCauses(counted, [id]);
    expect(asked).toBe(1);
    expect(gapsStore.getState().causes.get(id)?.cause).toBe('no-park-near');
  });

  test('finding all causes stops when it is told to', async () => {
    const ids = gapsStore.getState().list?.gaps.map(({ id }) => id) ?? [];
    await askAllCauses(app, ids, () => false);
    expect(gapsStore.getState().causes.size).toBe(0);
    await askAllCauses(app, ids, () => true);
    expect(gapsStore.getState().causes.size).toBe(2);
  });

  test('files: a mark in every cell, sentences, and no group under ten people', async () => {
    await askAllCauses(app, gapsStore.getState().list?.gaps.map(({ id }) => id) ?? [], () => true);
    const file = await fileOf();
    const [head, many, few] = [...textLines(gapsSheet(file))];
    const at = (name: string) => head?.findIndex((text) => text.startsWith(name)) ?? -1;
    expect(many?.[at('人口')]).toContain('200');
    expect(few?.[at('人口')]).toContain('< 10');
    expect(few?.[at('说明')]).toContain('约 < 10 人');
    expect(many?.filter((text) => text !== '').every((text) => text.includes('示意'))).toBe(true);
    const collection = gapsGeoJson(file);
    expect(collection.features).toHaveLength(2);
    expect(collection.features[1]?.properties).toMatchObject({ people: '< 10', synthetic: true, causeCode: 'no-park-near' });
    expect(JSON.stringify(collection)).not.toMatch(/"people":4/);
    expect(collection.about.join(' ')).toContain('示意');
  });
});

describe('publishing', () => {
  test('a run keeps the figures of every unit with its stamp; a group under ten people is not kept', async () => {
    const open = readyCity(app.cities.getState());
    if (!open) throw new Error('no city');
    const run = coverageJob(await answered()).record(open, app.scope.getState().index, {
      id: 'r1',
      name: '一季度',
      time: '2026-04-01T00:00:00Z',
    });
    expect(readPublished(JSON.parse(JSON.stringify(run)))).toEqual(run);
    expect(run.series.map(({ id }) => id)).toEqual(['straight', 'walk']);
    expect(run.series[1]?.total).toEqual({ share: 0, amounts: { covered: 0, uncovered: expect.closeTo(204, 6), unknown: 0 } });
    expect(run.series[1]?.rows.find(({ areaCode }) => areaCode === 'a')?.share).toBe(0);
    // A unit without residential land is not included; it has no 0.
    expect(run.series[1]?.rows.map(({ areaCode }) => areaCode)).not.toContain('b');
    await publishRun(app, run);
    expect(trendStore.getState().runs.map(({ name }) => name)).toEqual(['一季度']);
    await expect(publishRun(app, run)).rejects.toThrow('published already');
  });

  test('small groups are left out of what is kept', async () => {
    const answer = await answered();
    const small = { covered: 195, uncovered: 5, unknown: 0, share: 0.975 };
    const open = readyCity(app.cities.getState());
    if (!open) throw new Error('no city');
    const told = { ...answer, results: { ...answer.results, walk: { ...answer.results.walk, total: small } } };
    const run = coverageJob(told).record(open, null, { id: 'r2', name: 'n', time: '2026-04-01T00:00:00Z' });
    expect(run.series[1]?.total).toEqual({ share: null, amounts: null });
  });
});
