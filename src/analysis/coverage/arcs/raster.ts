import type Flatbush from 'flatbush';
import { boxIndex } from '../../../core/geo/boxes.ts';
import type { Box } from '../../../core/geo/rings.ts';
import { AY, HI, LEN, LO, R, stride, xAt, yAt } from './curve.ts';
import { cosOf, sinOf } from './remaining.ts';
import { type Shape, servedBy } from './shape.ts';
import type { Union } from './union.ts';

export const outside = 0;
export const inside = 1;
/** A cell that the boundary runs through. */
export const mixed = 2;
const unmarked = 3;

const largestCount = 1 << 20;
/** Cells reach this much beyond their sides, so that rounding hides no curve from them. */
const skinM = 1e-5;

/**
 * Square cells over a union of service areas: each is inside, outside, or holds the curves that run through it. It answers most questions of
 * a piece of land with one look.
 */
export class Raster {
  readonly left: number;
  readonly bottom: number;
  readonly columns: number;
  readonly rows: number;
  readonly size: number;
  readonly status: Uint8Array;
  /** First entry of each cell in `curveOf` and `next`; -1 ends a list. */
  private readonly head: Int32Array;
  private curveOf = new Int32Array(1024);
  private next = new Int32Array(1024);
  private entries = 0;
  private readonly nearShapes = new Map<number, readonly number[]>();
  private readonly boxes: Flatbush | null;

  constructor(readonly union: Union) {
    const box = boxOf(union);
    this.boxes = boxIndex(union.shapes.map(reachBox));
    const [width, height] = [Math.max(0, box[2] - box[0]), Math.max(0, box[3] - box[1])];
    const least = union.shapes.reduce((r, { radius }) => Math.min(r, radius), Infinity) / 8;
    this.size = Math.max(
      Number.isFinite(least) ? least : 1,
      Math.sqrt((width * height) / largestCount),
      Math.max(width, height) / 16_384,
      0.01,
    );
    this.left = box[0] - this.size;
    this.bottom = box[1] - this.size;
    this.columns = Math.max(1, Math.ceil(width / this.size) + 2);
    this.rows = Math.max(1, Math.ceil(height / this.size) + 2);
    this.status = new Uint8Array(this.columns * this.rows).fill(unmarked);
    this.head = new Int32Array(this.columns * this.rows).fill(-1);
    if (union.curves.length === 0) {
      this.status.fill(outside);
      return;
    }
    for (let c = 0; c * stride < union.curves.length; c++) this.drawCurve(c);
    this.fill();
  }

  column(x: number): number {
    return Math.floor((x - this.left) / this.size);
  }
  row(y: number): number {
    return Math.floor((y - this.bottom) / this.size);
  }

  /** Calls `visit` with each curve of a cell. */
  eachCurve(cell: number, visit: (curve: number) => void): void {
    for (let entry = this.head[cell] as number; entry >= 0; entry = this.next[entry] as number) visit(this.curveOf[entry] as number);
  }

  /** Whether a point lies in the union widened by `more` metres. */
  holds(x: number, y: number, more: number): boolean {
    const [i, j] = [this.column(x), this.row(y)];
    if (i < 0 || j < 0 || i >= this.columns || j >= this.rows) return false;
    const cell = j * this.columns + i;
    const status = this.status[cell] as number;
    if (status === inside) return true;
    if (status === outside) return false;
    const { shapes } = this.union;
    for (const s of this.shapesNear(cell)) {
      const shape = shapes[s] as (typeof shapes)[number];
      if (servedBy(shape, x, y, shape.radius + more)) return true;
    }
    return false;
  }

  private shapesNear(cell: number): readonly number[] {
    const known = this.nearShapes.get(cell);
    if (known) return known;
    const x = this.left + (cell % this.columns) * this.size;
    const y = this.bottom + Math.floor(cell / this.columns) * this.size;
    const found = this.boxes?.search(x - skinM, y - skinM, x + this.size + skinM, y + this.size + skinM) ?? [];
    this.nearShapes.set(cell, found);
    return found;
  }

  private drawCurve(c: number): void {
    const { curves } = this.union;
    const at = c * stride;
    const [lo, hi] = [curves[at + LO] as number, curves[at + HI] as number];
    if ((curves[at + LEN] as number) >= 0) {
      this.drawStretch(c, xAt(curves, at, lo), yAt(curves, at, lo), xAt(curves, at, hi), yAt(curves, at, hi));
      return;
    }
    for (let from = lo; from < hi; ) {
      const to = Math.min(hi, Math.floor(from) + 1);
      this.drawStretch(c, xAt(curves, at, from), yAt(curves, at, from), xAt(curves, at, to), yAt(curves, at, to));
      from = to;
    }
  }

