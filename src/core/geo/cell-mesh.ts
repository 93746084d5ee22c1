import earcut from 'earcut';
import { mercatorX, mercatorY } from './mercator.ts';
import { insideRegion, type Ring, regionOf, ringX, ringY, signedArea } from './rings.ts';

/** Many polygons in typed arrays. Rings in WGS 84, two numbers a vertex; those of cell `i` are `ringOf[i]` to `ringOf[i + 1]`. */
export interface CellRings {
  readonly lonLat: Float64Array;
  /** Vertex at which each ring begins, and behind the last one the number of all. The first vertex need not come again at the end. */
  readonly ringStart: Uint32Array;
  readonly ringOf: Uint32Array;
}

/**
 * Polygons cut into triangles, as a graphics card takes them. Positions are counted from a point amid them: a 32-bit number then tells 0.03 px
 * at zoom 20 as far as 50 km from there, where counted from the edge of the world it would miss by 16 px.
 */
export interface CellMesh {
  readonly cells: number;
  /** Shares 0–1 of the Mercator world. */
  readonly origin: readonly [x: number, y: number];
  /** Two numbers a vertex, shares of the world east and south of the origin. */
  readonly positions: Float32Array;
  /** The cell of each vertex. */
  readonly cellOf: Uint32Array;
  /** Three vertices a triangle. */
  readonly corners: Uint32Array;
}

/** What to hand over when a mesh goes from thread to thread. */
export function meshBuffers({ positions, cellOf, corners }: CellMesh): ArrayBufferLike[] {
  return [positions.buffer, cellOf.buffer, corners.buffer];
}

/** A ring of the cell at work: vertices `from` up to `to` of the flat positions. */
interface Part {
  readonly from: number;
  readonly to: number;
  readonly ring: Ring;
  /** Signed area: all that matters is which way it turns. */
  readonly turn: number;
}

/** Surfaces with their holes: rings that turn the way of the largest are outlines, the others holes of the outline around them. */
function surfaces(parts: readonly Part[]): readonly (readonly Part[])[] {
  const largest = parts.reduce((most, { turn }) => (Math.abs(turn) > Math.abs(most) ? turn : most), 0);
  const groups = parts.filter(({ turn }) => turn * largest > 0).map((part) => ({ outline: regionOf([part.ring]), parts: [part] }));
  for (const hole of parts) {
    if (hole.turn * largest >= 0) continue;
    groups.find(({ outline }) => insideRegion(hole.ring[0] ?? 0, hole.ring[1] ?? 0, outline))?.parts.push(hole);
  }
  return groups.map((group) => group.parts);
}

/** Every corner turns the same way: two triangles do, without any search. Nearly all cells are whole squares. */
function isConvexFour({ ring, turn }: Part): boolean {
  for (let i = 0; i < 4; i++) {
    const [bx, by] = [ringX(ring, i + 1), ringY(ring, i + 1)];
    const cross = (bx - ringX(ring, i)) * (ringY(ring, i + 2) - by) - (by - ringY(ring, i)) * (ringX(ring, i + 2) - bx);
    if (cross * turn <= 0) return false;
  }
  return true;
}

interface Corners {
  readonly all: Uint32Array;
  used: number;
}

function push(corners: Corners, a: number, b: number, c: number): void {
  corners.all[corners.used++] = a;
  corners.all[corners.used++] = b;
  corners.all[corners.used++] = c;
}

function cutRing(part: Part, corners: Corners): void {
  const { from, to, ring } = part;
  if (to - from === 3) push(corners, from, from + 1, from + 2);
  else if (to - from === 4 && isConvexFour(part)) {
    push(corners, from, from + 1, from + 2);
    push(corners, from, from + 2, from + 3);
  } else {
    const found = earcut(ring);
    for (let at = 0; at < found.length; at += 3)
      push(corners, from + (found[at] ?? 0), from + (found[at + 1] ?? 0), from + (found[at + 2] ?? 0));
  }
}

function cutSurface(parts: readonly Part[], corners: Corners): void {
  const vertices: number[] = [];
  const flat: number[] = [];
  const holes: number[] = [];
  for (const { from, to, ring } of parts) {
    if (vertices.length > 0) holes.push(vertices.length);
    for (let vertex = from; vertex < to; vertex++) vertices.push(vertex);
    flat.push(...ring);
  }
  const found = earcut(flat, holes);
  for (let at = 0; at < found.length; at += 3) {
    push(corners, vertices[found[at] ?? 0] ?? 0, vertices[found[at + 1] ?? 0] ?? 0, vertices[found[at + 2] ?? 0] ?? 0);
  }
}

/** Middle of the box around all vertices, in shares of the world. */
function middleOf(lonLat: Float64Array): readonly [number, number] {
  let [west, south, east, north] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let at = 0; at < lonLat.length; at += 2) {
    const [lon, lat] = [lonLat[at] ?? 0, lonLat[at + 1] ?? 0];
    if (lon < west) west = lon;
    if (lon > east) east = lon;
    if (lat < south) south = lat;
    if (lat > north) north = lat;
  }
  return lonLat.length === 0 ? [0.5, 0.5] : [mercatorX((west + east) / 2), mercatorY((south + north) / 2)];
}

/** Rings of one cell that enclose something, without a last vertex that repeats the first. */
function partsOf({ ringStart, ringOf }: CellRings, xy: Float64Array, cell: number): Part[] {
  const parts: Part[] = [];
  for (let at = ringOf[cell] ?? 0; at < (ringOf[cell + 1] ?? 0); at++) {
    const from = ringStart[at] ?? 0;
    let to = ringStart[at + 1] ?? 0;
    if (to - from > 1 && xy[2 * from] === xy[2 * to - 2] && xy[2 * from + 1] === xy[2 * to - 1]) to--;
    const ring = xy.subarray(2 * from, 2 * to);
    const turn = signedArea(ring);
    if (turn !== 0 && Number.isFinite(turn)) parts.push({ from, to, ring, turn });
  }
  return parts;
}

/** Cuts polygons into triangles. A ring without area (or with a position that is no number) gives none. Outlines and holes turn opposite ways. */
export function cellMesh(rings: CellRings): CellMesh {
  const { lonLat, ringStart, ringOf } = rings;
  const cells = Math.max(0, ringOf.length - 1);
  const vertices = lonLat.length / 2;
  const origin = middleOf(lonLat);
  const xy = new Float64Array(lonLat.length);
  for (let at = 0; at < lonLat.length; at += 2) {
    xy[at] = mercatorX(lonLat[at] ?? 0) - origin[0];
    xy[at + 1] = mercatorY(lonLat[at + 1] ?? 0) - origin[1];
  }
  const cellOf = new Uint32Array(vertices);
  // A surface of n vertices and h holes falls into n + 2h − 2 triangles.
  const corners: Corners = { all: new Uint32Array(3 * (vertices + 2 * ringStart.length)), used: 0 };
  for (let cell = 0; cell < cells; cell++) {
    cellOf.fill(cell, ringStart[ringOf[cell] ?? 0] ?? 0, ringStart[ringOf[cell + 1] ?? 0] ?? 0);
    const parts = partsOf(rings, xy, cell);
    const [only] = parts;
    if (only && parts.length === 1) cutRing(only, corners);
    else for (const surface of surfaces(parts)) cutSurface(surface, corners);
  }
  return { cells, origin, positions: Float32Array.from(xy), cellOf, corners: corners.all.slice(0, corners.used) };
}
