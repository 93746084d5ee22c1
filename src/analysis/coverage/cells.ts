import type { Region, Ring } from '../../core/geo/rings.ts';
import type { Piece } from './pieces.ts';

export const cellM = 25;

/**
 * Sample points of the demand: one for each piece and each 25 m cell that it touches. Cells are aligned to multiples of 25 m in the plane;
 * `x`, `y` is the middle of the cell, `amount` the demand of the piece inside it.
 */
export interface Cells {
  readonly count: number;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly amount: Float64Array;
  readonly piece: Uint32Array;
}

export function cellsOf(pieces: readonly Piece[]): Cells {
  const x: number[] = [];
  const y: number[] = [];
  const amount: number[] = [];
  const owner: number[] = [];
  pieces.forEach((piece, index) => {
    forCells(piece.region, (left, bottom, area) => {
      x.push(left + cellM / 2);
      y.push(bottom + cellM / 2);
      amount.push(area * piece.perM2);
      owner.push(index);
    });
  });
  return {
    count: x.length,
    x: Float64Array.from(x),
    y: Float64Array.from(y),
    amount: Float64Array.from(amount),
    piece: Uint32Array.from(owner),
  };
}

/** Calls `visit` with the lower left corner of each cell and the region's area in it, rows upwards, cells eastwards. */
function forCells({ rings, box }: Region, visit: (left: number, bottom: number, area: number) => void): void {
  const least = 1e-6;
  for (let bottom = floorTo(box[1]); bottom < box[3]; bottom += cellM) {
    const band = rings.map((ring) => cut(cut(ring, 1, bottom, 1), 1, bottom + cellM, -1)).filter((ring) => ring.length >= 6);
    if (band.length === 0) continue;
    let [minX, maxX] = [Infinity, -Infinity];
    for (const ring of band) {
      for (let i = 0; i < ring.length; i += 2) {
        minX = Math.min(minX, ring[i] as number);
        maxX = Math.max(maxX, ring[i] as number);
      }
    }
    let rest = band;
    for (let left = floorTo(minX); left < maxX; left += cellM) {
      const area = rest.reduce((sum, ring) => sum + areaOf(cut(ring, 0, left + cellM, -1)), 0);
      if (area > least) visit(left, bottom, area);
      rest = rest.map((ring) => cut(ring, 0, left + cellM, 1)).filter((ring) => ring.length >= 6);
    }
  }
}

function floorTo(value: number): number {
  return Math.floor(value / cellM) * cellM;
}

/** Signed area of a ring that may run along itself, taken from its first vertex. */
function areaOf(ring: Ring | readonly number[]): number {
  let twice = 0;
  const x0 = ring[0] ?? 0;
  const y0 = ring[1] ?? 0;
  for (let i = 2; i + 3 < ring.length; i += 2) {
    const [ax, ay, bx, by] = [ring[i] as number, ring[i + 1] as number, ring[i + 2] as number, ring[i + 3] as number];
    twice += (ax - x0) * (by - y0) - (bx - x0) * (ay - y0);
  }
  return twice / 2;
}

/**
 * Half-plane cut of a ring (Sutherland and Hodgman 1974): keeps the side where `side` × (coordinate − at) ≥ 0 on an axis (0 x, 1 y). A
 * concave ring may keep bridges along the cut; they enclose no area.
 */
function cut(ring: Ring | readonly number[], axis: 0 | 1, at: number, side: 1 | -1): number[] {
  const out: number[] = [];
  const n = ring.length;
  for (let i = 0, j = n - 2; i < n; j = i, i += 2) {
    const from = side * ((ring[j + axis] as number) - at);
    const to = side * ((ring[i + axis] as number) - at);
    if (from >= 0 !== to >= 0) {
      const t = from / (from - to);
      const other = (ring[j + 1 - axis] as number) + t * ((ring[i + 1 - axis] as number) - (ring[j + 1 - axis] as number));
      if (axis === 0) out.push(at, other);
      else out.push(other, at);
    }
    if (to >= 0) out.push(ring[i] as number, ring[i + 1] as number);
  }
  return out;
}
