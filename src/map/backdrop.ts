import type { LayerSpecification, RasterSourceSpecification } from 'maplibre-gl';
import type { Theme } from '../layers/kind.ts';
import type { Backdrop } from './frame.ts';
import { gcjAddress } from './gcj-tiles.ts';
import { quietLayers } from './quiet-style.ts';
import type { BandContent } from './writer.ts';

/** Every source of a background begins so: an error of one of them is told apart from any other by it. */
export const backdropPrefix = 'backdrop:';

/** Whether a source belongs to the background of this id, and not to one that was left. */
export function isOfBackdrop(source: string, id: string): boolean {
  const own = `${backdropPrefix}${id}`;
  return source === own || (source.startsWith(`${own}:`) && /^\d+$/.test(source.slice(own.length + 1)));
}

function rasterSource(url: string, maxzoom: number, gcj: boolean): RasterSourceSpecification {
  return { type: 'raster', tiles: [gcj ? gcjAddress(url) : url], tileSize: 256, maxzoom };
}

function rasterLayer(id: string, opacity: number): LayerSpecification {
  return { id, type: 'raster', source: id, paint: { 'raster-opacity': opacity, 'raster-fade-duration': 0 } };
}

/** The background from elsewhere, as tiles below everything of ours; nothing while none is chosen. */
export function backdropBand(backdrop: Backdrop | null, theme: Theme): BandContent {
  if (!backdrop) return { sources: {}, layers: [] };
  const { id, tiles, opacity } = backdrop;
  if (tiles.type === 'raster') {
    const named = tiles.layers.map((layer, at) => ({ ...layer, id: `${backdropPrefix}${id}:${at}` }));
    return {
      sources: Object.fromEntries(named.map((layer) => [layer.id, rasterSource(layer.url, layer.maxZoom, layer.gcj)])),
      layers: named.map((layer) => rasterLayer(layer.id, opacity)),
    };
  }
  const source = `${backdropPrefix}${id}`;
  const url = `pmtiles://${tiles.url}`;
  if (tiles.vectorLayers === null) {
    return { sources: { [source]: { type: 'raster', url, tileSize: 256 } }, layers: [rasterLayer(source, opacity)] };
  }
  return { sources: { [source]: { type: 'vector', url } }, layers: quietLayers(source, tiles.vectorLayers, opacity, theme) };
}
