import type { Reach } from '../../../../src/analysis/coverage/arcs/shape.ts';
import { type Region, regionOf, reversed, signedArea } from '../../../../src/core/geo/rings.ts';

export type Corner = readonly [x: number, y: number];

export const frame = { x: 0, y: 0 };

/** A region from outer rings and, after `null`, holes; each ring may run either way. */
export function region(outer: readonly (readonly Corner[])[], holes: readonly (readonly Corner[])[] = []): Region {
  const ring = (corners: readonly Corner[], outwards: boolean) => {
    const flat = Float64Array.from(corners.flat());
    return signedArea(flat) > 0 === outwards ? flat : reversed(flat);
  };
  return regionOf([...outer.map((corners) => ring(corners, true)), ...holes.map((corners) => ring(corners, false))]);
}

export function boxAt(x1: number, y1: number, x2: number, y2: number): Corner[] {
  return [
    [x1, y1],
    [x2, y1],
    [x2, y2],
    [x1, y2],
  ];
}

export function rectangle(x1: number, y1: number, x2: number, y2: number): Region {
  return region([boxAt(x1, y1, x2, y2)]);
}

export function spot(x: number, y: number): Region {
  return regionOf([Float64Array.of(x, y)]);
}

export function reach(own: Region, radius: number): Reach {
  return { region: own, radius };
}

/** The lens of two discs of radius `r` whose middles are `d` apart. */
export function lens(r: number, d: number): number {
  return 2 * r * r * Math.acos(d / (2 * r)) - (d / 2) * Math.sqrt(4 * r * r - d * d);
}
