import type { FeatureCollection } from 'geojson';
import type { LayerSpecification } from 'maplibre-gl';
import type { Theme } from '../layers/kind.ts';
import { strongLabelFont } from './fonts.ts';
import { classLooks, routeLooks } from './meaning.ts';
import { palettes } from './palette.ts';
import { type MapImage, patternImage } from './pattern.ts';
import type { BandContent } from './writer.ts';

/** A line that is told from its neighbours by colour and by its dashes. */
export interface GhostLook {
  readonly colour: string;
  readonly dash: readonly [number, number] | null;
  /** Hatched where it stands for what goes. */
  readonly hatched?: boolean;
}

/** Looks of the places that a file may lie in, one after the other; safe for colour-blind eyes together with their dashes. */
export const candidateLooks: Readonly<Record<Theme, readonly GhostLook[]>> = {
  light: [
    { colour: '#14389c', dash: null },
    { colour: '#b4401a', dash: [4, 2] },
    { colour: '#7a2b86', dash: [1.5, 1.5] },
    { colour: '#00695c', dash: [6, 2] },
    { colour: '#8a6100', dash: [3, 3] },
    { colour: '#4a4f54', dash: [1, 2] },
    { colour: '#a3195b', dash: [5, 1] },
    { colour: '#2f6690', dash: [2, 4] },
  ],
  dark: [
    { colour: '#a9c4ff', dash: null },
    { colour: '#ffb07a', dash: [4, 2] },
    { colour: '#e3a9f0', dash: [1.5, 1.5] },
    { colour: '#5cd6c2', dash: [6, 2] },
    { colour: '#f0d070', dash: [3, 3] },
    { colour: '#c9d0d6', dash: [1, 2] },
    { colour: '#ff9cc4', dash: [5, 1] },
    { colour: '#8fd0f0', dash: [2, 4] },
  ],
};

/** What an import would do to a thing, as the map draws it. `was` is where a changed thing lies today. */
export const planParts = ['new', 'changed', 'was', 'missing'] as const;
export type PlanPart = (typeof planParts)[number];

export const planLooks: Readonly<Record<Theme, Readonly<Record<PlanPart, GhostLook>>>> = {
  light: {
    new: { colour: palettes.light.accent, dash: null },
    changed: { colour: routeLooks.light.walk, dash: null },
    was: { colour: palettes.light.labelSoft, dash: [2, 2] },
    missing: { colour: classLooks.light.uncovered.outline, dash: [1, 1], hatched: true },
  },
  dark: {
    new: { colour: palettes.dark.accent, dash: null },
    changed: { colour: routeLooks.dark.walk, dash: null },
    was: { colour: palettes.dark.labelSoft, dash: [2, 2] },
    missing: { colour: classLooks.dark.uncovered.outline, dash: [1, 1], hatched: true },
  },
};

/** Shapes of one look: a place where a file may lie, or the things that an import adds. Compared by identity. */
export interface GhostSet {
  /** Names its source and layers: other than those of its neighbours. */
  readonly id: string;
  readonly look: GhostLook;
  readonly shapes: FeatureCollection;
  /** Where its name stands; null for none. */
  readonly label: { readonly text: string; readonly at: readonly [lon: number, lat: number] } | null;
  /** Pointed at or in hand. */
  readonly strong: boolean;
}

/** Bottom to top. */
export type MapGhosts = readonly GhostSet[];

type Filter = NonNullable<Extract<LayerSpecification, { type: 'fill' }>['filter']>;
const ofType = (type: 'Point' | 'Polygon'): Filter => ['==', ['geometry-type'], type];

