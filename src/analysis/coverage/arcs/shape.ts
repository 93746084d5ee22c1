import { type Box, insideRegion, type Region } from '../../../core/geo/rings.ts';
import { AX, AY, CurveList, HI, hide, LEN, LO, R, setCurve, stride, UX, UY, xAt, yAt } from './curve.ts';
import { Remaining, turnOf } from './remaining.ts';

/** A park and how far it serves, in plane metres. A point is a region of one vertex. */
export interface Reach {
  readonly region: Region;
  readonly radius: number;
}

/** One service area by itself, in a frame whose origin lies near the city. */
export interface Shape {
  readonly radius: number;
  /** Box of the park, without the radius. */
  readonly box: Box;
  /** Rings of the park; none for a point, whose box is that point. */
  readonly rings: readonly Float64Array[];
  /** Its boundary as curves (see curve.ts); of a point, whose boundary is one circle, none are made. */
  readonly curves: Float64Array;
}

export interface Frame {
  readonly x: number;
  readonly y: number;
}

const none: readonly Float64Array[] = [];
const noCurves = new Float64Array(0);
const kept = new WeakMap<Region, Map<string, Shape>>();

/**
 * The service area of a park. `salt` 0 is the ordinary one. Radii of polygons are widened by at most 2 µm, by an amount that depends on the
 * outline: borders that two parks share then differ by far more than rounding does, and no part of a boundary is counted twice or left out.
 * It changes areas by less than 1e-8 of themselves.
 */
export function shapeOf({ region, radius }: Reach, frame: Frame, salt = 0): Shape {
  const only = region.rings[0];
  if (region.rings.length === 1 && only?.length === 2) {
    const [x, y] = [(only[0] as number) - frame.x, (only[1] as number) - frame.y];
    return { radius: salt === 0 ? radius : radius + widening(region, salt), box: [x, y, x, y], rings: none, curves: noCurves };
  }
  const key = `${radius} ${frame.x} ${frame.y} ${salt}`;
  const made = kept.get(region) ?? new Map<string, Shape>();
  kept.set(region, made);
  const known = made.get(key);
  if (known) return known;
  const shape = shapeFrom(region, radius, frame, salt);
  if (made.size >= 8) made.clear();
  made.set(key, shape);
  return shape;
}

function shapeFrom(region: Region, radius: number, frame: Frame, salt: number): Shape {
  const rings = region.rings.map((ring) => shifted(ring, frame)).filter((ring) => ring.length > 0);
  const [minX, minY, maxX, maxY] = region.box;
  const box: Box = [minX - frame.x, minY - frame.y, maxX - frame.x, maxY - frame.y];
  const r = radius + widening(region, salt);
  return { radius: r, box, rings, curves: ownBoundary(rings, r) };
}

const steps = 4096;
const stepM = 5e-10;

function widening({ rings }: Region, salt: number): number {
  const first = rings[0] ?? new Float64Array();
  let hash = 2_166_136_261 ^ Math.imul(salt, 40_503);
  const mix = (value: number) => {
    hash = Math.imul(hash ^ Math.round(value), 16_777_619);
    hash ^= hash >>> 13;
  };
  mix(rings.length);
  mix(first.length);
  for (let i = 0; i < Math.min(8, first.length); i++) mix(1e4 * (first[i] as number));
  return ((hash >>> 0) % steps) * stepM;
}

/** A ring without repeated vertices, from the origin of the frame. */
function shifted(ring: Float64Array, { x, y }: Frame): Float64Array {
  const out = new Float64Array(ring.length);
  let n = 0;
  for (let i = 0; i < ring.length; i += 2) {
    const px = (ring[i] as number) - x;
    const py = (ring[i + 1] as number) - y;
    if (n > 0 && out[n - 2] === px && out[n - 1] === py) continue;
    out[n++] = px;
    out[n++] = py;
  }
  while (n > 2 && out[0] === out[n - 2] && out[1] === out[n - 1]) n -= 2;
  return out.subarray(0, n);
}

