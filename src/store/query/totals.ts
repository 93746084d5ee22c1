import type { Asset } from '../../core/asset.ts';
import { isSmallGroup } from '../../layers/small-group.ts';
import type { TableColumn } from './columns.ts';
import { vectorOf } from './vector.ts';

/** Sum of a column over some rows, and how many of them have no value: a sum is never told without what is missing in it. */
export interface Total {
  readonly sum: number;
  readonly missing: number;
  /** Groups in it that are too small to be told. */
  readonly small: number;
  /** Things in it that are drawn for demonstration. */
  readonly synthetic: number;
}

/** Sum of a column over rows; null where none of them has a number. */
export function totalOf(assets: readonly Asset[], column: TableColumn, rows: Uint32Array): Total | null {
  const { codes, values } = vectorOf(assets, column);
  let sum = 0;
  let missing = 0;
  let small = 0;
  let synthetic = 0;
  for (const row of rows) {
    const value = values[codes[row] ?? 0];
    if (typeof value !== 'number') {
      missing++;
      continue;
    }
    sum += value;
    if (isSmallGroup(column.unit, value)) small++;
    if (assets[row]?.values.synthetic === true) synthetic++;
  }
  return missing === rows.length ? null : { sum, missing, small, synthetic };
}
