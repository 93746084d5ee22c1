import Flatbush from 'flatbush';
import type { Box } from '../../../core/geo/rings.ts';
import { AY, CurveList, HI, hide, LEN, LO, meetsBox, R, stride, UX, UY, xAt, yAt } from './curve.ts';
import { Remaining, radiansBetween } from './remaining.ts';
import { type Frame, type Reach, type Shape, servedBy, shapeOf } from './shape.ts';

/** The boundary of a union of service areas: those parts of the boundaries of single ones that no other one serves. */
export interface Union {
  readonly frame: Frame;
  readonly shapes: readonly Shape[];
  /** See curve.ts; the union is left of every curve. */
  readonly curves: Float64Array;
  /** Indexes in `shapes` of those that a curve belongs to. */
  readonly owner: Int32Array;
  /** By how much the curves fail to close, metres: rounding. 0 where only a part of them was asked for. */
  readonly gapM: number;
}

const closedM = 1e-4;
const salts = 4;

/**
 * The union of service areas, exact: straight offsets and circular arcs. Where rounding has opened the boundary (outlines that coincide to the
 * nanometre without being the same) it is made again with the radii widened by other amounts, all below 2 µm. A park without any vertex, or
 * without a positive radius, serves nothing. `within` leaves out curves that do not come near a box (of the frame): for questions inside it.
 */
export function unionOf(reaches: readonly Reach[], frame: Frame, within?: Box): Union {
  const sound = reaches.filter(({ region, radius }) => radius > 0 && radius < Infinity && (region.rings[0]?.length ?? 0) >= 2);
  let best: Union | null = null;
  for (let salt = 0; salt < salts; salt++) {
    const shapes = sound.map((reach) => shapeOf(reach, frame, salt));
    const made = within ? joined(shapes, frame, within) : closed(joined(shapes, frame));
    if (best === null || made.gapM < best.gapM) best = made;
    if (made.gapM < closedM) break;
  }
  return best as Union;
}

function joined(shapes: readonly Shape[], frame: Frame, within?: Box): Union {
  const all = together(shapes);
  const grid = new Grid(all);
  const solid = solidIndex(shapes);
  const found = new CurveList();
  const owner: number[] = [];
  const rest = new Remaining();
  let nearSolid: readonly number[] = [];
  let lastOwner = -1;
  for (let c = 0; c < all.count; c++) {
    const at = c * stride;
    if (within && !meetsBox(all.curves, at, within[0], within[1], within[2], within[3])) continue;
    const own = all.owner[c] as number;
    if (own !== lastOwner && solid) nearSolid = solid(shapes[own] as Shape, own);
    lastOwner = own;
    rest.reset(all.curves[at + LO] as number, all.curves[at + HI] as number);
    grid.hideFrom(rest, c);
    for (let k = 0; k < rest.count; k++) {
      const lo = rest.lo[k] as number;
      const hi = rest.hi[k] as number;
      if (nearSolid.length > 0 && isInside(shapes, nearSolid, all.curves, at, (lo + hi) / 2)) continue;
      found.push(all.curves, at, lo, hi);
      owner.push(own);
    }
  }
  return { frame, shapes, curves: found.trimmed(), owner: Int32Array.from(owner), gapM: 0 };
}

function closed(union: Union): Union {
  return { ...union, gapM: gapOf(union.curves) };
}

/** Rounding may leave a point of a park's own boundary this much inside it. */
const skinM = 1e-9;

/** Whether a point of a curve lies in the reach of other parks: far from all their curves, it lies wholly inside or outside. */
function isInside(shapes: readonly Shape[], near: readonly number[], curves: Float64Array, at: number, t: number): boolean {
  const [x, y] = [xAt(curves, at, t), yAt(curves, at, t)];
  return near.some((s) => servedBy(shapes[s] as Shape, x, y, (shapes[s] as Shape).radius - skinM));
}

interface All {
  readonly count: number;
  readonly curves: Float64Array;
  readonly owner: Int32Array;
  readonly maxRadius: number;
}

