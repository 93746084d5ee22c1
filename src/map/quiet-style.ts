import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { Theme } from '../layers/kind.ts';
import { labelFont } from './fonts.ts';
import { type MapPalette, palettes } from './palette.ts';

/** How a layer of a vector archive is drawn; layers of other names are left out, boundaries always (none of them is ours to publish). */
type Draw = 'land' | 'water' | 'building' | 'street' | 'rail' | 'place';

/** Names of layers in the usual schemas: Protomaps, OpenMapTiles, Shortbread. */
const drawnAs: Readonly<Record<string, Draw>> = {
  landuse: 'land',
  landcover: 'land',
  natural: 'land',
  park: 'land',
  land: 'land',
  sites: 'land',
  water: 'water',
  waterway: 'water',
  ocean: 'water',
  water_polygons: 'water',
  water_lines: 'water',
  building: 'building',
  buildings: 'building',
  roads: 'street',
  transportation: 'street',
  streets: 'street',
  transit: 'rail',
  places: 'place',
  place: 'place',
  place_labels: 'place',
};

const order: readonly Draw[] = ['land', 'water', 'building', 'rail', 'street', 'place'];
const isSurface: ExpressionSpecification = ['==', ['geometry-type'], 'Polygon'];
const isLine: ExpressionSpecification = ['==', ['geometry-type'], 'LineString'];
const isPoint: ExpressionSpecification = ['==', ['geometry-type'], 'Point'];
/** Green by the `class` or `kind` of either schema. */
const isGreen: ExpressionSpecification = [
  'in',
  ['coalesce', ['get', 'kind'], ['get', 'class'], ['get', 'subclass'], ''],
  ['literal', ['park', 'forest', 'wood', 'grass', 'grassland', 'meadow', 'cemetery', 'nature_reserve', 'garden', 'scrub']],
];

function layersAs(
  draw: Draw,
  base: { source: string; 'source-layer': string },
  id: string,
  opacity: number,
  colours: MapPalette,
): LayerSpecification[] {
  const fill = (colour: string, filter: ExpressionSpecification): LayerSpecification => {
    return { ...base, id, type: 'fill', filter, paint: { 'fill-color': colour, 'fill-opacity': opacity } };
  };
  const line = (colour: string, near: number): LayerSpecification => ({
    ...base,
    id: `${id}-line`,
    type: 'line',
    filter: isLine,
    layout: { 'line-join': 'round' },
    paint: {
      'line-color': colour,
      'line-opacity': opacity,
      'line-width': ['interpolate', ['exponential', 1.5], ['zoom'], 8, 0.3, 18, near],
    },
  });
  if (draw === 'land') return [fill(colours.green, ['all', isSurface, isGreen])];
  if (draw === 'water') return [fill(colours.water, isSurface), line(colours.water, 4)];
  if (draw === 'building') return [fill(colours.building, isSurface)];
  if (draw === 'rail') return [line(colours.rail, 2)];
  if (draw === 'street') return [line(colours.streetCase, 10)];
  return [
    {
      ...base,
      id,
      type: 'symbol',
      filter: isPoint,
      layout: { 'text-field': ['coalesce', ['get', 'name:zh'], ['get', 'name']], 'text-font': labelFont, 'text-size': 12 },
      paint: { 'text-color': colours.labelSoft, 'text-halo-color': colours.halo, 'text-halo-width': 1.2, 'text-opacity': opacity },
    },
  ];
}

/** A small quiet style for vector tiles of whatever schema: ground to find one's way by, never mistaken for an asset. */
export function quietLayers(source: string, vectorLayers: readonly string[], opacity: number, theme: Theme): LayerSpecification[] {
  const known = vectorLayers.flatMap((name) => {
    const draw = drawnAs[name];
    return draw ? [{ name, draw }] : [];
  });
  const sorted = known.toSorted((a, b) => order.indexOf(a.draw) - order.indexOf(b.draw));
  return sorted.flatMap(({ name, draw }) =>
    layersAs(draw, { source, 'source-layer': name }, `${source}:${name}`, opacity, palettes[theme]),
  );
}
