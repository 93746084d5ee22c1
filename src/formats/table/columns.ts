import type { FieldValue } from '../../core/asset.ts';
import type { Issue } from '../../core/issue.ts';
import type { ExportColumn, ExportFeature } from '../format.ts';

/** Stands between the items of a list in one cell; the reader of values divides there. */
const listDivider = '、';

/** The value of a column as the text of a cell; null where there is none. */
export function cellText(value: FieldValue | undefined): string | null {
  if (value === undefined || value === null) return null;
  if (Array.isArray(value)) return value.join(listDivider);
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

export interface NamedColumn {
  readonly name: string;
  readonly column: ExportColumn;
}

/**
 * Columns under names that are there once, `id` and those of places being taken. A property `id` that says what the identity says is not
 * written twice. What had to be renamed is told.
 */
export function namedColumns(
  columns: readonly ExportColumn[],
  nameOf: (column: ExportColumn) => string,
  { taken, features, file }: { taken: readonly string[]; features: readonly ExportFeature[]; file: string },
): { readonly named: readonly NamedColumn[]; readonly issues: readonly Issue[] } {
  const used = new Set(taken);
  const issues: Issue[] = [];
  const named = columns.flatMap((column) => {
    if (column.key === 'id' && features.every(({ id, values }) => values.id === undefined || values.id === id)) return [];
    const wanted = nameOf(column);
    let name = wanted;
    for (let n = 2; used.has(name); n++) name = `${wanted}_${n}`;
    used.add(name);
    if (name !== wanted) issues.push({ code: 'export-column-renamed', severity: 'warning', params: { column: column.key, name }, file });
    return [{ name, column }];
  });
  return { named, issues };
}
