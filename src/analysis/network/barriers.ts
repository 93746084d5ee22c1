import Flatbush from 'flatbush';
import type { Box } from '../../core/geo/rings.ts';

/**
 * What a straight leg may not cross: pieces ax, ay, bx, by in the plane. `owner` is the compound whose wall a piece is, -1 for water, rail
 * and walls of their own; `wall` is 1 where a gate opens it.
 */
export interface Barriers {
  readonly xy: Float64Array;
  readonly owner: Int32Array;
  readonly wall: Uint8Array;
  readonly index: Flatbush | null;
}

export const noBarriers: Barriers = { xy: new Float64Array(0), owner: new Int32Array(0), wall: new Uint8Array(0), index: null };

export interface BarrierPiece {
  readonly line: Float64Array;
  readonly closed: boolean;
  readonly owner: number;
  readonly wall: boolean;
  /** What it is and how it is called, for words about it. */
  readonly kind?: string;
  readonly name?: string;
}

export function buildBarriers(pieces: readonly BarrierPiece[]): Barriers {
  const xy: number[] = [];
  const owner: number[] = [];
  const wall: number[] = [];
  for (const piece of pieces) {
    const vertices = piece.line.length / 2;
    for (let v = 0; v + (piece.closed ? 0 : 1) < vertices; v++) {
      const next = (v + 1) % vertices;
      xy.push(at(piece.line, 2 * v), at(piece.line, 2 * v + 1), at(piece.line, 2 * next), at(piece.line, 2 * next + 1));
      owner.push(piece.owner);
      wall.push(piece.wall ? 1 : 0);
    }
  }
  if (owner.length === 0) return noBarriers;
  const index = new Flatbush(owner.length);
  for (let i = 0; i < xy.length; i += 4) {
    const [ax, ay, bx, by] = xy.slice(i, i + 4) as [number, number, number, number];
    index.add(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by));
  }
  index.finish();
  return { xy: Float64Array.from(xy), owner: Int32Array.from(owner), wall: Uint8Array.from(wall), index };
}

function at(array: Float64Array, i: number): number {
  return array[i] as number;
}

/** `opensWithinM` opens all walls that near to the start of a leg: the start is a gate. */
export interface LegStart {
  readonly opensWithinM?: number;
}

/** Barrier pieces whose box meets a box of the plane. */
export function barriersNear(barriers: Barriers, [minX, minY, maxX, maxY]: Box): number[] {
  return barriers.index?.search(minX, minY, maxX, maxY) ?? [];
}

const touchM = 0.001;
const slack = 1e-9;

/**
 * Whether the straight leg p→q meets none of `pieces` on its way. Its ends may touch one (a gate stands in its wall, a street may run along
 * the bank): only meetings farther than 1 mm from both ends count. Passing exactly through a vertex counts as crossing.
 */
export function isClear(
  barriers: Barriers,
  pieces: readonly number[],
  px: number,
  py: number,
  qx: number,
  qy: number,
  start: LegStart,
): boolean {
  const { xy, wall } = barriers;
  const rx = qx - px;
  const ry = qy - py;
  const length = Math.hypot(rx, ry);
  const opens = start.opensWithinM ?? 0;
  for (const piece of pieces) {
    const i = 4 * piece;
    const ax = xy[i] as number;
    const ay = xy[i + 1] as number;
    const sx = (xy[i + 2] as number) - ax;
    const sy = (xy[i + 3] as number) - ay;
    const cross = rx * sy - ry * sx;
    if (cross === 0) continue;
    const from = (((ax - px) * sy - (ay - py) * sx) / cross) * length;
    if (from <= touchM || length - from <= touchM || (wall[piece] === 1 && from <= opens)) continue;
    const along = ((ax - px) * ry - (ay - py) * rx) / cross;
    if (along >= -slack && along <= 1 + slack) return false;
  }
  return true;
}
