import type { Feature, FeatureCollection, Geometry } from 'geojson';
import type { Asset } from '../core/asset.ts';
import type { City } from '../core/city.ts';

/** Rank of a street for width and order, 4 (trunk, 主干路) to 0 (footpath). Takes OSM `highway` values and the classes of CJJ 37. */
const streetRanks: Readonly<Record<string, number>> = {
  trunk: 4,
  primary: 4,
  expressway: 4,
  arterial: 4,
  motorway: 4,
  trunk_link: 3,
  primary_link: 3,
  secondary: 3,
  secondary_link: 2,
  tertiary: 2,
  tertiary_link: 2,
  branch: 2,
  residential: 1,
  unclassified: 1,
  living_street: 1,
  service: 1,
  road: 1,
  lane: 1,
  pedestrian: 1,
};

function streetRank(streetClass: unknown): number {
  return typeof streetClass === 'string' ? (streetRanks[streetClass] ?? 0) : 0;
}

/** A feature for drawing: the asset's plain values, its kind and id under `_kind` and `_id`, and for streets the rank and level. */
export function drawnFeature(asset: Asset & { readonly geometry: Geometry }): Feature {
  const properties: Record<string, unknown> = { _kind: asset.kind, _id: asset.id };
  for (const [name, value] of Object.entries(asset.values)) {
    if (value !== null && typeof value !== 'object') properties[name] = value;
  }
  if (asset.kind === 'street') {
    properties._rank = streetRank(asset.values.class);
    properties._over = asset.values.bridge === true;
  }
  return { type: 'Feature', geometry: asset.geometry, properties };
}

function hasGeometry(asset: Asset): asset is Asset & { readonly geometry: Geometry } {
  return asset.geometry !== null;
}

export type DrawnKinds = ReadonlyMap<string, FeatureCollection>;

const drawnByCity = new WeakMap<City, DrawnKinds>();

/** The placed assets of a city by kind, made once per city object; streets in the order in which they are painted. */
export function drawnKinds(city: City): DrawnKinds {
  const known = drawnByCity.get(city);
  if (known) return known;
  const byKind = new Map<string, Feature[]>();
  for (const asset of city.assets) {
    if (!hasGeometry(asset)) continue;
    const list = byKind.get(asset.kind);
    if (list) list.push(drawnFeature(asset));
    else byKind.set(asset.kind, [drawnFeature(asset)]);
  }
  const drawn: DrawnKinds = new Map([...byKind].map(([kind, features]) => [kind, { type: 'FeatureCollection', features }]));
  drawnByCity.set(city, drawn);
  return drawn;
}

export const noFeatures: FeatureCollection = { type: 'FeatureCollection', features: [] };
