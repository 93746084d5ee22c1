import {
  addProtocol,
  GPUInitializationError,
  Map as MapLibreMap,
  type MapMouseEvent,
  Point,
  prewarm,
  ScaleControl,
  setWorkerUrl,
} from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import type { AssetKey } from '../core/asset.ts';
import type { City } from '../core/city.ts';
import { listenToFaults } from './backdrop-faults.ts';
import { mapBands } from './bands.ts';
import { homeView } from './camera.ts';
import { fontFaces } from './fonts.ts';
import type { Box, MapFrame, MapView } from './frame.ts';
import { gcjScheme, gcjTile } from './gcj-tiles.ts';
import { iconImages } from './icons.ts';
import { firstFrame, whenFirstPainted } from './painted.ts';
import { assetAt, assetsAt, bubbleAt, hoveredAt } from './pick.ts';
import { watchRest } from './rest.ts';
import { mapSurface } from './surface.ts';
import { createWriter } from './writer.ts';

setWorkerUrl(workerUrl);
// The worker starts while the screen is being put up.
prewarm();
addProtocol(gcjScheme, gcjTile);

/** What a click does to the selection: takes it over, adds or drops one (Shift, Ctrl, ⌘), takes one away (Alt). */
export type PickMode = 'replace' | 'toggle' | 'remove';

export interface MapEvents {
  onPick(key: AssetKey | null, mode: PickMode): void;
  /** What the pointer passes over, at most once per frame and not while the map moves; null over anything else. */
  onHover(key: AssetKey | null): void;
  onView(view: MapView): void;
  /** Degrees clockwise from north to the top of the screen; in every frame of a turn. */
  onTurn(degrees: number): void;
  /** The frame is drawn, its data loaded and the camera at rest. */
  onDrawn(frame: MapFrame): void;
  /** A tile of the background did not come: its source (`isOfBackdrop`), and the status of the answer, null where there was none. */
  onBackdropFault(source: string, status: number | null): void;
}

/** What the rest of the app may do with the map beside handing it frames. */
export interface CityMap {
  write(frame: MapFrame): void;
  /** Farthest the camera may go. */
  limit(box: Box | null): void;
  fit(box: Box): void;
  /** Shows a box at once: where a city has just been opened. */
  frame(box: Box): void;
  /** The first view of a city; at once where it has just been opened. */
  home(city: City, atOnce: boolean): void;
  show(view: MapView): void;
  zoomBy(steps: number): void;
  /** Turns north to the top. */
  faceNorth(): void;
  /** While held, a drag moves nothing: a tool draws with it. */
  hold(held: boolean): void;
  /** The part of the ground on screen. */
  box(): Box;
  /** Pixels of a position, from the upper left corner of the container. */
  project(lon: number, lat: number): { readonly x: number; readonly y: number };
  unproject(x: number, y: number): { readonly lon: number; readonly lat: number };
  /** Assets drawn at a pixel as things of their own, points first. */
  assetsAt(x: number, y: number): readonly AssetKey[];
  /** The element that the map fills. */
  readonly container: HTMLElement;
  setTitle(title: string): void;
  destroy(): void;
}

/** The machine gives no WebGL 2: there can be no map, only the plain view. */
export class NoWebGl extends Error {
  constructor(cause: unknown) {
    super('no WebGL 2', { cause });
    this.name = 'NoWebGl';
  }
}

const fitPadding = 32;
/** Camera moves stay under 200 ms, and are cut out where the user asked for less motion (MapLibre's own rule). */
const moveMs = 180;

function makeMap(container: HTMLElement): MapLibreMap {
  try {
    return new MapLibreMap({
      container,
      style: bareStyle,
      attributionControl: false,
      maplibreLogo: false,
      touchPitch: false,
      // Shift and a drag select.
      boxZoom: false,
      pitchWithRotate: false,
      maxPitch: 0,
      renderWorldCopies: false,
      maxZoom: 20,
      // Names fade in, but not for who asked for less motion.
      fadeDuration: matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 120,
      validateStyle: false,
      // A turn of the map ends at north where it nearly is.
      bearingSnap: 7,
    });
  } catch (error) {
    throw error instanceof GPUInitializationError ? new NoWebGl(error) : error;
  }
}

const bareStyle = { version: 8 as const, 'font-faces': fontFaces, sources: {}, layers: [] };

function pickMode({ shiftKey, ctrlKey, metaKey, altKey }: MouseEvent): PickMode {
  if (altKey) return 'remove';
  return shiftKey || ctrlKey || metaKey ? 'toggle' : 'replace';
}

function listenToClicks(map: MapLibreMap, events: MapEvents, shown: () => MapFrame | null): void {
  map.on('click', (event: MapMouseEvent) => {
    const frame = shown();
    if (!frame) return;
    const bubble = bubbleAt(map, event.point);
    // A bubble opens: to the zoom at which it falls apart, but by one step at least.
    if (bubble) map.easeTo({ center: [bubble.lon, bubble.lat], zoom: Math.max(bubble.opensAt, map.getZoom() + 1), duration: moveMs });
    else events.onPick(assetAt(map, frame, event.point), pickMode(event.originalEvent));
  });
}

