import type { App } from '../services.ts';
import { chosenSheet } from '../state/coverage.ts';
import { issuesOf } from './failure.ts';

/** 核对: the straight figure of the ground on screen once by the engine and once by the plain Turf computation, side by side. */
export async function checkOnScreen(app: App): Promise<void> {
  const state = app.coverage.getState();
  const sheet = state.answer?.asked.sheet ?? chosenSheet(state);
  const map = app.map.current;
  if (!sheet || !map) return;
  const { cityId } = app.session.getState();
  app.coverage.setState({ check: { status: 'running' } });
  try {
    const reply = await app.compute.reference({ sheet, box: map.box(), time: app.now() });
    if (app.session.getState().cityId !== cityId) return;
    if (reply.status === 'done') app.coverage.setState({ check: { status: 'done', answer: reply.value } });
    else if (reply.status === 'failed') app.coverage.setState({ check: reply });
    else app.coverage.setState({ check: { status: 'idle' } });
  } catch (error) {
    if (app.session.getState().cityId !== cityId) return;
    app.coverage.setState({ check: { status: 'failed', issues: issuesOf(error) } });
  }
}

export function cancelCheck(app: App): void {
  app.compute.cancelReference();
}
