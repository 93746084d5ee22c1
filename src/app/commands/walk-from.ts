import type { CircleParams } from '../../analysis/circle/spec.ts';
import type { App } from '../services.ts';
import { sameParams } from '../state/circle.ts';
import type { Place } from '../state/session.ts';

/** The place asked about last and not yet answered, by app: while one question is under way only the newest waits. */
interface Asking {
  next: Place | null;
  running: boolean;
}

const asking = new WeakMap<App, Asking>();

function askingOf(app: App): Asking {
  const found = asking.get(app) ?? { next: null, running: false };
  asking.set(app, found);
  return found;
}

async function askOnce(app: App, from: Place): Promise<void> {
  const { params } = app.circle.getState();
  const { cityId } = app.session.getState();
  const reply = await app.compute.circleReach({ from, params }).catch(() => null);
  const { reach, params: now } = app.circle.getState();
  // The city has been left, the walk ended, or another speed chosen, which asks anew.
  if (app.session.getState().cityId !== cityId || reach.status === 'idle' || !sameParams(params, now)) return;
  const answer = reply?.status === 'done' ? reply.value : null;
  const waits = askingOf(app).next !== null;
  app.circle.setState({ reach: { status: waits ? 'running' : answer ? 'done' : 'failed', at: reach.at, answer } });
}

/** Asks how far one comes from a place. While the place is dragged the newest wins and the last answer stays on the map. */
export async function askReach(app: App, from: Place): Promise<void> {
  const own = askingOf(app);
  own.next = from;
  app.circle.setState(({ reach }) => ({ reach: { ...reach, status: 'running', at: from } }));
  if (own.running) return;
  own.running = true;
  try {
    while (own.next) {
      const place = own.next;
      own.next = null;
      await askOnce(app, place);
    }
  } finally {
    own.running = false;
  }
}

/** Walks from a place: it goes into the link, and the workspace that shows the answer opens. */
export async function walkFrom(app: App, from: Place): Promise<void> {
  app.session.setState({ walkFrom: from, workspace: 'circle' });
  await askReach(app, from);
}

/** Asks again for the place of a link; a link without one ends the walk. */
export async function resumeWalk(app: App): Promise<void> {
  const { walkFrom: from } = app.session.getState();
  const { at } = app.circle.getState().reach;
  if (app.cities.getState().open.status !== 'ready') return;
  if (!from) endWalk(app);
  else if (at?.lon !== from.lon || at.lat !== from.lat) await askReach(app, from);
}

export function endWalk(app: App): void {
  askingOf(app).next = null;
  app.session.setState({ walkFrom: null });
  app.circle.setState({ reach: { status: 'idle', at: null, answer: null } });
}

/** Takes other minutes, another speed or wait; a walk on the map is asked anew with them. */
export function chooseCircleParams(app: App, change: Partial<CircleParams>): void {
  app.circle.setState(({ params }) => ({ params: { ...params, ...change } }));
  const { at } = app.circle.getState().reach;
  if (at) void askReach(app, at);
}
