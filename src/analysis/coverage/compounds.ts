import { addAt } from '../../core/columns.ts';
import type { Host } from '../../core/result.ts';
import type { Piece } from './pieces.ts';
import type { Prepared } from './prepare.ts';
import { questionOf } from './question.ts';
import type { CompoundCoverage, RuleSheet } from './spec.ts';
import { coveredAreas } from './straight.ts';
import { amountsOf } from './sums.ts';

/** Residential land of each compound by class, straight and walked, m²; compounds in the order of the columns, those without land left out. */
export async function compoundCoverage(prepared: Prepared, sheet: RuleSheet, host: Host): Promise<CompoundCoverage[]> {
  const question = questionOf(prepared, sheet);
  const demand = question.land();
  const { compounds } = prepared.columns;
  // Three numbers a compound, in the order of `statusClasses`.
  const tally = () => new Float64Array(3 * compounds.length);
  const [straight, walk] = [tally(), tally()];
  const inside = coveredAreas(prepared, question.served, demand.pieces);
  demand.pieces.forEach(({ compound, area, perM2 }, i) => {
    if (compound < 0) return;
    addAt(straight, 3 * compound, (inside[i] ?? 0) * perM2);
    addAt(straight, 3 * compound + (question.anyPark ? 1 : 2), (area - (inside[i] ?? 0)) * perM2);
  });
  const classes = await question.classes(host);
  const { cells } = await demand.cells(host);
  for (let i = 0; i < cells.count; i++) {
    const { compound } = demand.pieces[cells.piece[i] as number] as Piece;
    if (compound >= 0) addAt(walk, 3 * compound + (classes[i] as number), cells.amount[i] as number);
  }
  const amounts = (sums: Float64Array, c: number) => amountsOf(...(sums.subarray(3 * c, 3 * c + 3) as unknown as [number, number, number]));
  return compounds.flatMap(({ id, name }, c) => {
    const own = { id, name, straight: amounts(straight, c), walk: amounts(walk, c) };
    return own.straight.covered + own.straight.uncovered + own.straight.unknown > 0 ? [own] : [];
  });
}
