import { type Asset, type AssetKey, assetKey } from '../../core/asset.ts';
import type { Issue } from '../../core/issue.ts';
import { changesCity, planEdit } from '../../formats/import/edit.ts';
import type { ImportPlan, PlannedRow, RowStatus } from '../../formats/import/spec.ts';
import type { PlanAsk, SentPlan } from '../../workers/import-protocol.ts';
import type { App } from '../services.ts';
import { keptCityId, openProjectOf, readyCity } from '../state/city.ts';
import { type ImportRecord, type ImportState, isFixed, rowKey, sureEnough, type TwinFate, takenDrafts } from '../state/import.ts';
import { notify } from '../state/notices.ts';
import { issuesOf } from './failure.ts';
import { teller, underWay } from './import-files.ts';
import { listCities, openCity } from './open-city.ts';

const emptyCounts: Readonly<Record<RowStatus, number>> = { new: 0, changed: 0, same: 0, missing: 0, refused: 0 };

function askOf(app: App): PlanAsk {
  const { drafts, rowChoices, missing, coarser, duplicateM, recalled, sevenParameters } = app.importing.getState();
  const today = app.now().slice(0, 10);
  return {
    layers: drafts.map(({ choice }) => choice),
    rows: rowChoices,
    today,
    missing,
    coarser,
    duplicateM,
    memories: recalled,
    sevenParameters,
  };
}

/** The city's own thing in place of its shadow: it did not travel. */
function withBefore(sent: SentPlan, assets: ReadonlyMap<AssetKey, Asset> | null): readonly PlannedRow[] {
  return sent.rows.map(({ hasBefore, stays, ...row }) => {
    const before = hasBefore ? (assets?.get(assetKey(row)) ?? null) : null;
    return { ...row, before, after: stays ? before : row.after };
  });
}

/** Plans the import and shows what it would change. Twins to be taken as updates are planned as such; their rows become changes. */
export async function planNow(app: App): Promise<void> {
  const state = app.importing.getState();
  const project = openProjectOf(app.cities.getState());
  const here = state.target === 'here';
  const sent = await underWay(app, 'plan', () => {
    app.desk.compareWith(here ? readyCity(app.cities.getState()) : null);
    return app.desk.plan(askOf(app), teller(app, 'plan'));
  });
  if (!sent) return;
  const info = project?.info ?? { schemaVersion: 1, name: state.newName, areaCode: '', dataDate: '', sources: [] };
  const plan: ImportPlan = { ...sent, rows: withBefore(sent, here && project ? project.assets : null), info };
  const keys = new Set(plan.rows.map(rowKey));
  app.importing.setState(({ leftOut, twins, step, filter }) => ({
    step: 'preview',
    plan,
    memories: sent.memories,
    leftOut: new Set([...leftOut].filter((key) => keys.has(key))),
    twins: new Map([...twins].filter(([key]) => keys.has(key))),
    activeRow: null,
    filter: step === 'preview' ? filter : firstFilter(plan),
  }));
}

/** What one wants to see first: what is wrong is on its chip, what would change in the list. */
function firstFilter({ layers }: ImportPlan): ImportState['filter'] {
  const counts = countsOf({ layers });
  return counts.same > 0 && counts.changed > 0 ? 'changed' : 'all';
}

export function countsOf({ layers }: Pick<ImportPlan, 'layers'>): Record<RowStatus, number> {
  const sum = { ...emptyCounts };
  for (const { counts } of layers) for (const status of Object.keys(sum) as RowStatus[]) sum[status] += counts[status];
  return sum;
}

/**
 * Settles what becomes of new things that may be there already. Those taken as updates are planned anew at once, so that before and after are
 * those of the pair.
 */
export async function settleTwins(app: App, rows: readonly PlannedRow[], fate: TwinFate): Promise<void> {
  const settled = rows.filter(({ near, row }) => near !== undefined && row !== null);
  leaveOut(app, settled, fate === 'leave');
  app.importing.setState(({ twins }) => ({ twins: new Map([...twins, ...settled.map((row) => [rowKey(row), fate] as const)]) }));
  if (fate !== 'update') return;
  const more = settled.flatMap(({ layer, row, near }) => (row === null || !near ? [] : [{ layer, row, id: near.id }]));
  app.importing.setState(({ rowChoices }) => ({ rowChoices: [...rowChoices, ...more] }));
  await planNow(app);
}

/** Takes back that a row is an update of a thing of another id. */
export async function partTwin(app: App, row: PlannedRow): Promise<void> {
  app.importing.setState(({ rowChoices, twins }) => ({
    rowChoices: rowChoices.filter((choice) => choice.layer !== row.layer || choice.row !== row.row),
    twins: new Map([...twins].filter(([key]) => key !== rowKey(row))),
  }));
  await planNow(app);
}

