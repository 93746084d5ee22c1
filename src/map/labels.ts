import type { ExpressionSpecification, FilterSpecification, LayerSpecification, SymbolLayerSpecification } from 'maplibre-gl';
import { type Scale, scales } from '../layers/detail.ts';
import type { Kind } from '../layers/kind.ts';
import { kinds } from '../layers/registry.ts';
import type { CityIndex } from '../store/query/city-index.ts';
import { words } from '../text/app.ts';
import type { Lang } from '../text/sentence.ts';
import { kindSource } from './declared.ts';
import { type Dress, dressed } from './dress.ts';
import type { DrawnKinds } from './features.ts';
import { labelFont, strongLabelFont } from './fonts.ts';
import { labelPoints } from './label-points.ts';
import { type MapPalette, palettes } from './palette.ts';
import type { BandContent } from './writer.ts';

/** Kinds named in a way of their own below; buildings would only be noise. */
const namedElsewhere: ReadonlySet<string> = new Set(['street', 'area', 'building']);

/** Units of each level: first and last zoom of their name, and its size in pixels. */
const areaLabels = [
  { level: 'community', minzoom: 14.5, maxzoom: 24, size: 11 },
  { level: 'town', minzoom: 11.5, maxzoom: 16, size: 14 },
  { level: 'district', minzoom: 8, maxzoom: 12, size: 16 },
] as const;

/** Streets of each rank: first zoom of their name, and its size there. */
const streetLabels = [
  { id: 'labels:lane', rank: 1, minzoom: 15.5, size: 11 },
  { id: 'labels:branch', rank: 2, minzoom: 14, size: 11 },
  { id: 'labels:secondary', rank: 3, minzoom: 13, size: 12 },
  { id: 'labels:main', rank: 4, minzoom: 12, size: 12 },
] as const;

/** The source of the names of a kind. */
function labelSource(kind: string): string {
  return `label:${kind}`;
}

const named: ExpressionSpecification = ['get', 'name'];

function textPaint(colours: MapPalette, colour: string): NonNullable<SymbolLayerSpecification['paint']> {
  return { 'text-color': colour, 'text-halo-color': colours.halo, 'text-halo-width': 1.4, 'text-halo-blur': 0.3 };
}

function streetLayer({ id, rank, minzoom, size }: (typeof streetLabels)[number], colours: MapPalette): SymbolLayerSpecification {
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

/** A name on its point; below the dot where there is one. Long names break, and very long ones end in a narrow block. */
function pointLabel({ id, source, minzoom, size, font, paint }: PointLabel): SymbolLayerSpecification {
  const layout: NonNullable<SymbolLayerSpecification['layout']> = {
    'symbol-sort-key': ['get', '_sort'],
    'text-field': named,
    'text-font': font,
    'text-size': size,
    'text-max-width': 8,
    'text-padding': 6,
    'text-anchor': ['case', ['has', '_dot'], 'top', 'center'],
    'text-offset': ['case', ['has', '_dot'], ['literal', [0, 0.9]], ['literal', [0, 0]]],
  };
  return { id, type: 'symbol', source, minzoom, filter: ['<=', ['get', '_from'], ['zoom']], layout, paint };
}

function labelColour(kind: Kind, colours: MapPalette): string {
  if (kind.id === 'water') return colours.labelWater;
  return kind.group === 'green' ? colours.labelGreen : colours.labelSoft;
}

function kindLayer(kind: Kind, named: Scale, colours: MapPalette): SymbolLayerSpecification {
  return pointLabel({
    id: `labels:${kind.id}`,
    source: labelSource(kind.id),
    minzoom: scales[named].namedFrom,
    size: kind.group === 'green' || kind.id === 'water' ? 12 : 11,
    font: labelFont,
    paint: textPaint(colours, labelColour(kind, colours)),
  });
}

/** Names of units; a unit outside the data says so below its name. */
function unitLayers(colours: MapPalette, outside: readonly number[], lang: Lang): SymbolLayerSpecification[] {
  const paint = textPaint(colours, colours.boundary);
  const said: ExpressionSpecification = ['concat', named, `\n${words.mapNotIncluded[lang]}`];
  const text: ExpressionSpecification = outside.length === 0 ? named : ['case', ['in', ['id'], ['literal', [...outside]]], said, named];
  return areaLabels.map(({ level, minzoom, maxzoom, size }) => {
    const layer = pointLabel({ id: `labels:${level}`, source: labelSource('area'), minzoom, size, font: strongLabelFont, paint });
    const isLevel: FilterSpecification = ['==', ['get', 'level'], level];
    return { ...layer, maxzoom, filter: isLevel, layout: { ...layer.layout, 'text-field': text } };
  });
}

/**
 * Names, above the results so that a fill never hides one. Where two want one place the later layer wins: things of the street, then small
 * streets, then land and stations, then main streets, then area units.
 */
export function labelsBand(
  index: CityIndex | null,
  placed: DrawnKinds,
  hidden: ReadonlySet<string>,
  dress: Dress,
  lang: Lang,
  outside: readonly number[],
): BandContent {
  if (!index) return { sources: {}, layers: [] };
  const colours = palettes[dress.theme];
  const isShown = (kind: string) => placed.has(kind) && !hidden.has(kind);
  const labelled = kinds
    .filter(({ id, style }) => style.named !== undefined && !namedElsewhere.has(id) && isShown(id))
    .toSorted((a, b) => a.order - b.order);
  const things = (near: boolean) =>
    labelled.flatMap((kind) => {
      const { named } = kind.style;
      if (named === undefined || (named === 'street') !== near) return [];
      return [dressed(kindLayer(kind, named, colours), kind.id, dress)];
    });
  const street = (from: number, to: number) =>
    isShown('street') ? streetLabels.slice(from, to).map((label) => dressed(streetLayer(label, colours), 'street', dress)) : [];
  const units = isShown('area') ? unitLayers(colours, outside, lang).map((layer) => dressed(layer, 'area', dress)) : [];
  const layers: LayerSpecification[] = [...things(true), ...street(0, 2), ...things(false), ...street(2, 4), ...units];
  const sourced = [...labelled.map(({ id }) => id), ...(units.length > 0 ? ['area'] : [])];
  const sources = Object.fromEntries(sourced.map((kind) => [labelSource(kind), labelPoints(index.kind(kind))]));
  return { sources: isShown('street') ? { ...sources, [kindSource('street')]: placed.get('street') } : sources, layers };
}
