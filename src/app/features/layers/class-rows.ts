import { useMemo } from 'react';
import { countClasses } from '../../../store/query/class-counts.ts';
import { fieldTest } from '../../../store/query/filter.ts';
import { type Passing, passing } from '../../../store/query/scope.ts';
import { columnsFor } from '../../state/table-columns.ts';
import { useCoverage, useScope } from '../../ui/use-app.ts';
import { type KindLegend, type LegendClass, placeOf } from './kind-legend.ts';
import { useViewVectors } from './use-layers.ts';

export interface CountedClass {
  readonly row: LegendClass;
  readonly scope: number;
  /** Null while it has not been counted. */
  readonly view: number | null;
}

/** What is in scope of a kind without the condition on the field of its own classes: a selector never counts itself out. */
function usePassingButOwn(legend: KindLegend): Passing {
  const scope = useScope((state) => state);
  const answer = useCoverage((coverage) => coverage.answer);
  const values = useCoverage((coverage) => coverage.parkValues);
  const { kind, classes } = legend;
  const own = classes.find(({ filter }) => filter)?.filter?.field;
  return useMemo(() => {
    const { index, question, matcher } = scope;
    const filters = question.filters[kind.id] ?? [];
    if (!index || !filters.some(({ field }) => field === own)) return scope.passing.get(kind.id) ?? null;
    const source = { assets: index.kind(kind.id), columns: columnsFor(index, kind.id, question.basis, answer, values), matcher };
    const others = filters.filter(({ field }) => field !== own).map((filter) => fieldTest(filter, source));
    return passing(index, kind.id, question, others);
  }, [scope, answer, values, kind, own]);
}

/** Rows of a legend with how many assets each has, in scope and on screen. */
export function useClassRows(legend: KindLegend): readonly CountedClass[] {
  const passed = usePassingButOwn(legend);
  const vectors = useViewVectors();
  return useMemo(() => {
    const { of, classes, kind } = legend;
    if (!of) return [];
    const seen = vectors.byKind.get(kind.id);
    const length = classes.filter(({ hatched }) => !hatched).length;
    const scope = countClasses(of, length, passed);
    const view = seen?.length === of.length ? countClasses(of, length, passed, seen) : null;
    return classes.map((row, at) => {
      const place = placeOf(row, at);
      const from = (counts: typeof scope): number => (row.hatched ? counts.missing : (counts.counts[place] ?? 0));
      return { row, scope: from(scope), view: view && from(view) };
    });
  }, [legend, passed, vectors]);
}
