import type { Pt } from './plane.ts';

/** A closed ring without the repeated first point; outer rings run counter-clockwise. */
export type Ring = readonly Pt[];

/** The item at `i`, counted round the end of the list. */
export function at<T>(list: readonly T[], i: number): T {
  const found = list[((i % list.length) + list.length) % list.length];
  if (found === undefined) throw new Error('empty list');
  return found;
}

export const minus = (a: Pt, b: Pt): Pt => ({ x: a.x - b.x, y: a.y - b.y });
export const along = (a: Pt, b: Pt, share: number): Pt => ({ x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share });
export const cross = (a: Pt, b: Pt): number => a.x * b.y - a.y * b.x;
export const dot = (a: Pt, b: Pt): number => a.x * b.x + a.y * b.y;
/** √(x² + y²) by `Math.sqrt`, which is exact to the last bit everywhere; `Math.hypot` is not. */
export const size = (a: Pt): number => Math.sqrt(a.x * a.x + a.y * a.y);
export const distance = (a: Pt, b: Pt): number => size(minus(a, b));

export function signedArea(ring: Ring): number {
  let sum = 0;
  for (let i = 0; i < ring.length; i++) sum += cross(at(ring, i), at(ring, i + 1));
  return sum / 2;
}

export const area = (ring: Ring): number => Math.abs(signedArea(ring));
export const counterClockwise = (ring: Ring): Ring => (signedArea(ring) < 0 ? [...ring].reverse() : ring);

export function centroid(ring: Ring): Pt {
  const base = at(ring, 0);
  let x = 0;
  let y = 0;
  let sum = 0;
  for (let i = 0; i < ring.length; i++) {
    const a = minus(at(ring, i), base);
    const b = minus(at(ring, i + 1), base);
    const c = cross(a, b);
    sum += c;
    x += (a.x + b.x) * c;
    y += (a.y + b.y) * c;
  }
  return { x: base.x + x / (3 * sum), y: base.y + y / (3 * sum) };
}

export function inside(p: Pt, ring: Ring): boolean {
  let odd = false;
  for (let i = 0; i < ring.length; i++) {
    const a = at(ring, i);
    const b = at(ring, i + 1);
    if (a.y > p.y !== b.y > p.y && p.x < a.x + ((b.x - a.x) * (p.y - a.y)) / (b.y - a.y)) odd = !odd;
  }
  return odd;
}

/** Nearest position on the segment a–b, as a share 0–1 of it. */
export function footShare(p: Pt, a: Pt, b: Pt): number {
  const d = minus(b, a);
  const length2 = dot(d, d);
  return length2 === 0 ? 0 : Math.min(1, Math.max(0, dot(minus(p, a), d) / length2));
}

export const segmentDistance = (p: Pt, a: Pt, b: Pt): number => distance(p, along(a, b, footShare(p, a, b)));

export function lineDistance(p: Pt, line: readonly Pt[]): number {
  let best = Number.POSITIVE_INFINITY;
  for (let i = 1; i < line.length; i++) best = Math.min(best, segmentDistance(p, at(line, i - 1), at(line, i)));
  return best;
}

/** Where a–b and c–d cross: shares along both, or undefined. Parallel segments do not cross. */
export function crossing(a: Pt, b: Pt, c: Pt, d: Pt): { readonly s: number; readonly t: number; readonly at: Pt } | undefined {
  const r = minus(b, a);
  const q = minus(d, c);
  const turn = cross(r, q);
  if (turn === 0) return undefined;
  const s = cross(minus(c, a), q) / turn;
  const t = cross(minus(c, a), r) / turn;
  return s < 0 || s > 1 || t < 0 || t > 1 ? undefined : { s, t, at: along(a, b, s) };
}

/** The unit normal to the left of a→b. */
function leftOf(a: Pt, b: Pt): Pt {
  const d = minus(b, a);
  const length = size(d);
  return { x: -d.y / length, y: d.x / length };
}

/** The rectangle within `halfM` of the segment a–b, its ends lengthened by `endM`. */
export function strip(a: Pt, b: Pt, halfM: number, endM: number): Ring {
  const n = leftOf(a, b);
  const ex = n.y * endM;
  const ey = -n.x * endM;
  const dx = n.x * halfM;
  const dy = n.y * halfM;
  return counterClockwise([
    { x: a.x - ex - dx, y: a.y - ey - dy },
    { x: b.x + ex - dx, y: b.y + ey - dy },
    { x: b.x + ex + dx, y: b.y + ey + dy },
    { x: a.x - ex + dx, y: a.y - ey + dy },
  ]);
}

export function bounds(points: readonly Pt[]): { west: number; south: number; east: number; north: number } {
  const result = {
    west: Number.POSITIVE_INFINITY,
    south: Number.POSITIVE_INFINITY,
    east: Number.NEGATIVE_INFINITY,
    north: Number.NEGATIVE_INFINITY,
  };
  for (const p of points) {
    result.west = Math.min(result.west, p.x);
    result.east = Math.max(result.east, p.x);
    result.south = Math.min(result.south, p.y);
    result.north = Math.max(result.north, p.y);
  }
  return result;
}

/** Corner cutting (Chaikin), twice; the ends stay. */
export function smoothLine(line: readonly Pt[]): Pt[] {
  const once = (points: readonly Pt[]): Pt[] => {
    const inner = points.slice(1).flatMap((p, i) => [along(at(points, i), p, 0.25), along(at(points, i), p, 0.75)]);
    return [at(points, 0), ...inner.slice(1, -1), at(points, -1)];
  };
  return once(once(line));
}

/** Corner cutting (Chaikin), once, round a ring. */
export const smoothRing = (ring: Ring): Ring => ring.flatMap((p, i) => [along(p, at(ring, i + 1), 0.25), along(p, at(ring, i + 1), 0.75)]);
