import Flatbush from 'flatbush';
import type { Position } from 'geojson';
import { side } from './orient.ts';

/** Rings of one geometry, closed (first position repeated), with their segments numbered through. */
export interface Segments {
  readonly rings: readonly (readonly Position[])[];
  /** Ring of each segment. */
  readonly ringOf: Int32Array;
  /** Number of the first segment of each ring, and behind the last ring their count. */
  readonly starts: Int32Array;
  /** x, y of both ends of each segment. */
  readonly ends: Float64Array;
}

export function segmentsOf(rings: readonly (readonly Position[])[]): Segments {
  const starts = new Int32Array(rings.length + 1);
  rings.forEach((ring, r) => {
    starts[r + 1] = (starts[r] as number) + ring.length - 1;
  });
  const count = starts[rings.length] as number;
  const ringOf = new Int32Array(count);
  const ends = new Float64Array(4 * count);
  let at = 0;
  rings.forEach((ring, r) => {
    for (let i = 0; i + 1 < ring.length; i++) {
      const [a, b] = [ring[i] as Position, ring[i + 1] as Position];
      ringOf[at / 4] = r;
      ends[at++] = a[0] as number;
      ends[at++] = a[1] as number;
      ends[at++] = b[0] as number;
      ends[at++] = b[1] as number;
    }
  });
  return { rings, ringOf, starts, ends };
}

/** `cross`: they cut each other or run along each other. `touch`: one point in common, where at least one of them ends. */
export type Meeting = { readonly how: 'cross' } | { readonly how: 'touch'; readonly x: number; readonly y: number };

const crossed: Meeting = { how: 'cross' };

/** How two segments meet, null where they do not. `i` and `j` number them in `ends`. */
export function meet(ends: Float64Array, i: number, j: number): Meeting | null {
  const [ax, ay, bx, by] = [ends[4 * i] as number, ends[4 * i + 1] as number, ends[4 * i + 2] as number, ends[4 * i + 3] as number];
  const [cx, cy, dx, dy] = [ends[4 * j] as number, ends[4 * j + 1] as number, ends[4 * j + 2] as number, ends[4 * j + 3] as number];
  if (Math.max(ax, bx) < Math.min(cx, dx) || Math.max(cx, dx) < Math.min(ax, bx)) return null;
  if (Math.max(ay, by) < Math.min(cy, dy) || Math.max(cy, dy) < Math.min(ay, by)) return null;
  const c = side(ax, ay, bx, by, cx, cy);
  const d = side(ax, ay, bx, by, dx, dy);
  if (c === d && c !== 0) return null;
  const a = side(cx, cy, dx, dy, ax, ay);
  const b = side(cx, cy, dx, dy, bx, by);
  if (a === b && a !== 0) return null;
  if (a === 0 && b === 0) return alongEachOther(ax, ay, bx, by, cx, cy, dx, dy);
  if (c === 0) return { how: 'touch', x: cx, y: cy };
  if (d === 0) return { how: 'touch', x: dx, y: dy };
  if (a === 0) return { how: 'touch', x: ax, y: ay };
  return b === 0 ? { how: 'touch', x: bx, y: by } : crossed;
}

/** Two segments on one line whose boxes meet: a common end is a touch, more is running along. */
function alongEachOther(ax: number, ay: number, bx: number, by: number, cx: number, cy: number, dx: number, dy: number): Meeting {
  const byX = Math.abs(bx - ax) >= Math.abs(by - ay);
  const [a, b, c, d] = byX ? [ax, bx, cx, dx] : [ay, by, cy, dy];
  const low = Math.max(Math.min(a, b), Math.min(c, d));
  const high = Math.min(Math.max(a, b), Math.max(c, d));
  if (low < high) return crossed;
  return low === a ? { how: 'touch', x: ax, y: ay } : { how: 'touch', x: bx, y: by };
}

/** Up to here every pair is looked at; an index costs more. */
const fewSegments = 48;

/** Calls `visit` with each pair of segments whose boxes meet (i < j) until it says stop by returning true. */
export function eachNearPair({ ends }: Segments, visit: (i: number, j: number) => boolean): void {
  const count = ends.length / 4;
  if (count <= fewSegments) {
    for (let i = 0; i < count; i++) for (let j = i + 1; j < count; j++) if (visit(i, j)) return;
    return;
  }
  const index = new Flatbush(count);
  const box = (i: number) => {
    const [ax, ay, bx, by] = [ends[4 * i] as number, ends[4 * i + 1] as number, ends[4 * i + 2] as number, ends[4 * i + 3] as number];
    return [Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by)] as const;
  };
  for (let i = 0; i < count; i++) index.add(...box(i));
  index.finish();
  for (let i = 0; i < count; i++) {
    for (const j of index.search(...box(i), (other) => other > i)) if (visit(i, j)) return;
  }
}

/** 1 where the point lies inside a closed ring, 0 on it, -1 outside. */
export function within(x: number, y: number, ring: readonly Position[]): -1 | 0 | 1 {
  let inside = false;
  for (let i = 0; i + 1 < ring.length; i++) {
    const [ax, ay] = ring[i] as [number, number];
    const [bx, by] = ring[i + 1] as [number, number];
    if (y < Math.min(ay, by) || y > Math.max(ay, by) || x > Math.max(ax, bx)) continue;
    const turn = side(ax, ay, bx, by, x, y);
    if (turn === 0 && x >= Math.min(ax, bx)) return 0;
    if (ay > y !== by > y && turn === (by > ay ? 1 : -1)) inside = !inside;
  }
  return inside ? 1 : -1;
}
