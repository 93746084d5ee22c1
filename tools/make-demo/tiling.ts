import type { Pt } from './plane.ts';
import { at, bounds, distance, footShare, type Ring, segmentDistance } from './shape.ts';

/** Corners nearer than this to each other, or to a neighbour's side, are meant to be the same place. */
const sameM = 0.3;

/**
 * Makes rings that tile a ground share their corners: each corner within reach of another becomes that one, and each side takes the corners
 * that lie on it. Otherwise rounding would leave slivers between neighbours that belong to nobody.
 */
export function conform(rings: readonly Ring[]): Ring[] {
  const corners: Pt[] = [];
  const snapped = rings.map((ring) =>
    ring.map((p) => {
      const same = corners.find((q) => Math.abs(q.x - p.x) < sameM && distance(p, q) < sameM);
      if (!same) corners.push(p);
      return same ?? p;
    }),
  );
  return snapped.map((ring) => ring.flatMap((a, i) => [a, ...between(a, at(ring, i + 1), corners)]));
}

/** The corners that lie on the side a–b, in order from a. */
function between(a: Pt, b: Pt, corners: readonly Pt[]): Pt[] {
  const { west, south, east, north } = bounds([a, b]);
  const near = corners.filter(
    (p) => p !== a && p !== b && p.x > west - sameM && p.x < east + sameM && p.y > south - sameM && p.y < north + sameM,
  );
  const on = near.filter((p) => segmentDistance(p, a, b) < sameM && distance(p, a) >= sameM && distance(p, b) >= sameM);
  return on.sort((p, q) => footShare(p, a, b) - footShare(q, a, b));
}
