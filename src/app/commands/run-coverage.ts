import type { App } from '../services.ts';
import { levelsOf, readyCity } from '../state/city.ts';
import { type Asked, type Coverage, chosenSheet } from '../state/coverage.ts';
import { sayIgnored } from './check-link.ts';
import { issuesOf } from './failure.ts';

/** Computes both figures for the chosen rule sheet, level and denominator. A reply about an older city is dropped. */
export async function runCoverage(app: App): Promise<void> {
  const state = app.coverage.getState();
  const sheet = chosenSheet(state);
  if (!sheet || state.run.status === 'running') return;
  const { cityId } = app.session.getState();
  const { open } = app.cities.getState();
  const asked: Asked = { sheet, by: state.by, denominator: state.denominator, revision: open.status === 'ready' ? open.revision : 0 };
  app.coverage.setState({ run: { status: 'running', progress: { stage: 'prepare', share: 0 } }, check: { status: 'idle' } });
  try {
    const reply = await app.compute.coverage({ ...asked, time: app.now() }, (progress) => {
      if (app.coverage.getState().run.status === 'running') app.coverage.setState({ run: { status: 'running', progress } });
    });
    // Another city has been opened meanwhile: whatever came of this run is of no interest there.
    if (app.session.getState().cityId !== cityId) return;
    if (reply.status === 'done') {
      const answer = { ...reply.value, asked };
      app.coverage.setState({ run: { status: 'done' }, answer, parkValues: null });
      void valueParks(app, answer);
      app.session.setState({ asked: { sheetId: sheet.id, by: asked.by, denominator: asked.denominator } });
    }
    // An edit came first: the figures of before stay, marked as out of date, and may be asked again.
    else app.coverage.setState({ run: reply.status === 'stale' ? { status: 'idle' } : reply });
    if (reply.status === 'done' && app.session.getState().shown === 'none') app.session.setState({ shown: 'straight' });
  } catch (error) {
    if (app.session.getState().cityId !== cityId) return;
    app.coverage.setState({ run: { status: 'failed', issues: issuesOf(error) } });
  }
}

/** Fills the columns of what only each park serves, once the figures stand: nobody waits for it. Where it fails the columns stay away. */
async function valueParks(app: App, answer: NonNullable<Coverage['answer']>): Promise<void> {
  const { sheet, denominator } = answer.asked;
  const reply = await app.compute.parkValues({ sheet, denominator, time: app.now() }).catch(() => null);
  if (reply?.status !== 'done' || app.coverage.getState().answer !== answer) return;
  app.coverage.setState({ parkValues: reply.value });
}

/** Asks again what a link says was asked, so that the same figures and colours stand there. A rule sheet that is gone is named and nothing is asked. */
export async function resumeCoverage(app: App): Promise<void> {
  const { asked } = app.session.getState();
  const city = readyCity(app.cities.getState());
  const { answer, sheets, by } = app.coverage.getState();
  if (!asked || !city || answer) return;
  if (!sheets.some(({ id }) => id === asked.sheetId)) {
    app.session.setState({ asked: null });
    sayIgnored(app, [`run=${asked.sheetId}`]);
    return;
  }
  chooseSheet(app, asked.sheetId);
  app.coverage.setState({ by: levelsOf(city).has(asked.by) ? asked.by : by, denominator: asked.denominator });
  await runCoverage(app);
}

/** Stops the run under way; figures of the run before stay. */
export async function cancelCoverage(app: App): Promise<void> {
  await app.compute.cancel();
}

export async function loadRules(app: App): Promise<void> {
  const { sheets, issues } = await app.readRules();
  const { sheetId } = app.coverage.getState();
  const chosen = sheets.find((sheet) => sheet.id === sheetId) ?? sheets[0];
  app.coverage.setState({ sheets, sheetIssues: issues, ...(chosen ? { sheetId: chosen.id, denominator: chosen.denominator } : {}) });
}

/** Takes another rule sheet, with the denominator that it names. */
export function chooseSheet(app: App, sheetId: string): void {
  const sheet = app.coverage.getState().sheets.find((other) => other.id === sheetId);
  if (sheet) app.coverage.setState({ sheetId, denominator: sheet.denominator, check: { status: 'idle' } });
}
