import { addAt } from '../../core/columns.ts';
import type { Host } from '../../core/result.ts';
import { breathe, type Prepared } from './prepare.ts';
import { questionOf } from './question.ts';
import { classOf } from './shapes.ts';
import type { CompoundCoverage, RuleSheet } from './spec.ts';
import { coveredAreas } from './straight.ts';
import { amountsOf } from './sums.ts';
import { statusAt } from './walk.ts';

const cellsPerBreath = 8000;

/** Residential land of each compound by class, straight and walked, m²; compounds in the order of the columns, those without land left out. */
export async function compoundCoverage(prepared: Prepared, sheet: RuleSheet, host: Host): Promise<CompoundCoverage[]> {
  const question = questionOf(prepared, sheet);
  const demand = question.land(host);
  const { compounds } = prepared.columns;
  const tally = () => new Float64Array(3 * compounds.length);
  const [straight, walk] = [tally(), tally()];
  const inside = question.served.length === 0 ? [] : coveredAreas(prepared, question.served, demand.pieces);
  demand.pieces.forEach(({ compound, area, perM2 }, i) => {
    if (compound < 0) return;
    addAt(straight, 3 * compound, (inside[i] ?? 0) * perM2);
    addAt(straight, 3 * compound + (question.served.length === 0 ? 2 : 1), (area - (inside[i] ?? 0)) * perM2);
  });
  const { cells, access } = await demand.cells();
  const slots = { covered: 0, uncovered: 1, unknown: 2 } as const;
  for (let i = 0; i < cells.count; i++) {
    if (i % cellsPerBreath === 0) await breathe(host);
    const compound = demand.pieces[cells.piece[i] as number]?.compound ?? -1;
    const way = access[i];
    if (compound < 0 || !way) continue;
    const status = statusAt(prepared, question.walks(), cells.x[i] as number, cells.y[i] as number, compound, way);
    addAt(walk, 3 * compound + slots[classOf(status)], cells.amount[i] as number);
  }
  const amounts = (sums: Float64Array, c: number) => amountsOf(...(sums.subarray(3 * c, 3 * c + 3) as unknown as [number, number, number]));
  return compounds.flatMap(({ id, name }, c) => {
    const own = { id, name, straight: amounts(straight, c), walk: amounts(walk, c) };
    return own.straight.covered + own.straight.uncovered + own.straight.unknown > 0 ? [own] : [];
  });
}
