import type { CircleFigures, CircleRow } from '../../../analysis/circle/spec.ts';
import { circleKind } from '../../../analysis/circle/spec.ts';
import type { Asset } from '../../../core/asset.ts';
import type { Change } from '../../../core/edit.ts';
import { kindById } from '../../../layers/registry.ts';
import { say } from '../../../text/app.ts';
import type { Reply } from '../../../workers/protocol.ts';
import type { App } from '../../services.ts';
import { type CircleAnswer, rowsAsked } from '../../state/circle.ts';
import { circleOf, type TrialState, whatIfStore } from '../../state/whatif.ts';
import { mapped, type TrialEngine } from './engine.ts';

/** A park is tried in the workspace of coverage, where it has an outline and gates. */
function kindsOf({ kinds, minAreaM2 }: CircleRow): readonly string[] {
  return minAreaM2 === undefined ? kinds.filter((kind) => kind !== 'park') : [];
}

/** Rows of the sheet of which a thing can be put; last those of which the city records nothing, so that the first would seem to be the only one. */
export function rowsToPut(answer: CircleAnswer): readonly CircleRow[] {
  const rows = rowsAsked(answer).filter((row) => kindsOf(row).length > 0);
  const isBare = ({ id }: CircleRow): boolean => answer.noData.includes(id);
  return [...rows.filter((row) => !isBare(row)), ...rows.filter(isBare)];
}

/** The row of which the next click puts a thing: the chosen one, else the first. */
export function rowToPut(answer: CircleAnswer, addRow: string | null): CircleRow | null {
  const rows = rowsToPut(answer);
  return rows.find(({ id }) => id === addRow) ?? rows[0] ?? null;
}

function typeless(kind: string): boolean {
  return kindById(kind) !== undefined;
}

/** The answer with what changed in it: compounds that did not are the same objects. */
function withFigures(answer: CircleAnswer, { noData, changed, areas }: CircleFigures): CircleAnswer {
  const other = new Map(changed.map((compound) => [compound.id, compound]));
  const rows = changed.length === 0 ? answer.rows : answer.rows.map((compound) => other.get(compound.id) ?? compound);
  return { ...answer, noData, areas, rows };
}

async function apply(app: App, changes: readonly Change[], revision: number, last: CircleAnswer): Promise<Reply<TrialState>> {
  const { sheet, params } = last.asked;
  const reply = await app.compute.circleApply({ sheet, params, changes, revision });
  return mapped(reply, (figures) => ({ of: 'circle', answer: withFigures(last, figures) }));
}

/** Facilities, toilets and car parks that the sheet asks for, and what they do to the circle of every compound. */
export const circleEngine: TrialEngine = {
  answer: (app) => app.circle.getState().answer,
  // A what-if left before may have told the worker of changes: the state without any comes first.
  async start(app, revision) {
    const { answer } = app.circle.getState();
    return answer ? apply(app, [], revision, answer) : { status: 'stale' };
  },
  async apply(app, changes, revision, last) {
    const answer = circleOf(last);
    return answer ? apply(app, changes, revision, answer) : { status: 'stale' };
  },
  takes(app, asset) {
    const { answer } = app.circle.getState();
    return answer !== null && rowsAsked(answer).some((row) => kindsOf(row).includes(circleKind(asset)));
  },
  takesDrawnOnly: true,
  put(app, at, id, place): Asset | null {
    const { answer } = app.circle.getState();
    const row = answer && rowToPut(answer, whatIfStore.getState().addRow);
    const [kind] = row ? kindsOf(row) : [];
    if (!row || kind === undefined) return null;
    const { lang } = app.session.getState();
    const name = say('whatifThingName', lang, { kind: row.label[lang], place });
    const geometry = { type: 'Point' as const, coordinates: [...at] };
    if (typeless(kind)) return { kind, id, geometry, values: { name, synthetic: true } };
    return { kind: 'facility', id, geometry, values: { name, type: kind, synthetic: true } };
  },
};
