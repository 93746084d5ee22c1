/** A ring in a plane: x, y interleaved, the first vertex not repeated at the end. */
export type Ring = Float64Array;

/**
 * A part of the plane bounded by rings that neither cross nor overlap: outer rings run counter-clockwise, holes clockwise, in any order, so
 * that its area is the sum of signed areas. `box` is [minX, minY, maxX, maxY].
 */
export interface Region {
  readonly rings: readonly Ring[];
  readonly box: Box;
}

export type Box = readonly [minX: number, minY: number, maxX: number, maxY: number];

/** Vertex `index` of a ring, counted around it. */
export function ringX(ring: Ring, index: number): number {
  return ring[(2 * index) % ring.length] as number;
}
export function ringY(ring: Ring, index: number): number {
  return ring[(2 * index + 1) % ring.length] as number;
}

/** Signed area of a ring: positive where it runs counter-clockwise. Taken from its first vertex, to keep the digits of small rings. */
export function signedArea(ring: Ring | readonly number[]): number {
  const x0 = ring[0] ?? 0;
  const y0 = ring[1] ?? 0;
  let twice = 0;
  for (let i = 2; i + 3 < ring.length; i += 2) {
    const ax = (ring[i] as number) - x0;
    const ay = (ring[i + 1] as number) - y0;
    const bx = (ring[i + 2] as number) - x0;
    const by = (ring[i + 3] as number) - y0;
    twice += ax * by - bx * ay;
  }
  return twice / 2;
}

/** Centre of the area inside a ring; its first vertex where it encloses none. */
export function centroid(ring: Ring): readonly [number, number] {
  const x0 = ring[0] ?? 0;
  const y0 = ring[1] ?? 0;
  let [twice, x, y] = [0, 0, 0];
  for (let i = 2; i + 3 < ring.length; i += 2) {
    const [ax, ay] = [(ring[i] as number) - x0, (ring[i + 1] as number) - y0];
    const [bx, by] = [(ring[i + 2] as number) - x0, (ring[i + 3] as number) - y0];
    const cross = ax * by - bx * ay;
    twice += cross;
    x += cross * (ax + bx);
    y += cross * (ay + by);
  }
  return twice === 0 ? [x0, y0] : [x0 + x / (3 * twice), y0 + y / (3 * twice)];
}

/** Plane area of a region. */
export function regionArea(region: Region): number {
  return region.rings.reduce((sum, ring) => sum + signedArea(ring), 0);
}

/** Whether a region is one ring that never turns right (by more than rounding does) and goes round once. */
export function isConvex({ rings }: Region): boolean {
  const [ring, ...others] = rings;
  if (!ring || others.length > 0) return false;
  let around = 0;
  for (let i = 0; i < ring.length / 2; i++) {
    const ax = ringX(ring, i + 1) - ringX(ring, i);
    const ay = ringY(ring, i + 1) - ringY(ring, i);
    const bx = ringX(ring, i + 2) - ringX(ring, i + 1);
    const by = ringY(ring, i + 2) - ringY(ring, i + 1);
    const turn = Math.atan2(ax * by - ay * bx, ax * bx + ay * by);
    if (turn < -1e-3) return false;
    around += turn;
  }
  return around < 3 * Math.PI;
}

export function reversed(ring: Ring): Ring {
  const out = new Float64Array(ring.length);
  for (let i = 0; i < ring.length; i += 2) {
    out[i] = ring[ring.length - 2 - i] as number;
    out[i + 1] = ring[ring.length - 1 - i] as number;
  }
  return out;
}

/** A region from rings that already run the right way. */
export function regionOf(rings: readonly Ring[]): Region {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const ring of rings) {
    for (let i = 0; i < ring.length; i += 2) {
      const x = ring[i] as number;
      const y = ring[i + 1] as number;
      if (x < box[0]) box[0] = x;
      if (y < box[1]) box[1] = y;
      if (x > box[2]) box[2] = x;
      if (y > box[3]) box[3] = y;
    }
  }
  return { rings, box };
}

/** Even-odd test over all rings; a point on the boundary may fall either way. */
export function insideRegion(x: number, y: number, polygon: Region): boolean {
  const [minX, minY, maxX, maxY] = polygon.box;
  if (x < minX || x > maxX || y < minY || y > maxY) return false;
  let inside = false;
  for (const ring of polygon.rings) {
    const n = ring.length;
    for (let i = 0, j = n - 2; i < n; j = i, i += 2) {
      const yi = ring[i + 1] as number;
      const yj = ring[j + 1] as number;
      if (yi > y === yj > y) continue;
      const xi = ring[i] as number;
      const xj = ring[j] as number;
      if (x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
    }
  }
  return inside;
}

/** Share 0–1 along a→b of the position nearest to p. */
export function nearestShare(px: number, py: number, ax: number, ay: number, bx: number, by: number): number {
  const dx = bx - ax;
  const dy = by - ay;
  const length2 = dx * dx + dy * dy;
  if (length2 === 0) return 0;
  const share = ((px - ax) * dx + (py - ay) * dy) / length2;
  return Math.max(0, Math.min(share, 1));
}

export interface Nearest {
  readonly distance: number;
  readonly x: number;
  readonly y: number;
}

/** The position on the boundary of a region nearest to p; null where it has none. */
export function nearestOnBoundary(px: number, py: number, region: Region): Nearest | null {
  let best: Nearest | null = null;
  for (const ring of region.rings) {
    const n = ring.length;
    for (let i = 0, j = n - 2; i < n; j = i, i += 2) {
      const ax = ring[j] as number;
      const ay = ring[j + 1] as number;
      const bx = ring[i] as number;
      const by = ring[i + 1] as number;
      const share = nearestShare(px, py, ax, ay, bx, by);
      const x = ax + share * (bx - ax);
      const y = ay + share * (by - ay);
      const distance = Math.hypot(px - x, py - y);
      if (best === null || distance < best.distance) best = { distance, x, y };
    }
  }
  return best;
}

/** Distance from p to a region: 0 inside it, Infinity where it is empty. */
export function distanceToRegion(px: number, py: number, region: Region): number {
  if (insideRegion(px, py, region)) return 0;
  return nearestOnBoundary(px, py, region)?.distance ?? Infinity;
}

/** Distance from p to a box: 0 inside it. */
export function distanceToBox(px: number, py: number, box: Box): number {
  return Math.hypot(Math.max(box[0] - px, 0, px - box[2]), Math.max(box[1] - py, 0, py - box[3]));
}

/** Distance from p to the segment a→b. */
export function distanceToSegment(px: number, py: number, ax: number, ay: number, bx: number, by: number): number {
  const share = nearestShare(px, py, ax, ay, bx, by);
  return Math.hypot(px - ax - share * (bx - ax), py - ay - share * (by - ay));
}

/**
 * Where segment p→q meets segment a→b, as shares [along p→q, along a→b]; touching counts. null where they do not meet or are parallel.
 */
export function crossing(
  px: number,
  py: number,
  qx: number,
  qy: number,
  ax: number,
  ay: number,
  bx: number,
  by: number,
): readonly [number, number] | null {
  const rx = qx - px;
  const ry = qy - py;
  const sx = bx - ax;
  const sy = by - ay;
  const cross = rx * sy - ry * sx;
  if (cross === 0) return null;
  const t = ((ax - px) * sy - (ay - py) * sx) / cross;
  const u = ((ax - px) * ry - (ay - py) * rx) / cross;
  const slack = 1e-9;
  return t < -slack || t > 1 + slack || u < -slack || u > 1 + slack ? null : [t, u];
}
