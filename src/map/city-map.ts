import { Map as MapLibreMap, type MapMouseEvent, ScaleControl, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import type { AssetKey } from '../core/asset.ts';
import { mapBands } from './bands.ts';
import { fontFaces } from './fonts.ts';
import type { Box, MapFrame, MapView } from './frame.ts';
import { iconImages } from './icons.ts';
import { assetAt, compoundAt } from './pick.ts';
import { mapSurface } from './surface.ts';
import { createWriter } from './writer.ts';

setWorkerUrl(workerUrl);

export interface MapEvents {
  onPick(key: AssetKey | null): void;
  /** The compound under the pointer, at most once per frame; null over anything else. */
  onHover(key: AssetKey | null): void;
  onView(view: MapView): void;
  /** The frame is drawn, its data loaded and the camera at rest. */
  onDrawn(frame: MapFrame): void;
}

/** What the rest of the app may do with the map beside handing it frames. */
export interface CityMap {
  write(frame: MapFrame): void;
  /** Farthest the camera may go. */
  limit(box: Box | null): void;
  fit(box: Box): void;
  /** Shows a box at once: where a city has just been opened. */
  frame(box: Box): void;
  show(view: MapView): void;
  zoomBy(steps: number): void;
  /** The part of the ground on screen. */
  box(): Box;
  setTitle(title: string): void;
  destroy(): void;
}

const fitPadding = 32;
/** Camera moves stay under 200 ms, and are cut out where the user asked for less motion (MapLibre's own rule). */
const moveMs = 180;

function listen(map: MapLibreMap, events: MapEvents, isFramed: () => boolean): void {
  map.on('click', (event: MapMouseEvent) => events.onPick(assetAt(map, event.point)));
  let pending: MapMouseEvent | null = null;
  map.on('mousemove', (event: MapMouseEvent) => {
    if (!pending) {
      requestAnimationFrame(() => {
        if (pending) events.onHover(compoundAt(map, pending.point));
        pending = null;
      });
    }
    pending = event;
  });
  map.on('mouseout', () => {
    pending = null;
    events.onHover(null);
  });
  map.on('moveend', () => {
    if (!isFramed()) return;
    const { lng, lat } = map.getCenter();
    events.onView({ lon: lng, lat, zoom: map.getZoom() });
  });
}

export function createCityMap(container: HTMLElement, events: MapEvents): CityMap {
  const map = new MapLibreMap({
    container,
    style: { version: 8, 'font-faces': fontFaces, sources: {}, layers: [] },
    attributionControl: false,
    maplibreLogo: false,
    dragRotate: false,
    touchPitch: false,
    pitchWithRotate: false,
    maxPitch: 0,
    renderWorldCopies: false,
    maxZoom: 20,
    fadeDuration: 120,
    validateStyle: false,
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.addControl(new ScaleControl({ maxWidth: 120, unit: 'metric' }), 'bottom-left');
  const writer = createWriter(mapSurface(map), mapBands(iconImages()));
  let wanted: MapFrame | null = null;
  let written: MapFrame | null = null;
  let loaded = false;
  const write = (frame: MapFrame): void => {
    writer.write(frame);
    void writer.idle().then(() => {
      written = wanted;
    });
  };
  map.once('load', () => {
    loaded = true;
    if (wanted) write(wanted);
  });
  map.on('idle', () => {
    if (written !== null && written === wanted) events.onDrawn(written);
  });
  // Before a city is framed the view means nothing and must not reach the link.
  let framed = false;
  listen(map, events, () => framed);
  return {
    write(frame) {
      wanted = frame;
      if (loaded) write(frame);
    },
    limit: (box) => {
      map.setMaxBounds(box ? [...box] : null);
    },
    fit: (box) => {
      framed = true;
      map.fitBounds([...box], { padding: fitPadding, duration: moveMs, maxZoom: 17 });
    },
    frame: (box) => {
      framed = true;
      map.fitBounds([...box], { padding: fitPadding, duration: 0 });
    },
    show: ({ lon, lat, zoom }) => {
      framed = true;
      map.jumpTo({ center: [lon, lat], zoom });
    },
    zoomBy: (steps) => {
      map.easeTo({ zoom: map.getZoom() + steps, duration: moveMs });
    },
    box() {
      const bounds = map.getBounds();
      return [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
    },
    setTitle: (title) => {
      map.getCanvas().setAttribute('aria-label', title);
    },
    destroy: () => map.remove(),
  };
}
