import { crossing, nearestOnBoundary, nearestShare, type Region, ringX, ringY } from '../../core/geo/rings.ts';
import type { Network } from '../network/spec.ts';
import type { Gate } from './columns.ts';

/** A way in: recorded, or inferred from the network. Plane coordinates. */
export interface Entrance {
  readonly x: number;
  readonly y: number;
  readonly inferred: boolean;
  /** Index of the recorded gate; -1 for an inferred one. */
  readonly gate: number;
}

export interface Place {
  readonly id: string;
  readonly region: Region;
}

/** A gate without `of` belongs to each park or compound whose boundary is this near, inclusive. */
export const gateToBoundaryM = 10;
const nearestPointM = 30;
const touchM = 0.1;
/** Two meetings of one line with the boundary this near are one entrance. */
const sameM = 0.5;

/** Recorded gates of each place, by `of`, else by a boundary within 10 m. */
export function recordedEntrances(places: readonly Place[], gates: readonly Gate[], network: Network): Entrance[][] {
  const byId = new Map<string, number[]>();
  places.forEach(({ id }, index) => {
    byId.set(id, [...(byId.get(id) ?? []), index]);
  });
  const found: Entrance[][] = places.map(() => []);
  gates.forEach((gate, index) => {
    const owners = gate.of.length > 0 ? gate.of.flatMap((id) => byId.get(id) ?? []) : placesNear(places, gate, network);
    for (const owner of owners) found[owner]?.push({ x: gate.x, y: gate.y, inferred: false, gate: index });
  });
  return found;
}

function placesNear(places: readonly Place[], { x, y }: Gate, network: Network): number[] {
  const reach = gateToBoundaryM * network.plane.scaleAt(x, y) + 0.0005;
  return places.flatMap(({ region }, index) => {
    const [minX, minY, maxX, maxY] = region.box;
    if (x < minX - reach || x > maxX + reach || y < minY - reach || y > maxY + reach) return [];
    return (nearestOnBoundary(x, y, region)?.distance ?? Infinity) <= reach ? [index] : [];
  });
}

/**
 * Entrances of a place that has none recorded: where walkable lines (no bridge or tunnel) cross or touch its boundary, a line running along
 * it counting only the two ends of its run; else the boundary point nearest the network if within 30 m; else none.
 */
export function inferredEntrances(region: Region, network: Network): Entrance[] {
  const met = boundaryMeetings(region, network);
  const points = met.length > 0 ? met : nearestBoundaryPoint(region, network);
  return points.map(([x, y]) => ({ x, y, inferred: true, gate: -1 }));
}

/** A stretch of one line on or across the boundary, in metres along the line. */
interface Stretch {
  from: number;
  to: number;
}

function boundaryMeetings(region: Region, network: Network): [number, number][] {
  const [minX, minY, maxX, maxY] = region.box;
  const edges = network.index?.search(minX - touchM, minY - touchM, maxX + touchM, maxY + touchM) ?? [];
  edges.sort((a, b) => a - b);
  const points: [number, number][] = [];
  for (const run of linesOf(edges, network)) {
    const along = run.map((edge) =>
      Math.hypot(edgeAt(network, edge, 2) - edgeAt(network, edge, 0), edgeAt(network, edge, 3) - edgeAt(network, edge, 1)),
    );
    const stretches: Stretch[] = [];
    let start = 0;
    run.forEach((edge, i) => {
      for (const { from, to } of meetings(region, network, edge, along[i] as number))
        stretches.push({ from: start + from, to: start + to });
      start += along[i] as number;
    });
    for (const { from, to } of merged(stretches)) {
      points.push(pointAt(network, run, along, from));
      if (to - from > sameM) points.push(pointAt(network, run, along, to));
    }
  }
  return distinct(points);
}

function edgeAt(network: Network, edge: number, i: number): number {
  return network.edgeXY[4 * edge + i] as number;
}

/** Runs of successive edges of one line, without bridges and tunnels. */
function linesOf(edges: readonly number[], network: Network): number[][] {
  const runs: number[][] = [];
  for (const edge of edges) {
    if (network.edgeOffGround[edge] === 1) continue;
    const last = runs.at(-1);
    const previous = last?.at(-1);
    if (last && previous === edge - 1 && network.edgeLine[previous] === network.edgeLine[edge]) last.push(edge);
    else runs.push([edge]);
  }
  return runs;
}

/** Where one edge crosses, touches or runs along a boundary, in metres along the edge. */
function meetings(region: Region, network: Network, edge: number, length: number): Stretch[] {
  const [ax, ay, bx, by] = [edgeAt(network, edge, 0), edgeAt(network, edge, 1), edgeAt(network, edge, 2), edgeAt(network, edge, 3)];
  const found: Stretch[] = [];
  const box = [Math.min(ax, bx) - touchM, Math.min(ay, by) - touchM, Math.max(ax, bx) + touchM, Math.max(ay, by) + touchM] as const;
  for (const ring of region.rings) {
    const n = ring.length / 2;
    for (let i = 0; i < n; i++) {
      const [cx, cy, dx, dy] = [ringX(ring, i), ringY(ring, i), ringX(ring, i + 1), ringY(ring, i + 1)];
      if (Math.max(cx, dx) < box[0] || Math.min(cx, dx) > box[2] || Math.max(cy, dy) < box[1] || Math.min(cy, dy) > box[3]) continue;
      const stretch = runningAlong(ax, ay, bx, by, cx, cy, dx, dy, length) ?? touching(ax, ay, bx, by, cx, cy, dx, dy, length);
      if (stretch !== null) found.push(stretch);
    }
  }
  return found;
}

