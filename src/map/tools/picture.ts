import { Map as MapLibreMap } from 'maplibre-gl';
import { mapBands } from '../bands.ts';
import { fontFaces } from '../fonts.ts';
import type { Box, MapFrame, MapView } from '../frame.ts';
import { iconImages } from '../icons.ts';
import { latOf, lonOf, mercatorX, mercatorY, worldPx } from '../mercator.ts';
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
  const map = new MapLibreMap({
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
  return { map, container };
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

/**
 * Draws a frame on a second map, away from the screen, and gives its picture. Rejects where the machine draws no map, and with the signal's
 * reason when it is aborted.
 */
export async function drawPicture(ask: PictureAsk, signal: AbortSignal): Promise<HTMLCanvasElement> {
  const { map, container } = hiddenMap(ask);
  try {
    const aborted = new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    });
    const drawn = async (): Promise<HTMLCanvasElement> => {
      await map.once('load');
      const writer = createWriter(mapSurface(map), mapBands(iconImages()));
      writer.write(ask.frame);
      await writer.idle();
      // Tiles are cut after the data came: idle says that all of them are drawn.
      const idle = map.once('idle');
      map.triggerRepaint();
      await idle;
      return copied(map);
    };
    signal.throwIfAborted();
    return await Promise.race([drawn(), aborted]);
  } finally {
    map.remove();
    container.remove();
  }
}
