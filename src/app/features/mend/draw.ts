import type { Feature, FeatureCollection, Position } from 'geojson';
import type { FoundFault } from '../../../analysis/mend/found.ts';
import type { Theme } from '../../../layers/kind.ts';
import type { GhostSet, MapGhosts } from '../../../map/ghosts.ts';
import { classLooks, routeLooks } from '../../../map/meaning.ts';
import { palettes } from '../../../map/palette.ts';

function collection(features: Feature[]): FeatureCollection {
  return { type: 'FeatureCollection', features };
}

function pointOf([lon, lat]: readonly [number, number]): Feature {
  return { type: 'Feature', geometry: { type: 'Point', coordinates: [lon, lat] }, properties: {} };
}

function linesOf(lines: readonly (readonly Position[])[]): Feature[] {
  return lines.map((line) => ({ type: 'Feature', geometry: { type: 'LineString', coordinates: [...line] }, properties: {} }));
}

/** Colours of the check on map and panel: lines as they are, and as they would be (dashed). */
export function mendLooks(theme: Theme): { readonly now: string; readonly mended: string; readonly place: string } {
  return { now: classLooks[theme].uncovered.outline, mended: routeLooks[theme].walk, place: palettes[theme].label };
}

/** Every fault of the list as a point. */
export function faultPlaces(faults: readonly FoundFault[], theme: Theme): GhostSet {
  const shapes = collection(faults.map(({ at }) => pointOf(at)));
  return { id: 'mend-places', look: { colour: mendLooks(theme).now, dash: null }, shapes, label: null, strong: false };
}

/** The chosen fault: the lines that would change as they are, dashed as they would be, and its place. */
export function faultDrawn(fault: FoundFault, name: string, theme: Theme): MapGhosts {
  const looks = mendLooks(theme);
  const gap = fault.to && fault.code === 'island' ? [[[...fault.at], [...fault.to]]] : [];
  const set = (id: string, colour: string, dash: readonly [number, number] | null, features: Feature[]): GhostSet => ({
    id,
    look: { colour, dash },
    shapes: collection(features),
    label: null,
    // Wide below, so that it shows beside what would be drawn over it.
    strong: dash === null,
  });
  return [
    set('mend-now', looks.now, null, linesOf(fault.before)),
    set('mend-then', looks.mended, [2, 1.5], linesOf([...fault.after, ...gap])),
    {
      id: 'mend-chosen',
      look: { colour: looks.place, dash: [1, 1] },
      shapes: collection([pointOf(fault.at)]),
      label: { text: name, at: fault.at },
      strong: true,
    },
  ];
}