function off(px: number, py: number, ax: number, ay: number, bx: number, by: number): number {
  const share = nearestShare(px, py, ax, ay, bx, by);
  return Math.hypot(px - ax - share * (bx - ax), py - ay - share * (by - ay));
}

type Corners = [ax: number, ay: number, bx: number, by: number, cx: number, cy: number, dx: number, dy: number, length: number];

/** The stretch of a→b that lies within 0.1 m of c→d, where they run together for more than half a metre. */
function runningAlong(...[ax, ay, bx, by, cx, cy, dx, dy, length]: Corners): Stretch | null {
  const shares: number[] = [];
  if (off(ax, ay, cx, cy, dx, dy) <= touchM) shares.push(0);
  if (off(bx, by, cx, cy, dx, dy) <= touchM) shares.push(1);
  if (off(cx, cy, ax, ay, bx, by) <= touchM) shares.push(nearestShare(cx, cy, ax, ay, bx, by));
  if (off(dx, dy, ax, ay, bx, by) <= touchM) shares.push(nearestShare(dx, dy, ax, ay, bx, by));
  if (shares.length < 2) return null;
  const stretch = { from: Math.min(...shares) * length, to: Math.max(...shares) * length };
  return stretch.to - stretch.from > sameM ? stretch : null;
}

/** The place where a→b crosses c→d, or where an end of one lies within 0.1 m of the other. */
function touching(...[ax, ay, bx, by, cx, cy, dx, dy, length]: Corners): Stretch | null {
  const met = crossing(ax, ay, bx, by, cx, cy, dx, dy);
  let share: number | null = met === null ? null : met[0];
  if (share === null && off(ax, ay, cx, cy, dx, dy) <= touchM) share = 0;
  if (share === null && off(bx, by, cx, cy, dx, dy) <= touchM) share = 1;
  if (share === null && off(cx, cy, ax, ay, bx, by) <= touchM) share = nearestShare(cx, cy, ax, ay, bx, by);
  return share === null ? null : { from: share * length, to: share * length };
}

/** Stretches put together where they follow on or lie within half a metre. */
function merged(stretches: Stretch[]): Stretch[] {
  const out: Stretch[] = [];
  for (const { from, to } of stretches.sort((a, b) => a.from - b.from || a.to - b.to)) {
    const last = out.at(-1);
    if (last && from <= last.to + sameM) last.to = Math.max(last.to, to);
    else out.push({ from, to });
  }
  return out;
}

function pointAt(network: Network, run: readonly number[], along: readonly number[], at: number): [number, number] {
  let rest = at;
  let i = 0;
  while (i + 1 < run.length && rest > (along[i] as number)) rest -= along[i++] as number;
  const edge = run[i] as number;
  const share = along[i] ? Math.min(1, rest / (along[i] as number)) : 0;
  const [ax, ay] = [edgeAt(network, edge, 0), edgeAt(network, edge, 1)];
  return [ax + share * (edgeAt(network, edge, 2) - ax), ay + share * (edgeAt(network, edge, 3) - ay)];
}

function distinct(points: readonly [number, number][]): [number, number][] {
  const out: [number, number][] = [];
  for (const [x, y] of points) {
    if (!out.some(([ox, oy]) => Math.hypot(ox - x, oy - y) <= touchM)) out.push([x, y]);
  }
  return out;
}

function nearestBoundaryPoint(region: Region, network: Network): [number, number][] {
  const [minX, minY, maxX, maxY] = region.box;
  const reach = nearestPointM * network.plane.scaleAt(minX, minY) + 0.0005;
  let best = { distance: Infinity, x: 0, y: 0 };
  const offer = (distance: number, x: number, y: number) => {
    if (distance < best.distance) best = { distance, x, y };
  };
  for (const edge of network.index?.search(minX - reach, minY - reach, maxX + reach, maxY + reach) ?? []) {
    const [ax, ay, bx, by] = [edgeAt(network, edge, 0), edgeAt(network, edge, 1), edgeAt(network, edge, 2), edgeAt(network, edge, 3)];
    for (const [x, y] of [
      [ax, ay],
      [bx, by],
    ] as const) {
      const near = nearestOnBoundary(x, y, region);
      if (near) offer(near.distance, near.x, near.y);
    }
    for (const ring of region.rings) {
      for (let i = 0; i < ring.length; i += 2)
        offer(off(ring[i] as number, ring[i + 1] as number, ax, ay, bx, by), ring[i] as number, ring[i + 1] as number);
    }
  }
  return best.distance <= reach ? [[best.x, best.y]] : [];
}