/** Nothing is asked of the map while it moves: a pan must cost no script of ours. */
function listenToPointer(map: MapLibreMap, events: MapEvents, shown: () => MapFrame | null): void {
  let pending: MapMouseEvent | null = null;
  const look = (): void => {
    const frame = shown();
    const at = pending;
    pending = null;
    if (!at || !frame || map.isMoving()) return;
    const key = hoveredAt(map, frame, at.point);
    const isBubble = key === null && bubbleAt(map, at.point) !== null;
    map.getCanvas().style.cursor = key !== null || isBubble ? 'pointer' : '';
    events.onHover(key);
  };
  map.on('mousemove', (event: MapMouseEvent) => {
    if (map.isMoving()) return;
    if (!pending) requestAnimationFrame(look);
    pending = event;
  });
  map.on('mouseout', () => {
    pending = null;
    events.onHover(null);
  });
}

function listenToCamera(map: MapLibreMap, events: MapEvents, isFramed: () => boolean): void {
  map.on('moveend', () => {
    if (!isFramed()) return;
    const { lng, lat } = map.getCenter();
    events.onView({ lon: lng, lat, zoom: map.getZoom() });
  });
  map.on('rotate', () => events.onTurn(map.getBearing()));
}

/** Frames on their way to the map: held back until it can take them, and written anew when it has lost its drawing context. */
function frameKeeper(map: MapLibreMap, events: MapEvents) {
  const writer = createWriter(mapSurface(map), mapBands(iconImages()));
  let wanted: MapFrame | null = null;
  let written: MapFrame | null = null;
  // The city is on the map, if only in the first frame's dress.
  let hasCity = false;
  let ready = false;
  let painted = false;
  const write = (frame: MapFrame): void => {
    writer.write(frame);
    void writer.idle().then(() => {
      hasCity = wanted?.city !== undefined && wanted.city !== null;
      if (painted && !wanted?.partial) written = wanted;
      // A frame that changes nothing to be seen would never be told as drawn.
      map.triggerRepaint();
    });
  };
  // Streets and parks come alone at first: nothing else may stand between them and the eye.
  const dressed = (frame: MapFrame): MapFrame => (painted && !frame.partial ? frame : firstFrame(frame));
  const finish = (): void => {
    painted = true;
    if (wanted && ready) write(dressed(wanted));
  };
  whenFirstPainted(map, () => ready && hasCity, finish);
  const start = (): void => {
    ready = true;
    if (wanted) write(dressed(wanted));
  };
  map.once('style.load', start);
  map.on('webglcontextlost', () => {
    ready = false;
    written = null;
    hasCity = false;
    writer.forget();
  });
  // Classes of features are not in what MapLibre restores: the map is emptied and everything written again from the wanted frame.
  map.on('webglcontextrestored', () => {
    map.setStyle(bareStyle, { diff: false });
    map.once('style.load', start);
  });
  watchRest(map, () => {
    if (written !== null && written === wanted) events.onDrawn(written);
  });
  return {
    shown: () => written,
    write(frame: MapFrame) {
      wanted = frame;
      if (ready) write(dressed(frame));
    },
  };
}

/** Makes the map. Throws `NoWebGl` where the machine cannot draw one. */
export function createCityMap(container: HTMLElement, events: MapEvents): CityMap {
  const map = makeMap(container);
  map.addControl(new ScaleControl({ maxWidth: 120, unit: 'metric' }), 'bottom-left');
  const frames = frameKeeper(map, events);
  // Before a city is framed the view means nothing and must not reach the link.
  let framed = false;
  listenToClicks(map, events, frames.shown);
  listenToPointer(map, events, frames.shown);
  listenToCamera(map, events, () => framed);
  listenToFaults(map, events.onBackdropFault);
  return {
    write: frames.write,
    container,
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
    home: (city, atOnce) => {
      const view = homeView(city, { width: container.clientWidth, height: container.clientHeight });
      if (!view) return;
      framed = true;
      map.easeTo({ center: [view.lon, view.lat], zoom: view.zoom, bearing: 0, duration: atOnce ? 0 : moveMs });
    },
    show: ({ lon, lat, zoom }) => {
      framed = true;
      map.jumpTo({ center: [lon, lat], zoom });
    },
    zoomBy: (steps) => {
      map.easeTo({ zoom: map.getZoom() + steps, duration: moveMs });
    },
    faceNorth: () => {
      map.easeTo({ bearing: 0, duration: moveMs });
    },
    hold: (held) => {
      if (held) map.dragPan.disable();
      else map.dragPan.enable();
    },
    box() {
      const bounds = map.getBounds();
      return [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
    },
    project(lon, lat) {
      const { x, y } = map.project([lon, lat]);
      return { x, y };
    },
    unproject(x, y) {
      const { lng, lat } = map.unproject([x, y]);
      return { lon: lng, lat };
    },
    assetsAt(x, y) {
      const frame = frames.shown();
      return frame ? assetsAt(map, frame, new Point(x, y)) : [];
    },
    setTitle: (title) => {
      map.getCanvas().setAttribute('aria-label', title);
    },
    destroy: () => map.remove(),
  };
}
