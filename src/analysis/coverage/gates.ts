import type Flatbush from 'flatbush';
import { boxIndex, type Side, sideBox, sidesOf } from '../../core/geo/boxes.ts';
import { crossing, distanceToSegment, nearestOnBoundary, nearestShare, type Region } from '../../core/geo/rings.ts';
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
const gateToBoundaryM = 10;
const nearestPointM = 30;
const touchM = 0.1;
/** Two meetings of one line with the boundary this near are one entrance. */
const sameM = 0.5;

/**
 * Recorded gates of each place, by `of`, else by a boundary within 10 m. Ids are unique within a kind only: of several places with the id
 * that `of` names, those within 10 m have the gate, else the nearest.
 */
export function recordedEntrances(places: readonly Place[], gates: readonly Gate[], network: Network): Entrance[][] {
  const byId = new Map<string, number[]>();
  places.forEach(({ id }, index) => {
    const same = byId.get(id);
    if (same) same.push(index);
    else byId.set(id, [index]);
  });
  const boxes = boxIndex(places.map(({ region }) => region.box));
  const found: Entrance[][] = places.map(() => []);
  gates.forEach((gate, index) => {
    const reach = gateReach(gate, network);
    const near = () => boxes?.search(gate.x - reach, gate.y - reach, gate.x + reach, gate.y + reach).sort((a, b) => a - b) ?? [];
    const owners =
      gate.of.length > 0
        ? gate.of.flatMap((id) => nearestOf(places, byId.get(id) ?? [], gate, reach))
        : within(places, near(), gate, reach);
    for (const owner of owners) found[owner]?.push({ x: gate.x, y: gate.y, inferred: false, gate: index });
  });
  return found;
}

/** The recorded gates of one of the places: what `recordedEntrances` gives it, at the cost of one look at each gate. */
export function recordedOf(place: number, places: readonly Place[], gates: readonly Gate[], network: Network): Entrance[] {
  const { id, region } = places[place] as Place;
  const [minX, minY, maxX, maxY] = region.box;
  return gates.flatMap((gate, index) => {
    const own: Entrance = { x: gate.x, y: gate.y, inferred: false, gate: index };
    if (gate.of.length > 0) {
      const named = gate.of.filter((owner) => owner === id).length;
      if (named === 0) return [];
      const same = [...places.keys()].filter((other) => places[other]?.id === id);
      return nearestOf(places, same, gate, gateReach(gate, network)).includes(place) ? Array.from({ length: named }, () => own) : [];
    }
    const reach = gateReach(gate, network);
    const isNear = gate.x >= minX - reach && gate.x <= maxX + reach && gate.y >= minY - reach && gate.y <= maxY + reach;
    return isNear && away(places[place], gate) <= reach ? [own] : [];
  });
}

/** How far a gate without `of` looks for its boundaries, plane metres. */
export function gateReach({ x, y }: Pick<Gate, 'x' | 'y'>, { plane }: Pick<Network, 'plane'>): number {
  return gateToBoundaryM * plane.scaleAt(x, y) + 0.0005;
}

function away(place: Place | undefined, { x, y }: Gate): number {
  return (place && nearestOnBoundary(x, y, place.region)?.distance) ?? Infinity;
}

function within(places: readonly Place[], candidates: readonly number[], gate: Gate, reach: number): number[] {
  return candidates.filter((index) => away(places[index], gate) <= reach);
}

function nearestOf(places: readonly Place[], named: readonly number[], gate: Gate, reach: number): number[] {
  if (named.length <= 1) return [...named];
  const near = within(places, named, gate, reach);
  if (near.length > 0) return near;
  return [named.reduce((best, index) => (away(places[index], gate) < away(places[best], gate) ? index : best))];
}

/**
 * Entrances of a place that has none recorded: where walkable lines (no bridge or tunnel) cross or touch its boundary, a line running along
 * it counting only the two ends of its run; else the boundary point nearest the network if within 30 m; else none.
 */
export function inferredEntrances(region: Region, network: Network): Entrance[] {
  const sides = sidesOf([region]);
  const boundary: Boundary = { region, sides, index: boxIndex(sides.map((side) => sideBox(side))) };
  const met = boundaryMeetings(boundary, network);
  const points = met.length > 0 ? met : nearestBoundaryPoint(boundary, network);
  return points.map(([x, y]) => ({ x, y, inferred: true, gate: -1 }));
}

/** A region's boundary by its sides, with an index of their boxes. */
interface Boundary {
  readonly region: Region;
  readonly sides: readonly Side[];
  readonly index: Flatbush | null;
}

/** A stretch of one line on or across the boundary, in metres along the line. */
interface Stretch {
  from: number;
  to: number;
}

function boundaryMeetings(boundary: Boundary, network: Network): [number, number][] {
  const [minX, minY, maxX, maxY] = boundary.region.box;
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
      for (const { from, to } of meetings(boundary, network, edge, along[i] as number))
        stretches.push({ from: start + from, to: start + to });
      start += along[i] as number;
    });
    for (const { from, to } of aroundStart(merged(stretches), isClosed(run, network), start)) {
      points.push(pointAt(network, run, along, from));
      // Only a stretch put together over the start of a closed way ends beyond the run.
      if (to - from > sameM) points.push(pointAt(network, run, along, to > start + sameM ? to - start : to));
    }
  }
  return distinct(points);
}

function isClosed(run: readonly number[], { edgeFrom, edgeTo }: Network): boolean {
  return run.length > 1 && edgeFrom[run[0] as number] === edgeTo[run.at(-1) as number];
}

