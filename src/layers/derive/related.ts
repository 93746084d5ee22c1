import { type Asset, type AssetKey, assetKey } from '../../core/asset.ts';
import type { Field } from '../../core/field.ts';
import { kindById, kinds } from '../registry.ts';
import { isPresent } from './format.ts';

/** Assets of one kind that name another by one of their fields: the gates of a park, the segments of a road. */
export interface BackLink {
  readonly kind: string;
  readonly field: Field;
  readonly assets: readonly Asset[];
}

type Reference = Extract<Field, { readonly kinds: readonly string[] }>;

function referencesOf(kindId: string): readonly Reference[] {
  return kindById(kindId)?.fields.filter((field): field is Reference => field.type === 'reference' || field.type === 'references') ?? [];
}

function namedBy(asset: Asset, field: Reference): readonly string[] {
  const value = asset.values[field.key];
  if (!isPresent(value)) return [];
  return typeof value === 'object' ? value.map(String) : [String(value)];
}

/**
 * The links of a city read backwards, from the reference fields of all kinds. Made in one pass; the answer lists kinds as the registry does
 * and assets as the city does.
 */
export function backLinks(assetsOf: (kindId: string) => readonly Asset[]): (asset: Asset) => readonly BackLink[] {
  const byKey = new Map<AssetKey, { kind: string; field: Field; assets: Asset[] }[]>();
  const add = (key: AssetKey, kind: string, field: Field, asset: Asset): void => {
    const links = byKey.get(key) ?? [];
    byKey.set(key, links);
    const same = links.find((link) => link.kind === kind && link.field === field);
    if (same) same.assets.push(asset);
    else links.push({ kind, field, assets: [asset] });
  };
  for (const { id: kind } of kinds) {
    const fields = referencesOf(kind);
    if (fields.length === 0) continue;
    for (const asset of assetsOf(kind)) {
      for (const field of fields) {
        for (const id of namedBy(asset, field)) for (const target of field.kinds) add(assetKey({ kind: target, id }), kind, field, asset);
      }
    }
  }
  return (asset) => byKey.get(assetKey(asset)) ?? [];
}
