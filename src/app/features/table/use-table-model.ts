import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import type { Asset } from '../../../core/asset.ts';
import { isPresent } from '../../../layers/derive/format.ts';
import type { CityIndex } from '../../../store/query/city-index.ts';
import type { TableColumn } from '../../../store/query/columns.ts';
import { type Grouped, groupedRows } from '../../../store/query/group.ts';
import type { SortKey } from '../../../store/query/order.ts';
import { ranksOf, vectorOf } from '../../../store/query/vector.ts';
import { columnsFor } from '../../state/table-columns.ts';
import { useCoverage, useScope, useSession } from '../../ui/use-app.ts';
import { type Lines, tableLines } from './lines.ts';
import { firstLook, type TableLook, tableLooks } from './look.ts';
import { foldedGroups } from './table-state.ts';

/** What the table of the open kind shows, without its columns' looks. */
export interface TableModel {
  readonly index: CityIndex;
  readonly kind: string;
  readonly assets: readonly Asset[];
  readonly columns: readonly TableColumn[];
  readonly look: TableLook;
  readonly grouped: Grouped;
  readonly groupBy: readonly TableColumn[];
  readonly lines: Lines;
}

/** Far enough apart that a hand on the map does not feel them. */
const warmEveryMs = 400;

function later(run: () => void): number {
  return window.setTimeout(run, warmEveryMs);
}

/** Parts of a kind's fields that are there when looked for, but not in the way. */
const quietSections: ReadonlySet<string> = new Set(['component', 'record', 'counted', 'duty']);
const shownAnyway: ReadonlySet<string> = new Set(['#town', '#community', '#place']);
const quietColumns: ReadonlySet<string> = new Set(['#district', 'areaCode', 'areaSource', 'classEdition']);

const usual = new WeakMap<TableColumn, boolean>();

/** Whether a column is shown before anyone has chosen: the kind's own fields with a value somewhere, where things are, what they measure. */
export function isUsual(column: TableColumn, assets: readonly Asset[]): boolean {
  if (shownAnyway.has(column.id)) return true;
  if (quietSections.has(column.section.id) || quietColumns.has(column.id)) return false;
  const found = usual.get(column) ?? assets.some((asset) => isPresent(column.value(asset)));
  usual.set(column, found);
  return found;
}

function columnsById(columns: readonly TableColumn[], ids: readonly string[]): readonly TableColumn[] {
  return ids.flatMap((id) => columns.find((column) => column.id === id) ?? []);
}

/** Ranks the columns that take longest, those of text, while nobody waits: the first click on a head then finds them ready. */
export function useWarmColumns({ assets, columns }: TableModel): void {
  useEffect(() => {
    const left = columns.filter((column) => column.type === 'text' && isUsual(column, assets));
    let handle = 0;
    const warm = (): void => {
      const column = left.shift();
      if (!column) return;
      ranksOf(vectorOf(assets, column), column);
      handle = later(warm);
    };
    handle = later(warm);
    return () => clearTimeout(handle);
  }, [assets, columns]);
}

/** The table of the kind that the session names; null while no city is open or the city knows no such kind. */
export function useTableModel(): TableModel | null {
  const index = useScope((scope) => scope.index);
  const kind = useSession((session) => session.tableKind);
  const basis = useSession((session) => session.basis);
  const passing = useScope((scope) => scope.passing.get(kind) ?? null);
  const answer = useCoverage((coverage) => coverage.answer);
  const values = useCoverage((coverage) => coverage.parkValues);
  const look = useStore(tableLooks, (looks) => looks[kind] ?? firstLook);
  const folded = useStore(foldedGroups, (groups) => groups);
  const assets = useMemo(() => index?.kind(kind) ?? [], [index, kind]);
  const columns = useMemo(() => (index ? columnsFor(index, kind, basis, answer, values) : []), [index, kind, basis, answer, values]);
  const groupBy = useMemo(() => columnsById(columns, look.groupBy), [columns, look.groupBy]);
  const keys = useMemo(
    () =>
      look.sorts.flatMap(({ id, descending }): SortKey[] => {
        const column = columns.find((candidate) => candidate.id === id);
        return column ? [{ column, descending }] : [];
      }),
    [columns, look.sorts],
  );
  const grouped = useMemo(() => groupedRows(assets, passing, groupBy, keys), [assets, passing, groupBy, keys]);
  const lines = useMemo(() => tableLines(grouped, folded), [grouped, folded]);
  return useMemo(
    () => (index && columns.length > 0 ? { index, kind, assets, columns, look, grouped, groupBy, lines } : null),
    [index, kind, assets, columns, look, grouped, groupBy, lines],
  );
}
