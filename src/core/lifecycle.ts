import type { Asset } from './asset.ts';
import type { City } from './city.ts';
import type { Change } from './edit.ts';

/** True where a thing stands and serves today. What is planned or retired is kept, shown and exported, and counts in no answer. */
export function isInUse({ values }: Asset): boolean {
  return values.lifecycle !== 'planned' && values.lifecycle !== 'retired';
}

/** True where a thing stood once. It is hidden on screen until asked for; what is planned is not. */
export function isRetired({ values }: Asset): boolean {
  return values.lifecycle === 'retired';
}

/** The city as engines see it: what is in use. The same object where that is everything. */
export function cityInUse(city: City): City {
  return city.assets.every(isInUse) ? city : { ...city, assets: city.assets.filter(isInUse) };
}

/** Changes as they look to who sees only what is in use: a thing that is retired goes, one taken into use comes. */
export function changesInUse(changes: readonly Change[]): readonly Change[] {
  const inUse = (asset: Asset | null) => (asset && isInUse(asset) ? asset : null);
  const seen = changes.map((change) => ({ ...change, before: inUse(change.before), after: inUse(change.after) }));
  return seen.every(({ before, after }, i) => before === changes[i]?.before && after === changes[i]?.after)
    ? changes
    : seen.filter(({ before, after }) => before !== null || after !== null);
}