/** Leaves rows out, or takes them in again. */
export function leaveOut(app: App, rows: readonly PlannedRow[], out: boolean): void {
  app.importing.setState(({ leftOut }) => {
    const next = new Set(leftOut);
    for (const row of rows) {
      if (out) next.add(rowKey(row));
      else next.delete(rowKey(row));
    }
    return { leftOut: next };
  });
}

/** Rows that go in. */
function takenRows({ plan, leftOut }: Pick<ImportState, 'plan' | 'leftOut'>): readonly PlannedRow[] {
  if (!plan) return [];
  return leftOut.size === 0 ? plan.rows : plan.rows.filter((row) => !leftOut.has(rowKey(row)));
}

/** How many things an import would change in the city. */
export function changeCount(state: Pick<ImportState, 'plan' | 'leftOut'>): number {
  return takenRows(state).filter(changesCity).length;
}

/** Does it: one edit of the open city, or a new city. Nothing is half done. */
export async function commitImport(app: App): Promise<void> {
  if (app.importing.getState().target === 'new') await commitNew(app);
  else await commitHere(app);
}

async function refusedFiles(app: App): Promise<ImportRecord['refused']> {
  try {
    return await app.desk.refused(app.session.getState().lang);
  } catch {
    // What was taken is taken; the list of the rest is a courtesy that must not undo it.
    return [];
  }
}

function recordOf(app: App, id: string, counts: ImportRecord['counts'], issues: readonly Issue[]): Omit<ImportRecord, 'refused'> {
  const { sources, target, newName, leftOut } = app.importing.getState();
  const cityName = target === 'new' ? newName : (readyCity(app.cities.getState())?.info.name ?? '');
  return { id, time: app.now(), files: sources.map(({ file }) => file), target, cityName, counts, leftOut: leftOut.size, issues };
}

function finish(app: App, record: ImportRecord): void {
  app.importing.setState(({ history }) => ({ step: 'done', record, history: [...history, record], plan: null }));
}

async function remember(app: App): Promise<void> {
  const { memories } = app.importing.getState();
  const cityId = app.session.getState().cityId;
  try {
    await app.importMemory(cityId).keep(memories);
  } catch (error) {
    const [issue] = issuesOf(error);
    notify(app.notices, 'warn', 'importNotRemembered', { message: String(issue?.params.message ?? '') });
  }
}

async function commitHere(app: App): Promise<void> {
  const state = app.importing.getState();
  const project = openProjectOf(app.cities.getState());
  if (!state.plan || !project) return;
  const { plan } = state;
  const rows = takenRows(state);
  const id = `import-${app.now()}`;
  const refused = plan.rows.some(({ status }) => status === 'refused') ? await refusedFiles(app) : [];
  app.importing.setState({ work: { what: 'commit', share: null }, refusal: [] });
  const issues = project.commit(planEdit({ ...plan, rows }, id, state.sources.map(({ file }) => file).join(', ')));
  app.importing.setState({ work: null });
  if (issues.length > 0) {
    // Somebody changed the city meanwhile: the plan is of another state.
    app.importing.setState({ refusal: issues, plan: null, step: 'columns' });
    return;
  }
  const counts = { ...emptyCounts };
  for (const { status } of rows) counts[status] += 1;
  const told = [...plan.issues, ...plan.rows.flatMap((row) => row.issues)];
  finish(app, { ...recordOf(app, id, counts, told), refused });
  notify(app.notices, 'done', 'importDone', { added: counts.new, changed: counts.changed, missing: counts.missing });
  await remember(app);
}

async function commitNew(app: App): Promise<void> {
  const state = app.importing.getState();
  const id = keptCityId(app.now());
  const name = state.newName.trim() === '' ? (state.sources[0]?.file ?? id) : state.newName.trim();
  const done = await underWay(app, 'commit', async () => {
    app.desk.compareWith(null);
    const read = await app.desk.city(askOf(app), name, teller(app, 'commit'));
    const refused = read.issues.some(({ severity }) => severity === 'error') ? await refusedFiles(app) : [];
    await app.library.keep(id, read.city);
    return { ...read, refused };
  });
  if (!done) return;
  const counts = { ...emptyCounts, new: done.city.assets.length };
  const record = { ...recordOf(app, id, counts, done.issues), refused: done.refused };
  await listCities(app);
  await openCity(app, id);
  finish(app, record);
}

/** True where nothing is left to decide: all layers speak our kinds and nobody doubts where they lie. */
export function isDecided(state: ImportState): boolean {
  const taken = takenDrafts(state);
  return taken.length > 0 && taken.every((draft) => isFixed(state, draft) && (draft.places.finding?.confidence ?? 1) >= sureEnough);
}
