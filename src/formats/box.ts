import type { Geometry, Polygon } from 'geojson';
import { eachPosition } from './geojson/geometry.ts';

/** [west, south, east, north] in degrees. */
export type Box = readonly [number, number, number, number];

/** The box around geometries; undefined around none. */
export function boxOf(geometries: Iterable<Geometry | null>): Box | undefined {
  let west = Infinity;
  let south = Infinity;
  let east = -Infinity;
  let north = -Infinity;
  for (const geometry of geometries) {
    if (geometry === null) continue;
    eachPosition(geometry, ([x = Number.NaN, y = Number.NaN]) => {
      west = Math.min(west, x);
      south = Math.min(south, y);
      east = Math.max(east, x);
      north = Math.max(north, y);
    });
  }
  return west <= east && south <= north ? [west, south, east, north] : undefined;
}

export function boxesMeet(a: Box, b: Box): boolean {
  return a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];
}

/** Counter-clockwise, as RFC 7946 wants outer rings. */
export function boxPolygon([west, south, east, north]: Box): Polygon {
  return {
    type: 'Polygon',
    coordinates: [
      [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ],
    ],
  };
}
