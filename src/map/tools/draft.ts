import type { Feature, FeatureCollection, Position } from 'geojson';
import type { LayerSpecification } from 'maplibre-gl';
import type { Theme } from '../../layers/kind.ts';
import { strongLabelFont } from '../fonts.ts';
import { routeLooks } from '../meaning.ts';
import type { BandContent } from '../writer.ts';

export type LonLat = readonly [lon: number, lat: number];

/** A word on the draft: `leg` beside a line, `sum` for the whole, `pin` at a marked place. */
export interface DraftLabel {
  readonly at: LonLat;
  readonly text: string;
  readonly part: 'leg' | 'sum' | 'pin';
}

/** What a tool draws while it is used: measured lines and surfaces, and places pointed at. Nothing of it is saved. */
export interface MapDraft {
  readonly vertices: readonly LonLat[];
  /** Where the next vertex would be; dashed from the last one. */
  readonly next: LonLat | null;
  /** The vertices go round a surface. */
  readonly closed: boolean;
  readonly pins: readonly LonLat[];
  readonly labels: readonly DraftLabel[];
}

function mutable([lon, lat]: LonLat): Position {
  return [lon, lat];
}

function line(part: 'line' | 'next', positions: readonly LonLat[]): Feature {
  return { type: 'Feature', geometry: { type: 'LineString', coordinates: positions.map(mutable) }, properties: { part } };
}

function point(part: string, at: LonLat, text?: string): Feature {
  const properties = text === undefined ? { part } : { part, text };
  return { type: 'Feature', geometry: { type: 'Point', coordinates: mutable(at) }, properties };
}

function surface(positions: readonly LonLat[]): Feature[] {
  const [first] = positions;
  if (!first || positions.length < 3) return [];
  const ring = [...positions, first].map(mutable);
  return [{ type: 'Feature', geometry: { type: 'Polygon', coordinates: [ring] }, properties: { part: 'fill' } }];
}

/** The draft as features; none without a draft. */
function draftFeatures(draft: MapDraft | null): FeatureCollection {
  const features: Feature[] = [];
  if (draft) {
    const { vertices, next, closed, pins, labels } = draft;
    const [first] = vertices;
    const last = vertices.at(-1);
    if (closed) features.push(...surface(next ? [...vertices, next] : vertices));
    if (vertices.length > 1) features.push(line('line', vertices));
    if (closed && !next && first && last && vertices.length > 2) features.push(line('line', [last, first]));
    if (next && last) features.push(line('next', closed && first && vertices.length > 1 ? [last, next, first] : [last, next]));
    features.push(...vertices.map((at) => point('vertex', at)), ...pins.map((at) => point('pin', at)));
    features.push(...labels.map(({ at, text, part }) => point(part === 'pin' ? 'pin-label' : part, at, text)));
  }
  return { type: 'FeatureCollection', features };
}

const source = 'draft';

function draftLines(colour: string, halo: string): LayerSpecification[] {
  const round = { 'line-cap': 'round' as const, 'line-join': 'round' as const };
  return [
    {
      id: 'draft:fill',
      type: 'fill',
      source,
      filter: ['==', ['get', 'part'], 'fill'],
      paint: { 'fill-color': colour, 'fill-opacity': 0.14 },
    },
    {
      id: 'draft:halo',
      type: 'line',
      source,
      filter: ['==', ['get', 'part'], 'line'],
      layout: round,
      paint: { 'line-color': halo, 'line-width': 6, 'line-opacity': 0.9 },
    },
    {
      id: 'draft:line',
      type: 'line',
      source,
      filter: ['==', ['get', 'part'], 'line'],
      layout: round,
      paint: { 'line-color': colour, 'line-width': 3 },
    },
    {
      id: 'draft:next',
      type: 'line',
      source,
      filter: ['==', ['get', 'part'], 'next'],
      paint: { 'line-color': colour, 'line-width': 2, 'line-dasharray': [2, 1.5] },
    },
  ];
}

function draftPoints(colour: string, halo: string): LayerSpecification[] {
  return [
    {
      id: 'draft:vertex',
      type: 'circle',
      source,
      filter: ['==', ['get', 'part'], 'vertex'],
      paint: { 'circle-radius': 4, 'circle-color': halo, 'circle-stroke-color': colour, 'circle-stroke-width': 2 },
    },
    {
      id: 'draft:pin',
      type: 'circle',
      source,
      filter: ['==', ['get', 'part'], 'pin'],
      paint: { 'circle-radius': 7, 'circle-color': colour, 'circle-stroke-color': halo, 'circle-stroke-width': 3 },
    },
    {
      id: 'draft:label',
      type: 'symbol',
      source,
      filter: ['has', 'text'],
      layout: {
        'text-field': ['get', 'text'],
        'text-font': strongLabelFont,
        'text-size': ['match', ['get', 'part'], 'sum', 15, 13],
        'text-variable-anchor': ['bottom', 'top', 'left', 'right', 'bottom-left', 'top-right'],
        'text-radial-offset': 0.8,
        'text-allow-overlap': true,
        'text-max-width': 14,
      },
      paint: { 'text-color': colour, 'text-halo-color': halo, 'text-halo-width': 2.4 },
    },
  ];
}

/** The topmost band. In the colour of walked routes: neither an asset nor a result has it. */
export function draftBand(draft: MapDraft | null, theme: Theme): BandContent {
  if (!draft) return { sources: {}, layers: [] };
  const { walk, halo } = routeLooks[theme];
  return { sources: { [source]: draftFeatures(draft) }, layers: [...draftLines(walk, halo), ...draftPoints(walk, halo)] };
}
