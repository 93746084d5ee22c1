import { changeOf, type Edit } from '../../core/edit.ts';
import type { ImportPlan, PlannedRow } from './spec.ts';

/** True where taking the row changes the city. */
export function changesCity({ status, before, after }: PlannedRow): boolean {
  return status !== 'refused' && before !== after;
}

/**
 * A plan as one edit, which undoes whole: what is new is added, what changed replaced, what is missing retired. `leaveOut` are rows that the
 * user does not want. `file` names it in the undo menu.
 */
export function planEdit(plan: ImportPlan, id: string, file = '', leaveOut: ReadonlySet<PlannedRow> = new Set()): Edit {
  const taken = plan.rows.filter((row) => changesCity(row) && !leaveOut.has(row));
  const count = (status: PlannedRow['status']): number => taken.filter((row) => row.status === status).length;
  const params = { file, count: taken.length, added: count('new'), changed: count('changed'), retired: count('missing') };
  return { schemaVersion: 1, id, label: { code: 'import', params }, changes: taken.map(({ before, after }) => changeOf(before, after)) };
}
