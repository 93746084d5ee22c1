import { crossing, nearestShare } from '../../core/geo/rings.ts';
import { type Barriers, barriersNear, isClear, type LegStart, noBarriers } from './barriers.ts';
import type { Network, Position } from './spec.ts';

const tieM = 0.001;
/** How far outside a shadow a position is tried: more than a leg's end may touch (1 mm), so that no verdict hangs on the last digit. */
const nudgeM = 0.002;
const firstReachM = 30;

/**
 * Where a point of the plane reaches the network: the nearest position along all edges, and every edge within 1 mm of that distance. Empty
 * where the nearest is farther than `accessM` (inclusive, to the millimetre). With barriers, the nearest position whose straight leg
 * crosses none; islands are not skipped.
 */
export function snap(
  network: Network,
  x: number,
  y: number,
  accessM: number,
  barriers: Barriers = noBarriers,
  start: LegStart = {},
): Position[] {
  if (network.index === null || !Number.isFinite(x) || !Number.isFinite(y)) return [];
  const scale = network.plane.scaleAt(x, y);
  const limit = Math.min((accessM + 0.0005) * scale, 1e8);
  for (let reach = Math.min(firstReachM, limit); ; reach = Math.min(4 * reach, limit)) {
    const found = snapWithin(network, x, y, reach, barriers, start);
    if (found.length > 0) return toPositions(network, found, scale);
    if (reach >= limit) return [];
  }
}

interface Found {
  readonly edge: number;
  readonly share: number;
  readonly distance: number;
}

/** The nearest positions where the nearest lies within `reach`; none otherwise. Ties may lie up to 1 mm farther out. */
function snapWithin(network: Network, x: number, y: number, reach: number, barriers: Barriers, start: LegStart): Found[] {
  const wide = reach + tieM;
  const edges = network.index?.search(x - wide, y - wide, x + wide, y + wide) ?? [];
  const plain = edges.map((edge) => foot(network, edge, x, y)).filter((found) => found.distance <= wide);
  if (plain.length === 0) return plain;
  const pieces = barriersNear(barriers, [x - wide, y - wide, x + wide, y + wide]);
  const seen = pieces.length === 0 ? plain : clearOf(network, plain, x, y, wide, barriers, pieces, start);
  const best = seen.reduce((least, found) => Math.min(least, found.distance), Infinity);
  return best > reach ? [] : seen.filter((found) => found.distance <= best + tieM).sort((a, b) => a.edge - b.edge);
}

/** Positions that can be seen past barriers, nearest edges first; edges that cannot hold the nearest are left out. */
function clearOf(
  network: Network,
  plain: Found[],
  x: number,
  y: number,
  reach: number,
  barriers: Barriers,
  pieces: readonly number[],
  start: LegStart,
): Found[] {
  const clear: Found[] = [];
  let best = Infinity;
  for (const found of plain.sort((a, b) => a.distance - b.distance || a.edge - b.edge)) {
    if (found.distance > best + tieM) break;
    const seen = nearestClear(network, found, x, y, reach, barriers, pieces, start);
    if (seen === null) continue;
    clear.push(seen);
    best = Math.min(best, seen.distance);
  }
  return clear;
}

function foot(network: Network, edge: number, x: number, y: number): Found {
  const i = 4 * edge;
  const { edgeXY } = network;
  const ax = edgeXY[i] as number;
  const ay = edgeXY[i + 1] as number;
  const bx = edgeXY[i + 2] as number;
  const by = edgeXY[i + 3] as number;
  const share = nearestShare(x, y, ax, ay, bx, by);
  return { edge, share, distance: Math.hypot(x - ax - share * (bx - ax), y - ay - share * (by - ay)) };
}

/**
 * The nearest position of one edge that can be seen past barriers. It is the foot of the perpendicular, an end, or 2 mm outside a shadow:
 * shadows on the edge begin where a ray through a barrier's end, or the barrier itself, meets it.
 */
function nearestClear(
  network: Network,
  plain: Found,
  x: number,
  y: number,
  reach: number,
  barriers: Barriers,
  pieces: readonly number[],
  start: LegStart,
): Found | null {
  const i = 4 * plain.edge;
  const [ax, ay, bx, by] = network.edgeXY.subarray(i, i + 4) as unknown as [number, number, number, number];
  const clearAt = (share: number) => isClear(barriers, pieces, x, y, ax + share * (bx - ax), ay + share * (by - ay), start);
  if (clearAt(plain.share)) return plain;
  const nudge = nudgeM / Math.max(Math.hypot(bx - ax, by - ay), nudgeM);
  const shares = [0, 1];
  const addShadow = (share: number) => shares.push(share - nudge, share + nudge);
  for (const piece of pieces) {
    const [cx, cy, dx, dy] = barriers.xy.subarray(4 * piece, 4 * piece + 4) as unknown as [number, number, number, number];
    const met = crossing(ax, ay, bx, by, cx, cy, dx, dy);
    if (met !== null) addShadow(met[0]);
    for (const [ex, ey] of [
      [cx, cy],
      [dx, dy],
    ] as const) {
      const far = (2 * reach) / Math.max(Math.hypot(ex - x, ey - y), tieM) + 1;
      const ray = crossing(ax, ay, bx, by, x, y, x + far * (ex - x), y + far * (ey - y));
      if (ray !== null) addShadow(ray[0]);
    }
  }
  const ordered = shares
    .filter((share) => share >= 0 && share <= 1)
    .map((share) => ({ edge: plain.edge, share, distance: Math.hypot(x - ax - share * (bx - ax), y - ay - share * (by - ay)) }))
    .filter((found) => found.distance <= reach)
    .sort((a, b) => a.distance - b.distance);
  return ordered.find((found) => clearAt(found.share)) ?? null;
}

function toPositions(network: Network, found: readonly Found[], scale: number): Position[] {
  return found.map(({ edge, share, distance }) => ({
    edge,
    offsetMm: share * (network.edgeMm[edge] as number),
    legMm: (1000 * distance) / scale,
  }));
}

/** Components of the network that a set of positions touches. */
export function componentsOf(network: Network, positions: readonly Position[]): Set<number> {
  return new Set(positions.map(({ edge }) => network.component[network.edgeFrom[edge] as number] as number));
}
