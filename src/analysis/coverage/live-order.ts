import { type AssetKey, assetKey } from '../../core/asset.ts';
import type { City } from '../../core/city.ts';

/** The place in the file of everything that a what-if may take away and put back: parks, other green and gates. */
export type FileOrder = ReadonlyMap<AssetKey, number>;

const movable = new Set(['park', 'green', 'gate']);

export function fileOrder({ assets }: City): FileOrder {
  const order = new Map<AssetKey, number>();
  assets.forEach((asset, at) => {
    if (movable.has(asset.kind)) order.set(assetKey(asset), at);
  });
  return order;
}

type Named = Parameters<typeof assetKey>[0];

/**
 * Where something that comes into a column goes. What was in the file takes its place there again, as the first of equals is named in an
 * answer; what is new comes last of its kind. Parks come before other green.
 */
export function placeAmong(column: readonly Named[], own: Named, order: FileOrder): number {
  const group = ({ kind }: Named) => (kind === 'green' ? 1 : 0);
  const rank = (one: Named) => order.get(assetKey(one)) ?? Infinity;
  const [ownGroup, ownRank] = [group(own), rank(own)];
  const after = column.findIndex((one) => group(one) > ownGroup || (group(one) === ownGroup && rank(one) > ownRank));
  return after < 0 ? column.length : after;
}
