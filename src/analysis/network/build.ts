import Flatbush from 'flatbush';
import { addAt } from '../../core/columns.ts';
import { geodesicM } from '../../core/geo/ellipsoid.ts';
import { type Plane, planeAt } from '../../core/geo/plane.ts';
import { components } from './components.ts';
import { hilbertOrder } from './hilbert.ts';
import { type Joined, joinVertices } from './join.ts';
import { contract, longestMm } from './links.ts';
import { findNearMisses } from './near-miss.ts';
import type { Network, NetworkLines } from './spec.ts';

/**
 * Builds the walking network of street lines. Lines join where a vertex of one lies within 0.1 m of a vertex of another (see `join.ts`);
 * crossing lines and an end that touches the inside of an edge do not join. Vertices that are not finite numbers break their line.
 * Deterministic: edges are numbered in the order of the lines, nodes along a Hilbert curve.
 */
export function buildNetwork(lines: NetworkLines, plane: Plane = planeOf(lines)): Network {
  const vertexCount = lines.lonLat.length / 2;
  const xy = new Float64Array(lines.lonLat.length);
  for (let v = 0; v < vertexCount; v++) {
    const lon = lines.lonLat[2 * v] as number;
    const lat = lines.lonLat[2 * v + 1] as number;
    const [x, y] = Number.isFinite(lon) && Number.isFinite(lat) ? plane.forward(lon, lat) : [NaN, NaN];
    xy[2 * v] = x;
    xy[2 * v + 1] = y;
  }
  const { nodeOf, nodeCount, nodeXY } = alongCurve(joinVertices(lines, xy, plane));
  const edges = collectEdges(lines, xy, nodeOf);
  const arcs = arcsOf(edges, nodeCount);
  const { component, componentCount } = components(nodeCount, arcs.arcStart, arcs.arcNode);
  const index = indexOf(edges.edgeXY, edges.edgeCount);
  const links = contract({ nodeCount, ...edges, ...arcs });
  const network = { plane, nodeCount, nodeXY, ...edges, ...arcs, component, componentCount, links, index };
  return { ...network, nearMisses: findNearMisses(lines, xy, nodeOf, network) };
}

/** The plane of the middle of the lines' extent; the Greenwich zone where there are none. */
function planeOf(lines: NetworkLines): Plane {
  let min = Infinity;
  let max = -Infinity;
  for (let i = 0; i < lines.lonLat.length; i += 2) {
    const lon = lines.lonLat[i] as number;
    if (lon < min) min = lon;
    if (lon > max) max = lon;
  }
  return planeAt(min <= max ? (min + max) / 2 : 0);
}

/** Numbers the nodes along a Hilbert curve. */
function alongCurve({ nodeOf, nodeCount, nodeXY }: Joined): Joined {
  const order = hilbertOrder(nodeXY);
  const place = new Int32Array(nodeCount);
  const placedXY = new Float64Array(2 * nodeCount);
  order.forEach((node, at) => {
    place[node] = at;
    placedXY[2 * at] = nodeXY[2 * node] as number;
    placedXY[2 * at + 1] = nodeXY[2 * node + 1] as number;
  });
  return { nodeOf: nodeOf.map((node) => (node < 0 ? -1 : (place[node] as number))), nodeCount, nodeXY: placedXY };
}

type Edges = Pick<Network, 'edgeCount' | 'edgeFrom' | 'edgeTo' | 'edgeMm' | 'edgeXY' | 'edgeLine' | 'edgeOffGround'>;

function collectEdges(lines: NetworkLines, xy: Float64Array, nodeOf: Int32Array): Edges {
  const room = lines.lonLat.length / 2;
  const edgeFrom = new Uint32Array(room);
  const edgeTo = new Uint32Array(room);
  const edgeMm = new Uint32Array(room);
  const edgeXY = new Float64Array(4 * room);
  const edgeLine = new Uint32Array(room);
  const edgeOffGround = new Uint8Array(room);
  let count = 0;
  for (let line = 0; line + 1 < lines.lineStart.length; line++) {
    const end = lines.lineStart[line + 1] as number;
    for (let v = lines.lineStart[line] as number; v + 1 < end; v++) {
      const from = nodeOf[v] as number;
      const to = nodeOf[v + 1] as number;
      if (from < 0 || to < 0 || from === to) continue;
      edgeFrom[count] = from;
      edgeTo[count] = to;
      edgeMm[count] = Math.min(Math.round(1000 * vertexDistance(lines.lonLat, v)), longestMm);
      edgeXY.set(xy.subarray(2 * v, 2 * v + 4), 4 * count);
      edgeLine[count] = line;
      edgeOffGround[count] = lines.offGround[line] as number;
      count++;
    }
  }
  return {
    edgeCount: count,
    edgeFrom: edgeFrom.slice(0, count),
    edgeTo: edgeTo.slice(0, count),
    edgeMm: edgeMm.slice(0, count),
    edgeXY: edgeXY.slice(0, 4 * count),
    edgeLine: edgeLine.slice(0, count),
    edgeOffGround: edgeOffGround.slice(0, count),
  };
}

function vertexDistance(lonLat: Float64Array, v: number): number {
  const i = 2 * v;
  return geodesicM(lonLat[i] as number, lonLat[i + 1] as number, lonLat[i + 2] as number, lonLat[i + 3] as number);
}

/** Arcs both ways along every edge that is not closed (1 in `closed`). */
export function arcsOf(
  { edgeCount, edgeFrom, edgeTo }: Pick<Network, 'edgeCount' | 'edgeFrom' | 'edgeTo'>,
  nodeCount: number,
  closed?: Uint8Array,
): Pick<Network, 'arcStart' | 'arcNode' | 'arcEdge'> {
  const arcStart = new Uint32Array(nodeCount + 1);
  const isOpen = (edge: number) => closed === undefined || closed[edge] === 0;
  for (let e = 0; e < edgeCount; e++) {
    if (!isOpen(e)) continue;
    addAt(arcStart, (edgeFrom[e] as number) + 1, 1);
    addAt(arcStart, (edgeTo[e] as number) + 1, 1);
  }
  for (let n = 0; n < nodeCount; n++) addAt(arcStart, n + 1, arcStart[n] as number);
  const next = arcStart.slice(0, nodeCount);
  const arcNode = new Uint32Array(arcStart[nodeCount] as number);
  const arcEdge = new Uint32Array(arcNode.length);
  const put = (node: number, to: number, edge: number) => {
    const at = addAt(next, node, 1);
    arcNode[at] = to;
    arcEdge[at] = edge;
  };
  for (let e = 0; e < edgeCount; e++) {
    if (!isOpen(e)) continue;
    put(edgeFrom[e] as number, edgeTo[e] as number, e);
    put(edgeTo[e] as number, edgeFrom[e] as number, e);
  }
  return { arcStart, arcNode, arcEdge };
}

function indexOf(edgeXY: Float64Array, edgeCount: number): Flatbush | null {
  if (edgeCount === 0) return null;
  const index = new Flatbush(edgeCount);
  for (let i = 0; i < 4 * edgeCount; i += 4) {
    const ax = edgeXY[i] as number;
    const ay = edgeXY[i + 1] as number;
    const bx = edgeXY[i + 2] as number;
    const by = edgeXY[i + 3] as number;
    index.add(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by));
  }
  index.finish();
  return index;
}
