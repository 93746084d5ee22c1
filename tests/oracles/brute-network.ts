import geodesic from 'geographiclib-geodesic';
import { lonLat, type XY } from '../scenes/draw.ts';

/**
 * Walks by brute force, written from the text of design §4 and from nothing of the engine: every pair of vertices is tried for joining,
 * every edge for snapping, and Dijkstra scans an array. Metres in the plane of drawn scenes, where a ground metre is a plane metre.
 */
export interface BruteLine {
  readonly points: readonly XY[];
  /** OSM node ids, one a point; null where the line has none. */
  readonly nodes: readonly number[] | null;
  /** Lines of one level agree in bridge, tunnel and layer. */
  readonly level: string;
}

export interface BruteEdge {
  readonly from: number;
  readonly to: number;
  readonly a: XY;
  readonly b: XY;
  readonly line: number;
  /** Geodesic length, rounded to 1 mm. */
  readonly metres: number;
}

export interface BruteNetwork {
  readonly nodeCount: number;
  readonly edges: readonly BruteEdge[];
  readonly component: readonly number[];
}

/** A place on an edge and the straight leg to it. */
export interface Foot {
  readonly edge: number;
  /** Metres from the edge's `from` end. */
  readonly offset: number;
  readonly leg: number;
}

interface Vertex {
  readonly line: number;
  readonly at: XY;
  readonly id: number | null;
  readonly inside: boolean;
}

export const joinM = 0.1;
export const accessSlackM = 0.0005;
const tieM = 0.001;

export function gap(a: XY, b: XY): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1]);
}

export function groundM(a: XY, b: XY): number {
  const [[lonA, latA], [lonB, latB]] = [lonLat(a) as [number, number], lonLat(b) as [number, number]];
  return geodesic.Geodesic.WGS84.Inverse(latA, lonA, latB, lonB).s12 as number;
}

function verticesOf(lines: readonly BruteLine[]): Vertex[] {
  return lines.flatMap(({ points, nodes }, line) =>
    points.map((at, i) => ({ line, at, id: nodes?.[i] ?? null, inside: i > 0 && i < points.length - 1 })),
  );
}

/** The pair rule. A line meets itself only where it has one vertex twice. */
function joins(a: Vertex, b: Vertex, lines: readonly BruteLine[]): boolean {
  if (a.id !== null && b.id !== null && a.id !== b.id) return false;
  if (a.line === b.line) return gap(a.at, b.at) === 0 || (a.id !== null && a.id === b.id && gap(a.at, b.at) <= joinM);
  if (gap(a.at, b.at) > joinM) return false;
  return lines[a.line]?.level === lines[b.line]?.level || !a.inside || !b.inside;
}

/** Smallest label within reach, spread until nothing changes: the transitive closure. */
function closure(count: number, pairs: readonly (readonly [number, number])[]): number[] {
  const label = Array.from({ length: count }, (_, i) => i);
  for (let changed = true; changed; ) {
    changed = false;
    for (const [a, b] of pairs) {
      const least = Math.min(label[a] as number, label[b] as number);
      if (label[a] === least && label[b] === least) continue;
      label[a] = least;
      label[b] = least;
      changed = true;
    }
  }
  return label;
}

export function bruteNetwork(lines: readonly BruteLine[]): BruteNetwork {
  const vertices = verticesOf(lines);
  const pairs: [number, number][] = [];
  vertices.forEach((a, i) => {
    vertices.forEach((b, j) => {
      if (j < i && joins(a, b, lines)) pairs.push([j, i]);
    });
  });
  const node = closure(vertices.length, pairs);
  const edges: BruteEdge[] = [];
  vertices.forEach((a, i) => {
    const b = vertices[i + 1];
    if (b?.line !== a.line) return;
    const metres = Math.round(1000 * groundM(a.at, b.at)) / 1000;
    edges.push({ from: node[i] as number, to: node[i + 1] as number, a: a.at, b: b.at, line: a.line, metres });
  });
  const component = closure(
    vertices.length,
    edges.map(({ from, to }) => [from, to] as const),
  );
  return { nodeCount: vertices.length, edges, component };
}

/** Nearest share 0–1 along a→b. */
export function shareOf(p: XY, a: XY, b: XY): number {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const length2 = dx * dx + dy * dy;
  return length2 === 0 ? 0 : Math.min(1, Math.max(0, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length2));
}

export function along(a: XY, b: XY, share: number): XY {
  return [a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])];
}

/** The nearest position on every edge within 1 mm of the nearest of all; none where that is beyond access. */
export function bruteSnap(network: BruteNetwork, p: XY, accessM: number): Foot[] {
  const feet = network.edges.map(({ a, b, metres }, edge): Foot => {
    const share = shareOf(p, a, b);
    return { edge, offset: share * metres, leg: gap(p, along(a, b, share)) };
  });
  const nearest = Math.min(Infinity, ...feet.map(({ leg }) => leg));
  return nearest > accessM + accessSlackM ? [] : feet.filter(({ leg }) => leg <= nearest + tieM);
}

/** Metres from every node to the nearest of some feet. */
export function bruteDijkstra(network: BruteNetwork, feet: readonly Foot[]): number[] {
  const distance = new Array<number>(network.nodeCount).fill(Infinity);
  const done = new Array<boolean>(network.nodeCount).fill(false);
  const offer = (node: number, metres: number) => {
    distance[node] = Math.min(distance[node] as number, metres);
  };
  for (const { edge, offset, leg } of feet) {
    const { from, to, metres } = network.edges[edge] as BruteEdge;
    offer(from, leg + offset);
    offer(to, leg + metres - offset);
  }
  for (;;) {
    let nearest = -1;
    for (let n = 0; n < network.nodeCount; n++) {
      if (!done[n] && (distance[n] as number) < (nearest < 0 ? Infinity : (distance[nearest] as number))) nearest = n;
    }
    if (nearest < 0) return distance;
    done[nearest] = true;
    for (const { from, to, metres } of network.edges) {
      if (from === nearest) offer(to, (distance[nearest] as number) + metres);
      if (to === nearest) offer(from, (distance[nearest] as number) + metres);
    }
  }
}

/** Shortest walk between two sets of feet, given the distances from the second to all nodes; straight along an edge that both are on. */
export function bruteWalk(network: BruteNetwork, from: readonly Foot[], to: readonly Foot[], distance: readonly number[]): number {
  let best = Infinity;
  for (const { edge, offset, leg } of from) {
    const { from: a, to: b, metres } = network.edges[edge] as BruteEdge;
    best = Math.min(best, leg + offset + (distance[a] as number), leg + metres - offset + (distance[b] as number));
    for (const other of to) if (other.edge === edge) best = Math.min(best, leg + Math.abs(offset - other.offset) + other.leg);
  }
  return best;
}

export function bruteComponents(network: BruteNetwork, feet: readonly Foot[]): Set<number> {
  return new Set(feet.map(({ edge }) => network.component[network.edges[edge]?.from ?? -1] as number));
}
