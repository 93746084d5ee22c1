import type { App } from '../services.ts';
import { type CircleAnswer, chosenCircleSheet, sameParams } from '../state/circle.ts';
import { readyCity } from '../state/city.ts';
import type { AskedCircle } from '../state/session.ts';
import { sayIgnored } from './check-link.ts';
import { issuesOf } from './failure.ts';

/** Writes what was asked into the link; the level of the matrix goes with it. */
function linkCircle(app: App, answer: CircleAnswer): void {
  const { sheet, params } = answer.asked;
  const asked: AskedCircle = { sheetId: sheet.id, params, level: app.circle.getState().level };
  app.session.setState({ askedCircle: asked });
}

/** Computes the circle of every compound for the chosen sheet, minutes and speed. A reply about an older city is dropped. */
export async function runCircle(app: App): Promise<void> {
  const state = app.circle.getState();
  const sheet = chosenCircleSheet(state);
  if (!sheet || state.run.status === 'running') return;
  const { cityId } = app.session.getState();
  const { open } = app.cities.getState();
  const asked = { sheet, params: state.params, revision: open.status === 'ready' ? open.revision : 0 };
  app.circle.setState({ run: { status: 'running', share: 0 } });
  try {
    const reply = await app.compute.circle({ sheet, params: asked.params, time: app.now() }, (share) => {
      if (app.circle.getState().run.status === 'running') app.circle.setState({ run: { status: 'running', share } });
    });
    // Another city has been opened meanwhile: whatever came of this run is of no interest there.
    if (app.session.getState().cityId !== cityId) return;
    if (reply.status === 'done') {
      const answer: CircleAnswer = { ...reply.value, asked };
      app.circle.setState({ run: { status: 'done' }, answer });
      linkCircle(app, answer);
    }
    // An edit came first: the figures of before stay, marked as out of date, and may be asked again.
    else app.circle.setState({ run: reply.status === 'stale' ? { status: 'idle' } : reply });
  } catch (error) {
    if (app.session.getState().cityId !== cityId) return;
    app.circle.setState({ run: { status: 'failed', issues: issuesOf(error) } });
  }
}

/** Asks again what a link says was asked. A rule sheet that is gone is named and nothing is asked. */
export async function resumeCircle(app: App): Promise<void> {
  const { askedCircle } = app.session.getState();
  const city = readyCity(app.cities.getState());
  const { answer, sheets } = app.circle.getState();
  if (!askedCircle || !city) return;
  const { sheetId, params, level } = askedCircle;
  const isThere = answer?.asked.sheet.id === sheetId && sameParams(answer.asked.params, params);
  if (isThere) {
    app.circle.setState({ level });
    return;
  }
  if (!sheets.some(({ id }) => id === sheetId)) {
    app.session.setState({ askedCircle: null });
    sayIgnored(app, [`circle=${sheetId}`]);
    return;
  }
  app.circle.setState({ sheetId, params, level });
  await runCircle(app);
}

/** Stops the run under way; figures of the run before stay. */
export async function cancelCircle(app: App): Promise<void> {
  await app.compute.cancelCircle();
}

export async function loadCircleRules(app: App): Promise<void> {
  const { sheets, issues } = await app.readCircleRules();
  const { sheetId } = app.circle.getState();
  const chosen = sheets.find((sheet) => sheet.id === sheetId) ?? sheets[0];
  app.circle.setState({ sheets, sheetIssues: issues, ...(chosen ? { sheetId: chosen.id } : {}) });
}

/** Takes another level for the matrix; the link follows where it holds an answer. */
export function chooseCircleLevel(app: App, level: AskedCircle['level']): void {
  app.circle.setState({ level });
  const { answer } = app.circle.getState();
  if (answer) linkCircle(app, answer);
}

/** The workspace of the two that was opened last stands on the map, also while rows are looked at in the inventory. */
export function followWorkspace(app: App): void {
  const follow = (): void => {
    const { workspace } = app.session.getState();
    if (workspace !== 'circle' && workspace !== 'coverage') return;
    const inFront = workspace === 'circle';
    if (app.circle.getState().inFront !== inFront) app.circle.setState({ inFront });
  };
  app.session.subscribe(follow);
  follow();
}
