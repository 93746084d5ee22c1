import type { GeoJSON } from 'geojson';
import type { LayerSpecification } from 'maplibre-gl';
import type { Theme } from '../layers/kind.ts';
import type { MapCells, MapResults } from './frame.ts';
import { classLooks, coverageClasses } from './meaning.ts';
import { palettes } from './palette.ts';
import { type MapImage, patternImage } from './pattern.ts';
import type { BandContent } from './writer.ts';

/** How much of the city shows through a result. */
const fillOpacity = 0.72;

function patterns(theme: Theme): Record<string, MapImage> {
  return Object.fromEntries(
    coverageClasses.map((name) => [`coverage-${theme}-${name}`, patternImage(classLooks[theme][name], fillOpacity)]),
  );
}

const images: Readonly<Record<Theme, Readonly<Record<string, MapImage>>>> = { light: patterns('light'), dark: patterns('dark') };

/** Residential land by class as patterned fills, and the edge of the straight service areas. */
export function resultsBand(results: MapResults | null, edged: boolean, theme: Theme): BandContent {
  if (!results) return { sources: {}, layers: [], images: images[theme] };
  const sources: Record<string, GeoJSON> = { 'result:service': results.service };
  const layers: LayerSpecification[] = [];
  for (const name of coverageClasses) {
    const source = `result:${name}`;
    sources[source] = results[name];
    layers.push({ id: `results:${name}`, type: 'fill', source, paint: { 'fill-pattern': `coverage-${theme}-${name}` } });
  }
  for (const name of edged ? coverageClasses : []) {
    layers.push({
      id: `results:${name}-edge`,
      type: 'line',
      source: `result:${name}`,
      minzoom: 13,
      paint: {
        'line-color': classLooks[theme][name].outline,
        'line-width': 0.8,
        'line-opacity': ['interpolate', ['linear'], ['zoom'], 13, 0, 14.5, 0.8],
      },
    });
  }
  layers.push({
    id: 'results:service-edge',
    type: 'line',
    source: 'result:service',
    layout: { 'line-join': 'round' },
    paint: { 'line-color': palettes[theme].accent, 'line-width': 1, 'line-opacity': 0.55, 'line-dasharray': [3, 3] },
  });
  return { sources, layers, images: images[theme] };
}

const looks: Readonly<Record<Theme, readonly MapImage[]>> = {
  light: coverageClasses.map((name) => patternImage(classLooks.light[name], fillOpacity)),
  dark: coverageClasses.map((name) => patternImage(classLooks.dark[name], fillOpacity)),
};

/** Residential land by class, of which only the classes change: what a what-if shows. */
export function cellsBand(cells: MapCells | null, theme: Theme): BandContent {
  if (!cells) return { sources: {}, layers: [] };
  const { mesh, classes } = cells;
  return { sources: {}, layers: [], cells: [{ id: 'results:cells', type: 'cells', mesh, classes, looks: looks[theme] }] };
}
