import type { Geometry, Position } from 'geojson';
import { bulgePoints, circle, ellipsePoints, endBehind, splinePoints } from './curves.ts';
import type { Entity } from './drawing.ts';
import type { Tag } from './tags.ts';

/** Reads groups one after another. */
class Cursor {
  private readonly groups: readonly Tag[];
  private at: number;

  constructor(groups: readonly Tag[], at: number) {
    this.groups = groups;
    this.at = at;
  }

  peek(): number | undefined {
    return this.groups[this.at]?.code;
  }

  /** The value of the next group if it has this code; undefined, and nothing is taken, where it has another. */
  next(code: number): number | undefined {
    const group = this.groups[this.at];
    if (group?.code !== code) return undefined;
    this.at++;
    return Number(group.value);
  }

  need(code: number): number {
    const value = this.next(code);
    if (value === undefined || !Number.isFinite(value)) throw new RangeError(`group ${code} is missing`);
    return value;
  }

  skip(): void {
    this.at++;
  }

  point(code: number): Position {
    return [this.need(code), this.need(code + 10)];
  }
}

const degree = Math.PI / 180;

/** The filled places of a hatch: rings by nesting, the even ones outer, the odd ones holes. Undefined where its border cannot be read. */
export function hatchShape(entity: Entity, sagitta: number): Geometry | undefined {
  try {
    return nested(hatchRings(entity, sagitta));
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function hatchRings(entity: Entity, sagitta: number): Position[][] {
  const start = entity.groups.findIndex((group) => group.code === 91);
  if (start < 0) return [];
  const cursor = new Cursor(entity.groups, start);
  const count = cursor.need(91);
  const rings: Position[][] = [];
  for (let path = 0; path < count; path++) {
    const flags = cursor.need(92);
    const ring = (flags & 2) === 0 ? edgesRing(cursor, sagitta) : polylineRing(cursor, sagitta);
    for (let sources = cursor.next(97) ?? 0; sources > 0 && cursor.next(330) !== undefined; sources--);
    const closed = closedRing(ring);
    if (closed.length >= 4) rings.push(closed);
  }
  return rings;
}

function polylineRing(cursor: Cursor, sagitta: number): Position[] {
  const hasBulge = cursor.need(72) === 1;
  cursor.next(73);
  const count = cursor.need(93);
  const vertices = Array.from({ length: count }, () => ({ point: cursor.point(10), bulge: (hasBulge ? cursor.next(42) : undefined) ?? 0 }));
  return vertices.flatMap(({ point, bulge }, index) => {
    const next = vertices[(index + 1) % vertices.length]?.point ?? point;
    return [point, ...bulgePoints(point, next, bulge, sagitta)];
  });
}

function edgesRing(cursor: Cursor, sagitta: number): Position[] {
  const ring: Position[] = [];
  for (let edges = cursor.need(93); edges > 0; edges--) joinEdge(ring, edge(cursor, sagitta));
  return ring;
}

/** Edges follow each other, but some programs write one of them backwards. */
function joinEdge(ring: Position[], points: Position[]): void {
  const end = ring.at(-1);
  const [first, last] = [points[0], points.at(-1)];
  if (end !== undefined && first !== undefined && last !== undefined && apart(end, last) < apart(end, first)) points.reverse();
  const repeats = end !== undefined && points[0] !== undefined && apart(end, points[0]) < 1e-9;
  ring.push(...(repeats ? points.slice(1) : points));
}

function apart([ax = 0, ay = 0]: Position, [bx = 0, by = 0]: Position): number {
  return Math.hypot(ax - bx, ay - by);
}

function edge(cursor: Cursor, sagitta: number): Position[] {
  const type = cursor.need(72);
  if (type === 1) return [cursor.point(10), cursor.point(11)];
  if (type === 2) {
    const shape = circle(cursor.point(10), cursor.need(40));
    return arcOf(cursor, (from, to) => ellipsePoints(shape, from, to, sagitta));
  }
  if (type === 3) {
    const centre = cursor.point(10);
    const [mx = 0, my = 0] = cursor.point(11);
    const ratio = cursor.need(40);
    return arcOf(cursor, (from, to) => ellipsePoints({ centre, major: [mx, my], minor: [-my * ratio, mx * ratio] }, from, to, sagitta));
  }
  return splineEdge(cursor, sagitta);
}

/** Angles in degrees; those of an edge that runs clockwise are measured clockwise, too. */
function arcOf(cursor: Cursor, points: (from: number, to: number) => Position[]): Position[] {
  const from = cursor.need(50) * degree;
  const to = endBehind(from, cursor.need(51) * degree);
  return cursor.next(73) === 0 ? points(-from, -to) : points(from, to);
}

function splineEdge(cursor: Cursor, sagitta: number): Position[] {
  const order = cursor.need(94);
  cursor.next(73);
  cursor.next(74);
  const [knotCount, controlCount] = [cursor.need(95), cursor.need(96)];
  const knots = Array.from({ length: knotCount }, () => cursor.need(40));
  const weights: number[] = [];
  const controls = Array.from({ length: controlCount }, () => {
    const point = cursor.point(10);
    const weight = cursor.next(42);
    if (weight !== undefined) weights.push(weight);
    return point;
  });
  skipFit(cursor);
  const points = splinePoints({ degree: order, knots, controls, weights }, sagitta);
  if (points === undefined) throw new RangeError('the curve is not whole');
  return points.map(([x = 0, y = 0]) => [x, y]);
}

/** Points that a curve was drawn through, and how it starts and ends: the control points say it all. */
function skipFit(cursor: Cursor): void {
  const count = cursor.next(97) ?? 0;
  for (let index = 0; index < count; index++) cursor.point(11);
  for (const code of [12, 13]) if (cursor.peek() === code) cursor.point(code);
}

function closedRing(ring: Position[]): Position[] {
  const [first, last] = [ring[0], ring.at(-1)];
  if (first === undefined || last === undefined) return [];
  if (apart(first, last) > 1e-9) return [...ring, first];
  return [...ring.slice(0, -1), first];
}

/** Rings to polygons: a ring inside an odd number of others is a hole of the smallest of them. */
function nested(rings: readonly Position[][]): Geometry | undefined {
  const sized = rings.map((ring) => ({ ring, size: Math.abs(ringSize(ring)) })).sort((a, b) => b.size - a.size);
  const polygons: { readonly rings: Position[][]; readonly isHole: boolean }[] = [];
  for (const [index, { ring }] of sized.entries()) {
    const around = sized.slice(0, index).flatMap((other, place) => (holds(other.ring, ring) ? [place] : []));
    const isHole = around.length % 2 === 1;
    const parent = polygons[around.at(-1) ?? -1];
    if (isHole && parent !== undefined) parent.rings.push(ring);
    polygons.push({ rings: [ring], isHole });
  }
  const coordinates = polygons.filter(({ isHole }) => !isHole).map((polygon) => polygon.rings);
  const [only] = coordinates;
  if (only === undefined) return undefined;
  return coordinates.length === 1 ? { type: 'Polygon', coordinates: only } : { type: 'MultiPolygon', coordinates };
}

function ringSize(ring: readonly Position[]): number {
  const [x0 = 0, y0 = 0] = ring[0] ?? [];
  let twice = 0;
  for (let index = 1; index < ring.length; index++) {
    const [ax = 0, ay = 0] = ring[index - 1] ?? [];
    const [bx = 0, by = 0] = ring[index] ?? [];
    twice += (ax - x0) * (by - y0) - (bx - x0) * (ay - y0);
  }
  return twice / 2;
}

/** Whether a ring lies in another: by a corner that is not on its border. */
function holds(outer: readonly Position[], inner: readonly Position[]): boolean {
  for (const position of inner) {
    const side = sideOf(outer, position);
    if (side !== 'border') return side === 'inside';
  }
  return false;
}

function sideOf(ring: readonly Position[], [px = 0, py = 0]: Position): 'inside' | 'outside' | 'border' {
  let inside = false;
  for (let index = 1; index < ring.length; index++) {
    const [ax = 0, ay = 0] = ring[index - 1] ?? [];
    const [bx = 0, by = 0] = ring[index] ?? [];
    const turn = (bx - ax) * (py - ay) - (by - ay) * (px - ax);
    const between = Math.min(ax, bx) <= px && px <= Math.max(ax, bx) && Math.min(ay, by) <= py && py <= Math.max(ay, by);
    if (between && Math.abs(turn) <= 1e-9 * (Math.abs(bx - ax) + Math.abs(by - ay))) return 'border';
    if (ay > py !== by > py && px < ax + ((py - ay) * (bx - ax)) / (by - ay)) inside = !inside;
  }
  return inside ? 'inside' : 'outside';
}
