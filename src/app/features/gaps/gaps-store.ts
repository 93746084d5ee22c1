import { createStore } from 'zustand/vanilla';
import type { Metric, RuleSheet } from '../../../analysis/coverage/spec.ts';
import type { GapAnswer, GapList } from '../../../analysis/gaps/spec.ts';
import { boxOf } from '../../../core/geo/degree-box.ts';
import type { Box } from '../../../core/geo/rings.ts';
import type { App } from '../../services.ts';
import type { Trial } from '../../state/whatif.ts';

/** What the list on screen was asked with. Another sheet, reading or revision is another list. */
export interface GapsAsked {
  readonly sheet: RuleSheet;
  readonly metric: Metric;
  readonly cityId: string;
  readonly revision: number;
  /** The state of a what-if that it is about; null: the city as it is. */
  readonly trial: Trial | null;
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
  return a?.sheet === b.sheet && a.metric === b.metric && a.cityId === b.cityId && a.revision === b.revision && a.trial === b.trial;
}

/** Asks for the list unless it is there or under way; an answer to an older question is dropped. */
export async function askGaps(app: App, asked: GapsAsked): Promise<void> {
  const before = gapsStore.getState();
  if (isSame(before.asked, asked)) return;
  underWay.clear();
  // From step to step of a what-if the list stays until the next is there, and the gap that is open stays open.
  const goesOn = asked.trial !== null && before.asked?.trial !== null && before.asked?.metric === asked.metric;
  if (goesOn) gapsStore.setState({ asked, causes: new Map() });
  else {
    closeGap(app);
    gapsStore.setState({ ...nothing, asked }, true);
  }
  const reply = await app.compute.gaps(questionOf(asked)).catch(() => null);
  const { asked: now, open } = gapsStore.getState();
  if (now !== asked) return;
  if (reply?.status !== 'done') return gapsStore.setState({ failed: true, list: null });
  gapsStore.setState({ list: reply.value });
  if (open === null) return;
  if (reply.value.gaps.some(({ id }) => id === open)) await drawGap(app, open);
  else closeGap(app);
}

function questionOf({ sheet, metric, trial }: GapsAsked) {
  return { sheet, metric, live: trial !== null };
}

/** Questions under way, by gap: who asks again waits for the same answer. */
const underWay = new Map<string, Promise<void>>();

async function askNow(app: App, asked: GapsAsked, ids: readonly string[]): Promise<void> {
  try {
    const reply = await app.compute.gapCauses({ ...questionOf(asked), ids });
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

/** Draws a gap with both ways to its park; the box around them, null where it is not there or another is open. */
async function drawGap(app: App, id: string): Promise<Box | null> {
  const gap = gapsStore.getState().list?.gaps.find((one) => one.id === id);
  if (!gap) return null;
  await askCauses(app, [id]).catch(() => {});
  const { open, causes, asked } = gapsStore.getState();
  const answer = causes.get(id);
  if (open !== id || !answer || !asked) return null;
  const { walk, straight } = answer.route ?? {};
  app.pointer.setState({ pinned: { place: answer.shape, ...(walk ? { walk } : {}), ...(straight ? { straight } : {}) } });
  // The colours on the map are of the same reading as the gap.
  app.session.setState({ shown: asked.metric });
  return boxOf([answer.shape, walk?.line, straight?.line]);
}

/** Opens a gap: draws it and brings it into view. */
export async function openGap(app: App, id: string): Promise<void> {
  if (gapsStore.getState().open === id) return;
  gapsStore.setState({ open: id });
  const box = await drawGap(app, id);
  if (box) app.map.current?.fit(box);
}

/** Takes the gap off the map again. */
export function closeGap(app: App): void {
  if (gapsStore.getState().open === null) return;
  gapsStore.setState({ open: null });
  if (app.pointer.getState().pinned?.place) app.pointer.setState({ pinned: null });
}
