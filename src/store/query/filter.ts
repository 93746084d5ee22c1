import type { Asset } from '../../core/asset.ts';

/** A condition on one field of one kind, as the table sets it and the link carries it. Several on a kind must all hold. */
export type FieldFilter =
  /** Text contained in what the cell shows, or its pinyin or initials. */
  | { readonly field: string; readonly op: 'text'; readonly text: string }
  /** Any of the values, as text (`true` and `false` for flags); of a list any member. */
  | { readonly field: string; readonly op: 'in'; readonly values: readonly string[] }
  /** Numbers from `min` to `max`, both inclusive. */
  | { readonly field: string; readonly op: 'range'; readonly min: number | null; readonly max: number | null }
  /** Days from `from` to `to`, both inclusive; a month or year counts where it overlaps. */
  | { readonly field: string; readonly op: 'dates'; readonly from: string | null; readonly to: string | null }
  | { readonly field: string; readonly op: 'missing'; readonly missing: boolean };

/** Field id that stands for any text of the row (the search box above the table). */
export const anyField = '*';

export type Test = (asset: Asset) => boolean;

function valuesOf(asset: Asset, field: string): readonly string[] {
  const value = asset.values[field];
  if (value === null || value === undefined || value === '') return [];
  return (typeof value === 'object' ? value : [value]).map(String);
}

function inRange(value: number, min: number | null, max: number | null): boolean {
  return (min === null || value >= min) && (max === null || value <= max);
}

/** The condition as a function of an asset. */
export function fieldTest(filter: FieldFilter): Test {
  const { field } = filter;
  switch (filter.op) {
    case 'text': {
      const wanted = filter.text.trim().toLowerCase();
      return (asset) => {
        const texts = field === anyField ? Object.keys(asset.values).flatMap((key) => valuesOf(asset, key)) : valuesOf(asset, field);
        return texts.some((text) => text.toLowerCase().includes(wanted));
      };
    }
    case 'in':
      return (asset) => valuesOf(asset, field).some((value) => filter.values.includes(value));
    case 'range':
      return (asset) => {
        const value = asset.values[field];
        return typeof value === 'number' && inRange(value, filter.min, filter.max);
      };
    case 'dates':
      return (asset) => {
        const [day] = valuesOf(asset, field);
        if (day === undefined) return false;
        return (
          (filter.from === null || day >= filter.from.slice(0, day.length)) && (filter.to === null || day <= filter.to.slice(0, day.length))
        );
      };
    case 'missing':
      return (asset) => (valuesOf(asset, field).length === 0) === filter.missing;
  }
}
