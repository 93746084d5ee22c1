import { crossing } from '../../core/geo/rings.ts';
import type { Streets } from './streets.ts';

interface Place {
  readonly x: number;
  readonly y: number;
}

/** Whether a wall, the boundary of a compound, water or a railway lies between two places. Touching one counts: a gate would have to be there. */
export function crossesBarrier({ ground }: Streets, a: Place, b: Place): boolean {
  const { barrierIndex, columns } = ground;
  if (barrierIndex === null) return false;
  const found = barrierIndex.search(Math.min(a.x, b.x), Math.min(a.y, b.y), Math.max(a.x, b.x), Math.max(a.y, b.y));
  return found.some((piece) => {
    const [ax, ay, bx, by] = columns.barriers.subarray(4 * piece, 4 * piece + 4) as unknown as [number, number, number, number];
    return crossing(a.x, a.y, b.x, b.y, ax, ay, bx, by) !== null;
  });
}