function together(shapes: readonly Shape[]): All {
  let count = 0;
  for (const { rings, curves } of shapes) count += rings.length === 0 ? 1 : curves.length / stride;
  const curves = new Float64Array(count * stride);
  const owner = new Int32Array(count);
  let at = 0;
  let maxRadius = 0;
  for (let s = 0; s < shapes.length; s++) {
    const shape = shapes[s] as Shape;
    const start = at / stride;
    if (shape.rings.length === 0) {
      curves[at] = shape.box[0];
      curves[at + AY] = shape.box[1];
      curves[at + LEN] = -1;
      curves[at + R] = shape.radius;
      curves[at + HI] = 4;
      at += stride;
    } else {
      curves.set(shape.curves, at);
      at += shape.curves.length;
    }
    owner.fill(s, start, at / stride);
    if (shape.radius > maxRadius) maxRadius = shape.radius;
  }
  return { count, curves, owner, maxRadius };
}

/** Shapes with an inside beyond their curves: polygons. */
function solidIndex(shapes: readonly Shape[]) {
  const solid = [...shapes.keys()].filter((s) => (shapes[s] as Shape).rings.length > 0);
  if (solid.length === 0) return null;
  const boxes = new Flatbush(solid.length);
  for (const s of solid) {
    const { box, radius } = shapes[s] as Shape;
    boxes.add(box[0] - radius, box[1] - radius, box[2] + radius, box[3] + radius);
  }
  boxes.finish();
  return ({ box, radius }: Shape, own: number): number[] =>
    boxes
      .search(box[0] - radius, box[1] - radius, box[2] + radius, box[3] + radius)
      .map((k) => solid[k] as number)
      .filter((s) => s !== own);
}

/** Cores of curves in square cells as wide as the largest radius, so that those near a curve are found, the nearest first. */
class Grid {
  private readonly left: number = 0;
  private readonly bottom: number = 0;
  private readonly columns: number = 1;
  private readonly rows: number = 1;
  private readonly size: number = 1;
  private readonly start: Int32Array;
  private readonly items: Int32Array;
  private readonly seen: Int32Array;

