import { sideBox } from '../../core/geo/boxes.ts';
import { crossing, insideRegion, nearestShare } from '../../core/geo/rings.ts';
import type { Access } from '../coverage/demand.ts';
import type { Prepared } from '../coverage/prepare.ts';
import type { Served } from '../coverage/rules.ts';
import { barriersNear, isClear } from '../network/barriers.ts';
import { type Field, nearestWay } from '../network/search.ts';
import { componentsOf } from '../network/snap.ts';
import type { Network, Position } from '../network/spec.ts';
import type { Entry, Spot } from './cover.ts';
import type { Ground } from './list.ts';

/** Two islands of the network no farther apart than this may be one whose join is missing: as far as a place may lie from a street. */
const islandM = 100;
/** A dead end this near to another street may be a way on that is missing. */
const deadEndM = 30;

interface End {
  readonly edge: number;
  readonly share: number;
  readonly x: number;
  readonly y: number;
}

interface Link {
  readonly from: End;
  readonly to: End;
  /** In the plane. */
  readonly length: number;
}

function endAt({ edgeXY }: Network, edge: number, share: number): End {
  const i = 4 * edge;
  const [ax, ay] = [edgeXY[i] as number, edgeXY[i + 1] as number];
  return { edge, share, x: ax + share * ((edgeXY[i + 2] as number) - ax), y: ay + share * ((edgeXY[i + 3] as number) - ay) };
}

function nearestEnd(network: Network, edge: number, x: number, y: number): End {
  const [ax, ay, bx, by] = network.edgeXY.subarray(4 * edge, 4 * edge + 4) as unknown as [number, number, number, number];
  return endAt(network, edge, nearestShare(x, y, ax, ay, bx, by));
}

function linkOf(from: End, to: End): Link {
  return { from, to, length: Math.hypot(to.x - from.x, to.y - from.y) };
}

/** The shortest link between two edges. Streets that cross on the ground without joining are 0 apart. */
function between(network: Network, a: number, b: number): Link {
  const [ax, ay, bx, by] = network.edgeXY.subarray(4 * a, 4 * a + 4) as unknown as [number, number, number, number];
  const [cx, cy, dx, dy] = network.edgeXY.subarray(4 * b, 4 * b + 4) as unknown as [number, number, number, number];
  const met = crossing(ax, ay, bx, by, cx, cy, dx, dy);
  if (met) return linkOf(endAt(network, a, met[0]), endAt(network, b, met[1]));
  const links = [
    linkOf(endAt(network, a, 0), nearestEnd(network, b, ax, ay)),
    linkOf(endAt(network, a, 1), nearestEnd(network, b, bx, by)),
    linkOf(nearestEnd(network, a, cx, cy), endAt(network, b, 0)),
    linkOf(nearestEnd(network, a, dx, dy), endAt(network, b, 1)),
  ];
  return links.reduce((best, link) => (link.length < best.length ? link : best));
}

function near({ index, edgeXY }: Network, edge: number, reach: number): number[] {
  const side = edgeXY.subarray(4 * edge, 4 * edge + 4) as unknown as [number, number, number, number];
  return index?.search(...sideBox(side, reach)).sort((a, b) => a - b) ?? [];
}

function isFree({ barriers }: Prepared, { from, to }: Link): boolean {
  return isClear(barriers, barriersNear(barriers, sideBox([from.x, from.y, to.x, to.y])), from.x, from.y, to.x, to.y, {});
}

/** For each pair of a component that the place reaches and another one around it: the link between their nearest points. */
function islandLinks(prepared: Prepared, edges: readonly number[], own: ReadonlySet<number>): Link[] {
  const { network } = prepared;
  const componentOf = (edge: number) => network.component[network.edgeFrom[edge] as number] as number;
  const best = new Map<string, Link>();
  for (const edge of edges) {
    if (own.has(componentOf(edge)) || network.edgeOffGround[edge] === 1) continue;
    for (const other of near(network, edge, islandM)) {
      if (!own.has(componentOf(other)) || network.edgeOffGround[other] === 1) continue;
      const link = between(network, other, edge);
      const pair = `${componentOf(other)} ${componentOf(edge)}`;
      if (link.length > islandM || link.length >= (best.get(pair)?.length ?? Infinity) || !isFree(prepared, link)) continue;
      best.set(pair, link);
    }
  }
  return [...best.values()];
}

