import type { City } from '../core/city.ts';
import { boxOf } from '../core/geo/degree-box.ts';
import { latOf, lonOf, mercatorX, mercatorY, worldPx } from '../core/geo/mercator.ts';
import type { Box, MapView } from './frame.ts';

/** Where a city is first shown: the built-up area, else the extent, else all that is placed. */
export function homeBox(city: City): Box | null {
  return boxOf([city.info.builtUp]) ?? boxOf([city.info.extent]) ?? boxOf(city.assets.map((asset) => asset.geometry));
}

/** Part of the height of a built-up area that is shown north of it, as far as there are data: at 泰城 the foot of 泰山. */
const rimShare = 0.22;

/**
 * Zoom steps by which the first view goes in beyond the whole built-up area, so that a screen of another shape is not half empty: on a high
 * screen both sides are cut alike; on a wide one only the south would be, so less.
 */
const closeness = { high: 0.5, wide: 0.12 };

const rimPx = 12;

/** Size of a map in CSS pixels. */
export interface ScreenSize {
  readonly width: number;
  readonly height: number;
}

/**
 * The first view of a city on a screen of this size: the built-up area with its northern rim at the top of the screen; null for an empty
 * city. Where the screen has another shape than the city, the view goes up to half a zoom in rather than show emptiness at two sides.
 */
export function homeView(city: City, { width, height }: ScreenSize): MapView | null {
  const box = homeBox(city);
  if (!box) return null;
  const [west, south, east, builtNorth] = box;
  const limit = boxOf([city.info.extent])?.[3] ?? builtNorth;
  const north = Math.max(builtNorth, Math.min(limit, builtNorth + (builtNorth - south) * rimShare));
  const wide = Math.max(mercatorX(east) - mercatorX(west), 1e-9) * worldPx;
  const high = Math.max(mercatorY(south) - mercatorY(north), 1e-9) * worldPx;
  const zoomWide = Math.log2(Math.max(width - 2 * rimPx, 1) / wide);
  const zoomHigh = Math.log2(Math.max(height - 2 * rimPx, 1) / high);
  const [whole, full] = [Math.min(zoomWide, zoomHigh), Math.max(zoomWide, zoomHigh)];
  const zoom = Math.min(whole + (zoomWide < zoomHigh ? closeness.high : closeness.wide), full, 17);
  const scale = worldPx * 2 ** zoom;
  // The rim goes to the top of the screen; what the view is too high for lies south, where a city meets its fields.
  const top = mercatorY(north) - rimPx / scale;
  return { lon: lonOf((mercatorX(west) + mercatorX(east)) / 2), lat: latOf(top + height / 2 / scale), zoom };
}

/**
 * Farthest the camera may go: the prefecture where the data draw it, else all data, with a rim. The box is widened to at least 3 : 2 on either
 * side so that a long thin city does not force the view in on a wide screen.
 */
export function cameraBox(city: City): Box | null {
  const prefecture = city.assets.filter((asset) => asset.kind === 'area' && asset.values.level === 'city').map((asset) => asset.geometry);
  const box = boxOf(prefecture) ?? boxOf([city.info.extent, ...city.assets.map((asset) => asset.geometry)]);
  if (!box) return null;
  const [west, south, east, north] = box;
  const shrink = Math.cos(((south + north) / 2) * (Math.PI / 180));
  const height = Math.max(north - south, 0.01);
  const width = Math.max((east - west) * shrink, 0.01);
  const halfHeight = Math.max(height, width / 1.5) * 0.65;
  const halfWidth = (Math.max(width, height * 1.5) * 0.65) / shrink;
  const lon = (west + east) / 2;
  const lat = (south + north) / 2;
  return [lon - halfWidth, lat - halfHeight, lon + halfWidth, lat + halfHeight];
}
