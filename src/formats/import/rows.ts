import type { Geometry } from 'geojson';
import type { Asset, AssetKey } from '../../core/asset.ts';
import { assetKey } from '../../core/asset.ts';
import { boxOf } from '../../core/geo/degree-box.ts';
import type { Box } from '../../core/geo/rings.ts';
import type { Issue } from '../../core/issue.ts';
import { validateAsset } from '../../layers/derive/validate.ts';
import { familyOf } from '../../layers/geometry-family.ts';
import type { GeometryFamily } from '../../layers/kind.ts';
import { boxesMeet } from '../box.ts';
import { mayShift } from '../crs/class-a.ts';
import { sameGeometry, sameValues } from './compare.ts';
import type { Draft } from './drafts.ts';
import type { Located } from './locate.ts';
import { inUseAgain } from './retire.ts';
import type { ImportChoices, LayerChoice, PlannedRow } from './spec.ts';

export interface RowContext {
  readonly layer: number;
  readonly file: string;
  /** The format speaks our kinds: its rows are whole things, as its reader made them. */
  readonly isReady: boolean;
  readonly rings: LayerChoice['rings'];
  readonly absent: NonNullable<ImportChoices['absent']>;
  readonly coarser: NonNullable<ImportChoices['coarser']>;
  readonly known: ReadonlyMap<AssetKey, Asset>;
  readonly takenBy: Map<AssetKey, number>;
  readonly cityBox: Box | null;
}

/** What becomes of one record. */
export type RowPlanner = (draft: Draft, located: Located) => PlannedRow;

/** The mending of shapes brings the clipper along, so it is fetched where there are rows to plan. */
export async function rowPlanner(context: RowContext): Promise<RowPlanner> {
  const { mendShape } = await import('../shapes/mend.ts');
  const mend = (draft: Draft, geometry: Geometry | null): { geometry: Geometry | null; issues: readonly Issue[] } =>
    context.isReady ? { geometry, issues: [] } : mendShape(geometry, { rings: context.rings, families: draft.kind.geometry });
  return (draft, located) => {
    const planned = planRow(context, draft, located, mend);
    const issues = planned.issues.map((issue) => ({ ...issue, file: context.file, row: draft.row.row }));
    return { ...planned, issues };
  };
}

type Mend = (draft: Draft, geometry: Geometry | null) => { readonly geometry: Geometry | null; readonly issues: readonly Issue[] };

function planRow(context: RowContext, draft: Draft, located: Located, mend: Mend): PlannedRow {
  const { kind, id } = draft;
  const key = assetKey({ kind: kind.id, id });
  const before = context.known.get(key) ?? null;
  const base = { layer: context.layer, row: draft.row.row, kind: kind.id, id, before };
  const refused = (issues: readonly Issue[]): PlannedRow => ({ ...base, status: 'refused', after: null, issues });
  const first = context.takenBy.get(key);
  if (first !== undefined) return refused([{ code: 'id-repeated', severity: 'error', params: { id, first } }]);
  context.takenBy.set(key, draft.row.row);
  if ('fault' in located) return refused([located.fault]);
  const mended = mend(draft, located.geometry);
  if (mended.issues.some(({ severity }) => severity === 'error')) return refused(mended.issues);
  const after = assetAfter(context, draft, mended.geometry, before);
  if (located.code !== undefined && !mayShift(after, located.code)) {
    return refused([{ code: 'class-a-never-shifted', severity: 'error', params: { crs: located.code } }]);
  }
  const kept = after.geometry !== null && isCoarser(context, mended.geometry, before) ? [shapeKept] : [];
  const issues = [...(located.told === undefined ? [] : [located.told]), ...mended.issues, ...kept, ...ownIssues(context, draft, after)];
  if (issues.some(({ severity }) => severity === 'error')) return refused(issues);
  const isSame = before !== null && sameGeometry(before.geometry, after.geometry) && sameValues(before.values, after.values);
  if (isSame) return { ...base, status: 'same', after: before, issues };
  return { ...base, status: before === null ? 'new' : 'changed', after, issues };
}

const shapeKept: Issue = { code: 'shape-kept', severity: 'info', params: {} };

const fineness: Readonly<Record<GeometryFamily, number>> = { point: 0, line: 1, polygon: 2 };

/** A sheet with a point for each park knows less of their shapes than the city does: its points are no news of them. */
function isCoarser({ coarser, absent, isReady }: RowContext, geometry: Geometry | null, before: Asset | null): boolean {
  if (coarser === 'replace' || absent === 'replace' || isReady || !geometry || !before?.geometry) return false;
  const [from, to] = [familyOf(before.geometry), familyOf(geometry)];
  return from !== null && to !== null && fineness[to] < fineness[from];
}

/** The thing as the record makes it: what the file has no column for stays as it is, unless things are replaced as wholes. */
function assetAfter(context: RowContext, draft: Draft, geometry: Geometry | null, before: Asset | null): Asset {
  const { absent, isReady } = context;
  const asset = { kind: draft.kind.id, id: draft.id };
  if (before === null || absent === 'replace' || isReady) return { ...asset, geometry, values: draft.values };
  const kept = Object.entries(before.values).filter(([key]) => !draft.carried.has(key));
  const values = inUseAgain({ ...Object.fromEntries(kept), ...draft.values }, draft.carried);
  const stays = geometry === null || isCoarser(context, geometry, before) || sameGeometry(before.geometry, geometry);
  const place = stays ? before.geometry : geometry;
  return { ...asset, geometry: place, values };
}

/**
 * What the kind says against the thing. What it cannot live without refuses it; a doubtful field is told and kept as it came. A required
 * field with a word that cannot be read refuses the row, except in formats of whole things, which may come from another version of us.
 */
function ownIssues(context: RowContext, { kind }: Draft, after: Asset): Issue[] {
  if (context.isReady) return [];
  const issues = validateAsset(after, kind).map((issue): Issue => {
    const isPlace = issue.code.startsWith('geometry-');
    return { code: issue.code, params: issue.params, severity: isPlace ? issue.severity : 'warning' };
  });
  const box = context.cityBox === null ? null : boxOf([after.geometry]);
  if (box !== null && context.cityBox !== null && !boxesMeet(box, context.cityBox)) {
    issues.push({ code: 'row-outside-city', severity: 'warning', params: {} });
  }
  return issues;
}
