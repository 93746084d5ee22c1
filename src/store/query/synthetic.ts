import type { City } from '../../core/city.ts';

const known = new WeakMap<City, ReadonlySet<string>>();

/** Kinds of which at least one asset is illustrative (示意); counted once per city. */
function syntheticKinds(city: City): ReadonlySet<string> {
  const before = known.get(city);
  if (before) return before;
  const found = new Set(city.assets.flatMap(({ kind, values }) => (values.synthetic === true ? [kind] : [])));
  known.set(city, found);
  return found;
}

/** Whether what is shown of a city carries the mark 示意: the city is drawn for demonstration, or a kind on screen holds an asset that is. */
export function showsSynthetic(city: City, hiddenKinds: ReadonlySet<string>): boolean {
  return city.info.synthetic === true || [...syntheticKinds(city)].some((kind) => !hiddenKinds.has(kind));
}
