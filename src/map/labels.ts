import { pointOnFeature } from '@turf/turf';
import type { Feature, FeatureCollection, Point } from 'geojson';
import type { ExpressionSpecification, FilterSpecification, LayerSpecification, SymbolLayerSpecification } from 'maplibre-gl';
import type { Theme } from '../layers/kind.ts';
import { kindSource } from './declared.ts';
import { type DrawnKinds, noFeatures } from './features.ts';
import { labelFont, strongLabelFont } from './fonts.ts';
import { type MapPalette, palettes } from './palette.ts';
import type { BandContent } from './writer.ts';

/** Kinds whose polygons carry a name, with the first zoom and the colour of the name. Points are named by the style of their declaration. */
const polygonLabels: readonly {
  readonly kind: string;
  readonly minzoom: number;
  readonly colour: keyof MapPalette;
  readonly size: number;
}[] = [
  { kind: 'residential', minzoom: 15, colour: 'labelSoft', size: 11 },
  { kind: 'water', minzoom: 12.5, colour: 'labelWater', size: 12 },
  { kind: 'park', minzoom: 12.5, colour: 'labelGreen', size: 12 },
];

const areaLabels = [
  { level: 'community', minzoom: 14.5, maxzoom: 24, size: 11 },
  { level: 'town', minzoom: 11, maxzoom: 16, size: 14 },
  { level: 'district', minzoom: 8, maxzoom: 12, size: 16 },
] as const;

const pointsByCollection = new WeakMap<FeatureCollection, FeatureCollection<Point>>();

/** One point inside each named polygon: MapLibre would name a polygon once in every tile. */
function labelPoints(collection: FeatureCollection): FeatureCollection<Point> {
  const known = pointsByCollection.get(collection);
  if (known) return known;
  const features = collection.features.flatMap((feature): Feature<Point>[] => {
    const name = feature.properties?.name;
    if (typeof name !== 'string' || name === '' || !/Polygon$/.test(feature.geometry.type)) return [];
    return [{ type: 'Feature', geometry: pointOnFeature(feature).geometry, properties: feature.properties }];
  });
  const points: FeatureCollection<Point> = { type: 'FeatureCollection', features };
  pointsByCollection.set(collection, points);
  return points;
}

const named: ExpressionSpecification = ['get', 'name'];

function textPaint(colours: MapPalette, colour: string): NonNullable<SymbolLayerSpecification['paint']> {
  return { 'text-color': colour, 'text-halo-color': colours.halo, 'text-halo-width': 1.4, 'text-halo-blur': 0.3 };
}

function streetLabel(id: string, rank: number, minzoom: number, size: number, colours: MapPalette): LayerSpecification {
  const filter: FilterSpecification = ['all', ['==', ['get', '_rank'], rank], ['has', 'name']];
  return {
    id,
    type: 'symbol',
    source: kindSource('street'),
    minzoom,
    filter,
    layout: {
      'symbol-placement': 'line',
      'symbol-spacing': 320,
      'text-field': named,
      'text-font': labelFont,
      'text-size': ['interpolate', ['linear'], ['zoom'], minzoom, size - 1, 18, size + 2],
      'text-letter-spacing': 0.08,
      'text-max-angle': 30,
      'text-padding': 4,
    },
    paint: textPaint(colours, rank >= 3 ? colours.label : colours.labelSoft),
  };
}

function pointLabel(
  id: string,
  source: string,
  minzoom: number,
  maxzoom: number,
  size: number,
  font: string[],
  paint: SymbolLayerSpecification['paint'],
): SymbolLayerSpecification {
  return {
    id,
    type: 'symbol',
    source,
    minzoom,
    maxzoom,
    layout: { 'text-field': named, 'text-font': font, 'text-size': size, 'text-max-width': 8, 'text-padding': 6 },
    paint: paint ?? {},
  };
}

/** Names, above the results so that a fill never hides one. Later layers win where two names want one place: streets, then parks, then areas. */
export function labelsBand(drawn: DrawnKinds, hidden: ReadonlySet<string>, theme: Theme): BandContent {
  const colours = palettes[theme];
  const sources: Record<string, FeatureCollection> = {};
  const layers: LayerSpecification[] = [];
  for (const { kind, minzoom, colour, size } of polygonLabels) {
    const collection = drawn.get(kind);
    if (!collection || hidden.has(kind)) continue;
    sources[`label:${kind}`] = labelPoints(collection);
    layers.push(pointLabel(`labels:${kind}`, `label:${kind}`, minzoom, 24, size, labelFont, textPaint(colours, colours[colour])));
  }
  if (drawn.has('street') && !hidden.has('street')) {
    sources[kindSource('street')] = drawn.get('street') ?? noFeatures;
    layers.push(streetLabel('labels:lane', 1, 15.5, 11, colours), streetLabel('labels:branch', 2, 14, 11, colours));
    layers.push(streetLabel('labels:secondary', 3, 12.8, 12, colours), streetLabel('labels:main', 4, 11.8, 12, colours));
  }
  const areas = drawn.get('area');
  if (areas && !hidden.has('area')) {
    sources['label:area'] = labelPoints(areas);
    for (const { level, minzoom, maxzoom, size } of areaLabels) {
      const layer = pointLabel(
        `labels:${level}`,
        'label:area',
        minzoom,
        maxzoom,
        size,
        strongLabelFont,
        textPaint(colours, colours.boundary),
      );
      layers.push({ ...layer, filter: ['==', ['get', 'level'], level] });
    }
  }
  return { sources, layers };
}
