import type { City } from '../core/city.ts';
import { boxOf } from '../core/geo/degree-box.ts';
import type { Box } from './frame.ts';

/** Where a city is first shown: the built-up area, else the extent, else all that is placed. */
export function homeBox(city: City): Box | null {
  return boxOf([city.info.builtUp]) ?? boxOf([city.info.extent]) ?? boxOf(city.assets.map((asset) => asset.geometry));
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
