import type { Geometry, Position } from 'geojson';
import type { GeometryFamily } from '../../layers/kind.ts';
import type { Projection } from './view.ts';

/** Points nearer than this to the last one drawn are left out: nobody sees them, and paths stay short. */
const leastStepPx = 0.8;

function pixel(value: number): string {
  return String(Math.round(value * 10) / 10);
}

function trail(line: readonly Position[], { project }: Projection, closed: boolean): string {
  let path = '';
  let lastX = Number.NaN;
  let lastY = Number.NaN;
  const end = closed ? line.length - 1 : line.length;
  for (let at = 0; at < end; at++) {
    const [lon = 0, lat = 0] = line[at] ?? [];
    const [x, y] = project(lon, lat);
    const near = Math.abs(x - lastX) + Math.abs(y - lastY) < leastStepPx;
    if (near && at < end - 1) continue;
    path += `${path === '' ? 'M' : 'L'}${pixel(x)} ${pixel(y)}`;
    lastX = x;
    lastY = y;
  }
  return closed && path !== '' ? `${path}Z` : path;
}

/** SVG path data of the lines or surfaces of a geometry; empty where it has none of that family. */
export function pathOf(geometry: Geometry, family: GeometryFamily, projection: Projection): string {
  if (geometry.type === 'GeometryCollection') return geometry.geometries.map((part) => pathOf(part, family, projection)).join('');
  if (family === 'line') {
    if (geometry.type === 'LineString') return trail(geometry.coordinates, projection, false);
    if (geometry.type === 'MultiLineString') return geometry.coordinates.map((line) => trail(line, projection, false)).join('');
  }
  if (family === 'polygon') {
    if (geometry.type === 'Polygon') return geometry.coordinates.map((ring) => trail(ring, projection, true)).join('');
    if (geometry.type === 'MultiPolygon')
      return geometry.coordinates
        .flat()
        .map((ring) => trail(ring, projection, true))
        .join('');
  }
  return '';
}

/** Pixels of the points of a geometry. */
export function pointsOf(geometry: Geometry, projection: Projection): readonly (readonly [number, number])[] {
  if (geometry.type === 'GeometryCollection') return geometry.geometries.flatMap((part) => pointsOf(part, projection));
  const positions = geometry.type === 'Point' ? [geometry.coordinates] : geometry.type === 'MultiPoint' ? geometry.coordinates : [];
  return positions.map(([lon = 0, lat = 0]) => projection.project(lon, lat));
}
