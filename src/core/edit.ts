import { type Asset, type AssetKey, assetKey } from './asset.ts';
import type { Issue } from './issue.ts';
import { sameAsset } from './same.ts';

/** What happens to one asset: `before` null adds it, `after` null removes it. */
export interface Change {
  readonly kind: string;
  readonly id: string;
  readonly before: Asset | null;
  readonly after: Asset | null;
}

/** What the edit did, as a code with parameters; `text` turns it into the words of the undo menu and of the audit log. */
export interface EditLabel {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

/** One step of the user. Carries both sides of every asset it touches, so that undo is the same record read the other way. */
export interface Edit {
  readonly schemaVersion: 1;
  readonly id: string;
  readonly label: EditLabel;
  readonly changes: readonly Change[];
}

export type Direction = 'forward' | 'back';

export type AssetMap = Map<AssetKey, Asset>;

/** The change from one state of an asset to the next; at least one of the two is there, and both speak of the same asset. */
export function changeOf(before: Asset | null, after: Asset | null): Change {
  const asset = after ?? before;
  if (asset === null) throw new Error('A change needs an asset before or after.');
  return { kind: asset.kind, id: asset.id, before, after };
}

/** The asset that `direction` expects to find, and the one it leaves. */
function sides(change: Change, direction: Direction): { readonly from: Asset | null; readonly to: Asset | null } {
  return direction === 'forward' ? { from: change.before, to: change.after } : { from: change.after, to: change.before };
}

/** The changes of an edit read in one direction. */
export function directed(edit: Edit, direction: Direction): readonly Change[] {
  if (direction === 'forward') return edit.changes;
  return edit.changes.map(({ kind, id, before, after }) => ({ kind, id, before: after, after: before }));
}

/**
 * Applies an edit in place. First checks the edit itself and that every asset is what the edit expects to find; where anything is not,
 * nothing is applied and the issues say what. Costs the number of changes, not the size of the city.
 */
export function applyEdit(assets: AssetMap, edit: Edit, direction: Direction): readonly Issue[] {
  const issues = [...shapeIssues(edit), ...conflicts(assets, edit, direction)];
  if (issues.length > 0) return issues;
  for (const change of edit.changes) {
    const { to } = sides(change, direction);
    if (to === null) assets.delete(assetKey(change));
    else assets.set(assetKey(change), to);
  }
  return [];
}

/** An edit names each asset once, and both sides of a change are that asset. */
function shapeIssues(edit: Edit): Issue[] {
  const issues: Issue[] = [];
  const seen = new Set<AssetKey>();
  for (const change of edit.changes) {
    const key = assetKey(change);
    if (seen.has(key)) issues.push(changeIssue('edit-names-asset-twice', change));
    seen.add(key);
    const others = [change.before, change.after].filter((asset) => asset !== null && assetKey(asset) !== key);
    if (others.length > 0) issues.push(changeIssue('edit-change-of-another-asset', change));
  }
  return issues;
}

function conflicts(assets: ReadonlyMap<AssetKey, Asset>, edit: Edit, direction: Direction): Issue[] {
  const issues: Issue[] = [];
  for (const change of edit.changes) {
    const { from } = sides(change, direction);
    const present = assets.get(assetKey(change)) ?? null;
    if (sameAsset(present, from)) continue;
    issues.push(changeIssue(conflictCode(from, present), change));
  }
  return issues;
}

function conflictCode(expected: Asset | null, present: Asset | null): string {
  if (expected === null) return 'edit-asset-already-there';
  return present === null ? 'edit-asset-gone' : 'edit-asset-changed';
}

function changeIssue(code: string, change: Change): Issue {
  return { code, severity: 'error', params: { kind: change.kind, id: change.id }, kind: change.kind, id: change.id };
}

/**
 * One edit that does what the given edits do one after the other: per asset the first `before` and the last `after`; assets that end as
 * they began are left out. The edits must follow each other; a gap is a programmer's mistake.
 */
export function mergeEdits(edits: readonly Edit[], id: string, label: EditLabel): Edit {
  const merged = new Map<AssetKey, Change>();
  for (const change of edits.flatMap((edit) => edit.changes)) {
    const key = assetKey(change);
    const first = merged.get(key);
    if (first && !sameAsset(first.after, change.before)) throw new Error(`Edits to merge do not follow each other at ${key}.`);
    merged.set(key, first ? { ...first, after: change.after } : change);
  }
  const changes = [...merged.values()].filter((change) => !sameAsset(change.before, change.after));
  return { schemaVersion: 1, id, label, changes };
}
