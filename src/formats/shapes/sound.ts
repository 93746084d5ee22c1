import type { Position } from 'geojson';
import { eachNearPair, meet, type Segments, segmentsOf, within } from './meetings.ts';

export type Rings = readonly (readonly Position[])[];

/**
 * What makes a surface no surface (OGC 06-103r4 §6.1.11). `crossing`: a ring meets itself, or rings cut or run along each other. `hole-outside`:
 * a hole that is not inside its shell. `nested`: a hole in a hole, or parts that share land. `cut-apart`: holes that cut the land in two.
 */
export type Fault = 'crossing' | 'hole-outside' | 'nested' | 'cut-apart';

interface Touch {
  readonly x: number;
  readonly y: number;
}

/** Touches between pairs of rings, under `low * count + high`. */
type Touches = Map<number, Touch[]>;

/**
 * The first fault of a surface, null where it is sound. Rings are closed, without repeated positions and longer than three. The direction of
 * rings is no matter here. Exact, so that it says the same as GEOS of the same numbers.
 */
export function surfaceFault(parts: readonly Rings[]): Fault | null {
  const segments = segmentsOf(parts.flat());
  const touches: Touches = new Map();
  if (crosses(segments, touches)) return 'crossing';
  const count = segments.rings.length;
  if (count === 1) return null;
  let first = 0;
  for (const part of parts) {
    const fault = partFault(part, first, touches, count);
    if (fault !== null) return fault;
    first += part.length;
  }
  return parts.length > 1 && partsShareLand(parts, touches, count) ? 'nested' : null;
}

/** Whether any ring meets itself, or cuts or runs along another; where different rings touch in a point is noted. */
function crosses(segments: Segments, touches: Touches): boolean {
  const { ends, ringOf } = segments;
  const count = segments.rings.length;
  let found = false;
  eachNearPair(segments, (i, j) => {
    const meeting = meet(ends, i, j);
    if (meeting === null) return false;
    const [r, s] = [ringOf[i] as number, ringOf[j] as number];
    if (meeting.how === 'cross') found = true;
    else if (r === s) found = !follow(segments, i, j);
    else {
      const key = Math.min(r, s) * count + Math.max(r, s);
      const known = touches.get(key);
      if (!known) touches.set(key, [meeting]);
      else if (!known.some(({ x, y }) => x === meeting.x && y === meeting.y)) known.push(meeting);
    }
    return found;
  });
  return found;
}

/** Whether two segments of one ring follow each other; they share a vertex by right. */
function follow({ starts, ringOf }: Segments, i: number, j: number): boolean {
  const ring = ringOf[i] as number;
  const [first, behind] = [starts[ring] as number, starts[ring + 1] as number];
  return j - i === 1 || (i === first && j === behind - 1);
}

/** Faults among the rings of one part, whose rings are numbered from `first`. */
function partFault(part: Rings, first: number, touches: Touches, count: number): Fault | null {
  const between = (a: number, b: number) => touches.get((first + Math.min(a, b)) * count + first + Math.max(a, b)) ?? [];
  const shell = part[0] as readonly Position[];
  for (let h = 1; h < part.length; h++) {
    const hole = part[h] as readonly Position[];
    if (!pieces(hole, between(0, h)).every(([x, y]) => within(x, y, shell) > 0)) return 'hole-outside';
  }
  for (let h = 2; h < part.length; h++) {
    for (let g = 1; g < h; g++) if (overlap(part[g] as Position[], part[h] as Position[], between(g, h))) return 'nested';
  }
  return cutApart(part.length, between) ? 'cut-apart' : null;
}

/** Whether one of two rings that do not cross lies, wholly or between touches, inside the other. */
function overlap(a: readonly Position[], b: readonly Position[], touches: readonly Touch[]): boolean {
  if (boxesApart(a, b)) return false;
  return pieces(a, touches).some(([x, y]) => within(x, y, b) > 0) || pieces(b, touches).some(([x, y]) => within(x, y, a) > 0);
}

