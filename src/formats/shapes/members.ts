import type { Geometry, LineString, MultiLineString, MultiPoint, MultiPolygon, Point, Polygon, Position } from 'geojson';
import { familyOf } from '../../layers/geometry-family.ts';
import type { GeometryFamily } from '../../layers/kind.ts';

export type Plain = Point | MultiPoint | LineString | MultiLineString | Polygon | MultiPolygon;

/** A geometry that is no collection, taken out of the collections around it, and what its numbers are. */
export interface Member {
  readonly geometry: Plain;
  readonly family: GeometryFamily;
  readonly numbers: 'sound' | 'none' | 'not-finite' | 'broken' | 'height-not-finite';
}

/** The members of a geometry at whatever depth; itself where it is no collection. */
export function membersOf(geometry: Geometry): Member[] {
  const waiting: Geometry[] = [geometry];
  const members: Member[] = [];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.type === 'GeometryCollection') {
      for (let i = next.geometries.length - 1; i >= 0; i--) waiting.push(next.geometries[i] as Geometry);
      continue;
    }
    members.push({ geometry: next, family: familyOf(next) as GeometryFamily, numbers: numbersOf(next.coordinates) });
  }
  return members;
}

const worst: readonly Member['numbers'][] = ['none', 'sound', 'height-not-finite', 'not-finite', 'broken'];

function numbersOf(coordinates: unknown): Member['numbers'] {
  if (!Array.isArray(coordinates)) return 'broken';
  const first: unknown = coordinates[0];
  if (first === undefined) return 'none';
  if (!Array.isArray(first)) return positionNumbers(coordinates);
  let found: Member['numbers'] = 'none';
  for (const part of coordinates) {
    const own = numbersOf(part);
    if (worst.indexOf(own) > worst.indexOf(found)) found = own;
  }
  return found;
}

function positionNumbers(position: readonly unknown[]): Member['numbers'] {
  if (position.length < 2 || position.some((part) => typeof part !== 'number')) return 'broken';
  if (!Number.isFinite(position[0]) || !Number.isFinite(position[1])) return 'not-finite';
  return position.every(Number.isFinite) ? 'sound' : 'height-not-finite';
}

const dimensions: Readonly<Record<GeometryFamily, number>> = { point: 0, line: 1, polygon: 2 };

export interface Picked {
  readonly geometry: Plain;
  /** Members of lower dimension that are left out. */
  readonly left: number;
}

/**
 * What a kind can take of the members of a geometry: all of the highest dimension, as one; null where the kind does not take that. Lines go
 * through where only surfaces are wanted, for they may be closed.
 */
export function pick(whole: Geometry, members: readonly Member[], families: readonly GeometryFamily[]): Picked | null {
  const top = members.reduce((high, { family }) => (dimensions[family] > dimensions[high] ? family : high), 'point' as GeometryFamily);
  if (!families.includes(top) && !(top === 'line' && families.includes('polygon'))) return null;
  const taken = members.filter(({ family }) => family === top);
  const only = taken[0]?.geometry as Plain;
  if (taken.length === 1) return { geometry: whole.type === only.type ? (whole as Plain) : only, left: members.length - 1 };
  return { geometry: joined(top, taken), left: members.length - taken.length };
}

function joined(family: GeometryFamily, members: readonly Member[]): Plain {
  const parts: unknown[] = [];
  for (const { geometry } of members) {
    if (geometry.type.startsWith('Multi')) parts.push(...(geometry.coordinates as unknown[]));
    else parts.push(geometry.coordinates);
  }
  if (family === 'point') return { type: 'MultiPoint', coordinates: parts as Position[] };
  if (family === 'line') return { type: 'MultiLineString', coordinates: parts as Position[][] };
  return { type: 'MultiPolygon', coordinates: parts as Position[][][] };
}

type Nested = number[] | Nested[];

/** Positions with longitude and latitude only. */
export function withoutHeights<G extends Plain>(geometry: G): G {
  const flat = (part: Nested): Nested => (Array.isArray(part[0]) ? (part as Nested[]).map(flat) : (part as number[]).slice(0, 2));
  return { ...geometry, coordinates: flat(geometry.coordinates as Nested) } as G;
}
