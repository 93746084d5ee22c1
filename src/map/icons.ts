import { symbolBox, symbols } from '../layers/symbols.ts';
import type { MapImage } from './pattern.ts';

const side = 2 * symbolBox;
/** Pixels of distance that an image holds to either side of an edge, and the value of the edge: MapLibre's convention. */
const spread = 8;
const edge = 0.75;

/** Distance of each pixel to the outline, positive outside, by looking around it: at 30 × 30 pixels nothing faster is needed. */
function distanceAt(inside: (x: number, y: number) => boolean, x: number, y: number): number {
  const own = inside(x, y);
  let nearest = spread;
  for (let dy = -spread; dy <= spread; dy++) {
    for (let dx = -spread; dx <= spread; dx++) {
      if (inside(x + dx, y + dy) !== own) nearest = Math.min(nearest, Math.hypot(dx, dy) - 0.5);
    }
  }
  return own ? -nearest : nearest;
}

/** A signed-distance image from a mask, so that one image serves every size and colour. */
export function distanceImage(inside: (x: number, y: number) => boolean): MapImage {
  const data = new Uint8Array(side * side * 4);
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const value = edge - distanceAt(inside, x, y) / spread;
      data[(y * side + x) * 4 + 3] = Math.round(255 * Math.max(0, Math.min(1, value)));
    }
  }
  return { width: side, height: side, data, sdf: true };
}

/** The symbols of point kinds as images, drawn from the same paths as legend and print. Needs a browser's canvas. */
export function iconImages(): Readonly<Record<string, MapImage>> {
  const context = new OffscreenCanvas(side, side).getContext('2d', { willReadFrequently: true });
  if (!context) return {};
  context.scale(side / symbolBox, side / symbolBox);
  return Object.fromEntries(
    Object.entries(symbols).map(([id, path]) => {
      context.clearRect(0, 0, symbolBox, symbolBox);
      context.fill(new Path2D(path));
      const { data } = context.getImageData(0, 0, side, side);
      const inside = (x: number, y: number) => x >= 0 && y >= 0 && x < side && y < side && (data[(y * side + x) * 4 + 3] ?? 0) > 127;
      return [id, distanceImage(inside)];
    }),
  );
}
