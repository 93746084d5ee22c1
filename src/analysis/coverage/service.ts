import type { Paths64 } from 'clipper2-ts';
import type { Plane } from '../../core/geo/plane.ts';
import { isConvex, type Region, ringX, ringY, signedArea } from '../../core/geo/rings.ts';
import { type Clip, positive } from './clip.ts';
import type { Green } from './columns.ts';
import type { Served } from './rules.ts';

/** Chords of a whole circle in pictures. */
const drawnChords = 128;

/**
 * The union of service areas as polygons, for pictures and for checking only: figures are counted from exact arcs (`arcs/`). All ground within
 * `radiusM` of the boundary of each green, or inside it. Straight offsets are exact; an arc is drawn by chords whose inner vertices lie a
 * little outside, so that the arc encloses its exact area. With 128 chords a circle of 500 m is nowhere more than 0.16 m off.
 */
export function serviceArea(
  greens: readonly Green[],
  served: readonly Served[],
  plane: Plane,
  clip: Clip,
  chords: number = drawnChords,
): Paths64 {
  const pen = { clip, chords };
  const paths: Paths64 = [];
  for (const { green, radiusM } of served) {
    const { region } = greens[green] as Green;
    const radius = radiusM * plane.scaleAt((region.box[0] + region.box[2]) / 2, (region.box[1] + region.box[3]) / 2);
    const own = region.rings.length === 1 && region.rings[0]?.length === 2 ? circle(region, radius, pen) : offset(region, radius, pen);
    paths.push(...own);
  }
  return positive(paths);
}

/** Where points go, and how finely arcs are drawn. */
interface Pen {
  readonly clip: Clip;
  readonly chords: number;
}

function circle(region: Region, radius: number, pen: Pen): Paths64 {
  const path: { x: number; y: number }[] = [];
  arc(pen, path, region.box[0], region.box[1], radius, 0, 2 * Math.PI);
  path.pop();
  return [path];
}

/**
 * Raw offsets of a region's rings. A hole narrower than the radius reaches across is covered whole and left out; of a wider one the raw
 * offset shrinks it. Inverted loops are wound negatively and vanish in `positive`.
 */
function offset(region: Region, radius: number, pen: Pen): Paths64 {
  const raw: Paths64 = [];
  for (const ring of region.rings) {
    const n = ring.length / 2;
    if (signedArea(ring) < 0 && holeSpan(ring) <= 2 * radius) continue;
    const path: { x: number; y: number }[] = [];
    for (let i = 0; i < n; i++) corner(pen, path, ring, i, radius);
    raw.push(path);
  }
  return isConvex(region) ? raw : positive(raw);
}

function holeSpan(ring: Float64Array): number {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < ring.length; i += 2) {
    minX = Math.min(minX, ring[i] as number);
    maxX = Math.max(maxX, ring[i] as number);
    minY = Math.min(minY, ring[i + 1] as number);
    maxY = Math.max(maxY, ring[i + 1] as number);
  }
  return Math.min(maxX - minX, maxY - minY);
}

/** Adds the offset of vertex `i`: an arc where the ring turns left (outwards), else both offsets with the vertex between them. */
function corner(pen: Pen, path: { x: number; y: number }[], ring: Float64Array, i: number, radius: number): void {
  const n = ring.length / 2;
  const [x, y] = [ringX(ring, i), ringY(ring, i)];
  const before = Math.atan2(y - ringY(ring, i + n - 1), x - ringX(ring, i + n - 1));
  const after = Math.atan2(ringY(ring, i + 1) - y, ringX(ring, i + 1) - x);
  const turn = wrapped(after - before);
  const from = before - Math.PI / 2;
  if (turn >= 0) {
    arc(pen, path, x, y, radius, from, turn);
    return;
  }
  const { clip } = pen;
  path.push(clip.point(x + radius * Math.cos(from), y + radius * Math.sin(from)));
  path.push(clip.point(x, y));
  path.push(clip.point(x + radius * Math.cos(from + turn), y + radius * Math.sin(from + turn)));
}

function wrapped(angle: number): number {
  return angle > Math.PI ? angle - 2 * Math.PI : angle <= -Math.PI ? angle + 2 * Math.PI : angle;
}

/**
 * Chords of an arc. The ends lie on the circle, the k−1 inner vertices at `outer`, chosen so that the fan of k triangles has the sector's
 * area: 2·½·r·R·sin δ + (k−2)·½·R²·sin δ = ½·r²·turn.
 */
function arc(
  { clip, chords }: Pen,
  path: { x: number; y: number }[],
  x: number,
  y: number,
  radius: number,
  from: number,
  turn: number,
): void {
  if (turn < 1e-9) {
    path.push(clip.point(x + radius * Math.cos(from), y + radius * Math.sin(from)));
    return;
  }
  const k = Math.max(2, Math.ceil((turn / (2 * Math.PI)) * chords - 1e-9));
  const step = turn / k;
  const ratio = turn / Math.sin(step);
  const outer = k === 2 ? (radius * ratio) / 2 : (radius * (-1 + Math.sqrt(1 + (k - 2) * ratio))) / (k - 2);
  for (let s = 0; s <= k; s++) {
    const reach = s === 0 || s === k ? radius : outer;
    const angle = from + s * step;
    path.push(clip.point(x + reach * Math.cos(angle), y + reach * Math.sin(angle)));
  }
}