/** The cores of a park: for each vertex its arc (null length of turns where the ring turns inwards), for each edge its straight curve. */
interface Cores {
  readonly count: number;
  readonly arcs: Float64Array;
  readonly lines: Float64Array;
  /** The vertex before each, and after it. */
  readonly before: Int32Array;
  readonly after: Int32Array;
}

function coresOf(rings: readonly Float64Array[], r: number): Cores {
  const count = rings.reduce((sum, ring) => sum + ring.length / 2, 0);
  const arcs = new Float64Array(stride * count);
  const lines = new Float64Array(stride * count);
  const [before, after] = [new Int32Array(count), new Int32Array(count)];
  let start = 0;
  for (const ring of rings) {
    const n = ring.length / 2;
    for (let i = 0; i < n; i++) {
      const next = i + 1 < n ? i + 1 : 0;
      const at = start + i;
      before[at] = start + (i > 0 ? i - 1 : n - 1);
      after[at] = start + next;
      const dx = (ring[2 * next] as number) - (ring[2 * i] as number);
      const dy = (ring[2 * next + 1] as number) - (ring[2 * i + 1] as number);
      const len = Math.sqrt(dx * dx + dy * dy);
      const over = len > 0 ? 1 / len : 0;
      setCurve(lines, stride * at, ring[2 * i] as number, ring[2 * i + 1] as number, dx * over, dy * over, len, r, 0, len);
    }
    start += n;
  }
  for (let at = 0; at < count; at++) cone(arcs, lines, stride * at, stride * (before[at] as number), r);
  return { count, arcs, lines, before, after };
}

/** The arc of a vertex where its ring turns left, outwards; where it turns back on itself, half a circle. */
function cone(arcs: Float64Array, lines: Float64Array, at: number, before: number, r: number): void {
  const ux = lines[before + UX] as number;
  const uy = lines[before + UY] as number;
  const vx = lines[at + UX] as number;
  const vy = lines[at + UY] as number;
  const cross = ux * vy - uy * vx;
  const back = ux * vx + uy * vy < 0;
  const lo = turnOf(uy, -ux);
  let hi = lo;
  if (back && Math.abs(cross) < 1e-9) hi = lo + 2;
  else if (cross > 1e-14) {
    hi = turnOf(vy, -vx);
    if (hi < lo) hi += 4;
  }
  setCurve(arcs, at, lines[at] as number, lines[at + AY] as number, 0, 0, -1, r, lo, hi);
}

/** The boundary of all ground within `r` of a park: of the curves around its vertices and edges what no other of its parts serves. */
function ownBoundary(rings: readonly Float64Array[], r: number): Float64Array {
  const cores = coresOf(rings, r);
  const found = new CurveList();
  const rest = new Remaining();
  const blocks = blocksOf(cores);
  const convex = rings.length === 1 && isConvex(cores);
  for (let at = 0; at < cores.count; at++) {
    for (const curves of [cores.lines, cores.arcs]) {
      const i = stride * at;
      const lo = curves[i + LO] as number;
      const hi = curves[i + HI] as number;
      if (!(hi > lo)) continue;
      rest.reset(lo, hi);
      if (!convex) hideByOwn(rest, cores, blocks, curves, at);
      for (let k = 0; k < rest.count; k++) {
        const [from, to] = [rest.lo[k] as number, rest.hi[k] as number];
        if (convex || !isInside(rings, curves, i, (from + to) / 2)) found.push(curves, i, from, to);
      }
    }
  }
  return found.trimmed();
}

/** Whether a point of a curve lies inside the park: where two of its rings touch, the corner of one looks into the other. */
function isInside(rings: readonly Float64Array[], curves: Float64Array, at: number, t: number): boolean {
  return insideRegion(xAt(curves, at, t), yAt(curves, at, t), { rings, box: everywhere });
}

const everywhere: Box = [-Infinity, -Infinity, Infinity, Infinity];

