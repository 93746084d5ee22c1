import { beforeEach, describe, expect, test } from 'vitest';
import type { CircleReach } from '../../../src/analysis/circle/spec.ts';
import { openCity } from '../../../src/app/commands/open-city.ts';
import { followWorkspace, loadCircleRules, resumeCircle, runCircle } from '../../../src/app/commands/run-circle.ts';
import { askReach, chooseCircleParams, endWalk, resumeWalk, walkFrom } from '../../../src/app/commands/walk-from.ts';
import type { App } from '../../../src/app/services.ts';
import { isCircleOutdated } from '../../../src/app/state/circle.ts';
import { hashOfSession, readLink } from '../../../src/app/state/hash.ts';
import { demoCityId } from '../../../src/app/state/session.ts';
import type { Reply } from '../../../src/workers/protocol.ts';
import { makeApp } from '../make-app.ts';
import { answerOf } from './answers.ts';

const { sheet } = answerOf([]).asked;
let app: App;
beforeEach(async () => {
  app = { ...makeApp(), readCircleRules: async () => ({ sheets: [sheet], issues: [] }) };
  await loadCircleRules(app);
  await openCity(app, demoCityId);
});

describe('asking for the circle', () => {
  test('answers for every compound, and the link asks the same again', async () => {
    await runCircle(app);
    const { run, answer } = app.circle.getState();
    expect(run).toEqual({ status: 'done' });
    expect(answer?.rows.map(({ id }) => id)).toEqual(['home']);
    expect(answer?.stamp.ruleSheet.id).toBe('drawn');
    const linked = readLink(hashOfSession(app.session.getState())).session.askedCircle;
    expect(linked).toEqual({ sheetId: 'drawn', params: { minutes: 15, profile: 'default', crossingWaitS: 0 }, level: 'district' });
  });

  test('is out of date as soon as a choice is another than asked', async () => {
    await runCircle(app);
    expect(isCircleOutdated(app.circle.getState(), 0)).toBe(false);
    chooseCircleParams(app, { profile: 'elderly' });
    expect(isCircleOutdated(app.circle.getState(), 0)).toBe(true);
    expect(isCircleOutdated(app.circle.getState(), 1)).toBe(true);
  });

  test('is asked again by a link; a sheet that is gone is named and let go', async () => {
    const params = { minutes: 5, profile: 'child', crossingWaitS: 20 } as const;
    app.session.setState({ askedCircle: { sheetId: 'drawn', params, level: 'town' } });
    await resumeCircle(app);
    expect(app.circle.getState()).toMatchObject({ params, level: 'town', answer: { asked: { params } } });
    app.session.setState({ askedCircle: { sheetId: 'gone', params, level: 'town' } });
    await resumeCircle(app);
    expect(app.session.getState().askedCircle).toBeNull();
    expect(app.notices.getState().notices.map(({ key }) => key)).toContain('linkIgnored');
  });

  test('leaves nothing behind in another city', async () => {
    await runCircle(app);
    await walkFrom(app, { lon: 117, lat: 36 });
    await openCity(app, demoCityId);
    expect(app.circle.getState()).toMatchObject({ answer: null, reach: { status: 'idle', at: null } });
    expect(app.session.getState()).toMatchObject({ askedCircle: null, walkFrom: null });
  });

  test('stands on the map while its workspace was the last of the two', () => {
    followWorkspace(app);
    const front = (workspace: 'circle' | 'inventory' | 'coverage') => {
      app.session.setState({ workspace });
      return app.circle.getState().inFront;
    };
    expect([front('circle'), front('inventory'), front('coverage'), front('inventory')]).toEqual([true, true, false, false]);
  });
});

describe('walking from a place', () => {
  const places = [1, 2, 3].map((lat) => ({ lon: 117, lat }));
  const [first = { lon: 0, lat: 0 }, second = first, third = first] = places;
  /** Questions under way, answered by hand. */
  let asked: { readonly lat: number; readonly answer: () => void }[] = [];

  function reachOf(lat: number): CircleReach {
    return { inside: [], streets: [{ minutes: lat, lines: [] }] };
  }

  beforeEach(() => {
    asked = [];
    app = {
      ...app,
      compute: {
        ...app.compute,
        circleReach: ({ from }) =>
          new Promise<Reply<CircleReach | null>>((resolve) => {
            const lat = 'lat' in from ? from.lat : 0;
            asked.push({ lat, answer: () => resolve({ status: 'done', of: { cityId: demoCityId, revision: 0 }, value: reachOf(lat) }) });
          }),
      },
    };
  });

  const shown = () => app.circle.getState().reach.answer?.streets[0]?.minutes ?? null;
  /** Lets what was resolved be heard. */
  const heard = () => new Promise((resolve) => setTimeout(resolve, 0));

  test('asks one at a time, skips what was passed over, and ends with the newest', async () => {
    const done = [askReach(app, first), askReach(app, second), askReach(app, third)];
    expect(asked.map(({ lat }) => lat)).toEqual([1]);
    asked[0]?.answer();
    await heard();
    expect(shown()).toBe(1);
    expect(app.circle.getState().reach).toMatchObject({ status: 'running', at: third });
    expect(asked.map(({ lat }) => lat)).toEqual([1, 3]);
    asked[1]?.answer();
    await Promise.all(done);
    expect(shown()).toBe(3);
    expect(app.circle.getState().reach.status).toBe('done');
  });

  test('a late answer after the walk was ended is dropped', async () => {
    const walk = walkFrom(app, first);
    endWalk(app);
    asked[0]?.answer();
    await walk;
    expect(app.circle.getState().reach).toEqual({ status: 'idle', at: null, answer: null });
    expect(app.session.getState().walkFrom).toBeNull();
  });

  test('another speed asks the same place anew; the answer to the old one is dropped', async () => {
    const walk = askReach(app, first);
    chooseCircleParams(app, { profile: 'elderly' });
    asked[0]?.answer();
    await heard();
    expect(shown()).toBeNull();
    asked[1]?.answer();
    await walk;
    expect(shown()).toBe(1);
  });

  test('the place of a link is asked once, and a link without one ends the walk', async () => {
    app.session.setState({ walkFrom: second });
    const walk = resumeWalk(app);
    asked[0]?.answer();
    await walk;
    await resumeWalk(app);
    expect(asked).toHaveLength(1);
    app.session.setState({ walkFrom: null });
    await resumeWalk(app);
    expect(app.circle.getState().reach.status).toBe('idle');
  });
});
