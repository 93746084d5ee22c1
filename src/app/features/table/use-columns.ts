import {
  type ColumnPinningState,
  type ColumnSizingState,
  columnOrderingFeature,
  columnPinningFeature,
  columnResizingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  type Header,
  type ReactTable,
  tableFeatures,
  type Updater,
  useTable,
} from '@tanstack/react-table';
import { useMemo } from 'react';
import type { ColumnType, TableColumn } from '../../../store/query/columns.ts';
import type { Lang } from '../../../text/sentence.ts';
import { useSpeech } from '../../ui/use-app.ts';
import { changeLook } from './look.ts';
import { isUsual, type TableModel } from './use-table-model.ts';

const features = tableFeatures({
  columnOrderingFeature,
  columnPinningFeature,
  columnResizingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
});
type Features = typeof features;
type NoRow = Record<string, never>;
const noRows: NoRow[] = [];

export const minWidth = 56;
export const maxWidth = 640;
const usualWidths: Readonly<Record<ColumnType, number>> = { text: 136, number: 136, date: 120, choice: 120, flag: 96 };

/** A shown column with its place. `offset`: distance from its edge where it is pinned. */
export interface PlacedColumn {
  readonly column: TableColumn;
  readonly width: number;
  readonly pin: 'start' | 'end' | null;
  readonly offset: number;
  readonly header: Header<Features, NoRow, unknown>;
}

export interface TableColumns {
  readonly placed: readonly PlacedColumn[];
  readonly width: number;
  /** Widths of what is pinned, so that a cell scrolled to does not end up under it. */
  readonly startWidth: number;
  readonly endWidth: number;
  /** Ids of all columns in their present order, hidden ones included. */
  readonly order: readonly string[];
  readonly visible: Readonly<Record<string, boolean>>;
}

function settled<T>(updater: Updater<T>, before: T): T {
  return typeof updater === 'function' ? (updater as (value: T) => T)(before) : updater;
}

/** What a head needs beside its words: padding, sort mark, arrow. */
const headMarks = 56;
const widestHead = 184;

/** Px of a text in the head: full-width characters are as wide as the type is high. */
function textPx(text: string, typePx: number): number {
  return [...text].reduce((sum, character) => sum + (character > '\u2e80' ? typePx : typePx * 0.56), 0);
}

/** Wide enough that names which differ at their end, or before their unit, can be told apart. */
function widthOf({ label, unit, type }: TableColumn, isName: boolean, lang: Lang): number {
  if (isName) return 200;
  if (!unit) return usualWidths[type];
  const head = Math.ceil(textPx(label[lang], 14) + textPx(unit[lang], 12)) + headMarks;
  return Math.max(usualWidths[type], Math.min(head, widestHead));
}

/** Ids in the user's order; columns that it does not name stand where they are declared. */
function orderOf(columns: readonly TableColumn[], order: readonly string[]): string[] {
  const ids = columns.map(({ id }) => id);
  if (order.length === 0) return ids;
  const named = order.filter((id) => ids.includes(id));
  const result = [...named];
  for (const [at, id] of ids.entries()) {
    if (named.includes(id)) continue;
    const before = result.indexOf(ids[at - 1] ?? '');
    result.splice(before + 1, 0, id);
  }
  return result;
}

function placedColumns(table: ReactTable<Features, NoRow>, columns: readonly TableColumn[]): readonly PlacedColumn[] {
  const headers = table.getHeaderGroups()[0]?.headers ?? [];
  return headers.flatMap((header): PlacedColumn[] => {
    const column = columns.find(({ id }) => id === header.column.id);
    if (!column) return [];
    const pin = header.column.getIsPinned() || null;
    const offset = pin === 'start' ? header.column.getStart('start') : pin === 'end' ? header.column.getAfter('end') : 0;
    return [{ column, width: header.getSize(), pin, offset, header }];
  });
}

/** Order, visibility, pinning and widths of the columns by TanStack Table; rows are none of its business. */
export function useColumns({ kind, columns, assets, look }: TableModel): TableColumns {
  const { lang } = useSpeech();
  const defs = useMemo(
    () =>
      columns.map((column, at) => ({
        id: column.id,
        header: column.id,
        size: widthOf(column, at === 0, lang),
        minSize: minWidth,
        maxSize: maxWidth,
      })),
    [columns, lang],
  );
  const visible = useMemo(
    () => Object.fromEntries(columns.map((column) => [column.id, look.visible[column.id] ?? isUsual(column, assets)])),
    [columns, assets, look.visible],
  );
  const order = useMemo(() => orderOf(columns, look.order), [columns, look.order]);
  const pinning = useMemo(
    (): ColumnPinningState => ({ start: [...look.pinnedStart], end: [...look.pinnedEnd] }),
    [look.pinnedStart, look.pinnedEnd],
  );
  const sizing = look.widths as ColumnSizingState;
  const table = useTable({
    features,
    columns: defs,
    data: noRows,
    columnResizeMode: 'onChange',
    state: { columnOrder: order, columnVisibility: visible, columnPinning: pinning, columnSizing: sizing },
    onColumnSizingChange: (updater: Updater<ColumnSizingState>) =>
      changeLook(kind, (before) => ({ widths: settled<ColumnSizingState>(updater, before.widths as ColumnSizingState) })),
  });
  // The deps name what the table was handed; it answers from them.
  return useMemo(() => {
    const inputs = { columns, order, visible, pinning, sizing };
    const placed = placedColumns(table, inputs.columns);
    const sum = (pin: PlacedColumn['pin'] | 'all') =>
      placed.reduce((total, one) => total + (pin === 'all' || one.pin === pin ? one.width : 0), 0);
    return { placed, width: sum('all'), startWidth: sum('start'), endWidth: sum('end'), order: inputs.order, visible: inputs.visible };
  }, [table, columns, order, visible, pinning, sizing]);
}
