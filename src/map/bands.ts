import type { AssetKey } from '../core/asset.ts';
import { areasBand } from './areas.ts';
import { assetsBand } from './assets.ts';
import { basemapBand } from './basemap.ts';
import { type DrawnKinds, drawnKinds } from './features.ts';
import type { MapFrame } from './frame.ts';
import { labelsBand } from './labels.ts';
import { memoLast } from './memo.ts';
import type { MapImage } from './pattern.ts';
import { resultsBand } from './results.ts';
import { outlineBand, routeBand } from './selection.ts';
import type { BandContent } from './writer.ts';

const nothing: DrawnKinds = new Map();

/**
 * The bands of one map, bottom to top: basemap, areas, assets, results, names, selection. Each remembers its last answer, so a moved pointer
 * leaves all but the selection as it is. Drafts of edits will come last. `icons` are the images that asset layers name.
 */
export function mapBands(icons: Readonly<Record<string, MapImage>>): readonly ((frame: MapFrame) => BandContent)[] {
  const hoveredKeys = memoLast((key: AssetKey | null): ReadonlySet<AssetKey> => new Set(key === null ? [] : [key]));
  const drawn = (frame: MapFrame): DrawnKinds => (frame.city ? drawnKinds(frame.city) : nothing);
  const basemap = memoLast(basemapBand);
  const areas = memoLast(areasBand);
  const assets = memoLast(assetsBand);
  const results = memoLast(resultsBand);
  const labels = memoLast(labelsBand);
  const hovered = memoLast(outlineBand);
  const selected = memoLast(outlineBand);
  const route = memoLast(routeBand);
  return [
    (frame) => basemap(drawn(frame), frame.hiddenKinds, frame.theme),
    (frame) => areas(drawn(frame), frame.hiddenKinds, frame.theme),
    (frame) => assets(drawn(frame), frame.hiddenKinds, frame.theme, icons),
    (frame) => results(frame.results, frame.edged, frame.theme),
    (frame) => labels(drawn(frame), frame.hiddenKinds, frame.theme),
    (frame) => hovered('hovered', frame.city, hoveredKeys(frame.hovered), frame.theme),
    (frame) => selected('selected', frame.city, frame.selection, frame.theme),
    (frame) => route(frame.route, frame.lang, frame.theme),
  ];
}