/** From each dead end around the place: the link to the nearest edge that it does not lie on; and from each crossing without a join. */
function deadEndLinks(prepared: Prepared, edges: readonly number[]): Link[] {
  const { network } = prepared;
  const links: Link[] = [];
  const meets = (a: number, b: number) =>
    [network.edgeFrom[a], network.edgeTo[a]].some((node) => node === network.edgeFrom[b] || node === network.edgeTo[b]);
  const isDead = (node: number) => (network.arcStart[node + 1] as number) - (network.arcStart[node] as number) === 1;
  for (const edge of edges) {
    if (network.edgeOffGround[edge] === 1) continue;
    for (const [node, share] of [
      [network.edgeFrom[edge] as number, 0],
      [network.edgeTo[edge] as number, 1],
    ] as const) {
      if (!isDead(node)) continue;
      const from = endAt(network, edge, share);
      const others = near(network, edge, deadEndM).filter((other) => !meets(edge, other) && network.edgeOffGround[other] !== 1);
      const ends = others.map((other) => linkOf(from, nearestEnd(network, other, from.x, from.y)));
      const free = ends.filter((link) => link.length <= deadEndM && isFree(prepared, link));
      const first = free.reduce<Link | null>((best, link) => (best === null || link.length < best.length ? link : best), null);
      if (first) links.push(first);
    }
  }
  return links;
}

/** A link over the boundary of a counted park would be a gate. */
function isWayIn({ columns }: Prepared, served: readonly Served[], { from, to }: Link): boolean {
  return served.some(({ green }) => {
    const region = columns.greens[green]?.region;
    return region !== undefined && insideRegion(from.x, from.y, region) !== insideRegion(to.x, to.y, region);
  });
}

function ownComponents({ network, compounds }: Prepared, spots: readonly Spot[]): Set<number> {
  const positionsOf = (compound: number, access: Access): readonly Position[] =>
    'positions' in access ? access.positions : access.doors.flatMap(({ door }) => compounds[compound]?.doors[door]?.positions ?? []);
  return new Set(spots.flatMap(({ compound, access }) => [...componentsOf(network, positionsOf(compound, access))]));
}

/**
 * Links that the network may lack around a place: between islands at their nearest points, and on from dead ends. Each is a change of its own;
 * its entry is the near end, from which the way over the link and on to a park is known already.
 */
export function linksAround({ prepared, question }: Ground, spots: readonly Spot[]): Entry[] {
  const { network } = prepared;
  const walks = question.walks();
  const reach = walks.limitMm / 1000;
  const [xs, ys] = [spots.map(({ x }) => x), spots.map(({ y }) => y)];
  const box = [Math.min(...xs) - reach, Math.min(...ys) - reach, Math.max(...xs) + reach, Math.max(...ys) + reach] as const;
  const edges = (network.index?.search(...box) ?? []).sort((a, b) => a - b);
  const found = [...islandLinks(prepared, edges, ownComponents(prepared, spots)), ...deadEndLinks(prepared, edges)];
  const links = found.filter((link) => !isWayIn(prepared, walks.served, link));
  return links.flatMap((link, group) => [
    ...entryOver(walks.field, link.from, link.to, link, group, walks),
    ...entryOver(walks.field, link.to, link.from, link, group, walks),
  ]);
}

/** One way over a link, towards a park; none where no park is near enough behind it, or the link saves nothing. */
function entryOver(
  field: Field,
  start: End,
  end: End,
  { length }: Link,
  group: number,
  { sourceOf, served, limitMm }: ReturnType<Ground['question']['walks']>,
): Entry[] {
  const { network } = field;
  const position = ({ edge, share }: End): Position => ({ edge, offsetMm: share * (network.edgeMm[edge] as number), legMm: 0 });
  const beyond = nearestWay(field, [position(end)]);
  if (!beyond) return [];
  const linkMm = (1000 * length) / network.plane.scaleAt(start.x, start.y);
  const startMm = beyond.mm + linkMm;
  if (startMm > limitMm || startMm >= (nearestWay(field, [position(start)])?.mm ?? Infinity)) return [];
  const park = served[sourceOf[beyond.source]?.served ?? -1];
  if (!park) return [];
  return [
    {
      positions: [position(start)],
      startMm,
      leadMm: limitMm - 1000 * park.radiusM,
      gate: -1,
      group,
      green: park.green,
      at: [start.x, start.y],
      params: { linkM: Math.round(linkMm / 100) / 10 },
    },
  ];
}
