import { pointOnFeature } from '@turf/turf';
import type { Feature, FeatureCollection, Point } from 'geojson';
import type { ExpressionSpecification, FilterSpecification, LayerSpecification, SymbolLayerSpecification } from 'maplibre-gl';
import type { Kind, Theme } from '../layers/kind.ts';
import { kinds } from '../layers/registry.ts';
import { kindSource } from './declared.ts';
import { type DrawnKinds, noFeatures } from './features.ts';
import { labelFont, strongLabelFont } from './fonts.ts';
import { type MapPalette, palettes } from './palette.ts';
import type { BandContent } from './writer.ts';

/** Kinds named in a way of their own below; buildings would only be noise. */
const namedElsewhere: ReadonlySet<string> = new Set(['street', 'area', 'building']);

const areaLabels = [
  { level: 'community', minzoom: 14.5, maxzoom: 24, size: 11 },
  { level: 'town', minzoom: 11, maxzoom: 16, size: 14 },
  { level: 'district', minzoom: 8, maxzoom: 12, size: 16 },
] as const;

const pointsByCollection = new WeakMap<FeatureCollection, FeatureCollection<Point>>();

/** One point inside each named polygon, as MapLibre would name a polygon once in every tile; and the named points, marked `_dot`. */
function labelPoints(collection: FeatureCollection): FeatureCollection<Point> {
  const known = pointsByCollection.get(collection);
  if (known) return known;
  const features = collection.features.flatMap((feature): Feature<Point>[] => {
    const { geometry, properties } = feature;
    if (typeof properties?.name !== 'string' || properties.name === '') return [];
    if (geometry.type === 'Point') return [{ type: 'Feature', geometry, properties: { ...properties, _dot: true } }];
    if (!/Polygon$/.test(geometry.type)) return [];
    return [{ type: 'Feature', geometry: pointOnFeature(feature).geometry, properties }];
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

interface PointLabel {
  readonly id: string;
  readonly source: string;
  readonly minzoom: number;
  readonly size: number;
  readonly font: string[];
  readonly paint: NonNullable<SymbolLayerSpecification['paint']>;
}

/** A name on its point; below the dot where there is one. */
function pointLabel({ id, source, minzoom, size, font, paint }: PointLabel): SymbolLayerSpecification {
  const layout: NonNullable<SymbolLayerSpecification['layout']> = {
    'text-field': named,
    'text-font': font,
    'text-size': size,
    'text-max-width': 8,
    'text-padding': 6,
    'text-anchor': ['case', ['has', '_dot'], 'top', 'center'],
    'text-offset': ['case', ['has', '_dot'], ['literal', [0, 0.9]], ['literal', [0, 0]]],
  };
  return { id, type: 'symbol', source, minzoom, layout, paint };
}

function labelColour(kind: Kind, colours: MapPalette): string {
  if (kind.id === 'water') return colours.labelWater;
  return kind.group === 'green' ? colours.labelGreen : colours.labelSoft;
}

/** Names of the kinds that declare a zoom for them, in the kinds' own order. */
function kindLabels(kind: Kind, colours: MapPalette): LayerSpecification {
  return pointLabel({
    id: `labels:${kind.id}`,
    source: `label:${kind.id}`,
    minzoom: kind.style.labelMinZoom ?? 0,
    size: kind.group === 'green' || kind.id === 'water' ? 12 : 11,
    font: labelFont,
    paint: textPaint(colours, labelColour(kind, colours)),
  });
}

function streetLabels(colours: MapPalette): LayerSpecification[] {
  return [
    streetLabel('labels:lane', 1, 15.5, 11, colours),
    streetLabel('labels:branch', 2, 14, 11, colours),
    streetLabel('labels:secondary', 3, 12.8, 12, colours),
    streetLabel('labels:main', 4, 11.8, 12, colours),
  ];
}

function unitLabels(colours: MapPalette): LayerSpecification[] {
  const paint = textPaint(colours, colours.boundary);
  return areaLabels.map(({ level, minzoom, maxzoom, size }) => ({
    ...pointLabel({ id: `labels:${level}`, source: 'label:area', minzoom, size, font: strongLabelFont, paint }),
    maxzoom,
    filter: ['==', ['get', 'level'], level],
  }));
}

/** Names, above the results so that a fill never hides one. Later layers win where two names want one place: things, then streets, then areas. */
export function labelsBand(drawn: DrawnKinds, hidden: ReadonlySet<string>, theme: Theme): BandContent {
  const colours = palettes[theme];
  const isShown = (kind: string) => drawn.has(kind) && !hidden.has(kind);
  const labelled = kinds
    .filter(({ id, style }) => style.labelMinZoom !== undefined && !namedElsewhere.has(id) && isShown(id))
    .toSorted((a, b) => a.order - b.order);
  const pointSources = [...labelled.map(({ id }) => id), ...(isShown('area') ? ['area'] : [])];
  const sources = Object.fromEntries(pointSources.map((kind) => [`label:${kind}`, labelPoints(drawn.get(kind) ?? noFeatures)]));
  const streets = isShown('street') ? { [kindSource('street')]: drawn.get('street') ?? noFeatures } : {};
  return {
    sources: { ...sources, ...streets },
    layers: [
      ...labelled.map((kind) => kindLabels(kind, colours)),
      ...(isShown('street') ? streetLabels(colours) : []),
      ...(isShown('area') ? unitLabels(colours) : []),
    ],
  };
}
