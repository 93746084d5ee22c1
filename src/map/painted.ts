import type { Map as MapLibreMap } from 'maplibre-gl';
import { kinds } from '../layers/registry.ts';
import { kindSource } from './declared.ts';
import type { MapFrame } from './frame.ts';
import { memoLast } from './memo.ts';
import { watchRest } from './rest.ts';

/** Set in the frame in which streets and parks were first on screen; `npm run bench` measures up to it. */
const firstPaintMark = 'xiutu:streets-and-parks';

/** Set with it, or when the map has come to rest without any: everything else on the page waits for it. */
export const firstFrameMark = 'xiutu:first-frame';

/** What a user must see to call the city there, and what lies under it. */
export const firstKinds: ReadonlySet<string> = new Set(['street', 'park', 'water', 'green']);
const laterKinds = kinds.map(({ id }) => id).filter((id) => !firstKinds.has(id));

const withoutLater = memoLast((hidden: ReadonlySet<string>): ReadonlySet<string> => new Set([...hidden, ...laterKinds]));
const nothingSelected: MapFrame['selection'] = new Set();

/** A frame reduced to the kinds that come first, without names: their fonts take longer to read than the streets. */
export function firstFrame(frame: MapFrame): MapFrame {
  return {
    ...frame,
    hiddenKinds: withoutLater(frame.hiddenKinds),
    nameless: true,
    selection: nothingSelected,
    results: null,
    cells: null,
    trial: null,
  };
}

/** Calls `then` once the map has painted the first kinds, or has come to rest without them: a city may have no parks. */
export function whenFirstPainted(map: MapLibreMap, hasCity: () => boolean, then: () => void): void {
  const sources = ['street', 'park'].map(kindSource);
  const finish = (): void => {
    map.off('render', look);
    stop();
    performance.mark(firstFrameMark);
    then();
  };
  const look = (): void => {
    if (!sources.every((id) => map.getSource(id) !== undefined && map.isSourceLoaded(id))) return;
    performance.mark(firstPaintMark);
    finish();
  };
  // Not MapLibre's `idle`: a background that never replies would hold back all but the first kinds for ever.
  const stop = watchRest(map, () => {
    if (hasCity()) finish();
  });
  map.on('render', look);
}