function surfaces({ look, id, strong }: GhostSet, theme: Theme): LayerSpecification[] {
  const source = `ghost:${id}`;
  const { halo } = routeLooks[theme];
  const fill: LayerSpecification = look.hatched
    ? { id: `${source}:fill`, type: 'fill', source, filter: ofType('Polygon'), paint: { 'fill-pattern': `ghost-hatch-${theme}` } }
    : {
        id: `${source}:fill`,
        type: 'fill',
        source,
        filter: ofType('Polygon'),
        paint: { 'fill-color': look.colour, 'fill-opacity': strong ? 0.28 : 0.08 },
      };
  return [
    fill,
    { id: `${source}:halo`, type: 'line', source, paint: { 'line-color': halo, 'line-width': strong ? 8 : 4, 'line-opacity': 0.85 } },
    {
      id: `${source}:line`,
      type: 'line',
      source,
      paint: {
        'line-color': look.colour,
        'line-width': strong ? 4 : 2,
        ...(look.dash ? { 'line-dasharray': [...look.dash] } : {}),
      },
    },
  ];
}

function points({ look, id, strong }: GhostSet, theme: Theme): LayerSpecification {
  const source = `ghost:${id}`;
  const { halo } = routeLooks[theme];
  const hollow = look.dash !== null;
  return {
    id: `${source}:point`,
    type: 'circle',
    source,
    filter: ofType('Point'),
    paint: {
      'circle-radius': ['interpolate', ['linear'], ['zoom'], 9, strong ? 4 : 2, 14, strong ? 8 : 5],
      'circle-color': hollow ? halo : look.colour,
      'circle-opacity': hollow ? 0.4 : 0.9,
      'circle-stroke-color': hollow ? look.colour : halo,
      'circle-stroke-width': strong ? 3 : 1.5,
    },
  };
}

/** Names stand above all shapes, so that none is covered by another's. */
function nameOf({ look, id, label }: GhostSet, theme: Theme): LayerSpecification | null {
  if (!label) return null;
  return {
    id: `ghost:${id}:name`,
    type: 'symbol',
    source: `ghost-name:${id}`,
    layout: {
      'text-field': label.text,
      'text-font': strongLabelFont,
      'text-size': 13,
      'text-variable-anchor': ['bottom', 'top', 'left', 'right', 'bottom-left', 'top-right', 'bottom-right', 'top-left'],
      'text-radial-offset': 1,
      'text-padding': 4,
      'text-max-width': 14,
    },
    paint: { 'text-color': look.colour, 'text-halo-color': palettes[theme].halo, 'text-halo-width': 2.4 },
  };
}

function namePoint([lon, lat]: readonly [number, number]): FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: [{ type: 'Feature', geometry: { type: 'Point', coordinates: [lon, lat] }, properties: {} }],
  };
}

const hatch: Readonly<Record<Theme, MapImage>> = {
  light: patternImage({ ...classLooks.light.uncovered, pattern: 'hatch' }, 0.5),
  dark: patternImage({ ...classLooks.dark.uncovered, pattern: 'hatch' }, 0.5),
};

const namePoints = new WeakMap<readonly [number, number], FeatureCollection>();

function namePlace(at: readonly [number, number]): FeatureCollection {
  const known = namePoints.get(at) ?? namePoint(at);
  namePoints.set(at, known);
  return known;
}

/** What an import may do: the places where a file may lie, or what would be added, changed and missing. */
export function ghostsBand(ghosts: MapGhosts | null, theme: Theme): BandContent {
  if (!ghosts || ghosts.length === 0) return { sources: {}, layers: [] };
  const sources: Record<string, FeatureCollection> = {};
  for (const { id, shapes, label } of ghosts) {
    sources[`ghost:${id}`] = shapes;
    if (label) sources[`ghost-name:${id}`] = namePlace(label.at);
  }
  const layers = [
    ...ghosts.flatMap((set) => surfaces(set, theme)),
    ...ghosts.map((set) => points(set, theme)),
    ...ghosts.flatMap((set) => nameOf(set, theme) ?? []),
  ];
  return { sources, layers, images: { [`ghost-hatch-${theme}`]: hatch[theme] } };
}
