import type { MultiPolygon, Polygon, Position } from 'geojson';
import type { Theme } from '../layers/kind.ts';
import { palettes } from './palette.ts';
import type { BandContent } from './writer.ts';

/** The world as far as Mercator shows it. */
const world: Position[] = [
  [-180, -85],
  [180, -85],
  [180, 85],
  [-180, 85],
  [-180, -85],
];

/** All ground outside an area: the world with the area's parts as holes, and the holes of the area filled again. */
export function groundOutside(area: Polygon | MultiPolygon): MultiPolygon {
  const parts = area.type === 'Polygon' ? [area.coordinates] : area.coordinates;
  const outers = parts.flatMap(([outer]) => (outer ? [outer] : []));
  return { type: 'MultiPolygon', coordinates: [[world, ...outers], ...parts.flatMap(([, ...holes]) => holes.map((hole) => [hole]))] };
}

/** Dims the ground outside the chosen unit and draws its outline. */
export function veilBand(area: Polygon | MultiPolygon | null, theme: Theme): BandContent {
  if (!area) return { sources: {}, layers: [] };
  const { ground, accent, halo } = palettes[theme];
  const layout = { 'line-join': 'round' as const };
  return {
    sources: { 'area:outside': groundOutside(area), 'area:chosen': area },
    layers: [
      {
        id: 'veil:outside',
        type: 'fill',
        source: 'area:outside',
        paint: { 'fill-color': ground, 'fill-opacity': 0.72, 'fill-antialias': false },
      },
      { id: 'veil:halo', type: 'line', source: 'area:chosen', layout, paint: { 'line-color': halo, 'line-width': 5, 'line-opacity': 0.9 } },
      { id: 'veil:line', type: 'line', source: 'area:chosen', layout, paint: { 'line-color': accent, 'line-width': 2.2 } },
    ],
  };
}
