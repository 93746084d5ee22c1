import type Flatbush from 'flatbush';
import { boxIndex } from '../../core/geo/boxes.ts';
import { distanceToRegion, insideRegion } from '../../core/geo/rings.ts';
import type { Start, Target } from '../nearby/engine.ts';
import type { Network } from '../network/spec.ts';

interface Placed {
  readonly target: Target;
  /** Its place in the row. */
  readonly thing: number;
}

/** Targets by place, for what is nearest as the crow flies and for what lies around a point. */
export interface StraightIndex {
  readonly placed: readonly Placed[];
  readonly index: Flatbush | null;
  /** Whether any of them has an outline that one may stand in. */
  readonly outlined: boolean;
}

export function straightIndex(placed: readonly Placed[]): StraightIndex {
  const index = boxIndex(placed.map(({ target: { x, y, region } }) => region?.box ?? [x, y, x, y]));
  return { placed, index, outlined: placed.some(({ target }) => target.region !== null) };
}

/** Where a walk is measured from: the gates of a compound, else the place itself. */
function pointsOf({ x, y, openings, atOpenings }: Start): readonly { readonly x: number; readonly y: number }[] {
  return atOpenings && openings.length > 0 ? openings : [{ x, y }];
}

const firstLook = 4;

/** Plane distance from a point to the nearest target, to its boundary where it has one; Infinity where there is none. */
function nearestPlane({ placed, index }: StraightIndex, x: number, y: number): number {
  if (!index || !Number.isFinite(x)) return Infinity;
  // Boxes are nearer than what is in them: as soon as the farthest box looked at is beyond the best, no other can win.
  for (let look = firstLook; ; look *= 4) {
    const near = index.neighbors(x, y, look);
    let best = Infinity;
    let farthest = 0;
    for (const at of near) {
      const { target } = placed[at] as Placed;
      best = Math.min(best, planeDistance(target, x, y));
      farthest = Math.max(farthest, boxDistance(target, x, y));
    }
    if (near.length < look || farthest >= best) return best;
  }
}

/** Plane distance to a target, to its boundary where it has one, 0 inside. */
function planeDistance({ x: tx, y: ty, region }: Target, x: number, y: number): number {
  return region ? distanceToRegion(x, y, region) : Math.hypot(tx - x, ty - y);
}

function boxDistance({ x: tx, y: ty, region }: Target, x: number, y: number): number {
  const [minX, minY, maxX, maxY] = region?.box ?? [tx, ty, tx, ty];
  return Math.hypot(Math.max(minX - x, 0, x - maxX), Math.max(minY - y, 0, y - maxY));
}

/** Ground metres from a start to the nearest target; Infinity where there is none, or the start has no place. */
export function nearestStraightM(straight: StraightIndex, start: Start, { plane }: Network): number {
  return pointsOf(start).reduce((best, { x, y }) => Math.min(best, nearestPlane(straight, x, y) / plane.scaleAt(x, y)), Infinity);
}

/** Ground metres from a start to one target. */
export function straightM(target: Target, start: Start, { plane }: Network): number {
  return pointsOf(start).reduce((best, { x, y }) => Math.min(best, planeDistance(target, x, y) / plane.scaleAt(x, y)), Infinity);
}

/** The first thing that a start lies in; -1 for none. */
export function targetAround({ placed, index, outlined }: StraightIndex, start: Start): number {
  if (!outlined) return -1;
  let found = Infinity;
  for (const { x, y } of pointsOf(start)) {
    for (const at of index?.search(x, y, x, y) ?? []) {
      const { target, thing } = placed[at] as Placed;
      if (thing < found && target.region && insideRegion(x, y, target.region)) found = thing;
    }
  }
  return found === Infinity ? -1 : found;
}
