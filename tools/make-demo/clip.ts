import { Clipper, EndType, FillRule, JoinType, type Paths64 } from 'clipper2-ts';
import { area, at, counterClockwise, distance, type Ring, signedArea } from './shape.ts';

/** Polygon arithmetic in whole millimetres, where every engine agrees. Results are outer rings only. */
const perMetre = 1000;
/** Corners nearer to each other than this are one. */
const sameM = 0.25;

const toPaths = (rings: readonly Ring[]): Paths64 =>
  rings.map((ring) => counterClockwise(ring).map((p) => ({ x: Math.round(p.x * perMetre), y: Math.round(p.y * perMetre) })));

function toRings(paths: Paths64): Ring[] {
  return paths.map((path) => path.map((p) => ({ x: p.x / perMetre, y: p.y / perMetre }))).filter((ring) => ring.length >= 3);
}

/** Outer rings only, slivers below `leastM2` dropped; nearly straight corners are taken out. */
function tidy(paths: Paths64, leastM2: number): Ring[] {
  const plain = Clipper.simplifyPaths(paths, 20, true);
  const rings = toRings(plain).map((ring) => ring.filter((p, i) => distance(p, at(ring, i - 1)) > sameM));
  return rings.filter((ring) => ring.length >= 3).filter((ring) => signedArea(ring) > 0 && area(ring) >= leastM2);
}

/** Throws where `what` would punch a hole: rings here have none. */
export function subtract(from: readonly Ring[], what: readonly Ring[], leastM2 = 1): Ring[] {
  const paths = Clipper.difference(toPaths(from), toPaths(what), FillRule.NonZero);
  if (toRings(paths).some((ring) => signedArea(ring) < -50)) throw new Error('the rest has a hole');
  return tidy(paths, leastM2);
}

export function intersect(a: readonly Ring[], b: readonly Ring[], leastM2 = 1): Ring[] {
  return tidy(Clipper.intersect(toPaths(a), toPaths(b), FillRule.NonZero), leastM2);
}

export function unite(rings: readonly Ring[], leastM2 = 1): Ring[] {
  return tidy(Clipper.union(toPaths(rings), FillRule.NonZero), leastM2);
}

/** A border taken off each side; corners stay sharp. */
export function inset(ring: Ring, byM: number, leastM2 = 1): Ring[] {
  return offset(ring, -byM, leastM2);
}

export function grow(ring: Ring, byM: number): Ring[] {
  return offset(ring, byM, 0);
}

function offset(ring: Ring, byM: number, leastM2: number): Ring[] {
  return tidy(Clipper.inflatePaths(toPaths([ring]), byM * perMetre, JoinType.Miter, EndType.Polygon, 2), leastM2);
}
