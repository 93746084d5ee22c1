import type { Feature, FeatureCollection, LineString, MultiPolygon, Point, Position } from 'geojson';
import type { ExpressionSpecification, FilterSpecification, LayerSpecification } from 'maplibre-gl';
import type { Asset, AssetKey } from '../core/asset.ts';
import type { City } from '../core/city.ts';
import type { Theme } from '../layers/kind.ts';
import { cityIndex } from '../store/query/city-index.ts';
import { words } from '../text/app.ts';
import { fill, type Lang } from '../text/sentence.ts';
import { isPlaced, type PlacedAsset } from './features.ts';
import { strongLabelFont } from './fonts.ts';
import type { MapRoute, MeasuredLine } from './frame.ts';
import { routeLooks } from './meaning.ts';
import { palettes } from './palette.ts';
import type { BandContent, FeatureSet } from './writer.ts';

const outlines = new WeakMap<Asset, Feature>();

/** The bare shape of an asset, the same object each time, so that a changed selection is written as the few that came and went. */
function outlineOf(key: AssetKey, asset: PlacedAsset): Feature {
  const known = outlines.get(asset);
  if (known) return known;
  const feature: Feature = { type: 'Feature', id: key, geometry: asset.geometry, properties: {} };
  outlines.set(asset, feature);
  return feature;
}

function outlined(city: City | null, keys: ReadonlySet<AssetKey>): FeatureSet {
  const features = new Map<string, Feature>();
  const { byKey } = city ? cityIndex(city) : { byKey: null };
  for (const key of keys) {
    const asset = byKey?.get(key);
    if (asset && isPlaced(asset)) features.set(key, outlineOf(key, asset));
  }
  return { type: 'set', features };
}

/** The position at half of a line's length in degrees: near enough for a label. */
function middle(coordinates: readonly (readonly number[])[]): Position {
  const lengths = coordinates.slice(1).map((to, index) => {
    const from = coordinates[index] ?? to;
    return Math.hypot((to[0] ?? 0) - (from[0] ?? 0), (to[1] ?? 0) - (from[1] ?? 0));
  });
  let left = lengths.reduce((sum, length) => sum + length, 0) / 2;
  for (const [index, length] of lengths.entries()) {
    const from = coordinates[index] ?? [0, 0];
    const to = coordinates[index + 1] ?? from;
    const share = length === 0 ? 0 : left / length;
    if (share <= 1)
      return [(from[0] ?? 0) + ((to[0] ?? 0) - (from[0] ?? 0)) * share, (from[1] ?? 0) + ((to[1] ?? 0) - (from[1] ?? 0)) * share];
    left -= length;
  }
  return [...(coordinates[0] ?? [0, 0])];
}

function routeFeatures(route: MapRoute | null, lang: Lang): FeatureCollection {
  const features: Feature<LineString | MultiPolygon | Point>[] = [];
  if (route?.place) features.push({ type: 'Feature', geometry: route.place, properties: { part: 'place' } });
  const add = (line: MeasuredLine | undefined, part: 'walk' | 'straight'): void => {
    if (!line || line.coordinates.length < 2) return;
    const coordinates = line.coordinates.map((position) => [...position]);
    const text = fill(words[part === 'walk' ? 'routeWalk' : 'routeStraight'][lang], { metres: Math.round(line.metres) });
    features.push({ type: 'Feature', geometry: { type: 'LineString', coordinates }, properties: { part } });
    features.push({ type: 'Feature', geometry: { type: 'Point', coordinates: middle(coordinates) }, properties: { part, text } });
    features.push({ type: 'Feature', geometry: { type: 'Point', coordinates: coordinates.at(-1) ?? [] }, properties: { part, end: true } });
  };
  add(route?.straight, 'straight');
  add(route?.walk, 'walk');
  return { type: 'FeatureCollection', features };
}

