import type { Position } from 'geojson';

/**
 * Drawing happens in ground metres east and north of the box's middle. The two scales are those of the WGS 84 ellipsoid at 36.19° N, written
 * out so that no trigonometric function takes part: their last digits may differ between engines, ours may not.
 */
export interface Pt {
  readonly x: number;
  readonly y: number;
}

const box = { west: 116.99, south: 36.14, east: 117.2, north: 36.24 } as const;

const middleLon = 117.095;
const middleLat = 36.19;
const metresPerLon = 89946.9133;
const metresPerLat = 110962.5267;
/** Relative change of `metresPerLon` per degree north (−tan φ in radians). */
const lonScalePerLat = -0.012769;

export function plane(lon: number, lat: number): Pt {
  return { x: (lon - middleLon) * metresPerLon, y: (lat - middleLat) * metresPerLat };
}

export const planes = (positions: readonly (readonly [number, number])[]): Pt[] => positions.map(([lon, lat]) => plane(lon, lat));

const round = (value: number): number => Math.round(value * 1e7) / 1e7;
const within = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

/** WGS 84 longitude, latitude to 1e-7° (about 1 cm), kept inside the box. */
export function position(p: Pt): Position {
  return [
    within(round(middleLon + p.x / metresPerLon), box.west, box.east),
    within(round(middleLat + p.y / metresPerLat), box.south, box.north),
  ];
}

/** What a plane area at `p` measures on the ground: the east–west scale shrinks to the north. */
export function groundArea(areaM2: number, p: Pt): number {
  return areaM2 * (1 + lonScalePerLat * (p.y / metresPerLat));
}

const southWest = plane(box.west, box.south);
const northEast = plane(box.east, box.north);
export const rim = { west: southWest.x, south: southWest.y, east: northEast.x, north: northEast.y } as const;
