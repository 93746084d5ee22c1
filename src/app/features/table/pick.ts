import { type Asset, type AssetKey, assetKey } from '../../../core/asset.ts';
import { boxOf } from '../../../core/geo/degree-box.ts';
import { clearSelection, select } from '../../commands/select.ts';
import type { App } from '../../services.ts';
import type { Lines } from './lines.ts';
import type { TableModel } from './use-table-model.ts';

function keyAt({ assets }: TableModel, lines: Lines, line: number): AssetKey | null {
  const at = lines.at(line);
  const asset = at?.type === 'row' ? assets[at.row] : undefined;
  return asset ? assetKey(asset) : null;
}

/** Keys of the rows between two lines, both included; heads of groups are stepped over. */
function keysBetween(model: TableModel, a: number, b: number): readonly AssetKey[] {
  const keys: AssetKey[] = [];
  for (let line = Math.min(a, b); line <= Math.max(a, b); line++) {
    const key = keyAt(model, model.lines, line);
    if (key) keys.push(key);
  }
  return keys;
}

export interface PickKeys {
  readonly ctrl: boolean;
  readonly shift: boolean;
}

/**
 * Picks a line as lists do: alone, with Ctrl beside the others, with Shift all from the anchor. While only the selected rows are shown a
 * plain click changes nothing: it would empty the table around the hand.
 */
export function pickLine(app: App, model: TableModel, line: number, anchor: number, { ctrl, shift }: PickKeys): void {
  if (shift) select(app, keysBetween(model, anchor, line), ctrl ? 'add' : 'replace');
  else {
    const key = keyAt(model, model.lines, line);
    if (!key || (!ctrl && app.session.getState().only.has('selected'))) return;
    select(app, [key], ctrl ? 'toggle' : 'replace');
  }
}

/** Selects every row in scope, folded ones included. */
export function pickAll(app: App, { assets, grouped }: TableModel): void {
  const keys = Array.from(grouped.rows, (row) => assets[row]).flatMap((asset) => (asset ? [assetKey(asset)] : []));
  if (keys.length > 0) select(app, keys);
  else clearSelection(app);
}

/** Brings assets into view; false where none of them has a place. */
export function zoomTo(app: App, assets: readonly Asset[]): boolean {
  const box = boxOf(assets.map(({ geometry }) => geometry));
  if (box) app.map.current?.fit(box);
  return box !== null;
}

/** The selected rows of the open kind, in the order of the table; those out of scope are left out. */
export function selectedRows({ assets, grouped }: TableModel, selection: ReadonlySet<AssetKey>): Uint32Array {
  if (selection.size === 0) return new Uint32Array(0);
  return grouped.rows.filter((row) => {
    const asset = assets[row];
    return asset !== undefined && selection.has(assetKey(asset));
  });
}