  constructor(private readonly all: All) {
    const { count, curves, maxRadius } = all;
    let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let c = 0; c < count; c++) {
      const x = curves[c * stride] as number;
      const y = curves[c * stride + AY] as number;
      if (x < minX) minX = x;
      if (x > maxX) maxX = x;
      if (y < minY) minY = y;
      if (y > maxY) maxY = y;
    }
    this.seen = new Int32Array(count).fill(-1);
    if (count > 0) {
      const span = Math.max(maxX - minX, maxY - minY);
      this.size = Math.max(maxRadius, span / 1000, 1e-3);
      this.left = minX;
      this.bottom = minY;
      this.columns = Math.floor((maxX - minX) / this.size) + 1;
      this.rows = Math.floor((maxY - minY) / this.size) + 1;
    }
    const starts = new Int32Array(this.columns * this.rows + 1);
    this.eachPlace((cell) => {
      starts[cell + 1] = (starts[cell + 1] as number) + 1;
    });
    for (let cell = 0; cell < starts.length - 1; cell++) starts[cell + 1] = (starts[cell + 1] as number) + (starts[cell] as number);
    const next = starts.slice();
    this.items = new Int32Array(starts[starts.length - 1] as number);
    this.eachPlace((cell, c) => {
      const place = next[cell] as number;
      this.items[place] = c;
      next[cell] = place + 1;
    });
    this.start = starts;
  }

  private eachPlace(visit: (cell: number, curve: number) => void): void {
    const { count, curves } = this.all;
    for (let c = 0; c < count; c++) {
      const at = c * stride;
      const x = curves[at] as number;
      const y = curves[at + AY] as number;
      const len = Math.max(0, curves[at + LEN] as number);
      const endX = x + len * (curves[at + UX] as number);
      const endY = y + len * (curves[at + UY] as number);
      const [from, to] = [this.column(Math.min(x, endX)), this.column(Math.max(x, endX))];
      const [low, high] = [this.row(Math.min(y, endY)), this.row(Math.max(y, endY))];
      for (let j = low; j <= high; j++) for (let i = from; i <= to; i++) visit(j * this.columns + i, c);
    }
  }

  private column(x: number): number {
    return Math.max(0, Math.min(this.columns - 1, Math.floor((x - this.left) / this.size)));
  }
  private row(y: number): number {
    return Math.max(0, Math.min(this.rows - 1, Math.floor((y - this.bottom) / this.size)));
  }

  /** Takes from what remains of curve `c` all that others serve by their vertices and edges. */
  hideFrom(rest: Remaining, c: number): void {
    const { curves, maxRadius } = this.all;
    const at = c * stride;
    const len = Math.max(0, curves[at + LEN] as number);
    const x = curves[at] as number;
    const y = curves[at + AY] as number;
    const endX = x + len * (curves[at + UX] as number);
    const endY = y + len * (curves[at + UY] as number);
    const reach = (curves[at + R] as number) + maxRadius;
    const [midI, midJ] = [this.column((x + endX) / 2), this.row((y + endY) / 2)];
    this.hideByCell(rest, c, midI, midJ);
    const [from, to] = [this.column(Math.min(x, endX) - reach), this.column(Math.max(x, endX) + reach)];
    const [low, high] = [this.row(Math.min(y, endY) - reach), this.row(Math.max(y, endY) + reach)];
    for (let ring = 1; rest.count > 0; ring++) {
      const [i0, i1, j0, j1] = [midI - ring, midI + ring, midJ - ring, midJ + ring];
      for (let i = Math.max(from, i0); i <= Math.min(to, i1) && rest.count > 0; i++) {
        if (j0 >= low) this.hideByCell(rest, c, i, j0);
        if (j1 <= high) this.hideByCell(rest, c, i, j1);
      }
      for (let j = Math.max(low, j0 + 1); j <= Math.min(high, j1 - 1) && rest.count > 0; j++) {
        if (i0 >= from) this.hideByCell(rest, c, i0, j);
        if (i1 <= to) this.hideByCell(rest, c, i1, j);
      }
      if (i0 <= from && i1 >= to && j0 <= low && j1 >= high) return;
    }
  }

  private hideByCell(rest: Remaining, c: number, i: number, j: number): void {
    const { curves, owner } = this.all;
    const own = owner[c] as number;
    const cell = j * this.columns + i;
    const end = this.start[cell + 1] as number;
    for (let place = this.start[cell] as number; place < end && rest.count > 0; place++) {
      const other = this.items[place] as number;
      const theirs = owner[other] as number;
      if (theirs === own || this.seen[other] === c) continue;
      this.seen[other] = c;
      hide(rest, curves, c * stride, curves, other * stride, theirs < own);
    }
  }
}

/** By how much curves that should form closed rings fail to: the sum of their chords. */
function gapOf(curves: Float64Array): number {
  let [x, y] = [0, 0];
  for (let at = 0; at < curves.length; at += stride) {
    const [lo, hi] = [curves[at + LO] as number, curves[at + HI] as number];
    x += xAt(curves, at, hi) - xAt(curves, at, lo);
    y += yAt(curves, at, hi) - yAt(curves, at, lo);
  }
  return Math.hypot(x, y);
}

/** Twice the area that a stretch of a curve sweeps around a point (Green's theorem); summed over a closed boundary, twice its area. */
export function swept(curves: Float64Array, at: number, lo: number, hi: number, x0: number, y0: number): number {
  const [fromX, fromY] = [xAt(curves, at, lo) - x0, yAt(curves, at, lo) - y0];
  const [toX, toY] = [xAt(curves, at, hi) - x0, yAt(curves, at, hi) - y0];
  if ((curves[at + LEN] as number) >= 0) return fromX * toY - fromY * toX;
  const r = curves[at + R] as number;
  const [x, y] = [(curves[at] as number) - x0, (curves[at + AY] as number) - y0];
  return r * r * radiansBetween(lo, hi) + x * (toY - fromY) - y * (toX - fromX);
}

/** Plane area of the union. */
export function unionArea({ curves }: Union): number {
  const [x0, y0] = [curves[0] ?? 0, curves[AY] ?? 0];
  let twice = 0;
  for (let at = 0; at < curves.length; at += stride) {
    twice += swept(curves, at, curves[at + LO] as number, curves[at + HI] as number, x0, y0);
  }
  return twice / 2;
}
