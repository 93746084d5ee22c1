import Flatbush from 'flatbush';
import type { MultiPolygon, Polygon, Position } from 'geojson';

/** A polygon made of the rings of one shape. */
export interface Arranged {
  readonly geometry: Polygon | MultiPolygon | null;
  /** True where the windings did not say which ring is a hole (outer rings run clockwise) and the places of the rings did. */
  readonly rewound: boolean;
}

interface Ring {
  readonly positions: readonly Position[];
  /** Signed: clockwise rings are negative, y upwards. */
  readonly area: number;
  readonly box: readonly [minX: number, minY: number, maxX: number, maxY: number];
}

/**
 * Rings of a shape to a polygon. A ring inside an odd number of others is a hole of the nearest one around it, whatever its winding: files
 * with all rings alike, or mirrored by swapped axes, come out right. Among rings that cross each other, winding decides. The result runs as
 * RFC 7946 wants: outer rings counter-clockwise.
 */
export function arrangeRings(parts: readonly (readonly Position[])[]): Arranged {
  const rings = parts.filter((positions) => positions.length > 0).map(ringOf);
  if (rings.length === 0) return { geometry: null, rewound: false };
  const parents = parentsOf(rings);
  const isHole = (index: number) => depthOf(index, parents) % 2 === 1;
  const polygons = new Map<number, Position[][]>();
  for (let i = 0; i < rings.length; i++) if (!isHole(i)) polygons.set(i, [wound(rings[i] as Ring, 1)]);
  for (let i = 0; i < rings.length; i++) if (isHole(i)) polygons.get(parents[i] as number)?.push(wound(rings[i] as Ring, -1));
  const coordinates = [...polygons.values()];
  const rewound = rings.some((ring, index) => (isHole(index) ? ring.area < 0 : ring.area > 0));
  const [only] = coordinates;
  const geometry = coordinates.length === 1 && only ? ({ type: 'Polygon', coordinates: only } as const) : multi(coordinates);
  return { geometry, rewound };
}

function multi(coordinates: Position[][][]): MultiPolygon {
  return { type: 'MultiPolygon', coordinates };
}

function ringOf(positions: readonly Position[]): Ring {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x = Number.NaN, y = Number.NaN] of positions) {
    if (x < box[0]) box[0] = x;
    if (y < box[1]) box[1] = y;
    if (x > box[2]) box[2] = x;
    if (y > box[3]) box[3] = y;
  }
  return { positions, area: signedArea(positions), box };
}

/** Positive where the ring runs counter-clockwise, y upwards. Taken about the first point, so that large coordinates cost no digits. */
export function signedArea(positions: readonly Position[]): number {
  const [originX = 0, originY = 0] = positions[0] ?? [];
  let twice = 0;
  let [fromX = 0, fromY = 0] = positions.at(-1) ?? [];
  for (const [x = 0, y = 0] of positions) {
    twice += (fromX - originX) * (y - originY) - (x - originX) * (fromY - originY);
    fromX = x;
    fromY = y;
  }
  return twice / 2;
}

/** Positions running counter-clockwise (1) or clockwise (-1). */
function wound(ring: Ring, sign: 1 | -1): Position[] {
  return ring.area * sign < 0 ? ring.positions.toReversed() : [...ring.positions];
}

function depthOf(index: number, parents: readonly (number | undefined)[]): number {
  let depth = 0;
  for (let at = parents[index]; at !== undefined; at = parents[at]) depth++;
  return depth;
}

/** For each ring the smallest one around it. A parent is always larger, so chains end. */
function parentsOf(rings: readonly Ring[]): (number | undefined)[] {
  if (rings.length === 1) return [undefined];
  const largest = rings.reduce((best, ring) => (Math.abs(ring.area) > Math.abs(best.area) ? ring : best));
  const outerSign = Math.sign(largest.area);
  const around = boxSearch(rings);
  return rings.map((inner, index) => {
    const larger = around(inner)
      .filter((other) => isLarger(rings, other, index))
      .sort((a, b) => Math.abs((rings[a] as Ring).area) - Math.abs((rings[b] as Ring).area) || b - a);
    const whole = larger.find((other) => contains(rings[other] as Ring, inner));
    if (whole !== undefined || Math.sign(inner.area) === outerSign) return whole;
    // Wound as a hole, but sticking out of every ring: it belongs to the one that holds some of it.
    return larger.find((other) => Math.sign((rings[other] as Ring).area) === outerSign && holdsSome(rings[other] as Ring, inner));
  });
}

function isLarger(rings: readonly Ring[], other: number, than: number): boolean {
  const difference = Math.abs((rings[other] as Ring).area) - Math.abs((rings[than] as Ring).area);
  return difference > 0 || (difference === 0 && other < than);
}

/** From how many rings on an index of boxes is sooner done than a comparison with each. */
const worthAnIndex = 64;

/** Numbers of the rings whose box meets that of a ring. */
function boxSearch(rings: readonly Ring[]): (ring: Ring) => number[] {
  if (rings.length < worthAnIndex) {
    return ({ box }) => rings.flatMap((other, index) => (boxesMeet(other.box, box) ? [index] : []));
  }
  const index = new Flatbush(rings.length);
  for (const { box } of rings) index.add(...box);
  index.finish();
  return ({ box: [minX, minY] }) => index.search(minX, minY, minX, minY).concat([]);
}

function boxesMeet(a: Ring['box'], b: Ring['box']): boolean {
  return a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];
}

/** True where no vertex of `inner` lies outside `outer`. Rings with the same border count as nested only if they run against each other. */
function contains(outer: Ring, inner: Ring): boolean {
  let inside = false;
  for (const position of inner.positions) {
    const place = placeIn(outer.positions, position);
    if (place < 0) return false;
    inside ||= place > 0;
  }
  return inside || (Math.abs(inner.area) < Math.abs(outer.area) ? bordersInside(outer, inner) : inner.area * outer.area < 0);
}

/** All vertices of `inner` lie on the border of `outer`: the middles of its sides tell whether it lies within. */
function bordersInside(outer: Ring, inner: Ring): boolean {
  const { positions } = inner;
  let inside = false;
  for (let i = 1; i < positions.length; i++) {
    const [ax = 0, ay = 0] = positions[i - 1] as Position;
    const [bx = 0, by = 0] = positions[i] as Position;
    const place = placeIn(outer.positions, [(ax + bx) / 2, (ay + by) / 2]);
    if (place < 0) return false;
    inside ||= place > 0;
  }
  return inside;
}

function holdsSome(outer: Ring, inner: Ring): boolean {
  return inner.positions.some((position) => placeIn(outer.positions, position) > 0);
}

/** 1 inside, 0 on the border, -1 outside. */
function placeIn(ring: readonly Position[], [x = 0, y = 0]: Position): -1 | 0 | 1 {
  let inside = false;
  let [ax = 0, ay = 0] = ring.at(-1) ?? [];
  for (const [bx = 0, by = 0] of ring) {
    const side = (bx - ax) * (y - ay) - (by - ay) * (x - ax);
    const between = Math.min(ax, bx) <= x && x <= Math.max(ax, bx) && Math.min(ay, by) <= y && y <= Math.max(ay, by);
    if (side === 0 && between) return 0;
    if (ay > y !== by > y && side > 0 === by > ay) inside = !inside;
    ax = bx;
    ay = by;
  }
  return inside ? 1 : -1;
}
