import type { Feature, FeatureCollection, Geometry } from 'geojson';
import type { LayerSpecification } from 'maplibre-gl';
import type { Theme } from '../../layers/kind.ts';
import { strongLabelFont } from '../fonts.ts';
import { routeLooks } from '../meaning.ts';
import { palettes } from '../palette.ts';
import type { BandContent } from '../writer.ts';

/** A thing that a what-if has moved, added or taken away. */
export interface TrialThing {
  readonly name: string;
  /** Where the city has it; null for what is new. */
  readonly was: Geometry | null;
  /** Where it is tried; null for what is taken away. */
  readonly is: Geometry | null;
}

export type MapTrial = readonly TrialThing[];

const source = 'trial';

function features(trial: MapTrial): FeatureCollection {
  const all: Feature[] = [];
  for (const { name, was, is } of trial) {
    if (was) all.push({ type: 'Feature', geometry: was, properties: { part: 'was' } });
    if (is) all.push({ type: 'Feature', geometry: is, properties: { part: 'is', name } });
  }
  return { type: 'FeatureCollection', features: all };
}

const part = (name: 'was' | 'is', type: 'Point' | 'Polygon'): NonNullable<Extract<LayerSpecification, { type: 'fill' }>['filter']> => [
  'all',
  ['==', ['get', 'part'], name],
  ['==', ['geometry-type'], type],
];

function surfaces(theme: Theme): LayerSpecification[] {
  const { park, accent, labelSoft } = palettes[theme];
  const { halo } = routeLooks[theme];
  return [
    {
      id: 'trial:was',
      type: 'line',
      source,
      filter: part('was', 'Polygon'),
      paint: { 'line-color': labelSoft, 'line-width': 1.5, 'line-dasharray': [2, 2] },
    },
    { id: 'trial:fill', type: 'fill', source, filter: part('is', 'Polygon'), paint: { 'fill-color': park, 'fill-opacity': 0.85 } },
    { id: 'trial:halo', type: 'line', source, filter: part('is', 'Polygon'), paint: { 'line-color': halo, 'line-width': 5 } },
    { id: 'trial:line', type: 'line', source, filter: part('is', 'Polygon'), paint: { 'line-color': accent, 'line-width': 2.5 } },
  ];
}

function points(theme: Theme): LayerSpecification[] {
  const { accent, labelSoft, label, halo } = palettes[theme];
  return [
    {
      id: 'trial:point-was',
      type: 'circle',
      source,
      filter: part('was', 'Point'),
      paint: { 'circle-radius': 5, 'circle-opacity': 0, 'circle-stroke-color': labelSoft, 'circle-stroke-width': 1.5 },
    },
    {
      id: 'trial:point',
      type: 'circle',
      source,
      filter: part('is', 'Point'),
      paint: { 'circle-radius': 6, 'circle-color': accent, 'circle-stroke-color': halo, 'circle-stroke-width': 2 },
    },
    {
      id: 'trial:name',
      type: 'symbol',
      source,
      filter: part('is', 'Polygon'),
      layout: {
        'text-field': ['get', 'name'],
        'text-font': strongLabelFont,
        'text-size': 13,
        'text-allow-overlap': true,
        // Beside a park that is smaller than its name.
        'text-anchor': 'top',
        'text-offset': [0, 0.8],
      },
      paint: { 'text-color': label, 'text-halo-color': halo, 'text-halo-width': 2 },
    },
  ];
}

/** What a what-if has made other: dashed where it was, filled where it is tried. */
export function trialBand(trial: MapTrial | null, theme: Theme): BandContent {
  if (!trial || trial.length === 0) return { sources: {}, layers: [] };
  return { sources: { [source]: features(trial) }, layers: [...surfaces(theme), ...points(theme)] };
}
