import type { Geometry, Polygon, Position } from 'geojson';
import { type Asset, type AssetKey, assetKey } from '../../../core/asset.ts';
import { geodesicM } from '../../../core/geo/ellipsoid.ts';
import type { LonLat } from '../../../map/tools/draft.ts';
import { metresTo } from '../../../map/tools/enclosed.ts';
import type { CityIndex } from '../../../store/query/city-index.ts';
import type { Trial } from '../../state/whatif.ts';

/** Kinds that can be taken in hand, in the order in which the hand finds them: small before large. */
export const movableKinds: readonly string[] = ['gate', 'park'];

/** A gate that names nothing belongs to what lies within so many metres of it (the engine's rule). */
const gateReachM = 10;

const radians = Math.PI / 180;
/** WGS 84. */
const [semiMajorM, eccentricity2] = [6_378_137, 0.00669437999014];

/** The asset as a trial has it; null where it is gone or never was. */
export function standing(index: CityIndex, trial: Trial, key: AssetKey): Asset | null {
  const change = trial.get(key);
  return change ? change.after : (index.byKey.get(key) ?? null);
}

/** The trial with one asset as `after`; an asset that is as in the city is no change. */
export function withAsset(index: CityIndex, trial: Trial, key: AssetKey, after: Asset | null): Trial {
  const before = index.byKey.get(key) ?? null;
  const asset = after ?? before;
  const next = new Map(trial);
  if (before === after || !asset) next.delete(key);
  else next.set(key, { kind: asset.kind, id: asset.id, before, after });
  return next;
}

/** Degrees that are so many metres east and north at a latitude, by the radii of the ellipsoid there. */
export function movedBy([lon, lat]: LonLat, eastM: number, northM: number): LonLat {
  const w2 = 1 - eccentricity2 * Math.sin(lat * radians) ** 2;
  const acrossM = (semiMajorM / Math.sqrt(w2)) * Math.cos(lat * radians);
  const alongM = (semiMajorM * (1 - eccentricity2)) / (w2 * Math.sqrt(w2));
  return [lon + eastM / acrossM / radians, lat + northM / alongM / radians];
}

function mapped(geometry: Geometry, move: (position: Position) => Position): Geometry {
  switch (geometry.type) {
    case 'Point':
      return { ...geometry, coordinates: move(geometry.coordinates) };
    case 'MultiPoint':
    case 'LineString':
      return { ...geometry, coordinates: geometry.coordinates.map(move) };
    case 'MultiLineString':
    case 'Polygon':
      return { ...geometry, coordinates: geometry.coordinates.map((line) => line.map(move)) };
    case 'MultiPolygon':
      return { ...geometry, coordinates: geometry.coordinates.map((polygon) => polygon.map((line) => line.map(move))) };
    case 'GeometryCollection':
      return { ...geometry, geometries: geometry.geometries.map((part) => mapped(part, move)) };
  }
}

/** A shape moved over the ground: degrees of longitude are stretched as they grow shorter towards the pole, so that it keeps its size. */
export function shifted(geometry: Geometry, [fromLon, fromLat]: LonLat, [toLon, toLat]: LonLat): Geometry {
  const stretch = Math.cos(fromLat * radians) / Math.cos(toLat * radians);
  return mapped(geometry, ([lon = 0, lat = 0]) => [toLon + (lon - fromLon) * stretch, lat + toLat - fromLat]);
}

/** A square of that size on the ground, its sides facing north and east. */
export function squareAt(at: LonLat, areaM2: number): Polygon {
  const half = Math.sqrt(areaM2) / 2;
  const corner = (east: number, north: number): Position => [...movedBy(at, east * half, north * half)];
  return { type: 'Polygon', coordinates: [[corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1), corner(-1, -1)]] };
}

/** Bearing of a way, degrees clockwise from north. */
export function bearingTo([fromLon, fromLat]: LonLat, [lon, lat]: LonLat): number {
  const east = (lon - fromLon) * Math.cos(((lat + fromLat) / 2) * radians);
  return (Math.atan2(east, lat - fromLat) / radians + 360) % 360;
}

