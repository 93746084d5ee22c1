import { createLive, type Live } from '../../analysis/coverage/live.ts';
import type { LiveShown } from '../../analysis/coverage/live-spec.ts';
import { cellMesh, meshBuffers } from '../../core/geo/cell-mesh.ts';
import { Cancelled, silentHost } from '../../core/result.ts';
import { type Held, preparedOf } from '../held.ts';
import type { LiveAnswer, LiveApplyRequest, LiveStartRequest } from '../protocol.ts';

/** The what-if of a held city: the one begun last. */
const begun = new WeakMap<Held, Live>();

/** How many were begun on a held city: one that a newer overtakes ends without an answer. */
const starts = new WeakMap<Held, number>();

/** The what-if begun last on a held city. */
export function liveOf(held: Held): Live | undefined {
  return begun.get(held);
}

/** Begins a what-if on the held city. */
export async function startLive(held: Held, { sheet }: LiveStartRequest, isCurrent: () => boolean): Promise<LiveShown> {
  const own = (starts.get(held) ?? 0) + 1;
  starts.set(held, own);
  const isOvertaken = () => starts.get(held) !== own;
  const { prepared } = await preparedOf(held, silentHost, isCurrent);
  const live = await createLive(held.city, prepared, sheet, { ...silentHost, cancelled: () => isOvertaken() || !isCurrent() });
  if (isOvertaken()) throw new Cancelled();
  begun.set(held, live);
  return shownOf(live);
}

/** The answer to one state of the what-if begun last; null where none was begun. */
export async function applyLive(held: Held, { changes, revision }: LiveApplyRequest): Promise<LiveAnswer | null> {
  const live = begun.get(held);
  if (!live) return null;
  const figures = await live.apply(changes, revision);
  return { figures, rebuilt: figures.rebuilt ? shownOf(live) : null };
}

function shownOf(live: Live): LiveShown {
  const { cells, figures } = live.start();
  const { walk, straight } = cells;
  return { mesh: cellMesh(cells), classes: { walk, straight }, figures };
}

/** What is handed over, not copied. */
export function buffersOf({ mesh, classes }: LiveShown): Transferable[] {
  return [...meshBuffers(mesh), classes.walk.buffer, classes.straight.buffer] as Transferable[];
}
