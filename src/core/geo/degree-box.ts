import type { Geometry, Position } from 'geojson';
import type { Box } from './rings.ts';

type Coordinates = Position | readonly Coordinates[];

function isPosition(value: Coordinates): value is Position {
  return typeof value[0] === 'number';
}

function grow(box: [number, number, number, number], value: Coordinates): void {
  if (isPosition(value)) {
    const [lon = 0, lat = 0] = value;
    box[0] = Math.min(box[0], lon);
    box[1] = Math.min(box[1], lat);
    box[2] = Math.max(box[2], lon);
    box[3] = Math.max(box[3], lat);
    return;
  }
  for (const part of value) grow(box, part);
}

function growByGeometry(box: [number, number, number, number], geometry: Geometry): void {
  if (geometry.type === 'GeometryCollection') for (const part of geometry.geometries) growByGeometry(box, part);
  else grow(box, geometry.coordinates);
}

/** West, south, east, north of some geometries in degrees; null when they hold no position. */
export function boxOf(geometries: Iterable<Geometry | null | undefined>): Box | null {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const geometry of geometries) if (geometry) growByGeometry(box, geometry);
  return box[0] <= box[2] ? box : null;
}
