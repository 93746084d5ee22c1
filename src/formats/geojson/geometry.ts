import type { Geometry, Position } from 'geojson';
import { isObject } from '../json.ts';

/** The first fault of a value meant as a GeoJSON geometry, as an issue code; undefined where it is sound. Collections are not taken. */
export function geometryFault(value: unknown): string | undefined {
  if (!isObject(value)) return 'geometry-missing';
  const check = typeof value.type === 'string' && Object.hasOwn(checks, value.type) ? checks[value.type] : undefined;
  return check === undefined ? 'geometry-type' : check(value.coordinates);
}

type Check = (value: unknown) => string | undefined;

function position(value: unknown): string | undefined {
  const sound = Array.isArray(value) && value.length >= 2 && value.every((part) => typeof part === 'number' && Number.isFinite(part));
  return sound ? undefined : 'geometry-position';
}

/** Each member by `check`, at least `least` of them. */
function listOf(check: Check, least: number, tooFew: string): Check {
  return (value) => {
    if (!Array.isArray(value)) return 'geometry-position';
    if (value.length < least) return value.length === 0 ? 'geometry-empty' : tooFew;
    for (const member of value) {
      const fault = check(member);
      if (fault !== undefined) return fault;
    }
    return undefined;
  };
}

const line = listOf(position, 2, 'geometry-line-short');
const ringPositions = listOf(position, 4, 'geometry-ring-short');

function ring(value: unknown): string | undefined {
  const fault = ringPositions(value);
  if (fault !== undefined) return fault;
  const positions = value as Position[];
  const first = positions[0];
  const last = positions.at(-1);
  return first?.[0] === last?.[0] && first?.[1] === last?.[1] ? undefined : 'geometry-ring-open';
}

const polygon = listOf(ring, 1, 'geometry-empty');

const checks: Readonly<Record<string, Check>> = {
  Point: position,
  MultiPoint: listOf(position, 1, 'geometry-empty'),
  LineString: line,
  MultiLineString: listOf(line, 1, 'geometry-empty'),
  Polygon: polygon,
  MultiPolygon: listOf(polygon, 1, 'geometry-empty'),
};

/** Calls `visit` for every position of a geometry. */
export function eachPosition(geometry: Geometry, visit: (position: Position) => void): void {
  if (geometry.type === 'GeometryCollection') {
    for (const member of geometry.geometries) eachPosition(member, visit);
    return;
  }
  walk(geometry.coordinates, visit);
}

type Nested = Position | Nested[];

function walk(coordinates: Nested, visit: (position: Position) => void): void {
  if (typeof coordinates[0] === 'number') {
    visit(coordinates as Position);
    return;
  }
  for (const member of coordinates as Nested[]) walk(member, visit);
}

/** The same geometry with every position replaced. */
export function mapPositions<G extends Geometry>(geometry: G, change: (position: Position) => Position): G {
  if (geometry.type === 'GeometryCollection') {
    return { ...geometry, geometries: geometry.geometries.map((member) => mapPositions(member, change)) };
  }
  return { ...geometry, coordinates: changed(geometry.coordinates, change) };
}

function changed(coordinates: Nested, change: (position: Position) => Position): Nested {
  if (typeof coordinates[0] === 'number') return change(coordinates as Position);
  return (coordinates as Nested[]).map((member) => changed(member, change));
}

/** True where every position is a longitude and latitude in degrees. */
export function onEarth(geometry: Geometry): boolean {
  let sound = true;
  eachPosition(geometry, ([lon = Number.NaN, lat = Number.NaN]) => {
    if (!(Math.abs(lon) <= 180 && Math.abs(lat) <= 90)) sound = false;
  });
  return sound;
}
