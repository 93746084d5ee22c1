import type { Geometry, Position } from 'geojson';
import type { WkbFault, WkbReading } from '../wkb.ts';

/** GeoParquet's native encodings: lists of `{x, y, z?, m?}`, nested as deep as the type needs. */
export const nativeTypes: ReadonlyMap<string, Exclude<Geometry['type'], 'GeometryCollection'>> = new Map([
  ['point', 'Point'],
  ['linestring', 'LineString'],
  ['polygon', 'Polygon'],
  ['multipoint', 'MultiPoint'],
  ['multilinestring', 'MultiLineString'],
  ['multipolygon', 'MultiPolygon'],
]);

export function nativeGeometry(value: unknown, encoding: string): WkbReading | WkbFault {
  const type = nativeTypes.get(encoding);
  const seen = { measured: false };
  const coordinates = nested(value, seen);
  if (type === undefined || coordinates === undefined) return { code: 'wkb-broken', params: {} };
  const isEmpty = coordinates.length === 0 || (type === 'Point' && coordinates.every(Number.isNaN));
  return { geometry: isEmpty ? null : ({ type, coordinates } as Geometry), measured: seen.measured };
}

type Nested = Position | Nested[];

/** Positions in their lists; undefined where anything else stands among them. */
function nested(value: unknown, seen: { measured: boolean }): Nested | undefined {
  if (Array.isArray(value)) {
    const parts = value.map((part) => nested(part, seen));
    return parts.some((part) => part === undefined) ? undefined : (parts as Nested[]);
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const { x, y, z, m } = value as { x?: unknown; y?: unknown; z?: unknown; m?: unknown };
  if (typeof x !== 'number' || typeof y !== 'number') return undefined;
  if (typeof m === 'number' && !Number.isNaN(m)) seen.measured = true;
  return typeof z === 'number' && !Number.isNaN(z) ? [x, y, z] : [x, y];
}
