import type { Map as MapLibreMap } from 'maplibre-gl';
import { kindSource } from './declared.ts';

/** What a user must see to call the city there. */
const firstKinds: readonly string[] = ['street', 'park'];

/** Marks the frame in which streets and parks were first painted; `npm run bench` measures up to it. */
export function markFirstPaint(map: MapLibreMap): void {
  const sources = firstKinds.map(kindSource);
  const look = (): void => {
    if (!sources.every((id) => map.getSource(id) !== undefined && map.isSourceLoaded(id))) return;
    map.off('render', look);
    performance.mark('xiutu:streets-and-parks');
  };
  map.on('render', look);
}
