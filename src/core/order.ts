import type { Asset } from './asset.ts';

/** Order of ids and codes by UTF-16 code unit: the same on every machine and in every language, unlike `localeCompare`. */
export function byCodeUnit(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Order of assets that depends on nothing but what they are: kind, then id. Undo brings an asset back at the end of a map; this undoes that too. */
export function byKindAndId(a: Asset, b: Asset): number {
  return byCodeUnit(a.kind, b.kind) || byCodeUnit(a.id, b.id);
}
