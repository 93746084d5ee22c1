import type { LayerSpecification } from 'maplibre-gl';
import { assetLayers } from '../layers/derive/style.ts';
import type { Kind } from '../layers/kind.ts';
import { kinds } from '../layers/registry.ts';
import { basemapKinds } from './basemap.ts';
import { drawn, kindSource } from './declared.ts';
import { classStates, type Dress, dressed } from './dress.ts';
import type { DrawnKinds } from './features.ts';
import { onlyPassing } from './passing.ts';
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

/** Kinds of the asset band that are shown now. */
export function shownAssets(placed: DrawnKinds, hidden: ReadonlySet<string>): readonly Kind[] {
  return kinds.filter(({ id }) => placed.has(id) && !hidden.has(id) && !elsewhere.has(id));
}

/**
 * All kinds that are not background, dressed as the user wants them: surfaces, then lines, then points. `kept` are kinds that were shown
 * before: their geometry stays on the map, so that an eye opens at once.
 */
export function assetsBand(
  placed: DrawnKinds,
  shown: readonly Kind[],
  kept: ReadonlySet<string>,
  dress: Dress,
  moved: readonly string[],
  icons: Readonly<Record<string, MapImage>>,
): BandContent {
  const hit = placed.has('residential') ? [onlyPassing(hitLayer, dress.passing.get('residential'))] : [];
  const sourced = new Set([...kept, ...shown.map(({ id }) => id), ...(hit.length > 0 ? ['residential'] : [])]);
  const layers = assetLayers(shown, dress.theme, moved).map((layer) => dressed(drawn(layer), layer.kind, dress));
  return {
    sources: Object.fromEntries([...sourced].map((kind) => [kindSource(kind), placed.get(kind)])),
    layers: [...layers, ...hit],
    images: icons,
    classes: classStates([...sourced], dress.looks, kindSource),
  };
}
