import type { City } from '../core/city.ts';
import { boxOf } from '../core/geo/degree-box.ts';
import type { Box } from '../core/geo/rings.ts';

/** Five kilometres or so: a city that holds two toilets may get a third down the road. */
const leastMarginDegrees = 0.05;

/**
 * Where a city lies: its extent as declared, else the box around its assets with as much again on each side, because assets seen so far
 * bound nothing; null for an empty city.
 */
export function cityBox({ info, assets }: City): Box | null {
  if (info.extent !== undefined) return boxOf([info.extent]);
  const box = boxOf(assets.map((asset) => asset.geometry));
  if (box === null) return null;
  const [marginX, marginY] = [Math.max(leastMarginDegrees, box[2] - box[0]), Math.max(leastMarginDegrees, box[3] - box[1])];
  return [box[0] - marginX, box[1] - marginY, box[2] + marginX, box[3] + marginY];
}
