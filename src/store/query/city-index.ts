import { type AreaBasis, type AreaTree, areaTree, withDescendants } from '../../core/area.ts';
import { type Asset, type AssetKey, assetKey } from '../../core/asset.ts';
import type { City } from '../../core/city.ts';
import { boxOf } from '../../core/geo/degree-box.ts';
import type { Box } from '../../core/geo/rings.ts';
import { isRetired } from '../../core/lifecycle.ts';
import { placer } from '../../core/placement.ts';

/**
 * A city made ready for looking things up: the one way in which table, legend, search, card and map find assets. Nothing in it is stored;
 * every part is made when first asked for.
 */
export interface CityIndex {
  readonly city: City;
  readonly byKey: ReadonlyMap<AssetKey, Asset>;
  /** Assets of a kind in the order of the city; a row number of any vector of this kind (filters, ranks) is a place in this list. */
  kind(id: string): readonly Asset[];
  /** Kinds that the city has assets of. */
  readonly kindIds: ReadonlySet<string>;
  /** How many of a kind are retired. */
  retired(kind: string): number;
  tree(basis: AreaBasis): AreaTree;
  /** Code of the deepest unit in which an asset counts; null outside all. */
  areaOf(asset: Asset): string | null;
  /** Codes of a unit and all below it. */
  within(code: string, basis: AreaBasis): ReadonlySet<string>;
  box(asset: Asset): Box | null;
}

const noAssets: readonly Asset[] = [];
const indexes = new WeakMap<City, CityIndex>();

/** Day on which the units must hold: that of the data, so that the same link shows the same tree next year. */
function treeDate(city: City): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(city.info.dataDate) ? city.info.dataDate : '9999-12-31';
}

function memo<K, V>(compute: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined || known.has(key)) return found as V;
    const value = compute(key);
    known.set(key, value);
    return value;
  };
}

/** The index of a city, made once per city object. */
export function cityIndex(city: City): CityIndex {
  const known = indexes.get(city);
  if (known) return known;
  const byKey = new Map<AssetKey, Asset>();
  const byKind = new Map<string, Asset[]>();
  for (const asset of city.assets) {
    byKey.set(assetKey(asset), asset);
    const list = byKind.get(asset.kind);
    if (list) list.push(asset);
    else byKind.set(asset.kind, [asset]);
  }
  const units = byKind.get('area') ?? noAssets;
  const tree = memo((basis: AreaBasis) => areaTree(units, basis, treeDate(city)));
  const within = memo((key: string) => {
    const [basis, code] = key.split(' ') as [AreaBasis, string];
    return new Set(withDescendants(tree(basis), code));
  });
  // Legal and managing trees hold the same units, so either places.
  let place: ReturnType<typeof placer> | null = null;
  const areaOf = memo((asset: Asset) => {
    place ??= placer(tree('legal'));
    return place(asset);
  });
  const index: CityIndex = {
    city,
    byKey,
    kind: (id) => byKind.get(id) ?? noAssets,
    kindIds: new Set(byKind.keys()),
    retired: memo((kind: string) => (byKind.get(kind) ?? noAssets).reduce((count, asset) => count + (isRetired(asset) ? 1 : 0), 0)),
    tree,
    areaOf,
    within: (code, basis) => within(`${basis} ${code}`),
    box: memo((asset: Asset) => boxOf([asset.geometry])),
  };
  indexes.set(city, index);
  return index;
}
