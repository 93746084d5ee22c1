import type { Box } from '../../core/geo/rings.ts';
import type { CityIndex } from './city-index.ts';
import { missingClass } from './classes.ts';
import type { Passing } from './scope.ts';

/** Boxes of the assets of a kind, four numbers each by place in `index.kind(kind)`; NaN where an asset has no place, and from `read` on. */
interface KindBoxes {
  readonly flat: Float64Array;
  read: number;
}

const boxes = new WeakMap<CityIndex, Map<string, KindBoxes>>();

function kindBoxes(index: CityIndex, kind: string): KindBoxes {
  const ofCity = boxes.get(index) ?? new Map<string, KindBoxes>();
  boxes.set(index, ofCity);
  const made = ofCity.get(kind) ?? { flat: new Float64Array(index.kind(kind).length * 4).fill(Number.NaN), read: 0 };
  ofCity.set(kind, made);
  return made;
}

/** Reads the boxes of at most so many more assets of a kind; true once all are read. Reading 100,000 at once would be felt. */
export function readBoxes(index: CityIndex, kind: string, most: number): boolean {
  const found = kindBoxes(index, kind);
  const assets = index.kind(kind);
  const until = Math.min(assets.length, found.read + most);
  for (let at = found.read; at < until; at++) {
    const asset = assets[at];
    const box = asset && index.box(asset);
    if (box) found.flat.set(box, at * 4);
  }
  found.read = until;
  return until === assets.length;
}

/** Which assets of a kind touch a box (degrees), 1 or 0 by place: a plain pass over numbers, under a millisecond for 100,000. */
export function inView(index: CityIndex, kind: string, view: Box): Uint8Array {
  readBoxes(index, kind, Infinity);
  const { flat } = kindBoxes(index, kind);
  const found = new Uint8Array(flat.length / 4);
  const [west, south, east, north] = view;
  for (let at = 0, box = 0; at < found.length; at++, box += 4) {
    // Comparisons with NaN are false: what has no place is in no view.
    const [w = Number.NaN, s = Number.NaN] = [flat[box], flat[box + 1]];
    const [e = Number.NaN, n = Number.NaN] = [flat[box + 2], flat[box + 3]];
    if (w <= east && e >= west && s <= north && n >= south) found[at] = 1;
  }
  return found;
}

/** How many assets pass all the vectors; null stands for "all do". */
export function countPassing(length: number, ...vectors: readonly Passing[]): number {
  const asked = vectors.filter((vector) => vector !== null);
  if (asked.length === 0) return length;
  let passing = 0;
  for (let at = 0; at < length; at++) if (asked.every((vector) => vector[at] === 1)) passing++;
  return passing;
}

export interface ClassCounts {
  /** By class. */
  readonly counts: readonly number[];
  readonly missing: number;
}

/** How many assets of each class pass all the vectors. */
export function countClasses(of: Uint8Array, classes: number, ...vectors: readonly Passing[]): ClassCounts {
  const counts = new Uint32Array(missingClass + 1);
  const asked = vectors.filter((vector) => vector !== null);
  for (let at = 0; at < of.length; at++) {
    if (asked.every((vector) => vector[at] === 1)) counts[of[at] ?? missingClass] = (counts[of[at] ?? missingClass] ?? 0) + 1;
  }
  return { counts: [...counts.subarray(0, classes)], missing: counts[missingClass] ?? 0 };
}
