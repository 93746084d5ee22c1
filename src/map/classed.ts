import type { LayerSpecification } from 'maplibre-gl';
import type { Theme } from '../layers/kind.ts';
import type { ClassedLand } from './frame.ts';
import type { ClassLook } from './meaning.ts';
import { type MapImage, patternImage } from './pattern.ts';
import type { BandContent } from './writer.ts';

/** How much of the city shows through: as in the results of coverage. */
const fillOpacity = 0.72;

const images = new Map<string, MapImage>();

/** The pattern of a look, the same image each time. */
function imageOf(look: ClassLook): readonly [name: string, image: MapImage] {
  const name = `classed-${look.ground}-${look.mark}-${look.pattern}`;
  const image = images.get(name) ?? patternImage(look, fillOpacity);
  images.set(name, image);
  return [name, image];
}

/** Land by class as patterned fills, edged from the zoom at which a compound is more than a speck. */
export function classedBand(land: readonly ClassedLand[] | null, theme: Theme): BandContent {
  if (!land) return { sources: {}, layers: [] };
  const layers = land.flatMap(({ id, looks }): LayerSpecification[] => {
    const look = looks[theme];
    const source = `classed:${id}`;
    return [
      { id: `classed:${id}`, type: 'fill', source, paint: { 'fill-pattern': imageOf(look)[0] } },
      {
        id: `classed:${id}-edge`,
        type: 'line',
        source,
        minzoom: 12,
        paint: { 'line-color': look.outline, 'line-width': 0.8, 'line-opacity': ['interpolate', ['linear'], ['zoom'], 12, 0, 13.5, 0.9] },
      },
    ];
  });
  return {
    sources: Object.fromEntries(land.map(({ id, shape }) => [`classed:${id}`, shape])),
    layers,
    images: Object.fromEntries(land.map(({ looks }) => imageOf(looks[theme]))),
  };
}
