import type { FieldValue } from '../core/asset.ts';
import type { ExportColumn, ExportFeature, ExportLayer } from './format.ts';

const idColumn: ExportColumn = { key: 'id', label: 'id', type: 'text' };

/** The columns to write: formats without a place for ids of our own keep them in a column, the first. */
export function columnsWithId({ columns }: ExportLayer): readonly ExportColumn[] {
  return columns.some(({ key }) => key === 'id') ? columns : [idColumn, ...columns];
}

/** What stands in a column of `columnsWithId` for a feature. */
export function writtenValue({ id, values }: ExportFeature, key: string): FieldValue {
  return (key === 'id' ? (values.id ?? id) : values[key]) ?? null;
}

/** The declared type of a column, or text where any value is of another: nothing is bent to fit. */
export function fittingType({ key, type }: ExportColumn, features: readonly ExportFeature[]): ExportColumn['type'] {
  return features.every((feature) => fits(writtenValue(feature, key), type)) ? type : 'text';
}

function fits(value: FieldValue, type: ExportColumn['type']): boolean {
  if (value === null) return true;
  switch (type) {
    case 'number':
      return typeof value === 'number';
    case 'integer':
      return Number.isSafeInteger(value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'list':
      return Array.isArray(value);
    case 'date':
      return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
    case 'text':
      return true;
  }
}

/** A value of a text column. */
export function writtenText(value: FieldValue): string | null {
  if (value === null) return null;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
