import type { Position } from 'geojson';
import { boxOf } from '../../core/geo/degree-box.ts';
import type { Box } from '../../core/geo/rings.ts';
import { boxesMeet } from '../box.ts';

/** A closed ring of node ids: the first is repeated at the end. */
export type NodeRing = readonly number[];

export interface Assembled {
  readonly rings: readonly NodeRing[];
  /** Ways whose ends found no partner. */
  readonly open: number;
}

/**
 * Joins the ways of a multipolygon end to end into closed rings, by node id. Ways are taken in the order of the file and a way may run
 * either way round, so that the same members always give the same rings.
 */
export function assembleRings(ways: readonly (readonly number[])[]): Assembled {
  const byEnd = new Map<number, Set<number>>();
  const rings: NodeRing[] = [];
  ways.forEach((refs, index) => {
    if (refs.length < 2) return;
    if (refs[0] === refs.at(-1)) rings.push(refs);
    else for (const end of [refs[0], refs.at(-1)]) endsAt(byEnd, end as number).add(index);
  });
  let open = 0;
  for (let index = 0; index < ways.length; index++) {
    const refs = ways[index] as readonly number[];
    if (byEnd.get(refs[0] as number)?.has(index) !== true) continue;
    take(byEnd, refs, index);
    if (!followRing([...refs], ways, byEnd, rings)) open++;
  }
  return { rings: rings.filter((ring) => new Set(ring).size >= 3), open };
}

/**
 * Goes on from a first way until it is back at its start. Where it meets a node it has been at before, that loop is a ring of its own:
 * two rings that touch in a node come out as two. False where it ends in the open.
 */
function followRing(path: number[], ways: readonly (readonly number[])[], byEnd: Map<number, Set<number>>, rings: NodeRing[]): boolean {
  while (path.length > 1) {
    const before = path.length;
    if (!appendNext(path, ways, byEnd)) return false;
    const meets = path.slice(0, before).indexOf(path.at(-1) as number);
    if (meets >= 0) rings.push(path.splice(meets, path.length - meets, path.at(-1) as number));
  }
  return true;
}

function endsAt(byEnd: Map<number, Set<number>>, node: number): Set<number> {
  const ends = byEnd.get(node) ?? new Set();
  byEnd.set(node, ends);
  return ends;
}

function take(byEnd: Map<number, Set<number>>, refs: readonly number[], index: number): void {
  byEnd.get(refs[0] as number)?.delete(index);
  byEnd.get(refs.at(-1) as number)?.delete(index);
}

/** Adds a free way that starts or ends where the ring ends; false where there is none. */
function appendNext(ring: number[], ways: readonly (readonly number[])[], byEnd: Map<number, Set<number>>): boolean {
  const end = ring.at(-1) as number;
  const next = byEnd.get(end)?.values().next().value;
  if (next === undefined) return false;
  const refs = ways[next] as readonly number[];
  take(byEnd, refs, next);
  const onward = refs[0] === end ? refs : [...refs].reverse();
  for (let i = 1; i < onward.length; i++) ring.push(onward[i] as number);
  return true;
}

/** Twice the signed area in square degrees; positive where the ring runs counter-clockwise. */
export function signedArea2(ring: readonly Position[]): number {
  const [x0 = 0, y0 = 0] = ring[0] ?? [];
  let sum = 0;
  for (let i = 1; i < ring.length; i++) {
    const [ax = 0, ay = 0] = ring[i - 1] as Position;
    const [bx = 0, by = 0] = ring[i] as Position;
    sum += (ax - x0) * (by - y0) - (bx - x0) * (ay - y0);
  }
  return sum;
}

/** RFC 7946: outer rings counter-clockwise, holes clockwise. */
export function wound(ring: readonly Position[], counterClockwise: boolean): Position[] {
  return signedArea2(ring) > 0 === counterClockwise ? [...ring] : [...ring].reverse();
}

/** Even-odd test; a point on the boundary may fall either way. */
function insideRing(x: number, y: number, ring: readonly Position[]): boolean {
  let inside = false;
  for (let i = 1; i < ring.length; i++) {
    const [ax = 0, ay = 0] = ring[i - 1] as Position;
    const [bx = 0, by = 0] = ring[i] as Position;
    if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) inside = !inside;
  }
  return inside;
}

interface BoxedRing {
  readonly ring: readonly Position[];
  readonly box: Box;
  readonly size: number;
  readonly vertices: ReadonlySet<string>;
}

/**
 * Rings to polygons by containment alone: a ring inside an odd number of others is a hole of the smallest of them. Roles in OSM data are
 * often missing or wrong; geometry is not.
 */
export function nestRings(rings: readonly (readonly Position[])[]): Position[][][] {
  const sorted = rings.map(boxedRing).sort((a, b) => b.size - a.size);
  const polygons = new Map<number, Position[][]>();
  sorted.forEach((inner, index) => {
    const around = sorted.slice(0, index).flatMap((outer, at) => (contains(outer, inner) ? [at] : []));
    if (around.length % 2 === 0) polygons.set(index, [wound(inner.ring, true)]);
    else polygons.get(around.at(-1) as number)?.push(wound(inner.ring, false));
  });
  return [...polygons.values()];
}

function boxedRing(ring: readonly Position[]): BoxedRing {
  const box = boxOf([{ type: 'LineString', coordinates: [...ring] }]) ?? [0, 0, 0, 0];
  return { ring, box, size: Math.abs(signedArea2(ring)), vertices: new Set(ring.map(vertexKey)) };
}

function vertexKey([x, y]: Position): string {
  return `${x},${y}`;
}

/** True where `outer` holds `inner`: rings may share vertices, so the first vertex of `inner` that `outer` lacks decides. */
function contains(outer: BoxedRing, inner: BoxedRing): boolean {
  if (!boxesMeet(outer.box, inner.box)) return false;
  const own = inner.ring.find((position) => !outer.vertices.has(vertexKey(position)));
  if (own !== undefined) return insideRing(own[0] as number, own[1] as number, outer.ring);
  const [[ax = 0, ay = 0] = [], [bx = 0, by = 0] = []] = inner.ring;
  return insideRing((ax + bx) / 2, (ay + by) / 2, outer.ring);
}
