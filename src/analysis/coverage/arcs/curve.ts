import { cosOf, type Remaining, sinOf, turnOf } from './remaining.ts';

/**
 * Curves of service areas lie in one Float64Array, eight numbers each. Every curve belongs to a core that it surrounds at distance `r`:
 * an arc to a vertex (`ax`, `ay`; `len` −1; `lo` to `hi` are turns), a straight one to an edge that begins at `ax`, `ay`, runs along the unit
 * vector `ux`, `uy` for `len` metres and has the served ground on its left (`lo` to `hi` are metres along it). The curve lies on the right of
 * the edge and runs with it; arcs run counter-clockwise. So the served ground is left of every curve.
 */
export const stride = 8;
export const AX = 0;
export const AY = 1;
export const UX = 2;
export const UY = 3;
export const LEN = 4;
export const R = 5;
export const LO = 6;
export const HI = 7;

type Curves = Float64Array;

/** A list of curves that grows. */
export class CurveList {
  count = 0;
  data: Curves = new Float64Array(stride * 64);

  push(from: Curves, at: number, lo: number, hi: number): void {
    if ((this.count + 1) * stride > this.data.length) {
      const old = this.data;
      this.data = new Float64Array(2 * old.length);
      this.data.set(old);
    }
    const to = this.count * stride;
    for (let k = 0; k < LO; k++) this.data[to + k] = from[at + k] as number;
    this.data[to + LO] = lo;
    this.data[to + HI] = hi;
    this.count++;
  }

  trimmed(): Curves {
    return this.data.slice(0, this.count * stride);
  }
}

/** The x of a point of a curve at a turn or at metres along it. */
export function xAt(curves: Curves, at: number, t: number): number {
  const r = curves[at + R] as number;
  if ((curves[at + LEN] as number) < 0) return (curves[at + AX] as number) + r * cosOf(t);
  return (curves[at + AX] as number) + t * (curves[at + UX] as number) + r * (curves[at + UY] as number);
}

export function yAt(curves: Curves, at: number, t: number): number {
  const r = curves[at + R] as number;
  if ((curves[at + LEN] as number) < 0) return (curves[at + AY] as number) + r * sinOf(t);
  return (curves[at + AY] as number) + t * (curves[at + UY] as number) - r * (curves[at + UX] as number);
}

/** Boxes are taken this much wider, so that rounding hides no curve from them. */
export const skinM = 1e-5;

/** Whether a curve may run through a box: of an arc, its whole circle is asked, of a straight one its line, besides their own box. */
export function meetsBox(curves: Float64Array, at: number, minX: number, minY: number, maxX: number, maxY: number): boolean {
  const r = curves[at + R] as number;
  if ((curves[at + LEN] as number) < 0) {
    const [x, y] = [curves[at] as number, curves[at + AY] as number];
    const nearX = Math.max(minX - x, 0, x - maxX);
    const nearY = Math.max(minY - y, 0, y - maxY);
    const farX = Math.max(maxX - x, x - minX);
    const farY = Math.max(maxY - y, y - minY);
    const outer = r + skinM;
    const inner = r - skinM;
    return nearX * nearX + nearY * nearY <= outer * outer && farX * farX + farY * farY >= inner * inner;
  }
  const [lo, hi] = [curves[at + LO] as number, curves[at + HI] as number];
  const [ax, ay, bx, by] = [xAt(curves, at, lo), yAt(curves, at, lo), xAt(curves, at, hi), yAt(curves, at, hi)];
  if (Math.max(ax, bx) < minX - skinM || Math.min(ax, bx) > maxX + skinM) return false;
  if (Math.max(ay, by) < minY - skinM || Math.min(ay, by) > maxY + skinM) return false;
  const [nx, ny] = [curves[at + UY] as number, -(curves[at + UX] as number)];
  const middle = nx * ((minX + maxX) / 2 - ax) + ny * ((minY + maxY) / 2 - ay);
  const half = (Math.abs(nx) * (maxX - minX) + Math.abs(ny) * (maxY - minY)) / 2;
  return Math.abs(middle) <= half + skinM;
}

/** Unit vector away from the union at a place of a curve. */
export function outwards(curves: Float64Array, at: number, t: number): readonly [number, number] {
  if ((curves[at + LEN] as number) < 0) return [cosOf(t), sinOf(t)];
  return [curves[at + UY] as number, -(curves[at + UX] as number)];
}

