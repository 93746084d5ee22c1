import Flatbush from 'flatbush';
import { type Box, type Region, ringX, ringY } from './rings.ts';

/** A static index of boxes; null where there are none. Results of `search` come in no order. */
export function boxIndex(boxes: readonly Box[]): Flatbush | null {
  if (boxes.length === 0) return null;
  const index = new Flatbush(boxes.length);
  for (const box of boxes) index.add(...box);
  index.finish();
  return index;
}

/** One straight piece of a boundary. */
export type Side = readonly [ax: number, ay: number, bx: number, by: number];

/** The pieces of the boundaries of regions. */
export function sidesOf(regions: readonly Region[]): Side[] {
  return regions.flatMap(({ rings }) =>
    rings.flatMap((ring) =>
      Array.from({ length: ring.length / 2 }, (_, i): Side => [ringX(ring, i), ringY(ring, i), ringX(ring, i + 1), ringY(ring, i + 1)]),
    ),
  );
}

export function sideBox([ax, ay, bx, by]: Side, margin = 0): Box {
  return [Math.min(ax, bx) - margin, Math.min(ay, by) - margin, Math.max(ax, bx) + margin, Math.max(ay, by) + margin];
}