export function metresBetween([fromLon, fromLat]: LonLat, [lon, lat]: LonLat): number {
  return geodesicM(fromLon, fromLat, lon, lat);
}

/** The places that a gate names. */
export function namedBy(of: unknown): readonly string[] {
  if (Array.isArray(of)) return of.map(String);
  return of === undefined || of === null || of === '' ? [] : [String(of)];
}

/** Whether a gate stands at the boundary of a place. */
export function isNear(gate: Asset, place: Asset): boolean {
  if (gate.geometry?.type !== 'Point' || !place.geometry) return false;
  const [lon = 0, lat = 0] = gate.geometry.coordinates;
  const outline = { ...place, geometry: rimOf(place.geometry) };
  return metresTo(lon, lat, outline.geometry) <= gateReachM;
}

/** The boundary of a surface as lines, so that a place inside it is not at it. */
export function rimOf(geometry: Geometry): Geometry {
  if (geometry.type === 'Polygon') return { type: 'MultiLineString', coordinates: geometry.coordinates };
  return geometry.type === 'MultiPolygon' ? { type: 'MultiLineString', coordinates: geometry.coordinates.flat() } : geometry;
}

/**
 * The recorded gates that go with a park that is moved: those that name it alone, and of those that name nothing the ones at its boundary and at
 * no compound's. A gate that leads somewhere else as well stays. Gates that the engine infers are inferred anew wherever the park lies.
 */
export function gatesWith(index: CityIndex, trial: Trial, park: Asset): readonly AssetKey[] {
  const compounds = index.kind('residential');
  const own = (gate: Asset): boolean => {
    const of = namedBy(gate.values.of);
    if (of.length > 0) return of.every((id) => id === park.id);
    return isNear(gate, park) && !compounds.some((compound) => isNear(gate, compound));
  };
  return index.kind('gate').flatMap((gate) => {
    const key = assetKey(gate);
    const now = standing(index, trial, key);
    return now && own(now) ? [key] : [];
  });
}

/** The thing at a place that the hand would take: as the trial has it, within `reachM`. */
export function movableAt(index: CityIndex, trial: Trial, [lon, lat]: LonLat, reachM: number): AssetKey | null {
  for (const kind of movableKinds) {
    const added = [...trial.values()].flatMap(({ before, after }) => (after && after.kind === kind && !before ? [after] : []));
    let best: { readonly key: AssetKey; readonly metres: number } | null = null;
    for (const asset of [...added, ...index.kind(kind)]) {
      const now = trial.get(assetKey(asset))?.after ?? (trial.has(assetKey(asset)) ? null : asset);
      if (!now?.geometry || !isAround(index, now, lon, lat, reachM)) continue;
      const metres = metresTo(lon, lat, now.geometry);
      if (metres <= reachM && (!best || metres < best.metres)) best = { key: assetKey(now), metres };
    }
    if (best) return best.key;
  }
  return null;
}

/** What a trial has moved or added, at a place. */
export function triedAt(trial: Trial, [lon, lat]: LonLat, reachM: number): AssetKey | null {
  let best: { readonly key: AssetKey; readonly metres: number } | null = null;
  for (const [key, { after }] of trial) {
    const metres = after?.geometry ? metresTo(lon, lat, after.geometry) : Number.POSITIVE_INFINITY;
    if (metres <= reachM && (!best || metres < best.metres)) best = { key, metres };
  }
  return best?.key ?? null;
}

/** Metres of a degree, a little less than any: a first, rough look. */
const leastMetres = 110_000;

function isAround(index: CityIndex, asset: Asset, lon: number, lat: number, reachM: number): boolean {
  const box = index.box(asset);
  if (!box) return false;
  const rim = reachM / leastMetres;
  const rimLon = rim / Math.cos(lat * radians);
  return lon >= box[0] - rimLon && lon <= box[2] + rimLon && lat >= box[1] - rim && lat <= box[3] + rim;
}