/** Writes one curve. */
export function setCurve(
  curves: Curves,
  at: number,
  x: number,
  y: number,
  ux: number,
  uy: number,
  len: number,
  r: number,
  lo: number,
  hi: number,
): void {
  curves[at + AX] = x;
  curves[at + AY] = y;
  curves[at + UX] = ux;
  curves[at + UY] = uy;
  curves[at + LEN] = len;
  curves[at + R] = r;
  curves[at + LO] = lo;
  curves[at + HI] = hi;
}

/** Below this, a crossing angle is none: rounding would choose. */
const noTurn = 1e-13;
/** Straight curves nearer than this to each other are one. */
const sameLineM = 2e-10;

/**
 * Takes from what remains of curve `i` what the core of curve `j` serves: a disc around a vertex, a rectangle around an edge. Where both are
 * the same curve, it stays with the earlier: `jFirst`.
 */
export function hide(rest: Remaining, a: Curves, i: number, b: Curves, j: number, jFirst: boolean): void {
  if ((a[i + LEN] as number) < 0) {
    if ((b[j + LEN] as number) < 0) arcByDisc(rest, a, i, b, j, jFirst);
    else arcByRectangle(rest, a, i, b, j);
  } else if ((b[j + LEN] as number) < 0) lineByDisc(rest, a, i, b, j);
  else lineByRectangle(rest, a, i, b, j, jFirst);
}

/** Both circles see their crossing by the same factors, so that the two ends meet. */
function arcByDisc(rest: Remaining, a: Curves, i: number, b: Curves, j: number, jFirst: boolean): void {
  const dx = (b[j] as number) - (a[i] as number);
  const dy = (b[j + AY] as number) - (a[i + AY] as number);
  const ri = a[i + R] as number;
  const rj = b[j + R] as number;
  const sum = ri + rj;
  const d2 = dx * dx + dy * dy;
  if (d2 >= sum * sum) return;
  const more = rj - ri;
  if (d2 <= more * more) {
    if (more > 0) rest.clear();
    else if (more === 0 && jFirst) rest.subtractTurns(b[j + LO] as number, b[j + HI] as number);
    return;
  }
  const d = Math.sqrt(d2);
  const over = 1 / (2 * d * ri);
  const cos = (d2 - more * sum) * over;
  const sin = Math.sqrt((sum + d) * (sum - d) * (d - more) * (d + more)) * over;
  if (!(sin > noTurn)) {
    if (cos < 0) rest.clear();
    return;
  }
  const ux = dx / d;
  const uy = dy / d;
  const from = turnOf(ux * cos + uy * sin, uy * cos - ux * sin);
  const to = turnOf(ux * cos - uy * sin, uy * cos + ux * sin);
  rest.subtractTurns(from, to < from ? to + 4 : to);
}

function lineByDisc(rest: Remaining, a: Curves, i: number, b: Curves, j: number): void {
  const wx = (b[j] as number) - (a[i] as number);
  const wy = (b[j + AY] as number) - (a[i + AY] as number);
  const ux = a[i + UX] as number;
  const uy = a[i + UY] as number;
  const r = b[j + R] as number;
  const off = wx * uy - wy * ux - (a[i + R] as number);
  if (off >= r || off <= -r) return;
  const along = wx * ux + wy * uy;
  const half = Math.sqrt((r - off) * (r + off));
  rest.subtract(along - half, along + half);
}

