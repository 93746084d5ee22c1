import type { LayerSpecification } from 'maplibre-gl';
import { assetLayers } from '../layers/derive/style.ts';
import type { Theme } from '../layers/kind.ts';
import { kinds } from '../layers/registry.ts';
import { basemapKinds } from './basemap.ts';
import { drawn, kindSource } from './declared.ts';
import { type DrawnKinds, noFeatures } from './features.ts';
import type { MapImage } from './pattern.ts';
import type { BandContent } from './writer.ts';

/** Kinds that other bands draw. */
const elsewhere: ReadonlySet<string> = new Set([...basemapKinds, 'area', 'built-up']);

/** An unseen layer over all compounds: the pointer finds them even where their own layer is off or results cover them. */
export const compoundHitLayer = 'assets:compound-hit';

const hitLayer: LayerSpecification = {
  id: compoundHitLayer,
  type: 'fill',
  source: kindSource('residential'),
  paint: { 'fill-opacity': 0 },
};

/** All kinds that are not background, drawn as declared: surfaces, then lines, then points. */
export function assetsBand(
  placed: DrawnKinds,
  hidden: ReadonlySet<string>,
  theme: Theme,
  icons: Readonly<Record<string, MapImage>>,
): BandContent {
  const shown = kinds.filter(({ id }) => placed.has(id) && !hidden.has(id) && !elsewhere.has(id));
  const hit = placed.has('residential') ? [hitLayer] : [];
  const sourced = new Set([...shown.map(({ id }) => id), ...(hit.length > 0 ? ['residential'] : [])]);
  return {
    sources: Object.fromEntries([...sourced].map((kind) => [kindSource(kind), placed.get(kind) ?? noFeatures])),
    layers: [...assetLayers(shown, theme).map(drawn), ...hit],
    images: icons,
  };
}
