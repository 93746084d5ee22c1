import type { FieldValue } from '../core/asset.ts';
import type { SourceColumn, SourceRow } from './format.ts';

type ColumnType = SourceColumn['type'];

/**
 * The columns of rows, in the order in which they first appear, each with the type its values show. `declared` are columns that the format
 * names itself: they come first, with their type, also where no row has a value.
 */
export function sourceColumns(rows: readonly Pick<SourceRow, 'values'>[], declared: readonly SourceColumn[] = []): SourceColumn[] {
  const known = new Set(declared.map((column) => column.name));
  const shown = new Map<string, ColumnType | undefined>();
  for (const { values } of rows) {
    for (const name in values) {
      if (known.has(name)) continue;
      const before = shown.get(name);
      if (before === 'mixed') continue;
      const now = joined(before, typeOf(values[name] ?? null));
      if (now !== before || before === undefined) shown.set(name, now);
    }
  }
  return [...declared, ...[...shown].map(([name, type]) => ({ name, type: type ?? 'text' }))];
}

const date = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/;

/** Nothing is known from a value that is missing. A list counts as text. */
function typeOf(value: FieldValue): ColumnType | undefined {
  if (value === null || value === '') return undefined;
  if (typeof value === 'number') return 'number';
  if (typeof value === 'boolean') return 'boolean';
  return typeof value === 'string' && value.length >= 10 && date.test(value) ? 'date' : 'text';
}

function joined(before: ColumnType | undefined, now: ColumnType | undefined): ColumnType | undefined {
  if (before === undefined || now === undefined || before === now) return before ?? now;
  const words = (type: ColumnType) => type === 'text' || type === 'date';
  return words(before) && words(now) ? 'text' : 'mixed';
}
