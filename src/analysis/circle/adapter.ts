import { areaTree } from '../../core/area.ts';
import { areaLevels } from '../../core/area-level.ts';
import type { Asset } from '../../core/asset.ts';
import { assetKey } from '../../core/asset.ts';
import type { City } from '../../core/city.ts';
import { representativePoint } from '../../core/geo/representative.ts';
import { cityInUse } from '../../core/lifecycle.ts';
import { chainPlacer } from '../../core/placement.ts';
import { facility } from '../../layers/kinds/facility.ts';
import type { Prepared } from '../coverage/prepare.ts';
import { homeStart, type Places, placesOf, startAt, targetOf } from '../nearby/places.ts';
import type { NearbyFrom } from '../nearby/spec.ts';
import type { CircleColumns, Home, Thing } from './columns.ts';
import { reachOf } from './reach.ts';
import { type CircleParams, type CircleReach, circleKind } from './spec.ts';
import { crossingsOf } from './waits.ts';

/** A wheelchair takes no steps: its network is built of what is left. */
export function withoutSteps(city: City): City {
  return { ...city, assets: city.assets.filter(({ kind, values }) => kind !== 'street' || values.class !== 'steps') };
}

/** The columns of the circle from what is in use in a city and what coverage prepared of it. Things of a kind are found when first asked for. */
export function circleColumns(whole: City, prepared: Prepared): CircleColumns {
  const city = cityInUse(whole);
  const places = placesOf(city, prepared);
  const known = new Map<string, readonly Thing[]>();
  return {
    prepared,
    ...homesOf(city, places),
    things: (kind) => {
      const things = known.get(kind) ?? assetsOf(city, kind).flatMap((asset) => thingOf(places, asset) ?? []);
      known.set(kind, things);
      return things;
    },
    unplaced: (kind) => assetsOf(city, kind).filter((asset) => !isPlaced(asset)).length,
    crossings: crossingsOf(prepared.network, mainLines(city), freeCrossings(city, prepared)),
    lostCrossings: freeAssets(city).filter((asset) => !isPlaced(asset)).length,
  };
}

/** Assets of one of the circle's kinds, in the order of the file. */
export function assetsOf({ assets }: City, kind: string): readonly Asset[] {
  return assets.filter((asset) => circleKind(asset) === kind);
}

/** False without a position, or with one that is no number. */
export function isPlaced({ geometry }: Asset): boolean {
  return representativePoint(geometry)?.every(Number.isFinite) === true;
}

/** null for what has no position, or is a park that is not open. */
export function thingOf(places: Places, asset: Asset): Thing | null {
  const target = isPlaced(asset) ? targetOf(places, asset) : null;
  if (!target) return null;
  const green = places.greenOf.get(assetKey(asset));
  const areaM2 = green === undefined ? null : (places.prepared.columns.greens[green]?.areaM2 ?? null);
  const type = asset.kind === facility.id ? String(asset.values.type) : null;
  return { kind: asset.kind, type, id: asset.id, name: nameOf(asset), areaM2, target };
}

function nameOf(asset: Asset): string {
  return typeof asset.values.name === 'string' ? asset.values.name : '';
}

/** Compounds in the order of the file, with the units they count in by the legal division on the day of the data. */
function homesOf(city: City, places: Places): Pick<CircleColumns, 'homes' | 'units' | 'whole'> {
  const { columns } = places.prepared;
  const tree = areaTree(city.assets, 'legal', city.info.dataDate);
  const chainOf = chainPlacer(tree);
  const units = [...tree.nodes.values()]
    .map(({ code, name, level }) => ({ code, name, level }))
    .sort((a, b) => areaLevels.indexOf(a.level) - areaLevels.indexOf(b.level) || (a.code < b.code ? -1 : 1));
  // A city without a unit of its own level is one unit that holds everything, as in coverage.
  const isThere = units.some(({ level, code }) => level === 'city' || code === columns.city.code);
  const homes = columns.compounds.flatMap(({ id, name, people }, c): Home[] => {
    const asset = places.byKey.get(`residential/${id}`);
    return asset ? [{ id, name, people, units: chainOf(asset), start: homeStart(places, c) }] : [];
  });
  return { homes, units, whole: isThere ? null : { ...columns.city, level: 'city' } };
}

const mainClasses = new Set(['trunk', 'primary', 'secondary']);

/** 1 for each line of the network that is a main road; lines are the parts of streets in the order of the file. */
function mainLines({ assets }: City): Uint8Array {
  const isMain: number[] = [];
  for (const { kind, geometry, values } of assets) {
    if (kind !== 'street') continue;
    const parts = geometry?.type === 'MultiLineString' ? geometry.coordinates.length : geometry?.type === 'LineString' ? 1 : 0;
    for (let part = 0; part < parts; part++) isMain.push(mainClasses.has(String(values.class)) ? 1 : 0);
  }
  return Uint8Array.from(isMain);
}

const freeTypes = new Set(['footbridge', 'underpass']);

function freeAssets({ assets }: City): readonly Asset[] {
  return assets.filter(({ kind, values }) => kind === 'crossing' && freeTypes.has(String(values.type)));
}

function freeCrossings(city: City, { columns }: Prepared): { readonly x: number; readonly y: number }[] {
  return freeAssets(city).flatMap((asset) => {
    const point = isPlaced(asset) ? representativePoint(asset.geometry) : null;
    if (!point) return [];
    const [x, y] = columns.plane.forward(...point);
    return [{ x, y }];
  });
}

/** Kinds that are told of when one asks what is around a place: parks, toilets, car parks and every type of `facility`. */
const kindsAround = new Set(['park', 'toilet', 'parking', facility.id]);

/**
 * Everything within the minutes of a place, or of an asset; null where the city does not know it. A walk from a compound begins at its gates, as
 * in the circle; one from a place within its walls begins at the place and leads out through them.
 */
export function reachFrom(city: City, columns: CircleColumns, from: NearbyFrom, params: CircleParams): CircleReach | null {
  const { places, around } = groundOfReach(city, columns);
  const own = 'key' in from ? from.key : null;
  const home = own === null ? undefined : places.compoundOf.get(own);
  const start = home === undefined ? startAt(places, from) : homeStart(places, home);
  if (!start) return null;
  return reachOf(
    columns,
    around.filter((thing) => assetKey(thing) !== own),
    start,
    params,
  );
}

const made = new WeakMap<CircleColumns, { readonly places: Places; readonly around: readonly Thing[] }>();

function groundOfReach(city: City, columns: CircleColumns): { readonly places: Places; readonly around: readonly Thing[] } {
  const known = made.get(columns);
  if (known) return known;
  const places = placesOf(city, columns.prepared);
  const around = cityInUse(city).assets.flatMap((asset) => (kindsAround.has(asset.kind) ? (thingOf(places, asset) ?? []) : []));
  const fresh = { places, around };
  made.set(columns, fresh);
  return fresh;
}
