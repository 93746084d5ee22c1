import { createStore } from 'zustand/vanilla';
import type { Metric, RuleSheet } from '../../../analysis/coverage/spec.ts';
import type { GapAnswer, GapList } from '../../../analysis/gaps/spec.ts';
import type { App } from '../../services.ts';

/** What the list on screen was asked with. Another sheet, reading or revision is another list. */
export interface GapsAsked {
  readonly sheet: RuleSheet;
  readonly metric: Metric;
  readonly cityId: string;
  readonly revision: number;
}

export interface Gaps {
  readonly asked: GapsAsked | null;
  readonly list: GapList | null;
  readonly failed: boolean;
  /** Gaps opened so far, by id. */
  readonly causes: ReadonlyMap<string, GapAnswer>;
  /** The gap drawn on the map. */
  readonly open: string | null;
}

const nothing: Gaps = { asked: null, list: null, failed: false, causes: new Map(), open: null };

export const gapsStore = createStore<Gaps>(() => nothing);

function isSame(a: GapsAsked | null, b: GapsAsked): boolean {
  return a?.sheet === b.sheet && a.metric === b.metric && a.cityId === b.cityId && a.revision === b.revision;
}

/** Asks for the list unless it is there or under way; an answer to an older question is dropped. */
export async function askGaps(app: App, asked: GapsAsked): Promise<void> {
  if (isSame(gapsStore.getState().asked, asked)) return;
  closeGap(app);
  underWay.clear();
  gapsStore.setState({ ...nothing, asked }, true);
  const reply = await app.compute.gaps({ sheet: asked.sheet, metric: asked.metric }).catch(() => null);
  if (gapsStore.getState().asked !== asked) return;
  if (reply?.status === 'done') gapsStore.setState({ list: reply.value });
  else gapsStore.setState({ failed: true });
}

/** Questions under way, by gap: who asks again waits for the same answer. */
const underWay = new Map<string, Promise<void>>();

async function askNow(app: App, asked: GapsAsked, ids: readonly string[]): Promise<void> {
  try {
    const reply = await app.compute.gapCauses({ sheet: asked.sheet, metric: asked.metric, ids });
    const now = gapsStore.getState();
    if (reply.status !== 'done' || now.asked !== asked) return;
    gapsStore.setState({ causes: new Map([...now.causes, ...reply.value.map((answer) => [answer.id, answer] as const)]) });
  } finally {
    for (const id of ids) underWay.delete(id);
  }
}

/** Asks why some gaps are gaps; those known are left out. Settles when all asked about are answered; rejects where the machine fails. */
export async function askCauses(app: App, ids: readonly string[]): Promise<void> {
  const { asked, causes } = gapsStore.getState();
  if (!asked) return;
  const missing = ids.filter((id) => !causes.has(id) && !underWay.has(id));
  if (missing.length > 0) {
    const asking = askNow(app, asked, missing);
    for (const id of missing) underWay.set(id, asking);
  }
  await Promise.all(ids.map((id) => underWay.get(id)));
}

const atOnce = 12;

/** Asks for the causes of many gaps a few at a time. `goesOn` is asked between; false stops it. */
export async function askAllCauses(app: App, ids: readonly string[], goesOn: (done: number) => boolean): Promise<void> {
  for (let at = 0; at < ids.length; at += atOnce) {
    if (!goesOn(at)) return;
    await askCauses(app, ids.slice(at, at + atOnce));
  }
}

/** Draws a gap with both ways to its park and brings them into view. */
export async function openGap(app: App, id: string): Promise<void> {
  if (gapsStore.getState().open === id) return;
  gapsStore.setState({ open: id });
  const gap = gapsStore.getState().list?.gaps.find((one) => one.id === id);
  if (!gap) return;
  await askCauses(app, [id]).catch(() => {});
  const { open, causes } = gapsStore.getState();
  const answer = causes.get(id);
  if (open !== id || !answer) return;
  const { route, shape } = answer;
  // The colours on the map are of the same reading as the gap.
  const { asked } = gapsStore.getState();
  if (asked) app.session.setState({ shown: asked.metric });
  app.pointer.setState({
    pinned: { place: shape, ...(route?.walk ? { walk: route.walk } : {}), ...(route?.straight ? { straight: route.straight } : {}) },
  });
  const lines = [route?.walk?.line, route?.straight?.line].flatMap((line) => line?.coordinates ?? []);
  const box: [number, number, number, number] = [...gap.box];
  for (const [lon = box[0], lat = box[1]] of lines) {
    [box[0], box[1]] = [Math.min(box[0], lon), Math.min(box[1], lat)];
    [box[2], box[3]] = [Math.max(box[2], lon), Math.max(box[3], lat)];
  }
  app.map.current?.fit(box);
}

/** Takes the gap off the map again. */
export function closeGap(app: App): void {
  if (gapsStore.getState().open === null) return;
  gapsStore.setState({ open: null });
  if (app.pointer.getState().pinned?.place) app.pointer.setState({ pinned: null });
}