  /** A stretch that runs one way in x and in y: row by row, all cells between where it enters and leaves the row. */
  private drawStretch(c: number, ax: number, ay: number, bx: number, by: number): void {
    const { curves } = this.union;
    const at = c * stride;
    const [low, high] = [Math.min(ay, by), Math.max(ay, by)];
    const from = this.row(low - skinM);
    const to = this.row(high + skinM);
    if (from === to) {
      this.markRow(c, from, Math.min(ax, bx), Math.max(ax, bx));
      return;
    }
    const isArc = (curves[at + LEN] as number) < 0;
    const [cx, cy, r] = [curves[at] as number, curves[at + AY] as number, curves[at + R] as number];
    const side = ax + bx > 2 * cx ? 1 : -1;
    const xOf = (y: number) => {
      if (y <= low) return ay < by ? ax : bx;
      if (y >= high) return ay < by ? bx : ax;
      if (!isArc) return ax + ((y - ay) / (by - ay)) * (bx - ax);
      const up = y - cy;
      return cx + side * Math.sqrt(Math.max(0, (r - up) * (r + up)));
    };
    for (let j = from; j <= to; j++) {
      const y = this.bottom + j * this.size;
      const [x0, x1] = [xOf(y - skinM), xOf(y + this.size + skinM)];
      this.markRow(c, j, Math.min(x0, x1), Math.max(x0, x1));
    }
  }

  private markRow(c: number, j: number, from: number, to: number): void {
    const last = this.column(to + skinM);
    for (let i = this.column(from - skinM); i <= last; i++) {
      const cell = j * this.columns + i;
      const head = this.head[cell] as number;
      if (head >= 0 && this.curveOf[head] === c) continue;
      if (this.entries === this.curveOf.length) {
        this.curveOf = grown(this.curveOf);
        this.next = grown(this.next);
      }
      this.curveOf[this.entries] = c;
      this.next[this.entries] = head;
      this.head[cell] = this.entries++;
      this.status[cell] = mixed;
    }
  }

  /** Cells without a curve are as the cell beside or below them, where that has none either; else as their middle. */
  private fill(): void {
    const { status, columns, rows } = this;
    for (let j = 0; j < rows; j++) {
      for (let i = 0; i < columns; i++) {
        const cell = j * columns + i;
        if (status[cell] !== unmarked) continue;
        if (i === 0 || j === 0) status[cell] = outside;
        else if (status[cell - 1] !== mixed) status[cell] = status[cell - 1] as number;
        else if (status[cell - columns] !== mixed) status[cell] = status[cell - columns] as number;
        else status[cell] = this.middleIsServed(cell) ? inside : outside;
      }
    }
  }

  private middleIsServed(cell: number): boolean {
    const x = this.left + ((cell % this.columns) + 0.5) * this.size;
    const y = this.bottom + (Math.floor(cell / this.columns) + 0.5) * this.size;
    const { shapes } = this.union;
    return (this.boxes?.search(x, y, x, y) ?? []).some((s) => servedBy(shapes[s] as (typeof shapes)[number], x, y, shapes[s]?.radius ?? 0));
  }
}

function grown(array: Int32Array): Int32Array<ArrayBuffer> {
  const out = new Int32Array(2 * array.length);
  out.set(array);
  return out;
}

function reachBox({ box, radius }: Shape): Box {
  return [box[0] - radius, box[1] - radius, box[2] + radius, box[3] + radius];
}

function boxOf({ shapes }: Union): Box {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const shape of shapes) {
    const box = reachBox(shape);
    minX = Math.min(minX, box[0]);
    minY = Math.min(minY, box[1]);
    maxX = Math.max(maxX, box[2]);
    maxY = Math.max(maxY, box[3]);
  }
  return shapes.length === 0 ? [0, 0, 0, 0] : [minX, minY, maxX, maxY];
}

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
  const [nx, ny] = [curves[at + 3] as number, -(curves[at + 2] as number)];
  const middle = nx * ((minX + maxX) / 2 - ax) + ny * ((minY + maxY) / 2 - ay);
  const half = (Math.abs(nx) * (maxX - minX) + Math.abs(ny) * (maxY - minY)) / 2;
  return Math.abs(middle) <= half + skinM;
}

/** Unit vector away from the union at a place of a curve. */
export function outwards(curves: Float64Array, at: number, t: number): readonly [number, number] {
  if ((curves[at + LEN] as number) < 0) return [cosOf(t), sinOf(t)];
  return [curves[at + 3] as number, -(curves[at + 2] as number)];
}