/** One ring that never turns right and goes round once: its arcs together are one circle. */
function isConvex({ count, arcs, lines, before }: Cores): boolean {
  let around = 0;
  for (let at = 0; at < count; at++) {
    const [i, j] = [stride * at, stride * (before[at] as number)];
    const cross = (lines[j + UX] as number) * (lines[i + UY] as number) - (lines[j + UY] as number) * (lines[i + UX] as number);
    if (cross < 0) return false;
    around += (arcs[i + HI] as number) - (arcs[i + LO] as number);
  }
  return Math.abs(around - 4) < 1e-6;
}

const blockSize = 16;
const nearFirst = 6;

/** Boxes around runs of `blockSize` vertices and their edges. */
function blocksOf({ count, lines, after }: Cores): Float64Array {
  const boxes = new Float64Array(4 * Math.ceil(count / blockSize));
  for (let b = 0; 4 * b < boxes.length; b++) {
    let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let at = b * blockSize; at < Math.min(count, (b + 1) * blockSize); at++) {
      for (const i of [stride * at, stride * (after[at] as number)]) {
        minX = Math.min(minX, lines[i + AX] as number);
        maxX = Math.max(maxX, lines[i + AX] as number);
        minY = Math.min(minY, lines[i + AY] as number);
        maxY = Math.max(maxY, lines[i + AY] as number);
      }
    }
    boxes.set([minX, minY, maxX, maxY], 4 * b);
  }
  return boxes;
}

/** Its neighbours along the ring first: they hide most of what is hidden. */
function hideByOwn(rest: Remaining, cores: Cores, blocks: Float64Array, curves: Float64Array, at: number): void {
  let [back, on] = [at, at];
  for (let k = 0; k < nearFirst && rest.count > 0; k++) {
    back = cores.before[back] as number;
    on = cores.after[on] as number;
    hideByCore(rest, cores, curves, at, back);
    hideByCore(rest, cores, curves, at, on);
  }
  const i = stride * at;
  const reach = (curves[i + R] as number) * 2 + Math.max(0, curves[i + LEN] as number);
  const [x, y] = [curves[i + AX] as number, curves[i + AY] as number];
  for (let b = 0; 4 * b < blocks.length && rest.count > 0; b++) {
    if (x + reach < (blocks[4 * b] as number) || x - reach > (blocks[4 * b + 2] as number)) continue;
    if (y + reach < (blocks[4 * b + 1] as number) || y - reach > (blocks[4 * b + 3] as number)) continue;
    const end = Math.min(cores.count, (b + 1) * blockSize);
    for (let other = b * blockSize; other < end && rest.count > 0; other++) hideByCore(rest, cores, curves, at, other);
  }
}

/** A curve's own core, and the parts of the ring that it touches smoothly, would only take rounding away. */
function hideByCore(rest: Remaining, { arcs, lines, before, after }: Cores, curves: Float64Array, at: number, other: number): void {
  const isArc = curves === arcs;
  const i = stride * at;
  const j = stride * other;
  if (other !== at && (isArc || other !== after[at])) hide(rest, curves, i, arcs, j, other < at);
  if (other !== at && !(isArc && other === before[at])) hide(rest, curves, i, lines, j, other < at);
}

/** Whether a point lies in the park or within `reach` of its boundary. */
export function servedBy({ rings, box }: Shape, x: number, y: number, reach: number): boolean {
  const reach2 = reach * reach;
  if (rings.length === 0) {
    const [dx, dy] = [x - box[0], y - box[1]];
    return dx * dx + dy * dy <= reach2;
  }
  let inside = false;
  for (const ring of rings) {
    const n = ring.length;
    let ax = ring[n - 2] as number;
    let ay = ring[n - 1] as number;
    for (let i = 0; i < n; i += 2) {
      const bx = ring[i] as number;
      const by = ring[i + 1] as number;
      const ex = bx - ax;
      const ey = by - ay;
      const len2 = ex * ex + ey * ey;
      const t = len2 === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * ex + (y - ay) * ey) / len2));
      const dx = x - ax - t * ex;
      const dy = y - ay - t * ey;
      if (dx * dx + dy * dy <= reach2) return true;
      if (by > y !== ay > y && x < ((ax - bx) * (y - by)) / (ay - by) + bx) inside = !inside;
      ax = bx;
      ay = by;
    }
  }
  return inside;
}
