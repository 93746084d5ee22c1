import type { Basis } from './demand.ts';
import { rowsOf, totalOf } from './engine.ts';
import type { LiveTotals } from './live-spec.ts';
import { emptySums, type Sums, slotOf, Tally } from './sums.ts';

/** The finest common parts of all levels of units: a sample point is counted once, in its atom, and every level is a sum of atoms. */
export interface Atoms {
  readonly count: number;
  /** Atom of each piece. */
  readonly ofPiece: Uint32Array;
  totals(sums: Sums): LiveTotals;
}

export function atomsOf({ pieces, levels }: Basis): Atoms {
  const numbers = new Map<string, number>();
  const units: (readonly number[])[] = [];
  const ofPiece = Uint32Array.from(pieces, ({ unitAt }) => {
    const key = unitAt.join(' ');
    const known = numbers.get(key) ?? units.length;
    if (known === units.length) {
      numbers.set(key, known);
      units.push(unitAt);
    }
    return known;
  });
  return {
    count: units.length,
    ofPiece,
    totals: (sums) => {
      const rows = levels.map(({ units: own }, level) => {
        const ofLevel = emptySums(own);
        units.forEach((unitAt, atom) => {
          const slot = slotOf(own, unitAt[level] ?? -1);
          for (const status of ['covered', 'uncovered', 'unknown'] as const) ofLevel[status].add(slot, sums[status].at(atom));
        });
        return rowsOf({ units: own }, ofLevel);
      });
      return { total: totalOf(rows[0] ?? []), levels: rows.filter((_, level) => (levels[level]?.units.regions.length ?? 0) > 0) };
    },
  };
}

/** Sums by atom. */
export function atomSums({ count }: Atoms): Sums {
  return { covered: new Tally(count), uncovered: new Tally(count), unknown: new Tally(count) };
}
