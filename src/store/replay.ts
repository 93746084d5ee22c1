import { type Asset, type AssetKey, assetKey } from '../core/asset.ts';
import { type AssetMap, applyEdit } from '../core/edit.ts';
import type { Issue } from '../core/issue.ts';
import { byKindAndId } from '../core/order.ts';
import type { LogEntry } from './storage/storage.ts';

/** Assets by key; where a file names one twice the last stands, as it would after an import. */
export function assetMap(assets: Iterable<Asset>): AssetMap {
  const map: AssetMap = new Map();
  for (const asset of assets) map.set(assetKey(asset), asset);
  return map;
}

/** Applies log lines to `assets` in place; stops at the first that does not fit and says what is wrong with it. */
export function replay(assets: AssetMap, entries: readonly LogEntry[]): readonly Issue[] {
  for (const entry of entries) {
    const issues = applyEdit(assets, entry.edit, entry.direction);
    if (issues.length > 0) return issues;
  }
  return [];
}

/** Assets in the order of kind and id: equal cities give equal lists, whatever way they came about. */
export function orderedAssets(assets: ReadonlyMap<AssetKey, Asset>): readonly Asset[] {
  return [...assets.values()].sort(byKindAndId);
}
