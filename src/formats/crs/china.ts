import type { Box } from '../../core/geo/rings.ts';

/** Lower latitude of a band of 2°, then the longitudes between which China lies in it, half a degree generous. For weighing only, never drawn. */
const bands: readonly (readonly [south: number, west: number, east: number])[] = [
  [18, 108, 112],
  [20, 99, 123],
  [22, 97, 123],
  [24, 97, 123],
  [26, 84.5, 123],
  [28, 82, 123.5],
  [30, 78, 123.5],
  [32, 77, 123.5],
  [34, 76, 123.5],
  [36, 73.5, 124],
  [38, 73, 126],
  [40, 73, 132],
  [42, 79, 132],
  [44, 79, 134.5],
  [46, 81.5, 135.5],
  [48, 85, 135.5],
  [50, 118.5, 129],
  [52, 119, 128],
];

/** Roughly on the land of China, or off its coast by less than half a degree. */
export function isOnChinasLand(lon: number, lat: number): boolean {
  const band = bands[Math.floor((lat - 18) / 2)];
  return band !== undefined && lat >= 18 && lat <= 54 && lon >= band[1] && lon <= band[2];
}

/** The rectangle in which the published formula of GCJ-02 shifts anything. */
export function isShiftedByGcj(lon: number, lat: number): boolean {
  return lon >= 72.004 && lon <= 137.8347 && lat >= 0.8293 && lat <= 55.8271;
}

/** A box made larger by a fifth of its sides, at least by 0.05° (5 km). */
export function widened([west, south, east, north]: Box): Box {
  const margin = Math.max(0.05, 0.2 * Math.max(east - west, north - south));
  return [west - margin, south - margin, east + margin, north + margin];
}

export function isInBox([west, south, east, north]: Box, lon: number, lat: number): boolean {
  return lon >= west && lon <= east && lat >= south && lat <= north;
}
