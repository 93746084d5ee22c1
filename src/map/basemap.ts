import type { ExpressionSpecification, FilterSpecification, LayerSpecification } from 'maplibre-gl';
import { familyLayers } from '../layers/derive/style.ts';
import { familyOrder } from '../layers/derive/symbology.ts';
import type { Theme } from '../layers/kind.ts';
import { kindById } from '../layers/registry.ts';
import { drawn, kindSource } from './declared.ts';
import { classStates, type Dress, dressed } from './dress.ts';
import type { DrawnKinds } from './features.ts';
import { type MapPalette, palettes } from './palette.ts';
import type { BandContent } from './writer.ts';

/** Kinds that make the background, in painting order; all others belong to the asset band. */
export const basemapKinds: readonly string[] = ['green', 'water', 'building', 'rail', 'street'];

const round: { readonly 'line-cap': 'round'; readonly 'line-join': 'round' } = { 'line-cap': 'round', 'line-join': 'round' };

/** Pixels of a street by rank (0–4) at zooms 10, 13, 16 and 19; `extra` px are added for the casing. */
function streetWidth(extra: number): ExpressionSpecification {
  const at = (widths: readonly [number, number, number, number, number]): ExpressionSpecification => [
    'match',
    ['get', '_rank'],
    4,
    widths[4] + extra,
    3,
    widths[3] + extra,
    2,
    widths[2] + extra,
    1,
    widths[1] + extra,
    widths[0] + extra,
  ];
  return [
    'interpolate',
    ['exponential', 1.5],
    ['zoom'],
    10,
    at([0.2, 0.3, 0.5, 0.9, 1.4]),
    13,
    at([0.4, 0.9, 1.8, 2.8, 3.8]),
    16,
    at([1.2, 3.6, 6, 8.5, 11]),
    19,
    at([5, 15, 22, 30, 38]),
  ];
}

const carries = (low: number, high: number, over: boolean): FilterSpecification => [
  'all',
  ['>=', ['get', '_rank'], low],
  ['<=', ['get', '_rank'], high],
  ['==', ['get', '_over'], over],
];

function streetPair(id: string, colours: MapPalette, low: number, high: number, over: boolean, minzoom: number): LayerSpecification[] {
  const source = kindSource('street');
  const filter = carries(low, high, over);
  const main: ExpressionSpecification = ['case', ['>=', ['get', '_rank'], 3], colours.streetMain, colours.street];
  const mainCase: ExpressionSpecification = ['case', ['>=', ['get', '_rank'], 3], colours.streetMainCase, colours.streetCase];
  const layout = { ...round, 'line-sort-key': ['get', '_rank'] as ExpressionSpecification };
  const caseLayout = over ? { ...layout, 'line-cap': 'butt' as const } : layout;
  return [
    {
      id: `${id}-case`,
      type: 'line',
      source,
      minzoom,
      filter,
      layout: caseLayout,
      paint: { 'line-color': mainCase, 'line-width': streetWidth(1.6) },
    },
    { id, type: 'line', source, minzoom, filter, layout, paint: { 'line-color': main, 'line-width': streetWidth(0) } },
  ];
}

function streetLayers(colours: MapPalette): LayerSpecification[] {
  return [
    {
      id: 'basemap:path',
      type: 'line',
      source: kindSource('street'),
      minzoom: 14,
      filter: ['==', ['get', '_rank'], 0],
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': colours.path,
        'line-width': ['interpolate', ['linear'], ['zoom'], 14, 0.7, 18, 2],
        'line-dasharray': [2, 1.4],
      },
    },
    ...streetPair('basemap:lane', colours, 1, 1, false, 12.5),
    ...streetPair('basemap:street', colours, 2, 4, false, 9),
    ...streetPair('basemap:bridge', colours, 1, 4, true, 12.5),
  ];
}

function railLayers(colours: MapPalette): LayerSpecification[] {
  const source = kindSource('rail');
  const width: ExpressionSpecification = ['interpolate', ['linear'], ['zoom'], 10, 1, 14, 2.4, 18, 5];
  return [
    { id: 'basemap:rail', type: 'line', source, paint: { 'line-color': colours.rail, 'line-width': width } },
    {
      id: 'basemap:rail-gap',
      type: 'line',
      source,
      minzoom: 12,
      paint: {
        'line-color': colours.railGap,
        'line-width': ['interpolate', ['linear'], ['zoom'], 12, 0.8, 14, 1.4, 18, 3.4],
        'line-dasharray': [5, 5],
      },
    },
  ];
}

/** Layers of each basemap kind, in painting order. Land and water are drawn as their kinds declare, so that the legend is true of them. */
function basemapLayers(kind: string, theme: Theme): readonly LayerSpecification[] {
  if (kind === 'rail') return railLayers(palettes[theme]);
  if (kind === 'street') return streetLayers(palettes[theme]);
  const declared = kindById(kind);
  return declared ? familyOrder.flatMap((family) => familyLayers(declared, family, theme)).map(drawn) : [];
}

/** The bare ground, below everything. */
export function groundBand(theme: Theme): BandContent {
  const ground: LayerSpecification = { id: 'basemap:ground', type: 'background', paint: { 'background-color': palettes[theme].ground } };
  return { sources: {}, layers: [ground] };
}

/** The city's own land, water, rail and streets as a background, in painting order; hidden kinds are left out. */
export function basemapBand(placed: DrawnKinds, hidden: ReadonlySet<string>, dress: Dress): BandContent {
  const shown = basemapKinds.filter((kind) => placed.has(kind) && !hidden.has(kind));
  return {
    sources: Object.fromEntries(shown.map((kind) => [kindSource(kind), placed.get(kind)])),
    layers: shown.flatMap((kind) => basemapLayers(kind, dress.theme).map((layer) => dressed(layer, kind, dress))),
    classes: classStates(shown, dress.looks, kindSource),
  };
}
