import type { Geometry } from 'geojson';

/** A value of a field. Arrays hold plain values (tags, OSM node ids); nothing nested deeper is stored. */
export type FieldValue = string | number | boolean | null | readonly (string | number)[];

/**
 * One thing of the city. Immutable: an edit replaces it. `geometry` is WGS 84 longitude, latitude (RFC 7946), or null for a thing that is
 * counted but not yet placed. Unknown properties of a file are kept in `values`.
 */
export interface Asset {
  readonly kind: string;
  readonly id: string;
  readonly geometry: Geometry | null;
  readonly values: Readonly<Record<string, FieldValue>>;
}

/** Ids are unique within a kind; the key is unique within a city. */
export type AssetKey = `${string}/${string}`;

export function assetKey(asset: { readonly kind: string; readonly id: string }): AssetKey {
  return `${asset.kind}/${asset.id}`;
}
