import type { Position } from 'geojson';
import { geodesicM } from '../../core/geo/ellipsoid.ts';
import { side } from './orient.ts';

/** What was done to positions before anything else was looked at. */
export interface Cleaned {
  duplicates: number;
  spikes: number;
  /** Rings that did not end where they began, and the widest gap in metres. */
  closed: number;
  gapM: number;
  /** Rings dropped because they enclose nothing. */
  empty: number;
}

export function nothingCleaned(): Cleaned {
  return { duplicates: 0, spikes: 0, closed: 0, gapM: 0, empty: 0 };
}

export function samePlace(a: Position | undefined, b: Position | undefined): boolean {
  return a !== undefined && b !== undefined && a[0] === b[0] && a[1] === b[1];
}

export function apartM(a: Position, b: Position): number {
  return geodesicM(a[0] as number, a[1] as number, b[0] as number, b[1] as number);
}

/** Positions without repeats that follow each other; the same array where there are none. Points of one place at two heights are kept. */
export function withoutRepeats(line: readonly Position[], done: Cleaned): readonly Position[] {
  const kept = line.filter((position, i) => !samePlace(position, line[i - 1]) || position[2] !== line[i - 1]?.[2]);
  if (kept.length === line.length) return line;
  done.duplicates += line.length - kept.length;
  return kept;
}

/** Ends nearer than this are one point written twice with rounding: 0.1 m, as far as streets join. */
export const sameEndM = 0.1;
/** A gap longer than the longest edge by more than this is no forgotten last point. */
const widestGapShare = 1.5;

/**
 * A ring cleaned of repeats and spikes and closed; `open` where its ends are too far apart to be one forgotten point, `empty` where it
 * encloses nothing. The same array where nothing was wrong.
 */
export function cleanRing(ring: readonly Position[], done: Cleaned): readonly Position[] | 'open' | 'empty' {
  const ended = closeRing(ring, done);
  if (ended === 'open') return 'open';
  const kept = flat(ended) ? withoutPlaneRepeats(ended, done) : ended;
  const sharp = withoutSpikes(kept, done);
  return sharp.length < 4 ? 'empty' : sharp;
}

function closeRing(ring: readonly Position[], done: Cleaned): readonly Position[] | 'open' {
  const [first, last] = [ring[0], ring.at(-1)];
  if (first === undefined || last === undefined || samePlace(first, last)) return ring;
  const gapM = apartM(first, last);
  if (gapM > sameEndM && gapM > widestGapShare * longestM(ring)) return 'open';
  done.closed += 1;
  done.gapM = Math.max(done.gapM, gapM);
  return gapM <= sameEndM && ring.length > 3 ? [...ring.slice(0, -1), first] : [...ring, first];
}

function longestM(ring: readonly Position[]): number {
  let longest = 0;
  for (let i = 1; i < ring.length; i++) longest = Math.max(longest, apartM(ring[i - 1] as Position, ring[i] as Position));
  return longest;
}

/** Whether any position repeats the one before it. */
function flat(ring: readonly Position[]): boolean {
  for (let i = 1; i < ring.length; i++) if (samePlace(ring[i - 1], ring[i])) return true;
  return false;
}

/** A surface has one height at a place: of positions that repeat each other the first is kept. */
function withoutPlaneRepeats(ring: readonly Position[], done: Cleaned): readonly Position[] {
  const kept = ring.filter((position, i) => !samePlace(position, ring[i - 1]));
  done.duplicates += ring.length - kept.length;
  return kept;
}

/** A closed ring without vertices from which it runs straight back to where it came from. */
function withoutSpikes(ring: readonly Position[], done: Cleaned): readonly Position[] {
  const count = ring.length - 1;
  if (count < 3 || !spiked(ring, count)) return ring;
  const kept: Position[] = [];
  let removed = 0;
  for (const position of ring.slice(0, -1)) {
    kept.push(position);
    while (kept.length >= 3 && samePlace(kept.at(-1), kept.at(-3))) {
      kept.length -= 2;
      removed += 1;
    }
  }
  while (kept.length >= 3 && (samePlace(kept[0], kept.at(-2)) || samePlace(kept[1], kept.at(-1)))) {
    if (samePlace(kept[0], kept.at(-2))) kept.length -= 2;
    else kept.splice(0, 2);
    removed += 1;
  }
  done.spikes += removed;
  return kept.length < 3 ? [] : [...kept, kept[0] as Position];
}

function spiked(ring: readonly Position[], count: number): boolean {
  for (let i = 0; i < count; i++) if (samePlace(ring[i], ring[(i + 2) % count])) return true;
  return false;
}

/** Twice the signed area in square degrees, taken from the first vertex to keep the digits of small rings; positive counter-clockwise. */
export function turnOf(ring: readonly Position[]): number {
  const [x0 = 0, y0 = 0] = ring[0] ?? [];
  let twice = 0;
  for (let i = 1; i + 2 < ring.length; i++) {
    const [ax, ay] = ring[i] as [number, number];
    const [bx, by] = ring[i + 1] as [number, number];
    twice += (ax - x0) * (by - y0) - (bx - x0) * (ay - y0);
  }
  return twice;
}

/** Whether all positions of a ring lie on one line, so that it encloses nothing. */
export function isFlat(ring: readonly Position[]): boolean {
  const [a, b] = ring as [Position, Position];
  return ring.every((c) => side(a[0] as number, a[1] as number, b[0] as number, b[1] as number, c[0] as number, c[1] as number) === 0);
}
