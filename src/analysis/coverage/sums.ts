import type { Units } from './pieces.ts';
import type { Amounts } from './spec.ts';

/**
 * Sums that do not drift, however often is added and taken away: what each addition rounds off is kept beside (Knuth's TwoSum), so that a sum
 * is good to its last digit.
 */
export class Tally {
  private readonly high: Float64Array;
  private readonly low: Float64Array;

  constructor(size: number) {
    this.high = new Float64Array(size);
    this.low = new Float64Array(size);
  }

  add(at: number, amount: number): void {
    const before = this.high[at] as number;
    const sum = before + amount;
    const part = sum - before;
    this.high[at] = sum;
    this.low[at] = (this.low[at] as number) + (before - (sum - part)) + (amount - part);
  }

  at(index: number): number {
    return (this.high[index] ?? 0) + (this.low[index] ?? 0);
  }
}

/** Covered, uncovered and unknown of each unit, in the demand's own measure (m², people, dwellings). */
export interface Sums {
  readonly covered: Tally;
  readonly uncovered: Tally;
  readonly unknown: Tally;
}

export function emptySums({ units }: Units): Sums {
  const size = units.length + 1;
  return { covered: new Tally(size), uncovered: new Tally(size), unknown: new Tally(size) };
}

/** Slot of a unit in sums; the last slot is for land outside all. */
export function slotOf({ units }: Units, unit: number): number {
  return unit < 0 ? units.length : unit;
}

export function amountsOf(covered: number, uncovered: number, unknown: number): Amounts {
  const known = covered + uncovered;
  return { covered, uncovered, unknown, share: known > 0 ? covered / known : null };
}
