import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { Theme } from '../layers/kind.ts';
import { kindSource } from './declared.ts';
import { type DrawnKinds, noFeatures } from './features.ts';
import { palettes } from './palette.ts';
import type { BandContent } from './writer.ts';

/** First zoom at which the lines of a level are drawn, and their width in pixels. */
const levels = [
  { level: 'community', minzoom: 13.5, width: 0.7 },
  { level: 'town', minzoom: 10, width: 1.2 },
  { level: 'district', minzoom: 0, width: 1.8 },
  { level: 'city', minzoom: 0, width: 2.4 },
] as const;

/** Lines of the area units and of the built-up area. */
export function areasBand(drawn: DrawnKinds, hidden: ReadonlySet<string>, theme: Theme): BandContent {
  const kinds = ['area', 'built-up'].filter((kind) => drawn.has(kind) && !hidden.has(kind));
  const colours = palettes[theme];
  const dash: ExpressionSpecification = ['literal', [4, 2, 1, 2]];
  const layers: LayerSpecification[] = [];
  if (kinds.includes('area')) {
    for (const { level, minzoom, width } of levels) {
      layers.push({
        id: `areas:${level}`,
        type: 'line',
        source: kindSource('area'),
        minzoom,
        filter: ['==', ['get', 'level'], level],
        layout: { 'line-join': 'round' },
        paint: {
          'line-color': colours.boundary,
          'line-width': width,
          'line-opacity': level === 'community' ? 0.55 : 0.8,
          'line-dasharray': dash,
        },
      });
    }
  }
  if (kinds.includes('built-up')) {
    layers.push({
      id: 'areas:built-up',
      type: 'line',
      source: kindSource('built-up'),
      layout: { 'line-join': 'round' },
      paint: { 'line-color': colours.accent, 'line-width': 1.6, 'line-opacity': 0.8, 'line-dasharray': [6, 3] },
    });
  }
  return { sources: Object.fromEntries(kinds.map((kind) => [kindSource(kind), drawn.get(kind) ?? noFeatures])), layers };
}
