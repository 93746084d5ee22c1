import { type Asset, assetKey, type FieldValue } from '../../../core/asset.ts';
import type { Field } from '../../../core/field.ts';
import { geodesicM } from '../../../core/geo/ellipsoid.ts';
import { representativePoint } from '../../../core/geo/representative.ts';
import type { PlannedRow } from '../../../formats/import/spec.ts';
import { formatValue } from '../../../layers/derive/format.ts';
import { familyOf } from '../../../layers/geometry-family.ts';
import type { GeometryFamily } from '../../../layers/kind.ts';
import { kindById } from '../../../layers/registry.ts';
import type { Lang } from '../../../text/sentence.ts';

/** One value as it is and as it would be; empty text where there is none. */
export interface ValueChange {
  readonly key: string;
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

function textOf(field: Field | undefined, value: FieldValue | undefined, lang: Lang): string {
  if (value === undefined || value === null || value === '') return '';
  if (field) return formatValue(field, value, lang);
  return Array.isArray(value) ? value.join(', ') : String(value);
}

/** Values that differ, fields of the kind first and in its order. Of a new thing all, of one that goes none. */
export function valueChanges({ kind, before, after }: PlannedRow, lang: Lang): readonly ValueChange[] {
  if (!after) return [];
  const fields = kindById(kind)?.fields ?? [];
  const byKey = new Map(fields.map((field) => [field.key, field]));
  const known = fields.map(({ key }) => key);
  const keys = new Set([...known, ...Object.keys(before?.values ?? {}), ...Object.keys(after.values)]);
  const changes: ValueChange[] = [];
  for (const key of keys) {
    const [was, is] = [before?.values[key], after.values[key]];
    if (was === is || JSON.stringify(was ?? null) === JSON.stringify(is ?? null)) continue;
    const field = byKey.get(key);
    changes.push({ key, label: field?.label[lang] ?? key, before: textOf(field, was, lang), after: textOf(field, is, lang) });
  }
  return changes;
}

/** How far a thing would move, in metres; null where it stays or has no two places. */
export function movedM({ before, after }: PlannedRow): number | null {
  if (!before?.geometry || !after?.geometry || before.geometry === after.geometry) return null;
  if (JSON.stringify(before.geometry) === JSON.stringify(after.geometry)) return null;
  const [from, to] = [representativePoint(before.geometry), representativePoint(after.geometry)];
  return from && to ? geodesicM(from[0], from[1], to[0], to[1]) : null;
}

/** Where a shape of one family would take the place of another: both, for the words. */
export function shapeChange({ before, after }: PlannedRow): readonly [from: GeometryFamily, to: GeometryFamily] | null {
  if (!before?.geometry || !after?.geometry) return null;
  const [from, to] = [familyOf(before.geometry), familyOf(after.geometry)];
  return from && to && from !== to ? [from, to] : null;
}

/** Whether the thing that a new one may double is the city's; else it is another row of the files. */
export function twinIsThere({ kind, near }: PlannedRow, assets: ReadonlyMap<string, Asset> | null): boolean {
  return near !== undefined && (assets?.has(assetKey({ kind, id: near.id })) ?? false);
}

/** What a person calls the thing of a row. */
export function rowName({ kind, id, before, after, name: called }: PlannedRow): string {
  const asset: Asset | null = after ?? before;
  const name = called ?? asset?.values[kindById(kind)?.nameField ?? 'name'];
  return typeof name === 'string' && name !== '' ? name : id;
}
