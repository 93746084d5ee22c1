import type { Path64, Paths64 } from 'clipper2-ts';

type Point = Path64[number];

/**
 * Paths without vertices at which a path along x turns straight back: clipper2-ts 2.0.1 (`trimHorz`) does not return from some rings that have
 * them, such as (0 1, 0 0, 1 0, 2 0, 0 0, 0 2). Such a spike encloses nothing, so no area changes; the very path comes back where it has none.
 */
export function withoutSpikes(paths: Paths64): Paths64 {
  if (!paths.some(isSpiked)) return paths;
  // It throws at a path without any vertex.
  return paths.map((path) => (isSpiked(path) ? blunted(path) : path)).filter((path) => path.length > 0);
}

/** Whether the way a → b → c runs along x and comes back on itself, or stands still. */
function turnsBack(a: Point, b: Point, c: Point): boolean {
  return a.y === b.y && b.y === c.y && (b.x - a.x) * (c.x - b.x) <= 0;
}

function isSpiked(path: Path64): boolean {
  const count = path.length;
  for (let i = 0; i < count; i++) {
    const b = path[i] as Point;
    const c = path[i + 1 < count ? i + 1 : 0] as Point;
    if (b.y === c.y && turnsBack(path[i > 0 ? i - 1 : count - 1] as Point, b, c)) return true;
  }
  return false;
}

function blunted(path: Path64): Path64 {
  const kept: Path64 = [];
  for (const point of path) {
    kept.push(point);
    while (kept.length >= 3 && turnsBack(kept.at(-3) as Point, kept.at(-2) as Point, kept.at(-1) as Point)) kept.splice(-2, 1);
  }
  // Where the path closes, spikes are only seen from its end.
  let first = 0;
  while (kept.length - first >= 3) {
    const [before, last, start, second] = [kept.at(-2), kept.at(-1), kept[first], kept[first + 1]] as [Point, Point, Point, Point];
    if (turnsBack(before, last, start)) kept.pop();
    else if (turnsBack(last, start, second)) first++;
    else break;
  }
  return kept.length - first >= 3 ? kept.slice(first) : [];
}
