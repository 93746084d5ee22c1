import type { FeatureCollection, MultiLineString } from 'geojson';
import type { LayerSpecification } from 'maplibre-gl';
import type { Theme } from '../layers/kind.ts';
import type { MapReach } from './frame.ts';
import { reachLooks, routeLooks } from './meaning.ts';
import type { BandContent } from './writer.ts';

function linesOf(lines: MapReach['streets'][number]): MultiLineString {
  return { type: 'MultiLineString', coordinates: lines.map((line) => line.map(([lon, lat]) => [lon, lat])) };
}

function pointOf({ from: [lon, lat] }: MapReach): FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: [{ type: 'Feature', geometry: { type: 'Point', coordinates: [lon, lat] }, properties: {} }],
  };
}

/** Streets by the minutes in which they are reached, the nearest on top, and the place from which one walks. */
export function reachBand(reach: MapReach | null, theme: Theme): BandContent {
  if (!reach) return { sources: {}, layers: [] };
  const looks = reachLooks[theme];
  const { halo, walk } = routeLooks[theme];
  const sources: Record<string, MultiLineString | FeatureCollection> = { 'reach:from': pointOf(reach) };
  const cases: LayerSpecification[] = [];
  const lines: LayerSpecification[] = [];
  for (let at = looks.length - 1; at >= 0; at--) {
    const look = looks[at];
    if (!look) continue;
    const source = `reach:${at}`;
    sources[source] = linesOf(reach.streets[at] ?? []);
    const round = { 'line-join': 'round' as const, 'line-cap': look.dash ? ('butt' as const) : ('round' as const) };
    cases.push({
      id: `reach:${at}-case`,
      type: 'line',
      source,
      layout: round,
      paint: { 'line-color': halo, 'line-width': look.width + 2.5, 'line-opacity': 0.85 },
    });
    lines.push({
      id: `reach:${at}`,
      type: 'line',
      source,
      layout: round,
      paint: {
        'line-color': look.colour,
        'line-width': look.width,
        ...(look.dash ? { 'line-dasharray': [...look.dash] } : {}),
      },
    });
  }
  const from: LayerSpecification = {
    id: 'reach:from',
    type: 'circle',
    source: 'reach:from',
    paint: { 'circle-radius': 8, 'circle-color': walk, 'circle-stroke-color': halo, 'circle-stroke-width': 3 },
  };
  return { sources, layers: [...cases, ...lines, from] };
}
