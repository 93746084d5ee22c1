import type { Asset } from '../src/core/asset.ts';
import type { City } from '../src/core/city.ts';
import { bigCity } from './big-city.ts';

export const oneKindId = 'facility';

/** Facilities as the kind declares them. */
const types = ['primary-school', 'market', 'pharmacy', 'bus-stop', 'fitness'];

/** All 100,000 things of the big city as things of one kind, each with a name of its own. */
export function oneKind(): readonly Asset[] {
  const { assets } = bigCity();
  const things = assets.filter(({ kind }) => kind !== 'area');
  return things.map((asset, at) => ({
    ...asset,
    kind: oneKindId,
    id: `${asset.kind}-${asset.id}`,
    values: {
      ...asset.values,
      name: `${String(asset.values.name ?? asset.kind)}${(at * 7919) % things.length}号`,
      capacity: (at * 31) % 5000,
      type: types[at % types.length] ?? '',
    },
  }));
}

/** Facilities are points and surfaces; lines stand at their beginning. */
function allowed(asset: Asset): Asset {
  const { geometry } = asset;
  if (geometry?.type !== 'LineString') return asset;
  return { ...asset, geometry: { type: 'Point', coordinates: geometry.coordinates[0] ?? [] } };
}

/** The big city with all its things as facilities. */
export function oneKindCity(): City {
  const { info, assets } = bigCity();
  return { info, assets: [...assets.filter(({ kind }) => kind === 'area'), ...oneKind().map(allowed)] };
}