function routeLayers(theme: Theme): LayerSpecification[] {
  const looks = routeLooks[theme];
  const source = 'route';
  const layout = { 'line-cap': 'round' as const, 'line-join': 'round' as const };
  const lineOf = (part: 'walk' | 'straight'): FilterSpecification => [
    'all',
    ['==', ['geometry-type'], 'LineString'],
    ['==', ['get', 'part'], part],
  ];
  const partColour: ExpressionSpecification = ['match', ['get', 'part'], 'walk', looks.walk, looks.straight];
  const isPlace: FilterSpecification = ['==', ['get', 'part'], 'place'];
  const { accent, halo } = palettes[theme];
  return [
    { id: 'selection:route-place-fill', type: 'fill', source, filter: isPlace, paint: { 'fill-color': accent, 'fill-opacity': 0.12 } },
    {
      id: 'selection:route-place-halo',
      type: 'line',
      source,
      filter: isPlace,
      layout: { 'line-join': 'round' },
      paint: { 'line-color': halo, 'line-width': 6, 'line-opacity': 0.9 },
    },
    {
      id: 'selection:route-place',
      type: 'line',
      source,
      filter: isPlace,
      layout: { 'line-join': 'round' },
      paint: { 'line-color': accent, 'line-width': 3 },
    },
    {
      id: 'selection:route-halo',
      type: 'line',
      source,
      filter: lineOf('walk'),
      layout,
      paint: { 'line-color': looks.halo, 'line-width': 8, 'line-opacity': 0.9 },
    },
    {
      id: 'selection:route-walk',
      type: 'line',
      source,
      filter: lineOf('walk'),
      layout,
      paint: { 'line-color': looks.walk, 'line-width': 4 },
    },
    {
      id: 'selection:route-straight',
      type: 'line',
      source,
      filter: lineOf('straight'),
      paint: { 'line-color': looks.straight, 'line-width': 2.4, 'line-dasharray': [2, 1.5] },
    },
    {
      id: 'selection:route-end',
      type: 'circle',
      source,
      filter: ['has', 'end'],
      paint: { 'circle-radius': 5, 'circle-color': partColour, 'circle-stroke-color': looks.halo, 'circle-stroke-width': 2 },
    },
    {
      id: 'selection:route-metres',
      type: 'symbol',
      source,
      filter: ['has', 'text'],
      layout: {
        'text-field': ['get', 'text'],
        'text-font': strongLabelFont,
        'text-size': 13,
        // Tried in turn, so that the two labels do not lie on each other; where none is free they overlap rather than vanish.
        'text-variable-anchor': ['bottom', 'top', 'left', 'right', 'bottom-left', 'top-right'],
        'text-radial-offset': 0.7,
        'text-allow-overlap': true,
      },
      paint: { 'text-color': partColour, 'text-halo-color': looks.halo, 'text-halo-width': 2.4 },
    },
  ];
}

function outlineLayers(id: 'hovered' | 'selected', theme: Theme, width: number): LayerSpecification[] {
  const { accent, halo } = palettes[theme];
  const layout = { 'line-join': 'round' as const };
  const isPoint: FilterSpecification = ['in', ['geometry-type'], ['literal', ['Point', 'MultiPoint']]];
  const isSurface: FilterSpecification = ['in', ['geometry-type'], ['literal', ['Polygon', 'MultiPolygon']]];
  const ring: ExpressionSpecification = ['interpolate', ['linear'], ['zoom'], 10, 4, 14, 8, 18, 14];
  return [
    {
      id: `selection:${id}-fill`,
      type: 'fill',
      source: id,
      filter: isSurface,
      paint: { 'fill-color': accent, 'fill-opacity': id === 'selected' ? 0.16 : 0.08 },
    },
    {
      id: `selection:${id}-halo`,
      type: 'line',
      source: id,
      layout,
      paint: { 'line-color': halo, 'line-width': width + 3, 'line-opacity': 0.85 },
    },
    { id: `selection:${id}-line`, type: 'line', source: id, layout, paint: { 'line-color': accent, 'line-width': width } },
    {
      id: `selection:${id}-ring`,
      type: 'circle',
      source: id,
      filter: isPoint,
      paint: { 'circle-radius': ring, 'circle-opacity': 0, 'circle-stroke-color': halo, 'circle-stroke-width': width + 2 },
    },
    {
      id: `selection:${id}-point`,
      type: 'circle',
      source: id,
      filter: isPoint,
      paint: { 'circle-radius': ring, 'circle-opacity': 0, 'circle-stroke-color': accent, 'circle-stroke-width': width },
    },
  ];
}

export function outlineBand(id: 'hovered' | 'selected', city: City | null, keys: ReadonlySet<AssetKey>, theme: Theme): BandContent {
  return { sources: { [id]: outlined(city, keys) }, layers: outlineLayers(id, theme, id === 'selected' ? 3 : 2) };
}

/** The walk and the straight line of the route under the pointer, each with its metres. */
export function routeBand(route: MapRoute | null, lang: Lang, theme: Theme): BandContent {
  return { sources: { route: routeFeatures(route, lang) }, layers: routeLayers(theme) };
}
