import type { Asset } from '../../../core/asset.ts';
import type { Change } from '../../../core/edit.ts';
import type { LonLat } from '../../../map/tools/draft.ts';
import type { Reply } from '../../../workers/protocol.ts';
import type { App } from '../../services.ts';
import type { TrialState } from '../../state/whatif.ts';

/** What makes the figures of a what-if, and what can be tried in it. */
export interface TrialEngine {
  /** The answer on screen that a what-if is begun on; another one ends it. */
  answer(app: App): unknown;
  /** The state of the city as it is. */
  start(app: App, revision: number): Promise<Reply<TrialState>>;
  /** The state with all these changes against the city; `last` is the state before. */
  apply(app: App, changes: readonly Change[], revision: number, last: TrialState): Promise<Reply<TrialState>>;
  /** Whether the hand may take it. */
  takes(app: App, asset: Asset): boolean;
  /** True: the pointer takes only what the map draws as a thing of its own, since these kinds lie close and are bundled far out. */
  readonly takesDrawnOnly: boolean;
  /** What is put at a place; null where nothing has been chosen. A wish, not a thing of the city: marked 示意 wherever it is shown. */
  put(app: App, at: LonLat, id: string, place: number): Asset | null;
}

/** The same failure, or what is made of the value. */
export function mapped<A, B>(reply: Reply<A>, make: (value: A) => B): Reply<B> {
  return reply.status === 'done' ? { ...reply, value: make(reply.value) } : reply;
}
