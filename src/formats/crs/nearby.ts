import type { Geometry, Position } from 'geojson';
import type { NamedThing } from './spec.ts';

/** Cells of about 20 m in which the city has something of the kinds of the file: to ask "is anything here" without names. */
export interface Nearby {
  /** True where the city has something within 20–45 m. */
  has(lon: number, lat: number): boolean;
}

const cellM = 20;
const metresPerDegree = 111_320;
const mostCells = 400_000;

/** Null where the city has too little, or too much to be worth asking. */
export function nearbyOf(things: readonly NamedThing[], lat: number): Nearby | null {
  const perLon = (metresPerDegree * Math.cos((lat * Math.PI) / 180)) / cellM;
  const perLat = metresPerDegree / cellM;
  const cells = new Set<number>();
  const add = (x: number, y: number): void => {
    cells.add(Math.floor(x) * 4_194_304 + Math.floor(y));
  };
  for (const { geometry } of things) {
    if (cells.size > mostCells) return null;
    for (const path of geometry ? pathsOf(geometry) : []) mark(path, perLon, perLat, add);
  }
  if (cells.size === 0) return null;
  return {
    has(lon, lat_) {
      const [x, y] = [Math.floor(lon * perLon), Math.floor(lat_ * perLat)];
      for (let dx = -1; dx <= 1; dx++) {
        for (let dy = -1; dy <= 1; dy++) if (cells.has((x + dx) * 4_194_304 + y + dy)) return true;
      }
      return false;
    },
  };
}

function mark(path: readonly Position[], perLon: number, perLat: number, add: (x: number, y: number) => void): void {
  let [ax, ay] = [Number.NaN, Number.NaN];
  for (const [lon = 0, lat = 0] of path) {
    const [bx, by] = [lon * perLon, lat * perLat];
    const steps = Number.isNaN(ax) ? 1 : Math.min(5000, Math.max(1, Math.ceil(Math.hypot(bx - ax, by - ay))));
    for (let step = 1; step <= steps; step++) {
      const share = Number.isNaN(ax) ? 1 : step / steps;
      add(Number.isNaN(ax) ? bx : ax + (bx - ax) * share, Number.isNaN(ay) ? by : ay + (by - ay) * share);
    }
    [ax, ay] = [bx, by];
  }
}

/** Points, lines and rings of a geometry. */
export function pathsOf(geometry: Geometry): readonly (readonly Position[])[] {
  if (geometry.type === 'Point') return [[geometry.coordinates]];
  if (geometry.type === 'LineString') return [geometry.coordinates];
  if (geometry.type === 'MultiPoint') return geometry.coordinates.map((position) => [position]);
  if (geometry.type === 'Polygon' || geometry.type === 'MultiLineString') return geometry.coordinates;
  return geometry.type === 'MultiPolygon' ? geometry.coordinates.flat() : [];
}

const leastPoints = 8;
const leastShare = 0.6;

/**
 * Share of the places that fall on something of the city, where that is telling: most do, and the same places moved by some hundred metres in
 * any direction (which is what a wrong system would do) mostly do not. Null where it tells nothing.
 */
export function tellingShare(places: readonly (readonly [number, number])[], nearby: Nearby): number | null {
  const apart = new Set(places.map(([lon, lat]) => `${lon.toFixed(4)} ${lat.toFixed(4)}`));
  if (apart.size < leastPoints) return null;
  const share = shareOf(places, nearby, 0, 0);
  if (share < leastShare) return null;
  const chance = decoys.map(([eastM, northM]) => shareOf(places, nearby, eastM, northM));
  return Math.max(...chance) * 3 <= share ? share : null;
}

/** Moves in metres, none of which any system makes. */
const decoys: readonly (readonly [number, number])[] = [
  [250, 330],
  [-420, 180],
  [170, -480],
  [-310, -290],
  [720, -560],
  [-840, 610],
  [-150, 910],
  [930, 90],
];

function shareOf(places: readonly (readonly [number, number])[], nearby: Nearby, eastM: number, northM: number): number {
  const hits = places.filter(([lon, lat]) => {
    return nearby.has(lon + eastM / (metresPerDegree * Math.cos((lat * Math.PI) / 180)), lat + northM / metresPerDegree);
  });
  return hits.length / places.length;
}
