import { type AreaBasis, ancestors } from '../../core/area.ts';
import type { CityIndex } from './city-index.ts';

const known = new WeakMap<CityIndex, Map<AreaBasis, ReadonlySet<string>>>();

function compute(index: CityIndex, basis: AreaBasis): ReadonlySet<string> {
  const direct = new Set<string>();
  for (const asset of index.city.assets) {
    if (asset.kind === 'area') continue;
    const code = index.areaOf(asset);
    if (code !== null) direct.add(code);
  }
  const tree = index.tree(basis);
  return new Set([...direct].flatMap((code) => [code, ...ancestors(tree, code)]));
}

/** Codes of the units in which at least one asset other than a unit counts; every other unit is 未纳入, which is not the same as holding none. */
export function areasWithData(index: CityIndex, basis: AreaBasis): ReadonlySet<string> {
  const byBasis = known.get(index) ?? new Map<AreaBasis, ReadonlySet<string>>();
  known.set(index, byBasis);
  const found = byBasis.get(basis) ?? compute(index, basis);
  byBasis.set(basis, found);
  return found;
}
