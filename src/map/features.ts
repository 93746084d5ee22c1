import type { Feature, FeatureCollection, Geometry } from 'geojson';
import type { Asset } from '../core/asset.ts';
import type { City } from '../core/city.ts';
import { isInUse } from '../core/lifecycle.ts';
import { idleMark } from '../layers/derive/style.ts';
import { kindById } from '../layers/registry.ts';
import { cityIndex } from '../store/query/city-index.ts';

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

export type PlacedAsset = Asset & { readonly geometry: Geometry };

export function isPlaced(asset: Asset): asset is PlacedAsset {
  return asset.geometry !== null;
}

/** The values that some layer of the kind looks at; everything else stays at home, which is what makes a large kind quick to send. */
function drawnValues(asset: Asset): Record<string, unknown> {
  const classField = kindById(asset.kind)?.style.classes?.field;
  const value = classField === undefined ? undefined : asset.values[classField];
  const properties: Record<string, unknown> = classField === undefined || typeof value === 'object' ? {} : { [classField]: value };
  if (!isInUse(asset)) properties[idleMark] = true;
  if (asset.kind === 'area') properties.level = asset.values.level;
  if (asset.kind !== 'street') return properties;
  const { name } = asset.values;
  if (typeof name === 'string' && name !== '') properties.name = name;
  return { ...properties, _rank: streetRank(asset.values.class), _over: asset.values.bridge === true };
}

/** A feature for drawing. Its id is the asset's place in `index.kind(kind)`: filters, colours and the pointer all speak of it by that number. */
export function drawnFeature(asset: PlacedAsset, place: number): Feature {
  return { type: 'Feature', id: place, geometry: asset.geometry, properties: drawnValues(asset) };
}

/** The placed assets of each kind as features. */
export interface DrawnKinds {
  has(kind: string): boolean;
  get(kind: string): FeatureCollection;
}

const noFeatures: FeatureCollection = { type: 'FeatureCollection', features: [] };
export const nothingDrawn: DrawnKinds = { has: () => false, get: () => noFeatures };

const drawnByCity = new WeakMap<City, DrawnKinds>();

interface Made {
  readonly of: readonly Asset[];
  readonly collection: FeatureCollection;
}

/** By the first asset of the kind: an edit or a fuller reading of the city leaves the features of untouched kinds as they are on the map. */
const madeByFirst = new WeakMap<Asset, Made>();

function collectionOf(assets: readonly Asset[]): FeatureCollection {
  const [first] = assets;
  if (!first) return noFeatures;
  const known = madeByFirst.get(first);
  if (known && known.of.length === assets.length && known.of.every((asset, place) => asset === assets[place])) return known.collection;
  const features = assets.flatMap((asset, place) => (isPlaced(asset) ? [drawnFeature(asset, place)] : []));
  const collection: FeatureCollection = { type: 'FeatureCollection', features };
  madeByFirst.set(first, { of: assets, collection });
  return collection;
}

/** The drawn kinds of a city, the same object for the same city; a kind's features are made when first asked for. */
export function drawnKinds(city: City): DrawnKinds {
  const known = drawnByCity.get(city);
  if (known) return known;
  const index = cityIndex(city);
  const made = new Map<string, FeatureCollection>();
  const drawn: DrawnKinds = {
    has: (kind) => index.kindIds.has(kind) && index.kind(kind).some(isPlaced),
    get(kind) {
      const before = made.get(kind);
      if (before) return before;
      const collection = collectionOf(index.kind(kind));
      made.set(kind, collection);
      return collection;
    },
  };
  drawnByCity.set(city, drawn);
  return drawn;
}

const noKinds: ReadonlySet<string> = new Set();
const idleByCity = new WeakMap<City, ReadonlySet<string>>();

/** Kinds of which some things are planned or retired: only their layers have to tell these apart. */
export function idleKinds(city: City): ReadonlySet<string> {
  const known = idleByCity.get(city);
  if (known) return known;
  const some = new Set(city.assets.flatMap((asset) => (isInUse(asset) ? [] : [asset.kind])));
  const idle = some.size === 0 ? noKinds : some;
  idleByCity.set(city, idle);
  return idle;
}
