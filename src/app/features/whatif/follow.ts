import type { LiveFigures } from '../../../analysis/coverage/live-spec.ts';
import type { Metric } from '../../../analysis/coverage/spec.ts';
import { issuesOf } from '../../commands/failure.ts';
import type { App } from '../../services.ts';
import { type Trial, type TrialState, type TrialStep, wantedTrial, whatIfOff, whatIfStore } from '../../state/whatif.ts';

/** Counts the what-ifs of this tab: an answer to one that has been left is dropped. */
let session = 0;
let asking = false;
let revision = 0;

/** Begins a what-if on the question whose answer is on screen. Nothing of it is saved. */
export async function startWhatIf(app: App): Promise<void> {
  const { answer } = app.coverage.getState();
  if (!answer || whatIfStore.getState().status === 'starting') return;
  const own = ++session;
  const { addM2 } = whatIfStore.getState();
  const { sheet } = answer.asked;
  whatIfStore.setState({ ...whatIfOff, addM2, status: 'starting' }, true);
  try {
    const reply = await app.compute.liveStart({ sheet });
    if (own !== session) return;
    if (reply.status === 'failed') whatIfStore.setState({ status: 'failed', issues: reply.issues });
    else if (reply.status !== 'done') whatIfStore.setState({ status: 'off' });
    else {
      const { mesh, classes, figures } = reply.value;
      const state: TrialState = { mesh, totals: figures.totals, classes };
      whatIfStore.setState({ status: 'on', before: state, now: state });
    }
  } catch (error) {
    if (own === session) whatIfStore.setState({ status: 'failed', issues: issuesOf(error) });
  }
}

/** Ends it: the city stands there as it is. */
export function leaveWhatIf(): void {
  session++;
  const { addM2 } = whatIfStore.getState();
  whatIfStore.setState({ ...whatIfOff, addM2 }, true);
}

/** The classes after some of them changed; the same vector where none did. */
function patched(classes: Uint8Array, { cell, to }: LiveFigures['changed'][Metric]): Uint8Array {
  if (cell.length === 0) return classes;
  const next = classes.slice();
  for (const [at, place] of cell.entries()) next[place] = to[at] ?? 0;
  return next;
}

/** The state that an answer leads to: other classes on the same cells, or other cells. */
function nextState(now: TrialState, { totals, changed }: LiveFigures, rebuilt: Pick<TrialState, 'mesh' | 'classes'> | null): TrialState {
  if (rebuilt) return { ...rebuilt, totals };
  const { straight, walk } = now.classes;
  return { ...now, totals, classes: { straight: patched(straight, changed.straight), walk: patched(walk, changed.walk) } };
}

/** Steps that end in this state learn their figures. */
function told(steps: readonly TrialStep[], trial: Trial, totals: LiveFigures['totals']): readonly TrialStep[] {
  return steps.some((step) => step.trial === trial && !step.totals)
    ? steps.map((step) => (step.trial === trial && !step.totals ? { ...step, totals } : step))
    : steps;
}

async function ask(app: App, trial: Trial, own: number): Promise<boolean> {
  const asked = performance.now();
  const reply = await app.compute.liveApply({ changes: [...trial.values()], revision: ++revision });
  if (own !== session) return false;
  if (reply.status !== 'done') {
    if (reply.status === 'failed') whatIfStore.setState({ status: 'failed', issues: reply.issues });
    else leaveWhatIf();
    return false;
  }
  const { figures, rebuilt } = reply.value;
  whatIfStore.setState(({ now, steps }) => ({
    now: now && nextState(now, figures, rebuilt),
    answered: trial,
    steps: told(steps, trial, figures.totals),
    answerMs: performance.now() - asked,
  }));
  return true;
}

/** Asks about what the screen shows until the answer is about that: one question at a time, states between are passed over. */
export function follow(app: App): void {
  if (asking) return;
  asking = true;
  const own = session;
  const run = async (): Promise<void> => {
    let goes = true;
    while (goes) {
      const state = whatIfStore.getState();
      const wanted = wantedTrial(state);
      goes = state.status === 'on' && wanted !== state.answered && (await ask(app, wanted, own));
    }
  };
  run()
    .catch((error: unknown) => {
      if (own === session) whatIfStore.setState({ status: 'failed', issues: issuesOf(error) });
    })
    .finally(() => {
      asking = false;
      // Left and begun again meanwhile.
      if (own !== session && whatIfStore.getState().status === 'on') follow(app);
    });
}

/** A what-if belongs to one city in one state: another city, an edit or another question ends it. Returns how to stop. */
export function endWithCity(app: App): () => void {
  const offs = [
    app.session.subscribe(({ cityId, workspace, selection }, before) => {
      if (selection !== before.selection) whatIfStore.setState({ chosen: null });
      if (cityId !== before.cityId || (workspace !== before.workspace && workspace !== 'coverage')) leaveWhatIf();
    }),
    app.cities.subscribe(({ open }, before) => {
      if (open !== before.open) leaveWhatIf();
    }),
    app.coverage.subscribe(({ answer }, before) => {
      if (answer !== before.answer) leaveWhatIf();
    }),
  ];
  return () => {
    for (const off of offs) off();
    leaveWhatIf();
  };
}
