import type { Geometry } from 'geojson';
import type { Asset, AssetKey, FieldValue } from '../../core/asset.ts';
import { assetKey } from '../../core/asset.ts';
import type { Field } from '../../core/field.ts';
import { boxOf } from '../../core/geo/degree-box.ts';
import type { Box } from '../../core/geo/rings.ts';
import type { Issue } from '../../core/issue.ts';
import { validateAsset } from '../../layers/derive/validate.ts';
import { familyOf } from '../../layers/geometry-family.ts';
import type { GeometryFamily } from '../../layers/kind.ts';
import { boxesMeet } from '../box.ts';
import { mayShift } from '../crs/class-a.ts';
import type { SourceRow } from '../format.ts';
import { sameGeometry, sameValues } from './compare.ts';
import type { Draft } from './drafts.ts';
import type { Located } from './locate.ts';
import { inUseAgain } from './retire.ts';
import type { ImportChoices, LayerChoice, PlannedRow } from './spec.ts';
import { isListed } from './values.ts';

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
    if (planned.issues.length === 0) return planned;
    const where = { file: context.file, ...placeInFile(draft.row) };
    return { ...planned, issues: planned.issues.map((issue) => ({ ...issue, ...where })) };
  };
}

type Mend = (draft: Draft, geometry: Geometry | null) => { readonly geometry: Geometry | null; readonly issues: readonly Issue[] };

interface RowBase {
  readonly layer: number;
  readonly row: number;
  readonly line?: number;
  readonly kind: string;
  readonly id: string;
  readonly before: Asset | null;
}

/** Asked a million times: no function is made inside. */
function planRow(context: RowContext, draft: Draft, located: Located, mend: Mend): PlannedRow {
  const { kind, id } = draft;
  const key = assetKey({ kind: kind.id, id });
  const before = context.known.get(key) ?? null;
  const base: RowBase = { layer: context.layer, ...placeInFile(draft.row), kind: kind.id, id, before };
  const first = context.takenBy.get(key);
  if (first !== undefined) return refusedRow(base, draft, [{ code: 'id-repeated', severity: 'error', params: { id, first } }]);
  context.takenBy.set(key, draft.row.line ?? draft.row.row);
  if ('fault' in located) return refusedRow(base, draft, [located.fault]);
  const mended = mend(draft, located.geometry);
  if (mended.issues.some(isError)) return refusedRow(base, draft, mended.issues);
  const after = assetAfter(context, draft, mended.geometry, before);
  if (located.code !== undefined && !mayShift(after, located.code)) {
    return refusedRow(base, draft, [{ code: 'class-a-never-shifted', severity: 'error', params: { crs: located.code } }]);
  }
  const own = [...ownIssues(context, draft, after), ...unreadIssues(draft, before)];
  const isKept = isCoarser(context, mended.geometry, before);
  const issues =
    located.told === undefined && own.length === 0 && !isKept
      ? mended.issues
      : [...(located.told === undefined ? [] : [located.told]), ...mended.issues, ...(isKept ? [shapeKept] : []), ...own];
  if (own.some(isError)) return refusedRow(base, draft, issues);
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

function isError({ severity }: Issue): boolean {
  return severity === 'error';
}

/** A refused record goes by the name that the file gives it: the city's thing of its id may be another. */
function refusedRow(base: RowBase, { kind, values }: Draft, issues: readonly Issue[]): PlannedRow {
  const name = values[kind.nameField];
  return { ...base, ...(typeof name === 'string' ? { name } : {}), status: 'refused', after: null, issues };
}

/** The record by its number, and by the line in which a person finds it. */
function placeInFile({ row, line }: SourceRow): { readonly row: number; readonly line?: number } {
  return line === undefined ? { row } : { row, line };
}

/** The thing as the record makes it: what the file has no column for stays as it is, unless things are replaced as wholes. */
function assetAfter(context: RowContext, draft: Draft, geometry: Geometry | null, before: Asset | null): Asset {
  const { absent, isReady } = context;
  const [kind, id] = [draft.kind.id, draft.id];
  if (before === null || absent === 'replace' || isReady) return { kind, id, geometry, values: withUnread(draft.values, draft, null) };
  const values: Record<string, FieldValue> = {};
  for (const key in before.values) if (!draft.carried.has(key)) values[key] = before.values[key] ?? null;
  Object.assign(values, draft.values);
  for (const { field } of draft.unread) if (before.values[field.key] !== undefined) values[field.key] = before.values[field.key] ?? null;
  const stays = geometry === null || isCoarser(context, geometry, before) || sameGeometry(before.geometry, geometry);
  return { kind, id, geometry: stays ? before.geometry : geometry, values: inUseAgain(withUnread(values, draft, before), draft.carried) };
}

/** A cell that its field cannot hold changes nothing of the field; its text stays beside. */
function withUnread(values: Asset['values'], { unread }: Draft, before: Asset | null): Asset['values'] {
  if (unread.length === 0) return values;
  const all = { ...values };
  for (const { field, raw, kept } of unread) {
    if (isWordKept(field, before)) all[field.key] = raw;
    else if (before?.values[field.key] !== raw) all[kept] = raw;
  }
  return all;
}

/** A word that is no choice is taken where the city knows nothing, or has a word of its own in a field that takes any; a known choice stays. */
function isWordKept(field: Field, before: Asset | null): boolean {
  if (field.type !== 'choice') return false;
  const known = before?.values[field.key] ?? null;
  return known === null || (field.open === true && !isListed(field, known));
}

function unreadIssues({ unread }: Draft, before: Asset | null): readonly Issue[] {
  if (unread.length === 0) return noIssues;
  return unread.flatMap(({ column, field, raw, kept }): Issue[] => {
    if (isWordKept(field, before) || before?.values[field.key] === raw) return [];
    const params = { column, value: String(raw), kept, field: field.key, fieldZh: field.label.zh, fieldEn: field.label.en };
    return [{ code: 'value-unread', severity: 'warning', params }];
  });
}

/**
 * What the kind says against the thing. What it cannot live without refuses it; a doubtful field is told and kept as it came. A word that a
 * required field cannot read refuses the row, except where things are replaced as wholes: those may come from another version of us.
 */
function ownIssues(context: RowContext, { kind }: Draft, after: Asset): readonly Issue[] {
  if (context.isReady) return noIssues;
  const found = validateAsset(after, kind);
  const isAway = liesAway(context.cityBox, after.geometry);
  if (found.length === 0) return isAway ? [outsideCity] : noIssues;
  const required = new Set(kind.fields.flatMap(({ key, required: must }) => (must === true ? [key] : [])));
  const issues = found.map(({ code, params, severity }): Issue => {
    const isUnread = context.absent === 'keep' && code !== 'field-missing' && severity === 'error' && required.has(String(params.field));
    return { code, params, severity: code.startsWith('geometry-') ? severity : isUnread ? 'error' : 'warning' };
  });
  if (isAway) issues.push(outsideCity);
  return issues;
}

const noIssues: readonly Issue[] = [];

const outsideCity: Issue = { code: 'row-outside-city', severity: 'warning', params: {} };

function liesAway(city: Box | null, geometry: Geometry | null): boolean {
  if (city === null || geometry === null) return false;
  const box = boxOf([geometry]);
  return box !== null && !boxesMeet(box, city);
}
