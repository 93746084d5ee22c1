import type { Asset } from '../../core/asset.ts';
import type { TableColumn } from './columns.ts';
import { vectorOf } from './vector.ts';

/** Sum of a column over some rows, and how many of them have no value: a sum is never told without what is missing in it. */
export interface Total {
  readonly sum: number;
  readonly missing: number;
}

/** Sum of a column over rows; null where none of them has a number. */
export function totalOf(assets: readonly Asset[], column: TableColumn, rows: Uint32Array): Total | null {
  const { codes, values } = vectorOf(assets, column);
  let sum = 0;
  let missing = 0;
  for (const row of rows) {
    const value = values[codes[row] ?? 0];
    if (typeof value === 'number') sum += value;
    else missing++;
  }
  return missing === rows.length ? null : { sum, missing };
}
