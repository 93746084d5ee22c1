import type { LineString, MultiPolygon, Point, Polygon } from 'geojson';
import { type Pt, position } from './plane.ts';
import { counterClockwise, type Ring } from './shape.ts';

/** Drawn shapes as GeoJSON: outer rings counter-clockwise and closed (RFC 7946). */
const closed = (ring: Ring): number[][] => {
  const points = counterClockwise(ring).map(position);
  return [...points, points[0] ?? []];
};

export const pointGeometry = (p: Pt): Point => ({ type: 'Point', coordinates: position(p) });
export const lineGeometry = (points: readonly Pt[]): LineString => ({ type: 'LineString', coordinates: points.map(position) });
export const ringGeometry = (ring: Ring): Polygon => ({ type: 'Polygon', coordinates: [closed(ring)] });

export function ringsGeometry(rings: readonly Ring[]): Polygon | MultiPolygon {
  const [only] = rings;
  return rings.length === 1 && only ? ringGeometry(only) : { type: 'MultiPolygon', coordinates: rings.map((ring) => [closed(ring)]) };
}
