import type { Asset, FieldValue } from '../../core/asset.ts';
import { isSmallGroup } from '../../layers/small-group.ts';
import type { TableColumn } from './columns.ts';
import { orderedRows, type SortKey } from './order.ts';
import type { Passing } from './scope.ts';
import { vectorOf } from './vector.ts';

/** Rows with one value of the column they are grouped by; `rows` in the order of the table. */
export interface Group {
  /** Stable name of the group within its table: the values on the way to it. */
  readonly path: string;
  readonly depth: number;
  readonly column: TableColumn;
  /** Null where the value is missing. */
  readonly value: FieldValue;
  readonly rows: Uint32Array;
  readonly groups: readonly Group[];
}

export interface Grouped {
  readonly rows: Uint32Array;
  readonly groups: readonly Group[];
}

function split(assets: readonly Asset[], rows: Uint32Array, by: readonly TableColumn[], depth: number, above: string): readonly Group[] {
  const column = by[depth];
  if (!column) return [];
  const { codes, values } = vectorOf(assets, column);
  const byCode = new Map<number, number[]>();
  const few = values.findIndex((value) => isSmallGroup(column.unit, value));
  for (const row of rows) {
    const own = codes[row] ?? 0;
    const code = isSmallGroup(column.unit, values[own]) ? few : own;
    const list = byCode.get(code);
    if (list) list.push(row);
    else byCode.set(code, [row]);
  }
  return Array.from(byCode, ([code, list]) => {
    const value = values[code] ?? null;
    const path = `${above}/${column.id}=${value === null ? '' : JSON.stringify(value)}`;
    const own = Uint32Array.from(list);
    return { path, depth, column, value, rows: own, groups: split(assets, own, by, depth + 1, path) };
  });
}

/**
 * Rows that pass, in groups by some columns and sorted inside them. Groups stand in the order of their values (turned round where the table
 * sorts by that column downwards), the group without a value last.
 */
export function groupedRows(assets: readonly Asset[], passing: Passing, by: readonly TableColumn[], keys: readonly SortKey[]): Grouped {
  const outer = by.map((column) => keys.find((key) => key.column === column) ?? { column, descending: false });
  const rows = orderedRows(assets, passing, [...outer, ...keys.filter(({ column }) => !by.includes(column))]);
  const groups = split(assets, rows, by, 0, '');
  // Values that sort alike (choices outside the list) may alternate in the rows; the groups put them together.
  return { rows: groups.length > 0 ? concatenated(groups, rows.length) : rows, groups };
}

function concatenated(groups: readonly Group[], length: number): Uint32Array {
  const rows = new Uint32Array(length);
  let at = 0;
  const add = (group: Group): void => {
    if (group.groups.length > 0) for (const inner of group.groups) add(inner);
    else {
      rows.set(group.rows, at);
      at += group.rows.length;
    }
  };
  for (const group of groups) add(group);
  return rows;
}
