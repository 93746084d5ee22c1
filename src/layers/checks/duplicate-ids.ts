import type { Asset } from '../../core/asset.ts';
import { assetIssue, type Check } from './check.ts';

/** Ids are unique within a kind; a repeated one is reported once, at its second asset. */
export const duplicateIds: Check = ({ byKind }) =>
  [...byKind.values()].flatMap((assets) => {
    const byId = new Map<string, Asset[]>();
    for (const asset of assets) byId.set(asset.id, [...(byId.get(asset.id) ?? []), asset]);
    return [...byId.values()].flatMap((same) => {
      const second = same[1];
      return second ? [assetIssue(second, 'duplicate-id', 'error', { id: second.id, count: same.length })] : [];
    });
  });
