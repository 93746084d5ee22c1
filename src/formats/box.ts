import type { Polygon } from 'geojson';
import type { Box } from '../core/geo/rings.ts';

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
