import { beforeEach, describe, expect, test } from 'vitest';
import { openCity } from '../../src/app/commands/open-city.ts';
import { pointAt } from '../../src/app/commands/point-at.ts';
import { chooseSheet, loadRules, resumeCoverage, runCoverage } from '../../src/app/commands/run-coverage.ts';
import type { App } from '../../src/app/services.ts';
import { isOutdated } from '../../src/app/state/coverage.ts';
import { demoCityId } from '../../src/app/state/session.ts';
import { sheet } from '../scenes/coverage.ts';
import { makeApp, monaco, openKept } from './make-app.ts';

describe('opening', () => {
  test('a city makes it ready and forgets what was derived from the last one', async () => {
    const app = makeApp();
    app.pointer.setState({ hovered: 'residential/x' });
    await openCity(app, demoCityId);
    expect(app.cities.getState().open).toMatchObject({ status: 'ready', id: demoCityId, revision: 0 });
    expect(app.pointer.getState().hovered).toBeNull();
    expect(app.coverage.getState()).toMatchObject({ answer: null, by: 'town' });
  });

  test('a kept city stands beside the demo, and is asked by a level that it has', async () => {
    const app = makeApp();
    await openCity(app, demoCityId);
    await openKept(app, monaco);
    expect(app.cities.getState().entries.map(({ name }) => name)).toEqual(['泰安', 'monaco']);
    expect(app.cities.getState().open).toMatchObject({ status: 'ready', city: { info: { name: 'monaco' } } });
    expect(app.coverage.getState().by).toBe('city');
  });
});

describe('asking', () => {
  let app: App;
  beforeEach(async () => {
    app = makeApp();
    await loadRules(app);
    await openKept(app, monaco);
  });

  test('gives both figures with what they were asked with', async () => {
    await runCoverage(app);
    const { run, answer } = app.coverage.getState();
    expect(run).toEqual({ status: 'done' });
    expect(answer?.asked).toMatchObject({ sheet: { id: 'park-2022' }, by: 'city', denominator: 'land' });
    expect(answer?.results.straight.stamp.time).toBe('2026-01-01T00:00:00.000Z');
  });

  test('figures are outdated once another rule sheet is chosen, until the next run', async () => {
    await runCoverage(app);
    chooseSheet(app, 'who-300');
    expect(isOutdated(app.coverage.getState(), 0)).toBe(true);
    expect(app.coverage.getState().denominator).toBe(sheet('who-300').denominator);
    await runCoverage(app);
    expect(isOutdated(app.coverage.getState(), 0)).toBe(false);
  });

  test('a cancelled run keeps the figures of the run before', async () => {
    await runCoverage(app);
    const { answer } = app.coverage.getState();
    const run = runCoverage(app);
    await app.compute.cancel();
    await run;
    expect(app.coverage.getState().run).toEqual({ status: 'cancelled' });
    expect(app.coverage.getState().answer).toBe(answer);
  });

  test('a link asks again what was asked; without its rule sheet it says so and asks nothing', async () => {
    app.session.setState({ asked: { sheetId: 'park-2022', by: 'city', denominator: 'people' } });
    await resumeCoverage(app);
    expect(app.coverage.getState().answer?.asked).toMatchObject({ by: 'city', denominator: 'people' });
    app.coverage.setState({ answer: null, run: { status: 'idle' } });
    app.session.setState({ asked: { sheetId: 'gone', by: 'town', denominator: 'land' } });
    await resumeCoverage(app);
    expect(app.coverage.getState().answer).toBeNull();
    expect(app.session.getState().asked).toBeNull();
    expect(JSON.stringify(app.notices.getState())).toContain('run=gone');
  });

  test('a run that an edit overtook can be asked again', async () => {
    app = { ...app, compute: { ...app.compute, coverage: async () => ({ status: 'stale' }) } };
    await runCoverage(app);
    expect(app.coverage.getState().run).toEqual({ status: 'idle' });
  });

  test('a run that fails after another city was opened says nothing about that city', async () => {
    const failing = async (): Promise<never> => {
      app.session.setState({ cityId: 'another' });
      throw new Error('gone');
    };
    app = { ...app, compute: { ...app.compute, coverage: failing } };
    const run = runCoverage(app);
    app.coverage.setState({ run: { status: 'idle' } });
    await run;
    expect(app.coverage.getState().run).toEqual({ status: 'idle' });
  });

  test('a run that another city overtook says nothing about that city', async () => {
    const running = runCoverage(app);
    await openCity(app, demoCityId);
    await running;
    expect(app.coverage.getState()).toMatchObject({ run: { status: 'idle' }, answer: null });
  });

  test('pointing shows the compound at once and its walk when it is known; a pointer that moved on gets none', async () => {
    await runCoverage(app);
    const asked = pointAt(app, 'residential/home');
    expect(app.pointer.getState()).toMatchObject({ hovered: 'residential/home', route: null });
    await asked;
    expect(app.pointer.getState().route?.straight?.metres).toBeCloseTo(100, 0);
    await Promise.all([pointAt(app, null), pointAt(app, 'residential/home'), pointAt(app, null)]);
    expect(app.pointer.getState()).toMatchObject({ hovered: null, route: null });
  });
});