/**
 * Points that stand for the pieces into which touches cut a ring: one of them tells on which side of the other ring its whole piece lies.
 * Without touches any vertex does; with some, the middle of every piece of the segments they lie on.
 */
function pieces(ring: readonly Position[], touches: readonly Touch[]): (readonly [number, number])[] {
  const first = ring[0] as Position;
  if (touches.length === 0) return [[first[0] as number, first[1] as number]];
  const found: (readonly [number, number])[] = [];
  for (let i = 0; i + 1 < ring.length; i++) {
    const [ax, ay] = ring[i] as [number, number];
    const [bx, by] = ring[i + 1] as [number, number];
    const along = ({ x, y }: Touch) => (Math.abs(bx - ax) >= Math.abs(by - ay) ? (x - ax) / (bx - ax) : (y - ay) / (by - ay));
    const on = touches.filter((touch) => within(touch.x, touch.y, [ring[i] as Position, ring[i + 1] as Position]) === 0);
    if (on.length === 0) continue;
    const cuts = [0, ...on.map(along).sort((a, b) => a - b), 1];
    for (let c = 1; c < cuts.length; c++) {
      const [from, to] = [cuts[c - 1] as number, cuts[c] as number];
      if (to > from) found.push([ax + ((from + to) / 2) * (bx - ax), ay + ((from + to) / 2) * (by - ay)]);
    }
  }
  return found;
}

/** Whether rings that touch close a chain: the land inside it is cut off. */
function cutApart(rings: number, between: (a: number, b: number) => readonly Touch[]): boolean {
  const above = new Map<string, string>();
  const root = (name: string): string => {
    const next = above.get(name);
    return next === undefined ? name : root(next);
  };
  const seen = new Set<string>();
  for (let a = 0; a < rings; a++) {
    for (let b = a + 1; b < rings; b++) {
      for (const { x, y } of between(a, b)) {
        for (const ring of [a, b]) {
          const link = `${ring}|${x},${y}`;
          if (seen.has(link)) continue;
          seen.add(link);
          const [one, other] = [root(String(ring)), root(`${x},${y}`)];
          if (one === other) return true;
          above.set(one, other);
        }
      }
    }
  }
  return false;
}

function partsShareLand(parts: readonly Rings[], touches: Touches, count: number): boolean {
  const firsts: number[] = [];
  parts.reduce((sum, part) => {
    firsts.push(sum);
    return sum + part.length;
  }, 0);
  for (let b = 1; b < parts.length; b++) {
    for (let a = 0; a < b; a++) {
      const [one, other] = [parts[a] as Rings, parts[b] as Rings];
      if (boxesApart(one[0] as Position[], other[0] as Position[])) continue;
      const between = (r: number, s: number) => touches.get(((firsts[a] as number) + r) * count + (firsts[b] as number) + s) ?? [];
      const oneIn = pieces(
        one[0] as Position[],
        other.flatMap((_, s) => between(0, s)),
      ).some((point) => inLand(point, other));
      if (
        oneIn ||
        pieces(
          other[0] as Position[],
          one.flatMap((_, r) => between(r, 0)),
        ).some((point) => inLand(point, one))
      )
        return true;
    }
  }
  return false;
}

function inLand([x, y]: readonly [number, number], [shell, ...holes]: Rings): boolean {
  return within(x, y, shell as readonly Position[]) > 0 && holes.every((hole) => within(x, y, hole) < 0);
}

function boxesApart(a: readonly Position[], b: readonly Position[]): boolean {
  const [p, q] = [boxOf(a), boxOf(b)];
  return p[2] < q[0] || q[2] < p[0] || p[3] < q[1] || q[3] < p[1];
}

const boxes = new WeakMap<readonly Position[], readonly [number, number, number, number]>();

function boxOf(ring: readonly Position[]): readonly [number, number, number, number] {
  const known = boxes.get(ring);
  if (known) return known;
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x = 0, y = 0] of ring) {
    if (x < box[0]) box[0] = x;
    if (y < box[1]) box[1] = y;
    if (x > box[2]) box[2] = x;
    if (y > box[3]) box[3] = y;
  }
  boxes.set(ring, box);
  return box;
}
