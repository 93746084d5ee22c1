import type { ClassLook } from './meaning.ts';

/** An image of the map, RGBA row by row at two pixels per CSS pixel. `sdf`: a signed-distance image, coloured by its layer. */
export interface MapImage {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
  readonly sdf?: boolean;
}

const side = 16;

type Rgb = readonly [number, number, number];

function rgb(hex: string): Rgb {
  const n = Number.parseInt(hex.slice(1), 16);
  return [(n >> 16) & 255, (n >> 8) & 255, n & 255];
}

/** Share 0–1 of the mark at a pixel: 45° strokes 8 px apart, or dots on a 8 px checker. */
function markShare(look: ClassLook, x: number, y: number): number {
  if (look.pattern === 'plain') return 0;
  if (look.pattern === 'hatch') {
    const across = (x + y) % 8;
    return Math.max(0, 1 - Math.abs(across - 3.5) / 1.6);
  }
  const row = Math.floor(y / 8);
  const dx = ((x + row * 4) % 8) - 3.5;
  const dy = (y % 8) - 3.5;
  return Math.max(0, Math.min(1, 2.1 - Math.hypot(dx, dy)));
}

/** The fill of one coverage class as a tile that repeats without a seam, drawn by arithmetic so that tests need no canvas: an image of 16 × 16 px (8 CSS px at pixel ratio 2). `opacity` 0–1 holds for ground; marks are stronger. */
export function patternImage(look: ClassLook, opacity: number, markOpacity = 0.92): MapImage {
  const data = new Uint8Array(side * side * 4);
  const ground = rgb(look.ground);
  const mark = rgb(look.mark);
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const share = markShare(look, x, y);
      const at = (y * side + x) * 4;
      for (let channel = 0; channel < 3; channel++) {
        data[at + channel] = Math.round((ground[channel] ?? 0) * (1 - share) + (mark[channel] ?? 0) * share);
      }
      data[at + 3] = Math.round(255 * (opacity + (markOpacity - opacity) * share));
    }
  }
  return { width: side, height: side, data };
}
