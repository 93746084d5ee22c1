import { Map as MapLibreMap } from 'maplibre-gl';
import { latOf, lonOf, mercatorX, mercatorY, worldPx } from '../../core/geo/mercator.ts';
import { mapBands } from '../bands.ts';
import { fontFaces } from '../fonts.ts';
import type { Box, MapFrame, MapView } from '../frame.ts';
import { iconImages } from '../icons.ts';
import { nextRest } from '../rest.ts';
import { mapSurface } from '../surface.ts';
import { createWriter } from '../writer.ts';

/** A map to be drawn away from the screen. Sizes in CSS pixels; each is `pixelRatio` pixels of the picture. */
export interface PictureAsk {
  readonly frame: MapFrame;
  readonly width: number;
  readonly height: number;
  readonly pixelRatio: number;
  readonly view: MapView;
}

/** The view in which a box just fits a map of this size, north at the top. */
export function viewOfBox([west, south, east, north]: Box, width: number, height: number): MapView {
  const wide = Math.max(mercatorX(east) - mercatorX(west), 1e-9) * worldPx;
  const high = Math.max(mercatorY(south) - mercatorY(north), 1e-9) * worldPx;
  return {
    lon: lonOf((mercatorX(west) + mercatorX(east)) / 2),
    lat: latOf((mercatorY(south) + mercatorY(north)) / 2),
    zoom: Math.log2(Math.min(width / wide, height / high)),
  };
}

/** West, south, east, north of what a map of this size shows. */
export function boxOfView({ lon, lat, zoom }: MapView, width: number, height: number): Box {
  const world = worldPx * 2 ** zoom;
  const [x, y] = [mercatorX(lon), mercatorY(lat)];
  const [halfX, halfY] = [width / 2 / world, height / 2 / world];
  return [lonOf(x - halfX), latOf(y + halfY), lonOf(x + halfX), latOf(y - halfY)];
}

/** Larger than any paper at 300 dpi; the machine's own limit still holds. */
const largestPx = 16_384;

function hiddenMap({ width, height, pixelRatio, view }: PictureAsk): { readonly map: MapLibreMap; readonly container: HTMLElement } {
  const container = document.createElement('div');
  container.style.cssText = `position:fixed;left:-${width + 100}px;top:0;width:${width}px;height:${height}px;visibility:hidden`;
  container.setAttribute('aria-hidden', 'true');
  document.body.append(container);
  try {
    return { map: bareMap(container, pixelRatio, view), container };
  } catch (error) {
    container.remove();
    throw error;
  }
}

function bareMap(container: HTMLElement, pixelRatio: number, view: MapView): MapLibreMap {
  return new MapLibreMap({
    container,
    style: { version: 8, 'font-faces': fontFaces, sources: {}, layers: [] },
    center: [view.lon, view.lat],
    zoom: view.zoom,
    interactive: false,
    attributionControl: false,
    maplibreLogo: false,
    renderWorldCopies: false,
    fadeDuration: 0,
    pixelRatio,
    maxCanvasSize: [largestPx, largestPx],
    validateStyle: false,
  });
}

/** The drawing buffer is only readable within the frame that drew it. */
async function copied(map: MapLibreMap): Promise<HTMLCanvasElement> {
  return new Promise((resolve, reject) => {
    map.once('render', () => {
      const from = map.getCanvas();
      const canvas = document.createElement('canvas');
      canvas.width = from.width;
      canvas.height = from.height;
      const context = canvas.getContext('2d');
      if (!context) {
        reject(new Error('no canvas'));
        return;
      }
      context.drawImage(from, 0, 0);
      resolve(canvas);
    });
    map.triggerRepaint();
  });
}

/** How long a picture waits for the background once all else is drawn, and how long for everything. */
const backdropMs = 10_000;
const drawingMs = 120_000;

/** Ours did not come to rest in time. */
export class PictureTimeout extends Error {
  constructor() {
    super('no picture in time');
    this.name = 'PictureTimeout';
  }
}

export interface DrawnPicture {
  readonly canvas: HTMLCanvasElement;
  /** False where the background did not come in time: it is missing in whole or in part. */
  readonly backdropWhole: boolean;
}

function after(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}

async function drawn(map: MapLibreMap, frame: MapFrame): Promise<DrawnPicture> {
  await map.once('load');
  const writer = createWriter(mapSurface(map), mapBands(iconImages()));
  writer.write(frame);
  await writer.idle();
  // Tiles are cut after the data came: idle says that all of them are drawn, those of the background as well.
  let backdropWhole = false;
  const whole = map.once('idle').then(() => {
    backdropWhole = true;
  });
  const rest = nextRest(map);
  map.triggerRepaint();
  await rest;
  await (frame.backdrop ? Promise.race([whole, after(backdropMs)]) : rest);
  return { canvas: await copied(map), backdropWhole: backdropWhole || frame.backdrop === null };
}

/**
 * Draws a frame on a second map, away from the screen, and gives its picture. Rejects where the machine draws no map, with `PictureTimeout`
 * where it takes too long, and with the signal's reason when it is aborted.
 */
export async function drawPicture(ask: PictureAsk, signal: AbortSignal): Promise<DrawnPicture> {
  signal.throwIfAborted();
  const { map, container } = hiddenMap(ask);
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    const stopped = new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason), { once: true });
      timer = setTimeout(() => reject(new PictureTimeout()), drawingMs);
    });
    return await Promise.race([drawn(map, ask.frame), stopped]);
  } finally {
    clearTimeout(timer);
    map.remove();
    container.remove();
  }
}
