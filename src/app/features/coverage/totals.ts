import type { Amounts, CoverageRow, Metric } from '../../../analysis/coverage/spec.ts';
import { unitAmounts, unitRows } from '../../../analysis/coverage/unit-amounts.ts';
import type { Scope } from '../../state/scope.ts';

/** The figures of an answer, or of a what-if on it. */
export interface FiguresByUnit {
  readonly results: Readonly<Record<Metric, { readonly rows: readonly CoverageRow[]; readonly total: Amounts }>>;
  /** Rows of every level that the city has units of. */
  readonly levels: Readonly<Record<Metric, readonly (readonly CoverageRow[])[]>>;
}

/**
 * Both figures of the unit that everything is limited to, of the whole city where nothing is. null: nothing is drawn of the unit (未纳入). The
 * panel, pictures and files all take their figures from here.
 */
export function totalsOf(
  { results, levels }: FiguresByUnit,
  { index, question }: Pick<Scope, 'index' | 'question'>,
): Readonly<Record<Metric, Amounts>> | null {
  const { area, basis } = question;
  if (area === null || !index) return { straight: results.straight.total, walk: results.walk.total };
  const of = (metric: Metric) => unitAmounts(index.tree('legal'), index.tree(basis), unitRows(levels[metric]), area);
  const straight = of('straight');
  const walk = of('walk');
  return straight && walk && { straight, walk };
}
