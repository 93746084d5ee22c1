import type Flatbush from 'flatbush';
import { boxIndex } from '../../../core/geo/boxes.ts';
import type { Box } from '../../../core/geo/rings.ts';
import { AY, HI, LEN, LO, R, skinM, stride, xAt, yAt } from './curve.ts';
import { type Shape, servedBy } from './shape.ts';
import type { Union } from './union.ts';

export const outside = 0;
export const inside = 1;
/** A cell that the boundary runs through. */
const mixed = 2;
const unmarked = 3;

const largestCount = 1 << 20;

/**
 * Square cells over a union of service areas: each is inside, outside, or holds the curves that run through it. It answers most questions of
 * a piece of land with one look.
 */
export class Raster {
  private readonly left: number;
  private readonly bottom: number;
  private readonly columns: number;
  private readonly rows: number;
  private readonly size: number;
  private readonly status: Uint8Array;
  /** First entry of each cell in `curveOf` and `next`; -1 ends a list. */
  private readonly head: Int32Array;
  private curveOf = new Int32Array(1024);
  private next = new Int32Array(1024);
  private entries = 0;
  private readonly nearShapes = new Map<number, readonly number[]>();
  private readonly boxes: Flatbush | null;

  /** `within`: only this box (of the frame) is asked about. */
  constructor(
    readonly union: Union,
    within?: Box,
  ) {
    const box = boxOf(union, within);
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
    for (let c = 0; c * stride < union.curves.length; c++) this.drawCurve(c);
    this.fill();
  }

  private column(x: number): number {
    return Math.floor((x - this.left) / this.size);
  }
  private row(y: number): number {
    return Math.floor((y - this.bottom) / this.size);
  }

  /** Whether a box lies in cells that are all inside, all outside, or else `mixed`. */
  statusOf(minX: number, minY: number, maxX: number, maxY: number): number {
    const { status, columns } = this;
    const i0 = Math.max(0, this.column(minX));
    const i1 = Math.min(columns - 1, this.column(maxX));
    const j0 = Math.max(0, this.row(minY));
    const j1 = Math.min(this.rows - 1, this.row(maxY));
    if (i0 > i1 || j0 > j1) return outside;
    const first = status[j0 * columns + i0] as number;
    if (first === mixed) return mixed;
    for (let j = j0; j <= j1; j++) {
      for (let cell = j * columns + i0; cell <= j * columns + i1; cell++) if (status[cell] !== first) return mixed;
    }
    return first;
  }

  /** Calls `visit` with each curve of the cells that a box touches; with one that runs through several of them more than once. */
  eachCurveNear(minX: number, minY: number, maxX: number, maxY: number, visit: (curve: number) => void): void {
    const { head, next, curveOf, columns } = this;
    const i0 = Math.max(0, this.column(minX));
    const i1 = Math.min(columns - 1, this.column(maxX));
    const j1 = Math.min(this.rows - 1, this.row(maxY));
    for (let j = Math.max(0, this.row(minY)); j <= j1; j++) {
      for (let i = i0; i <= i1; i++) {
        for (let entry = head[j * columns + i] as number; entry >= 0; entry = next[entry] as number) visit(curveOf[entry] as number);
      }
    }
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
    const from = Math.max(0, this.row(low - skinM));
    const to = Math.min(this.rows - 1, this.row(high + skinM));
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
    const last = Math.min(this.columns - 1, this.column(to + skinM));
    for (let i = Math.max(0, this.column(from - skinM)); i <= last; i++) {
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
        if (i > 0 && status[cell - 1] !== mixed) status[cell] = status[cell - 1] as number;
        else if (j > 0 && status[cell - columns] !== mixed) status[cell] = status[cell - columns] as number;
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

const everywhere: Box = [-Infinity, -Infinity, Infinity, Infinity];

function boxOf({ shapes }: Union, [left, bottom, right, top]: Box = everywhere): Box {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const shape of shapes) {
    const box = reachBox(shape);
    minX = Math.min(minX, box[0]);
    minY = Math.min(minY, box[1]);
    maxX = Math.max(maxX, box[2]);
    maxY = Math.max(maxY, box[3]);
  }
  if (shapes.length === 0) return [0, 0, 0, 0];
  return [Math.max(minX, left), Math.max(minY, bottom), Math.min(maxX, right), Math.min(maxY, top)];
}
