import type { LiveFigures } from '../../../analysis/coverage/live-spec.ts';
import type { Amounts, Denominator, Metric } from '../../../analysis/coverage/spec.ts';
import { type AreaLevel, areaLevels } from '../../../core/area-level.ts';
import type { Scope } from '../../state/scope.ts';
import { type AreaRow, areaRows } from '../coverage/area-rows.ts';
import { type FiguresByUnit, totalsOf } from '../coverage/totals.ts';

type Totals = LiveFigures['totals'];

/** Both figures of a unit. */
export type UnitFigures = Readonly<Record<Metric, Amounts>>;

/** The totals in one measure, shaped as those of an answer, so that panel, table and what-if reckon alike. */
function inMeasure(totals: Totals, denominator: Denominator, place: number): FiguresByUnit {
  const of = (metric: Metric) => {
    const { total, levels } = totals[metric][denominator];
    return { total, rows: levels[place] ?? [] };
  };
  return {
    results: { straight: of('straight'), walk: of('walk') },
    levels: { straight: totals.straight[denominator].levels, walk: totals.walk[denominator].levels },
  };
}

/** Both figures of the unit that everything is limited to, of all where nothing is; null where nothing is drawn of it. */
export function unitFigures(totals: Totals, denominator: Denominator, scope: Pick<Scope, 'index' | 'question'>): UnitFigures | null {
  return totalsOf(inMeasure(totals, denominator, 0), scope);
}

/** One unit below the one that everything is limited to, as it is and as it would be. */
export interface TrialRow {
  readonly key: string;
  readonly name: string;
  readonly before: UnitFigures;
  readonly now: UnitFigures;
}

/** The units of a level inside the unit that everything is limited to, as the table of the answer lists them. */
export function trialRows(
  { before, now }: { readonly before: Totals; readonly now: Totals },
  denominator: Denominator,
  by: AreaLevel,
  scope: Scope,
  outside: string,
): readonly TrialRow[] {
  const present = new Set<unknown>(scope.index?.kind('area').map(({ values }) => values.level));
  const place = areaLevels.filter((level) => present.has(level)).indexOf(by);
  const rows = (totals: Totals): readonly AreaRow[] =>
    areaRows({ ...inMeasure(totals, denominator, place), asked: { by } }, scope, outside);
  const was = new Map(rows(before).map((row) => [row.key, row]));
  return rows(now).flatMap((row): TrialRow[] => {
    const known = was.get(row.key);
    return known ? [{ key: row.key, name: row.name, before: known, now: row }] : [];
  });
}

/** Whether two figures are the same to what is shown of them. */
export function isSame(a: UnitFigures, b: UnitFigures): boolean {
  return (['straight', 'walk'] as const).every((metric) =>
    (['covered', 'uncovered', 'unknown'] as const).every((name) => Math.abs(a[metric][name] - b[metric][name]) < 0.5),
  );
}
