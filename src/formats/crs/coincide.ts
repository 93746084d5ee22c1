import type { Position } from 'geojson';
import { pathsOf } from './nearby.ts';
import type { NamedThing } from './spec.ts';

/** A place as degrees of WGS 84. */
export type LonLat = readonly [lon: number, lat: number];

/** Vertices and lines that are drawn from the same source lie as near as this, whatever digits were cut off on the way. */
const sameM = 3;
const cellM = 20;
const metresPerDegree = 111_320;
const leastPlaces = 8;
const leastShare = 0.6;

/** Moves in metres as large as those that a wrong system makes, none of which any system makes: what chance alone would give. */
const decoys: readonly (readonly [eastM: number, northM: number])[] = [
  [0, 0],
  [253, 337],
  [-423, 181],
  [171, -487],
  [-317, -293],
  [-151, 563],
  [541, -67],
  [-577, 79],
  [719, -557],
];

/** A place to be asked for, in cells of the plane. */
interface Query {
  readonly suspect: number;
  readonly decoy: number;
  readonly x: number;
  readonly y: number;
  isMet: boolean;
}

/**
 * Share of the places of each suspect (in the order given) that lie within 3 m of a point, line or outline of the city; null where that tells
 * nothing. Where a kind is dense, something is within 20 m of any place, but not within 3 m: only what was drawn from the same source is.
 * A share tells where most places coincide, and neither those of a suspect that lies elsewhere nor the same places moved aside do.
 */
export function coincidingShares(things: readonly NamedThing[], placesOf: readonly (readonly LonLat[])[], lat: number): (number | null)[] {
  const nothing = placesOf.map(() => null);
  if (!placesOf.some(isEnough)) return nothing;
  const plane: LonLat = [(metresPerDegree * Math.cos((lat * Math.PI) / 180)) / cellM, metresPerDegree / cellM];
  const queries = placesOf.flatMap((places, suspect) => (isEnough(places) ? queriesOf(places, suspect, plane) : []));
  const cells = cellsOf(queries);
  for (const { geometry } of things) for (const path of geometry ? pathsOf(geometry) : []) meet(path, plane, cells);
  const shares = placesOf.map((places, suspect) =>
    decoys.map(
      (_, decoy) => queries.filter((query) => query.isMet && query.suspect === suspect && query.decoy === decoy).length / places.length,
    ),
  );
  const best = Math.max(...shares.map(([own = 0]) => own || 0));
  return shares.map(([own = 0, ...chance]) => {
    const isTelling = own >= leastShare && own * 3 >= best && Math.max(...chance) * 3 <= own;
    return isTelling ? own : null;
  });
}

function isEnough(places: readonly LonLat[]): boolean {
  return new Set(places.map(([lon, lat]) => `${lon.toFixed(4)} ${lat.toFixed(4)}`)).size >= leastPlaces;
}

function queriesOf(places: readonly LonLat[], suspect: number, [perLon, perLat]: LonLat): Query[] {
  return decoys.flatMap(([eastM, northM], decoy) =>
    places.map(([lon, lat]) => ({ suspect, decoy, x: lon * perLon + eastM / cellM, y: lat * perLat + northM / cellM, isMet: false })),
  );
}

function cellKey(x: number, y: number): number {
  return Math.floor(x) * 4_194_304 + Math.floor(y);
}

/** The queries by each cell that their 3 m touch: a city is only looked at where something is asked. */
function cellsOf(queries: readonly Query[]): Map<number, Query[]> {
  const cells = new Map<number, Query[]>();
  const reach = sameM / cellM;
  for (const query of queries) {
    const keys = new Set([-reach, reach].flatMap((dx) => [-reach, reach].map((dy) => cellKey(query.x + dx, query.y + dy))));
    for (const key of keys) {
      const cell = cells.get(key);
      if (cell) cell.push(query);
      else cells.set(key, [query]);
    }
  }
  return cells;
}

/** Marks the queries that a path passes within 3 m. Steps of half a cell touch every cell in which it comes near one, save a corner's breadth. */
function meet(path: readonly Position[], [perLon, perLat]: LonLat, cells: ReadonlyMap<number, Query[]>): void {
  let [ax, ay] = [Number.NaN, Number.NaN];
  for (const [lon = 0, lat = 0] of path) {
    const [bx, by] = [lon * perLon, lat * perLat];
    const [fromX, fromY] = Number.isNaN(ax) ? [bx, by] : [ax, ay];
    const steps = Math.min(10_000, Math.max(1, Math.ceil(2 * Math.hypot(bx - fromX, by - fromY))));
    let before = Number.NaN;
    for (let step = 0; step <= steps; step++) {
      const key = cellKey(fromX + ((bx - fromX) * step) / steps, fromY + ((by - fromY) * step) / steps);
      if (key !== before) for (const query of cells.get(key) ?? []) query.isMet ||= isWithin(query, fromX, fromY, bx, by);
      before = key;
    }
    [ax, ay] = [bx, by];
  }
}

function isWithin({ x, y }: Query, ax: number, ay: number, bx: number, by: number): boolean {
  const [dx, dy] = [bx - ax, by - ay];
  const length2 = dx * dx + dy * dy;
  const share = length2 === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / length2));
  return Math.hypot(ax + share * dx - x, ay + share * dy - y) * cellM <= sameM;
}
