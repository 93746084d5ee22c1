import type { Asset } from './asset.ts';
import type { City } from './city.ts';

/** Value of the field `lifecycle`; an asset that says nothing is in use. */
export type Lifecycle = 'planned' | 'in-use' | 'retired';

/** True where a thing stands and serves today. What is planned or retired is kept, shown and exported, and counts in no answer. */
export function isInUse({ values }: Asset): boolean {
  return values.lifecycle !== 'planned' && values.lifecycle !== 'retired';
}

/** The city as engines see it: what is in use. The same object where that is everything. */
export function cityInUse(city: City): City {
  return city.assets.every(isInUse) ? city : { ...city, assets: city.assets.filter(isInUse) };
}