/** On a closed way, a stretch that ends where the way starts and one that begins there are one. */
function aroundStart(stretches: Stretch[], closed: boolean, length: number): Stretch[] {
  const first = stretches[0];
  const last = stretches.at(-1);
  if (!closed || !first || !last || first === last || first.from > sameM || last.to < length - sameM) return stretches;
  return [...stretches.slice(1, -1), { from: last.from, to: first.to > sameM ? length + first.to : length }];
}

function edgeAt(network: Network, edge: number, i: number): number {
  return network.edgeXY[4 * edge + i] as number;
}

/** Runs of successive edges of one line, without bridges and tunnels; over the start of a closed way too. */
function linesOf(edges: readonly number[], network: Network): number[][] {
  const { edgeFrom, edgeTo, edgeLine, edgeOffGround } = network;
  const runs: number[][] = [];
  const firstOfLine = new Map<number, number[]>();
  for (const edge of edges) {
    if (edgeOffGround[edge] === 1) continue;
    const line = edgeLine[edge] as number;
    const last = runs.at(-1);
    const previous = last?.at(-1);
    if (last && previous === edge - 1 && edgeLine[previous] === line) {
      last.push(edge);
      continue;
    }
    const run = [edge];
    runs.push(run);
    if (!firstOfLine.has(line)) firstOfLine.set(line, run);
  }
  for (const first of firstOfLine.values()) {
    const start = edgeFrom[first[0] as number];
    const onto = runs.find(
      (run) => run !== first && edgeLine[run[0] as number] === edgeLine[first[0] as number] && edgeTo[run.at(-1) as number] === start,
    );
    if (onto) first.unshift(...(runs.splice(runs.indexOf(onto), 1)[0] ?? []));
  }
  return runs;
}

/** Where one edge crosses, touches or runs along a boundary, in metres along the edge. */
function meetings({ sides, index }: Boundary, network: Network, edge: number, length: number): Stretch[] {
  const [ax, ay, bx, by] = [edgeAt(network, edge, 0), edgeAt(network, edge, 1), edgeAt(network, edge, 2), edgeAt(network, edge, 3)];
  return (index?.search(...sideBox([ax, ay, bx, by], touchM)) ?? []).flatMap((i) => {
    const side = sides[i] as Side;
    return runningAlong(ax, ay, bx, by, ...side, length) ?? touching(ax, ay, bx, by, ...side, length) ?? [];
  });
}

type Corners = [ax: number, ay: number, bx: number, by: number, cx: number, cy: number, dx: number, dy: number, length: number];

/** The stretch of a→b that lies within 0.1 m of c→d, where they run together for more than half a metre. */
function runningAlong(...[ax, ay, bx, by, cx, cy, dx, dy, length]: Corners): Stretch | null {
  const shares: number[] = [];
  if (distanceToSegment(ax, ay, cx, cy, dx, dy) <= touchM) shares.push(0);
  if (distanceToSegment(bx, by, cx, cy, dx, dy) <= touchM) shares.push(1);
  if (distanceToSegment(cx, cy, ax, ay, bx, by) <= touchM) shares.push(nearestShare(cx, cy, ax, ay, bx, by));
  if (distanceToSegment(dx, dy, ax, ay, bx, by) <= touchM) shares.push(nearestShare(dx, dy, ax, ay, bx, by));
  if (shares.length < 2) return null;
  const stretch = { from: Math.min(...shares) * length, to: Math.max(...shares) * length };
  return stretch.to - stretch.from > sameM ? stretch : null;
}

/** The place where a→b crosses c→d, or where an end of one lies within 0.1 m of the other. */
function touching(...[ax, ay, bx, by, cx, cy, dx, dy, length]: Corners): Stretch | null {
  const met = crossing(ax, ay, bx, by, cx, cy, dx, dy);
  let share: number | null = met === null ? null : met[0];
  if (share === null && distanceToSegment(ax, ay, cx, cy, dx, dy) <= touchM) share = 0;
  if (share === null && distanceToSegment(bx, by, cx, cy, dx, dy) <= touchM) share = 1;
  if (share === null && distanceToSegment(cx, cy, ax, ay, bx, by) <= touchM) share = nearestShare(cx, cy, ax, ay, bx, by);
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

/** The boundary point nearest to any edge, within 30 m: where they cross, else at an end of an edge or a corner of the boundary. */
function nearestBoundaryPoint({ region, sides, index }: Boundary, network: Network): [number, number][] {
  const reach = nearestPointM * network.plane.scaleAt(region.box[0], region.box[1]) + 0.0005;
  let best = { distance: Infinity, x: 0, y: 0 };
  const offer = (distance: number, x: number, y: number) => {
    if (distance < best.distance) best = { distance, x, y };
  };
  const [minX, minY, maxX, maxY] = region.box;
  for (const edge of network.index?.search(minX - reach, minY - reach, maxX + reach, maxY + reach) ?? []) {
    const [ax, ay, bx, by] = [edgeAt(network, edge, 0), edgeAt(network, edge, 1), edgeAt(network, edge, 2), edgeAt(network, edge, 3)];
    for (const i of index?.search(...sideBox([ax, ay, bx, by], reach)) ?? []) {
      const [cx, cy, dx, dy] = sides[i] as Side;
      const met = crossing(ax, ay, bx, by, cx, cy, dx, dy);
      if (met) offer(0, ax + met[0] * (bx - ax), ay + met[0] * (by - ay));
      for (const [x, y] of [
        [ax, ay],
        [bx, by],
      ] as const) {
        const share = nearestShare(x, y, cx, cy, dx, dy);
        const [footX, footY] = [cx + share * (dx - cx), cy + share * (dy - cy)];
        offer(Math.hypot(x - footX, y - footY), footX, footY);
      }
      offer(distanceToSegment(cx, cy, ax, ay, bx, by), cx, cy);
    }
  }
  return best.distance <= reach ? [[best.x, best.y]] : [];
}
