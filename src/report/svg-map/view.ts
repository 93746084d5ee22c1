import type { Box } from '../../core/geo/rings.ts';

/** A picture of the ground: middle, zoom as on the map (512 px for the world at zoom 0), size in CSS pixels. */
export interface SvgView {
  readonly lon: number;
  readonly lat: number;
  readonly zoom: number;
  readonly width: number;
  readonly height: number;
}

/** Positions to pixels from the upper left corner, and back. */
export interface Projection {
  project(lon: number, lat: number): readonly [x: number, y: number];
  unproject(x: number, y: number): readonly [lon: number, lat: number];
  /** West, south, east, north of the picture, degrees. */
  readonly box: Box;
}

function worldX(lon: number): number {
  return (lon + 180) / 360;
}

function worldY(lat: number): number {
  return 0.5 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / (2 * Math.PI);
}

/** Web Mercator, as the map draws: only for pixels, never for metres. */
export function projectionOf({ lon, lat, zoom, width, height }: SvgView): Projection {
  const scale = 512 * 2 ** zoom;
  const left = worldX(lon) * scale - width / 2;
  const top = worldY(lat) * scale - height / 2;
  const unproject = (x: number, y: number): readonly [number, number] => {
    const world = (y + top) / scale;
    return [((x + left) / scale) * 360 - 180, (Math.atan(Math.sinh(Math.PI * (1 - 2 * world))) * 180) / Math.PI];
  };
  const [west, north] = unproject(0, 0);
  const [east, south] = unproject(width, height);
  return { project: (at, up) => [worldX(at) * scale - left, worldY(up) * scale - top], unproject, box: [west, south, east, north] };
}

/** The view that shows a box with `paddingPx` around it. */
export function viewOfBox([west, south, east, north]: Box, width: number, height: number, paddingPx = 24, maxZoom = 17): SvgView {
  const wide = Math.max(worldX(east) - worldX(west), 1e-9) * 512;
  const high = Math.max(worldY(south) - worldY(north), 1e-9) * 512;
  const room = (size: number): number => Math.max(size - 2 * paddingPx, 1);
  const zoom = Math.min(Math.log2(room(width) / wide), Math.log2(room(height) / high), maxZoom);
  const middleY = (worldY(south) + worldY(north)) / 2;
  const lat = (Math.atan(Math.sinh(Math.PI * (1 - 2 * middleY))) * 180) / Math.PI;
  return { lon: (west + east) / 2, lat, zoom, width, height };
}

/** Ground metres of a pixel at the middle of the picture. */
function metresPerPixel({ lat, zoom }: Pick<SvgView, 'lat' | 'zoom'>): number {
  return (40_075_016.686 * Math.cos((lat * Math.PI) / 180)) / (512 * 2 ** zoom);
}

export interface ScaleBar {
  readonly metres: number;
  readonly px: number;
}

/** The longest of 1, 2 or 5 times a power of ten metres that fits into `maxPx`. */
export function scaleBar(view: SvgView, maxPx = 120): ScaleBar {
  const perPixel = metresPerPixel(view);
  const power = 10 ** Math.floor(Math.log10(maxPx * perPixel));
  const metres = ([5, 2, 1].find((step) => (step * power) / perPixel <= maxPx) ?? 1) * power;
  return { metres, px: metres / perPixel };
}
