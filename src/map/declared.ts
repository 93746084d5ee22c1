import type { LayerSpecification } from 'maplibre-gl';
import type { DrawLayer } from '../layers/derive/style.ts';

/** The source that holds all placed assets of a kind. */
export function kindSource(kind: string): string {
  return `kind:${kind}`;
}

/** A layer derived from a kind's declaration, with its source. `derive/style.ts` writes MapLibre's shapes without naming its types. */
export function drawn({ kind, ...layer }: DrawLayer): LayerSpecification {
  const specification: object = { ...layer, source: kindSource(kind) };
  return specification as LayerSpecification;
}
