import { pointsBetween, positionAlong, positionPoint, type XY } from './link-line.ts';
import type { Field } from './search.ts';

/** Lines in the plane: points of line i are `start[i]` to `start[i + 1]`, two numbers each in `xy`. */
export interface ReachedParts {
  readonly xy: Float64Array;
  readonly start: Uint32Array;
  /** Ground length of all. */
  readonly lengthMm: number;
}

/**
 * The parts of streets from which a source lies within `limitMm` (inclusive, no more than the field's own limit), each link cut from both ends
 * and around the sources on it. Parts of no length are left out. Bands of several limits are several calls.
 */
export function reachedParts(field: Field, limitMm: number): ReachedParts {
  const { network } = field;
  const xy: number[] = [];
  const start = [0];
  let lengthMm = 0;
  const add = (points: readonly XY[]) => {
    for (const [x, y] of points) xy.push(x, y);
    start.push(xy.length / 2);
  };
  for (let link = 0; link < network.links.linkCount; link++) {
    for (const [fromMm, toMm] of reachedIntervals(field, link, limitMm)) {
      const point = (mm: number) => positionPoint(network, positionAlong(network, link, mm));
      add([point(fromMm), ...pointsBetween(network, link, fromMm, toMm), point(toMm)]);
      lengthMm += toMm - fromMm;
    }
  }
  return { xy: Float64Array.from(xy), start: Uint32Array.from(start), lengthMm };
}

/** Which parts of one link are reached, in millimetres from its `from` end: disjoint, rising, none of no length. */
export function reachedIntervals({ network, distanceMm, seeds }: Field, link: number, limitMm: number): (readonly [number, number])[] {
  const { linkFrom, linkTo, linkMm } = network.links;
  const length = linkMm[link] as number;
  const found: [number, number][] = [];
  const reach = (at: number, mm: number) => {
    const rest = limitMm - mm;
    if (rest >= 0) found.push([Math.max(0, at - rest), Math.min(length, at + rest)]);
  };
  reach(0, distanceMm[linkFrom[link] as number] as number);
  reach(length, distanceMm[linkTo[link] as number] as number);
  for (const seed of seeds.get(link) ?? []) reach(seed.atMm, seed.mm);
  found.sort((a, b) => a[0] - b[0]);
  const merged: [number, number][] = [];
  for (const [from, to] of found) {
    const last = merged.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged.filter(([from, to]) => to > from);
}
