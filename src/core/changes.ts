import { type Asset, type AssetKey, assetKey } from './asset.ts';
import type { City } from './city.ts';
import type { Change } from './edit.ts';

/** The city with changes made; what is added comes last, in their order. */
export function cityWith({ info, assets }: City, changes: Iterable<Change>): City {
  const all = new Map(assets.map((asset) => [assetKey(asset), asset]));
  for (const change of changes) {
    if (change.after) all.set(assetKey(change), change.after);
    else all.delete(assetKey(change));
  }
  return { info, assets: [...all.values()] };
}

/** What turns one state of a city into another, where each state is all its changes against the same beginning. */
export function stepBetween(from: ReadonlyMap<AssetKey, Change>, to: ReadonlyMap<AssetKey, Change>): Change[] {
  const step: Change[] = [];
  const add = ({ kind, id }: Change, before: Asset | null, after: Asset | null) => {
    if (before !== after) step.push({ kind, id, before, after });
  };
  for (const [key, change] of from) if (!to.has(key)) add(change, change.after, change.before);
  for (const [key, change] of to) add(change, from.has(key) ? (from.get(key)?.after ?? null) : change.before, change.after);
  return step;
}