function lineByRectangle(rest: Remaining, a: Curves, i: number, b: Curves, j: number, jFirst: boolean): void {
  const ux = a[i + UX] as number;
  const uy = a[i + UY] as number;
  const vx = b[j + UX] as number;
  const vy = b[j + UY] as number;
  const r = b[j + R] as number;
  const ri = a[i + R] as number;
  const wx = (a[i] as number) + ri * uy - (b[j] as number);
  const wy = (a[i + AY] as number) - ri * ux - (b[j + AY] as number);
  const along = wx * vx + wy * vy;
  const perAlong = ux * vx + uy * vy;
  let lo = -Infinity;
  let hi = Infinity;
  if (Math.abs(perAlong) < 1e-15) {
    if (along < 0 || along > (b[j + LEN] as number)) return;
  } else {
    const at0 = -along / perAlong;
    const at1 = ((b[j + LEN] as number) - along) / perAlong;
    lo = Math.min(at0, at1);
    hi = Math.max(at0, at1);
  }
  const off = wx * vy - wy * vx;
  const perOff = ux * vy - uy * vx;
  const from = Math.max(lo, a[i + LO] as number);
  const to = Math.min(hi, a[i + HI] as number);
  if (from >= to) return;
  const near = off + from * perOff;
  const far = off + to * perOff;
  if (Math.abs(Math.abs(near) - r) < sameLineM && Math.abs(Math.abs(far) - r) < sameLineM) {
    if (jFirst && near > 0 && perAlong > 0) rest.subtract(from, to);
    return;
  }
  if (near >= r && far >= r) return;
  if (near <= -r && far <= -r) return;
  if (Math.abs(perOff) < 1e-15) {
    rest.subtract(lo, hi);
    return;
  }
  const at0 = (-r - off) / perOff;
  const at1 = (r - off) / perOff;
  rest.subtract(Math.max(lo, Math.min(at0, at1)), Math.min(hi, Math.max(at0, at1)));
}

const cuts = new Float64Array(8);

/** A circle meets the four sides of a rectangle up to eight times; each part between is inside or not by its middle. */
function arcByRectangle(rest: Remaining, a: Curves, i: number, b: Curves, j: number): void {
  const r = a[i + R] as number;
  const wx = (a[i] as number) - (b[j] as number);
  const wy = (a[i + AY] as number) - (b[j + AY] as number);
  const vx = b[j + UX] as number;
  const vy = b[j + UY] as number;
  const along = wx * vx + wy * vy;
  const off = wx * vy - wy * vx;
  const len = b[j + LEN] as number;
  const reach = b[j + R] as number;
  if (along <= -r || along >= len + r || off >= reach + r || off <= -reach - r) return;
  let count = 0;
  for (let side = 0; side < 2; side++) {
    const k = ((side === 0 ? 0 : len) - along) / r;
    if (k <= -1 || k >= 1) continue;
    const other = Math.sqrt((1 - k) * (1 + k));
    if (Math.abs(off + r * other) <= reach) count = cutAt(count, turnOf(k * vx + other * vy, k * vy - other * vx));
    if (Math.abs(off - r * other) <= reach) count = cutAt(count, turnOf(k * vx - other * vy, k * vy + other * vx));
  }
  for (let side = -1; side <= 1; side += 2) {
    const k = (side * reach - off) / r;
    if (k <= -1 || k >= 1) continue;
    const other = r * Math.sqrt((1 - k) * (1 + k));
    const m = other / r;
    if (along + other >= 0 && along + other <= len) count = cutAt(count, turnOf(m * vx + k * vy, m * vy - k * vx));
    if (along - other >= 0 && along - other <= len) count = cutAt(count, turnOf(k * vy - m * vx, -m * vy - k * vx));
  }
  if (count === 0) {
    if (isInRectangle(a[i + LO] as number, r, along, off, vx, vy, len, reach)) rest.clear();
    return;
  }
  for (let k = 0; k < count; k++) {
    const from = cuts[k] as number;
    const to = k + 1 < count ? (cuts[k + 1] as number) : (cuts[0] as number) + 4;
    if (to > from && isInRectangle((from + to) / 2, r, along, off, vx, vy, len, reach)) rest.subtractTurns(from, to);
  }
}

/** Adds a cut in order. */
function cutAt(count: number, turn: number): number {
  let k = count;
  for (; k > 0 && (cuts[k - 1] as number) > turn; k--) cuts[k] = cuts[k - 1] as number;
  cuts[k] = turn;
  return count + 1;
}

/** Whether the point of a circle at a turn lies in a rectangle; the middle of the circle is given along the edge and off it. */
function isInRectangle(turn: number, r: number, along: number, off: number, vx: number, vy: number, len: number, reach: number): boolean {
  const x = cosOf(turn);
  const y = sinOf(turn);
  const s = along + r * (x * vx + y * vy);
  const o = off + r * (x * vy - y * vx);
  return s >= 0 && s <= len && o >= -reach && o <= reach;
}
