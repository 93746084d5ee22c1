import type { ExportColumn } from '../format.ts';
import type { EncodeText } from './encode.ts';

/** A column of the table, under the name that fits. */
export interface NamedColumn {
  readonly column: ExportColumn;
  readonly short: string;
}

/** Bytes of a column's name, without the zero that ends it. */
const mostBytes = 10;

/**
 * Names for all columns, each at most ten bytes in the encoding and different from the others without regard to case: the key as it is, else
 * cut at a character, with a number where the cut ones meet. The same columns always get the same names, whole keys first.
 */
export function shortNames(columns: readonly ExportColumn[], encode: EncodeText): readonly NamedColumn[] {
  const taken = new Set<string>();
  const names = new Map<ExportColumn, string>();
  const take = (column: ExportColumn, name: string) => {
    names.set(column, name);
    taken.add(name.toLowerCase());
  };
  for (const column of columns) {
    const fits = column.key !== '' && encode(column.key).length <= mostBytes && !taken.has(column.key.toLowerCase());
    if (fits) take(column, column.key);
  }
  for (const column of columns) if (!names.has(column)) take(column, cutName(column.key || 'field', taken, encode));
  return columns.map((column) => ({ column, short: names.get(column) as string }));
}

function cutName(key: string, taken: ReadonlySet<string>, encode: EncodeText): string {
  for (let number = 1; ; number++) {
    const ending = number === 1 ? '' : `_${number}`;
    const name = cutText(key, mostBytes - ending.length, encode) + ending;
    if (!taken.has(name.toLowerCase())) return name;
  }
}

/** As many whole characters as fit in a number of bytes. */
export function cutText(text: string, bytes: number, encode: EncodeText): string {
  let size = 0;
  let kept = '';
  for (const letter of text) {
    size += encode(letter).length;
    if (size > bytes) break;
    kept += letter;
  }
  return kept;
}
