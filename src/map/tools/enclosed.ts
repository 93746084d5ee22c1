import type { Geometry, Position } from 'geojson';
import { type AssetKey, assetKey } from '../../core/asset.ts';
import { type Box, crossing, insideRegion, nearestShare, type Region, regionOf } from '../../core/geo/rings.ts';
import type { CityIndex } from '../../store/query/city-index.ts';
import type { Passing } from '../../store/query/scope.ts';
import type { LonLat } from './draft.ts';

/** The lines of a geometry: a point is a line of one position, a surface its rings. */
function paths(geometry: Geometry): readonly (readonly Position[])[] {
  switch (geometry.type) {
    case 'Point':
      return [[geometry.coordinates]];
    case 'MultiPoint':
      return geometry.coordinates.map((position) => [position]);
    case 'LineString':
      return [geometry.coordinates];
    case 'MultiLineString':
    case 'Polygon':
      return geometry.coordinates;
    case 'MultiPolygon':
      return geometry.coordinates.flat();
    case 'GeometryCollection':
      return geometry.geometries.flatMap(paths);
  }
}

function isSurface({ type }: Geometry): boolean {
  return type === 'Polygon' || type === 'MultiPolygon';
}

function region(lines: readonly (readonly Position[])[]): Region {
  return regionOf(lines.map((line) => Float64Array.from(line.flatMap(([lon = 0, lat = 0]) => [lon, lat]))));
}

function crosses([ax = 0, ay = 0]: Position, [bx = 0, by = 0]: Position, { rings, box }: Region): boolean {
  if (Math.max(ax, bx) < box[0] || Math.min(ax, bx) > box[2] || Math.max(ay, by) < box[1] || Math.min(ay, by) > box[3]) return false;
  return rings.some((ring) => {
    for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
      if (crossing(ax, ay, bx, by, ring[j] ?? 0, ring[j + 1] ?? 0, ring[i] ?? 0, ring[i + 1] ?? 0)) return true;
    }
    return false;
  });
}

/** Whether a geometry and the drawn surface share ground: lying in it, crossing its rim, or all around it. */
function meetsRegion(geometry: Geometry, drawn: Region): boolean {
  const lines = paths(geometry);
  if (lines.some((line) => line.some(([lon = 0, lat = 0]) => insideRegion(lon, lat, drawn)))) return true;
  if (lines.some((line) => line.some((to, at) => at > 0 && crosses(line[at - 1] ?? to, to, drawn)))) return true;
  const [lon, lat] = drawn.rings[0] ?? [];
  return isSurface(geometry) && lon !== undefined && lat !== undefined && insideRegion(lon, lat, region(lines));
}

function boxesMeet(a: Box, b: Box): boolean {
  return a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];
}

/** Of which kinds, and of these what passes. */
export interface Choosable {
  readonly index: CityIndex;
  readonly kinds: readonly string[];
  readonly passing: ReadonlyMap<string, Passing>;
}

function* candidates({ index, kinds, passing }: Choosable, box: Box) {
  for (const kind of kinds) {
    const passes = passing.get(kind);
    for (const [at, asset] of index.kind(kind).entries()) {
      if (passes?.[at] === 0 || !asset.geometry) continue;
      const own = index.box(asset);
      if (own && boxesMeet(own, box)) yield { asset, geometry: asset.geometry };
    }
  }
}

/** The assets that a drawn ring (degrees) encloses or touches, by their real shapes. */
export function enclosedBy(ring: readonly LonLat[], choosable: Choosable): readonly AssetKey[] {
  if (ring.length < 3) return [];
  const drawn = regionOf([Float64Array.from(ring.flat())]);
  return [...candidates(choosable, drawn.box)].filter(({ geometry }) => meetsRegion(geometry, drawn)).map(({ asset }) => assetKey(asset));
}

const metresPerDegree = 111_195;

/** Metres from a place to a shape, 0 inside a surface: in a plane around the place, right to a thousandth within the reach of a click. */
export function metresTo(lon: number, lat: number, geometry: Geometry): number {
  const lines = paths(geometry);
  if (isSurface(geometry) && insideRegion(lon, lat, region(lines))) return 0;
  const perLon = metresPerDegree * Math.cos((lat * Math.PI) / 180);
  let nearest = Infinity;
  for (const line of lines) {
    for (const [at, to] of line.entries()) {
      const from = line[at - 1] ?? to;
      const [ax, ay] = [((from[0] ?? 0) - lon) * perLon, ((from[1] ?? 0) - lat) * metresPerDegree];
      const [bx, by] = [((to[0] ?? 0) - lon) * perLon, ((to[1] ?? 0) - lat) * metresPerDegree];
      const share = nearestShare(0, 0, ax, ay, bx, by);
      nearest = Math.min(nearest, Math.hypot(ax + share * (bx - ax), ay + share * (by - ay)));
    }
  }
  return nearest;
}

/** Points come before lines before surfaces: what is small is what one meant. */
function rank(geometry: Geometry): number {
  if (geometry.type.endsWith('Point')) return 0;
  return geometry.type.endsWith('LineString') ? 1 : 2;
}

/** All assets at a place, within `reachM` of it: small ones first. */
export function assetsAt(lon: number, lat: number, reachM: number, choosable: Choosable): readonly AssetKey[] {
  const rim = reachM / metresPerDegree;
  const rimLon = rim / Math.cos((lat * Math.PI) / 180);
  const box: Box = [lon - rimLon, lat - rim, lon + rimLon, lat + rim];
  return [...candidates(choosable, box)]
    .filter(({ geometry }) => metresTo(lon, lat, geometry) <= reachM)
    .sort((a, b) => rank(a.geometry) - rank(b.geometry))
    .map(({ asset }) => assetKey(asset));
}
