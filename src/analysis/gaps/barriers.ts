import { insideRegion, nearestOnBoundary } from '../../core/geo/rings.ts';
import type { Prepared } from '../coverage/prepare.ts';
import { barriersNear, isClear } from '../network/barriers.ts';
import { nearestWay, searchFrom } from '../network/search.ts';
import { snap } from '../network/snap.ts';
import { type Asked, type Cover, type Entry, type Spot, tally } from './cover.ts';

/** What stands in the way: a kind of the city, or the wall of a compound. */
export interface Obstacle {
  readonly barrier: string;
  readonly barrierName: string;
}

/** What a piece of the barriers belongs to: drawn ones come first, in their order, then the walls of compounds. */
function obstacleOf({ columns, barriers }: Prepared, piece: number, own: number): Obstacle {
  const owner = barriers.owner[piece] as number;
  if (owner >= 0) return { barrier: owner === own ? 'own-wall' : 'compound-wall', barrierName: columns.compounds[owner]?.name ?? '' };
  let first = 0;
  for (const { line, closed, kind, name } of columns.barriers) {
    first += Math.max(0, line.length / 2 - (closed ? 0 : 1));
    if (piece < first) return { barrier: kind ?? 'wall', barrierName: name ?? '' };
  }
  return { barrier: 'wall', barrierName: '' };
}

/** The first barrier on the straight way between two points; null where none stands there. */
function firstOn(
  { barriers }: Prepared,
  ax: number,
  ay: number,
  bx: number,
  by: number,
  counts: (piece: number) => boolean,
): number | null {
  const box = [Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by)] as const;
  const pieces = barriersNear(barriers, box).sort((a, b) => a - b);
  return pieces.find((piece) => counts(piece) && !isClear(barriers, [piece], ax, ay, bx, by, {})) ?? null;
}

/** Straight over what stands between a place and a park: only where something does, other than the wall of the own compound. */
function straightAcross(asked: Asked, spot: Spot, entries: readonly Entry[]) {
  const { prepared } = asked.ground;
  const { columns, barriers } = prepared;
  const scale = columns.plane.scaleAt(spot.x, spot.y);
  let best: { mm: number; entry: Entry; piece: number } | null = null;
  for (const entry of entries) {
    const region = columns.greens[entry.green]?.region;
    if (!region || !asked.isInRadius(spot, entry) || insideRegion(spot.x, spot.y, region)) continue;
    const near = nearestOnBoundary(spot.x, spot.y, region);
    if (!near) continue;
    const mm = entry.leadMm + (1000 * near.distance) / scale;
    if (best !== null && mm >= best.mm) continue;
    const piece = firstOn(prepared, spot.x, spot.y, near.x, near.y, (at) => barriers.owner[at] !== spot.compound || spot.compound < 0);
    if (piece !== null) best = { mm, entry, piece };
  }
  return best;
}

/**
 * The place without walls, water and railways: its people leave anywhere over straight legs that cross them, the parks' doors are reached over
 * such legs too, and where something stands between place and park they walk straight across it. `entries` are the doors of the parks
 * around, one group for each park. The obstacle is what the middle crosses first, else any cell that gains.
 */
export function withoutBarriers(asked: Asked, entries: readonly Entry[]): (Cover & { readonly obstacle: Obstacle }) | null {
  const { ground, spots, middle } = asked;
  const { prepared, question } = ground;
  const { network, accessM, compounds } = prepared;
  const { limitMm } = question.walks();
  const free = entries.map((entry): Entry => {
    const legs = entry.at ? snap(network, entry.at[0], entry.at[1], accessM) : [];
    return { ...entry, positions: [...entry.positions, ...legs] };
  });
  const field = searchFrom(network, free, limitMm);
  const onePerPark = entries.filter(({ green }, i) => entries.findIndex((other) => other.green === green) === i);
  let obstacle: Obstacle | null = null;
  const walk = (spot: Spot) => {
    const positions = snap(network, spot.x, spot.y, accessM);
    const way = nearestWay(field, positions);
    const entry = way ? (free[way.source] ?? null) : null;
    const onFoot = way && entry && Math.round(way.mm) <= limitMm && asked.isInRadius(spot, entry) ? { mm: way.mm, entry } : null;
    const across = straightAcross(asked, spot, onePerPark);
    const direct = across && Math.round(across.mm) <= limitMm ? across : null;
    if (spot === middle || obstacle === null) {
      const own = compounds[spot.compound]?.gated ? ownWall(prepared, spot) : null;
      if (onFoot) obstacle = own ?? legObstacle(prepared, spot) ?? (entry?.at ? doorObstacle(prepared, entry.at) : null) ?? obstacle;
      else if (direct) obstacle = obstacleOf(prepared, direct.piece, spot.compound);
    }
    return onFoot ?? direct;
  };
  const found = tally(spots, middle, walk);
  return found.entry ? { ...found, obstacle: obstacle ?? { barrier: 'wall', barrierName: '' } } : null;
}

function doorObstacle(prepared: Prepared, [x, y]: readonly [number, number]): Obstacle | null {
  return legObstacle(prepared, { x, y, compound: -1 });
}

function ownWall({ columns }: Prepared, { compound }: Spot): Obstacle {
  return { barrier: 'own-wall', barrierName: columns.compounds[compound]?.name ?? '' };
}

/** What the leg from a place to its nearest street would cross. */
function legObstacle(prepared: Prepared, { x, y, compound }: Pick<Spot, 'x' | 'y' | 'compound'>): Obstacle | null {
  const { network, accessM } = prepared;
  const [position] = snap(network, x, y, accessM);
  if (!position) return null;
  const [ax, ay, bx, by] = network.edgeXY.subarray(4 * position.edge, 4 * position.edge + 4) as unknown as [number, number, number, number];
  const share = position.offsetMm / Math.max(network.edgeMm[position.edge] as number, 1);
  const piece = firstOn(prepared, x, y, ax + share * (bx - ax), ay + share * (by - ay), () => true);
  return piece === null ? null : obstacleOf(prepared, piece, compound);
}
