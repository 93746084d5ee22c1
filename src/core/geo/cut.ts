import type { Box, Ring } from './rings.ts';

type Interleaved = Ring | readonly number[];

/**
 * Half-plane cut of a ring (Sutherland and Hodgman 1974): keeps the side where `side` × (coordinate − at) ≥ 0 on an axis (0 x, 1 y). A
 * concave ring may keep bridges along the cut; they enclose no area. Empty where nothing is left.
 */
export function cutRing(ring: Interleaved, axis: 0 | 1, at: number, side: 1 | -1): number[] {
  const out: number[] = [];
  const n = ring.length;
  for (let i = 0, j = n - 2; i < n; j = i, i += 2) {
    const from = side * ((ring[j + axis] as number) - at);
    const to = side * ((ring[i + axis] as number) - at);
    if (from >= 0 !== to >= 0) {
      const t = from / (from - to);
      const other = (ring[j + 1 - axis] as number) + t * ((ring[i + 1 - axis] as number) - (ring[j + 1 - axis] as number));
      if (axis === 0) out.push(at, other);
      else out.push(other, at);
    }
    if (to >= 0) out.push(ring[i] as number, ring[i + 1] as number);
  }
  return out;
}

/** The parts of rings inside a box, with the directions of their rings; a ring wholly inside is passed on as it is. */
export function ringsInBox(rings: readonly Ring[], [minX, minY, maxX, maxY]: Box): Ring[] {
  return rings.flatMap((ring): Ring[] => {
    let [left, bottom, right, top] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let i = 0; i < ring.length; i += 2) {
      const x = ring[i] as number;
      const y = ring[i + 1] as number;
      if (x < left) left = x;
      if (x > right) right = x;
      if (y < bottom) bottom = y;
      if (y > top) top = y;
    }
    if (left >= maxX || right <= minX || bottom >= maxY || top <= minY) return [];
    let cut: Interleaved = ring;
    if (left < minX) cut = cutRing(cut, 0, minX, 1);
    if (right > maxX) cut = cutRing(cut, 0, maxX, -1);
    if (bottom < minY) cut = cutRing(cut, 1, minY, 1);
    if (top > maxY) cut = cutRing(cut, 1, maxY, -1);
    return cut.length < 6 ? [] : [cut === ring ? ring : Float64Array.from(cut)];
  });
}
