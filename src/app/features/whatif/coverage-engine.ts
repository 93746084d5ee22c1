import type { LiveFigures } from '../../../analysis/coverage/live-spec.ts';
import type { Metric } from '../../../analysis/coverage/spec.ts';
import { say } from '../../../text/app.ts';
import type { LiveAnswer } from '../../../workers/protocol.ts';
import { coverageOf, type TrialState, whatIfStore } from '../../state/whatif.ts';
import { mapped, type TrialEngine } from './engine.ts';
import { movableKinds, squareAt } from './trial.ts';

/** The classes after some of them changed; the same vector where none did. */
function patched(classes: Uint8Array, { cell, to }: LiveFigures['changed'][Metric]): Uint8Array {
  if (cell.length === 0) return classes;
  const next = classes.slice();
  for (const [at, place] of cell.entries()) next[place] = to[at] ?? 0;
  return next;
}

/** The state that an answer leads to: other classes on the same cells, or other cells. */
function nextState(last: TrialState, { figures: { totals, changed }, rebuilt }: LiveAnswer): TrialState {
  const now = coverageOf(last);
  if (rebuilt) return { of: 'coverage', mesh: rebuilt.mesh, classes: rebuilt.classes, totals };
  if (!now) return last;
  const { straight, walk } = now.classes;
  return { ...now, totals, classes: { straight: patched(straight, changed.straight), walk: patched(walk, changed.walk) } };
}

/** Parks and gates, and what they do to both coverages. */
export const coverageEngine: TrialEngine = {
  answer: (app) => app.coverage.getState().answer,
  async start(app) {
    const { answer } = app.coverage.getState();
    if (!answer) return { status: 'stale' };
    const reply = await app.compute.liveStart({ sheet: answer.asked.sheet });
    return mapped(reply, ({ mesh, classes, figures }) => ({ of: 'coverage', mesh, totals: figures.totals, classes }));
  },
  async apply(app, changes, revision, last) {
    return mapped(await app.compute.liveApply({ changes, revision }), (answer) => nextState(last, answer));
  },
  takes: (_, { kind }) => movableKinds.includes(kind),
  takesDrawnOnly: false,
  put(app, at, id, place) {
    const { addM2 } = whatIfStore.getState();
    const name = say('whatifParkName', app.session.getState().lang, { place });
    return { kind: 'park', id, geometry: squareAt(at, addM2), values: { name, areaM2: addM2, open: true, synthetic: true } };
  },
};
