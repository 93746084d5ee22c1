import type { MultiPolygon } from 'geojson';
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { Theme } from '../layers/kind.ts';
import { kindSource } from './declared.ts';
import { type Dress, dressed } from './dress.ts';
import type { DrawnKinds } from './features.ts';
import { classLooks } from './meaning.ts';
import { palettes } from './palette.ts';
import { type MapImage, patternImage } from './pattern.ts';
import type { BandContent } from './writer.ts';

/** First zoom at which the lines of a level are drawn, and their width in pixels. */
const levels = [
  { level: 'community', minzoom: 13.5, width: 0.7 },
  { level: 'town', minzoom: 10, width: 1.2 },
  { level: 'district', minzoom: 0, width: 1.8 },
  { level: 'city', minzoom: 0, width: 2.4 },
] as const;

const hatches = { light: hatch('light'), dark: hatch('dark') };

/** The hatch of the unknown, without a ground. */
function hatch(theme: Theme): Readonly<Record<string, MapImage>> {
  return { [`unmapped-${theme}`]: patternImage(classLooks[theme].unknown, 0, 0.3) };
}

/** Lines of the area units and of the built-up area, and the hatch over the ground of which there are no data (未纳入). */
export function areasBand(drawn: DrawnKinds, hidden: ReadonlySet<string>, dress: Dress, unmapped: MultiPolygon | null): BandContent {
  const kinds = ['area', 'built-up'].filter((kind) => drawn.has(kind) && !hidden.has(kind));
  const { theme } = dress;
  const colours = palettes[theme];
  const dash: ExpressionSpecification = ['literal', [4, 2, 1, 2]];
  const layers: LayerSpecification[] = [];
  const isHatched = unmapped !== null && kinds.includes('area');
  if (isHatched) {
    layers.push({ id: 'areas:unmapped', type: 'fill', source: 'unmapped', paint: { 'fill-pattern': `unmapped-${theme}` } });
  }
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
  const sources = Object.fromEntries(kinds.map((kind) => [kindSource(kind), drawn.get(kind)]));
  return {
    sources: isHatched ? { ...sources, unmapped } : sources,
    layers: layers.map((layer) =>
      layer.id === 'areas:unmapped' ? layer : dressed(layer, layer.id === 'areas:built-up' ? 'built-up' : 'area', dress),
    ),
    images: hatches[theme],
  };
}
