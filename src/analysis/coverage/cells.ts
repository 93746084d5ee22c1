import { cutRing } from '../../core/geo/cut.ts';
import { type Region, signedArea } from '../../core/geo/rings.ts';
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
    const band = rings.map((ring) => cutRing(cutRing(ring, 1, bottom, 1), 1, bottom + cellM, -1)).filter((ring) => ring.length >= 6);
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
      const area = rest.reduce((sum, ring) => sum + signedArea(cutRing(ring, 0, left + cellM, -1)), 0);
      if (area > least) visit(left, bottom, area);
      rest = rest.map((ring) => cutRing(ring, 0, left + cellM, 1)).filter((ring) => ring.length >= 6);
    }
  }
}

function floorTo(value: number): number {
  return Math.floor(value / cellM) * cellM;
}
