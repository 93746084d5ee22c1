import type { Units } from './pieces.ts';
import type { Amounts } from './spec.ts';

/** Covered, uncovered and unknown of each unit, in the demand's own measure (m², people, dwellings). */
export interface Sums {
  readonly covered: Float64Array;
  readonly uncovered: Float64Array;
  readonly unknown: Float64Array;
}

export function emptySums({ units }: Units): Sums {
  const size = units.length + 1;
  return { covered: new Float64Array(size), uncovered: new Float64Array(size), unknown: new Float64Array(size) };
}

/** Slot of a unit in sums; the last slot is for land outside all. */
export function slotOf({ units }: Units, unit: number): number {
  return unit < 0 ? units.length : unit;
}

export function amountsOf(covered: number, uncovered: number, unknown: number): Amounts {
  const known = covered + uncovered;
  return { covered, uncovered, unknown, share: known > 0 ? covered / known : null };
}
