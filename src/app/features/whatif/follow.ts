import { issuesOf } from '../../commands/failure.ts';
import type { App } from '../../services.ts';
import {
  figuresOf,
  type Trial,
  type TrialOf,
  type TrialState,
  type TrialStep,
  wantedTrial,
  whatIfOff,
  whatIfStore,
} from '../../state/whatif.ts';
import { engineOf } from './engines.ts';

/** Counts the what-ifs of this tab: an answer to one that has been left is dropped. */
let session = 0;
let asking = false;
let revision = 0;

/** Nothing on; what to put next stays as it was chosen. */
function reset(of: TrialOf, status: 'off' | 'starting'): void {
  const { addM2, addRow } = whatIfStore.getState();
  whatIfStore.setState({ ...whatIfOff, of, addM2, addRow, status }, true);
}

/** Begins a what-if on the question whose answer is on screen. Nothing of it is saved. */
export async function startWhatIf(app: App, of: TrialOf = whatIfStore.getState().of): Promise<void> {
  const engine = engineOf(of);
  if (!engine.answer(app) || whatIfStore.getState().status === 'starting') return;
  const own = ++session;
  reset(of, 'starting');
  try {
    const reply = await engine.start(app, ++revision);
    if (own !== session) return;
    if (reply.status === 'failed') whatIfStore.setState({ status: 'failed', issues: reply.issues });
    else if (reply.status !== 'done') whatIfStore.setState({ status: 'off' });
    else whatIfStore.setState({ status: 'on', before: reply.value, now: reply.value });
  } catch (error) {
    if (own === session) whatIfStore.setState({ status: 'failed', issues: issuesOf(error) });
  }
}

/** Ends it: the city stands there as it is. */
export function leaveWhatIf(): void {
  session++;
  reset(whatIfStore.getState().of, 'off');
}

/** Steps that end in this state learn their figures. */
function told(steps: readonly TrialStep[], trial: Trial, state: TrialState): readonly TrialStep[] {
  const waits = (step: TrialStep): boolean => step.trial === trial && !step.figures;
  return steps.some(waits) ? steps.map((step) => (waits(step) ? { ...step, figures: figuresOf(state) } : step)) : steps;
}

async function ask(app: App, trial: Trial, own: number): Promise<boolean> {
  const asked = performance.now();
  const { of, now: last } = whatIfStore.getState();
  if (!last) return false;
  const reply = await engineOf(of).apply(app, [...trial.values()], ++revision, last);
  if (own !== session) return false;
  if (reply.status !== 'done') {
    if (reply.status === 'failed') whatIfStore.setState({ status: 'failed', issues: reply.issues });
    else leaveWhatIf();
    return false;
  }
  const now = reply.value;
  whatIfStore.setState(({ steps }) => ({ now, answered: trial, steps: told(steps, trial, now), answerMs: performance.now() - asked }));
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
  const endOn = (of: TrialOf, isOther: boolean): void => {
    if (isOther && whatIfStore.getState().of === of) leaveWhatIf();
  };
  const offs = [
    app.session.subscribe(({ cityId, workspace, selection }, before) => {
      if (selection !== before.selection) whatIfStore.setState({ chosen: null });
      if (cityId !== before.cityId || (workspace !== before.workspace && workspace !== whatIfStore.getState().of)) leaveWhatIf();
    }),
    app.cities.subscribe(({ open }, before) => {
      if (open !== before.open) leaveWhatIf();
    }),
    app.coverage.subscribe(({ answer }, before) => endOn('coverage', answer !== before.answer)),
    app.circle.subscribe(({ answer }, before) => endOn('circle', answer !== before.answer)),
  ];
  return () => {
    for (const off of offs) off();
    leaveWhatIf();
  };
}
