import Flatbush from 'flatbush';
import { joinsThere, joinVertices } from '../network/join.ts';
import { joinM } from '../network/spec.ts';
import type { LineChange, Path, StreetColumns, Vertex } from './spec.ts';

/** One vertex of one line. */
export interface Spot {
  readonly line: number;
  readonly index: number;
}

/** What never changes while lines are mended one after the other. */
export interface Ground {
  readonly columns: StreetColumns;
  /** Vertices of the columns in the plane, and the node of the network that each belongs to (-1: its line is left alone). */
  readonly xy: Float64Array;
  readonly nodeOf: Int32Array;
  /** Members of a node. */
  readonly nodeSize: Uint32Array;
  /** Edges of the columns by their first vertex, and their boxes. */
  readonly edgeVertex: Uint32Array;
  readonly edgeLine: Uint32Array;
  readonly index: Flatbush | null;
  readonly barrierIndex: Flatbush | null;
}

/** The lines as they are now: those of the columns with what has been mended so far, or with what is only tried. */
export interface Streets {
  readonly ground: Ground;
  pathOf(line: number): Path | null;
  set(line: number, path: Path | null): void;
  /** How far a vertex may lie from where the index has its line. */
  driftM(): number;
}

function planeOf({ plane, lines }: StreetColumns): Float64Array {
  const xy = new Float64Array(lines.lonLat.length);
  for (let i = 0; i < xy.length; i += 2) {
    const [lon, lat] = [lines.lonLat[i] as number, lines.lonLat[i + 1] as number];
    const isPlace = Number.isFinite(lon) && Number.isFinite(lat);
    const [x, y] = isPlace ? plane.forward(lon, lat) : [NaN, NaN];
    xy[i] = x;
    xy[i + 1] = y;
  }
  return xy;
}

function pathsOf({ lines }: StreetColumns, xy: Float64Array): (Path | null)[] {
  const paths: (Path | null)[] = [];
  for (let line = 0; line + 1 < lines.lineStart.length; line++) {
    const path: Vertex[] = [];
    const end = lines.lineStart[line + 1] as number;
    for (let v = lines.lineStart[line] as number; v < end; v++) {
      const [x, y] = [xy[2 * v] as number, xy[2 * v + 1] as number];
      const [lon, lat] = [lines.lonLat[2 * v] as number, lines.lonLat[2 * v + 1] as number];
      path.push({ x, y, lon, lat, node: lines.nodeId[v] as number, from: v });
    }
    paths.push(path.length > 1 && path.every(({ x, y }) => Number.isFinite(x) && Number.isFinite(y)) ? path : null);
  }
  return paths;
}

function boxIndex(segments: Float64Array): Flatbush | null {
  const count = segments.length / 4;
  if (count === 0) return null;
  const index = new Flatbush(count);
  for (let i = 0; i < segments.length; i += 4) {
    const [ax, ay] = [segments[i] as number, segments[i + 1] as number];
    const [bx, by] = [segments[i + 2] as number, segments[i + 3] as number];
    index.add(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by));
  }
  index.finish();
  return index;
}

function groundOf(columns: StreetColumns, paths: readonly (Path | null)[], xy: Float64Array): Ground {
  const { lines, plane } = columns;
  const { nodeOf, nodeCount } = joinVertices(lines, xy, plane);
  const nodeSize = new Uint32Array(nodeCount);
  for (const node of nodeOf) if (node >= 0) nodeSize[node] = (nodeSize[node] as number) + 1;
  const edgeVertex: number[] = [];
  const edgeLine: number[] = [];
  paths.forEach((path, line) => {
    const start = lines.lineStart[line] as number;
    for (let i = 0; path !== null && i + 1 < path.length; i++) {
      edgeVertex.push(start + i);
      edgeLine.push(line);
    }
  });
  const segments = new Float64Array(4 * edgeVertex.length);
  for (const [edge, v] of edgeVertex.entries()) segments.set(xy.subarray(2 * v, 2 * v + 4), 4 * edge);
  return {
    columns,
    xy,
    nodeOf,
    nodeSize,
    edgeVertex: Uint32Array.from(edgeVertex),
    edgeLine: Uint32Array.from(edgeLine),
    index: boxIndex(segments),
    barrierIndex: boxIndex(columns.barriers),
  };
}

/** The street lines, ready to be looked at and mended. */
export function streetsOf(columns: StreetColumns): Streets {
  const xy = planeOf(columns);
  const paths = pathsOf(columns, xy);
  const ground = groundOf(columns, paths, xy);
  let drift = 0;
  return {
    ground,
    pathOf: (line) => paths[line] ?? null,
    set(line, path) {
      paths[line] = path;
      drift = Math.max(drift, driftOf(ground, path));
    },
    driftM: () => drift,
  };
}

/** How far the vertices of a path lie from where they were, with room for those that are new between them. */
function driftOf({ xy }: Ground, path: Path | null): number {
  let far = 0;
  for (const { x, y, from } of path ?? []) {
    if (from >= 0) far = Math.max(far, Math.hypot(x - (xy[2 * from] as number), y - (xy[2 * from + 1] as number)));
  }
  return far === 0 ? newVertexRoomM : far + newVertexRoomM;
}

/** A new vertex is put on its line, or where something within this distance of it lies. */
const newVertexRoomM = 2;

/** Tried over what is there: `changes` tells what has become other. */
export interface Draft extends Streets {
  changes(): LineChange[];
}

export function draftOn(streets: Streets): Draft {
  const tried = new Map<number, Path | null>();
  let drift = streets.driftM();
  return {
    ground: streets.ground,
    pathOf: (line) => {
      const path = tried.get(line);
      return path === undefined ? streets.pathOf(line) : path;
    },
    set(line, path) {
      tried.set(line, path);
      drift = Math.max(drift, driftOf(streets.ground, path));
    },
    driftM: () => drift,
    changes: () => [...tried].map(([line, path]) => ({ line, path })),
  };
}

/** Lines with an edge within `r` of a place, ascending; a few more may be among them. */
export function linesNear(streets: Streets, x: number, y: number, r: number): number[] {
  const { index, edgeLine } = streets.ground;
  if (index === null) return [];
  const reach = r + streets.driftM();
  const lines = new Set<number>();
  for (const edge of index.search(x - reach, y - reach, x + reach, y + reach)) lines.add(edgeLine[edge] as number);
  return [...lines].sort((a, b) => a - b);
}

export function levelOf({ ground }: Streets, line: number): number {
  return ground.columns.lines.level[line] as number;
}

/** Metres on the ground of a length in the plane near a place. */
export function groundM({ ground }: Streets, planeM: number, { x, y }: { readonly x: number; readonly y: number }): number {
  return planeM / ground.columns.plane.scaleAt(x, y);
}

export function apart(a: Readonly<Record<'x' | 'y', number>>, b: Readonly<Record<'x' | 'y', number>>): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

export function vertexAt(streets: Streets, { line, index }: Spot): Vertex {
  const vertex = streets.pathOf(line)?.[index];
  if (vertex === undefined) throw new Error(`Line ${line} has no vertex ${index}.`);
  return vertex;
}

export function isEnd(streets: Streets, { line, index }: Spot): boolean {
  const path = streets.pathOf(line);
  return path !== null && (index === 0 || index === path.length - 1);
}

/** Whether two vertices join, by the rule of the network. */
export function spotsJoin(streets: Streets, a: Spot, b: Spot): boolean {
  const [p, q] = [vertexAt(streets, a), vertexAt(streets, b)];
  const reach = joinM * streets.ground.columns.plane.scaleAt(p.x, p.y) + 1e-9;
  if ((p.x - q.x) ** 2 + (p.y - q.y) ** 2 > reach * reach) return false;
  return joinsThere(p.node, q.node, {
    sameLine: a.line === b.line,
    samePlace: p.x === q.x && p.y === q.y,
    sameLevel: levelOf(streets, a.line) === levelOf(streets, b.line),
    ends: (isEnd(streets, a) ? 1 : 0) + (isEnd(streets, b) ? 1 : 0),
  });
}

/** Vertices within `r` of a place, by line. */
export function spotsNear(streets: Streets, x: number, y: number, r: number): Spot[] {
  const spots: Spot[] = [];
  for (const line of linesNear(streets, x, y, r)) {
    const path = streets.pathOf(line) ?? [];
    for (let index = 0; index < path.length; index++) {
      const vertex = path[index] as Vertex;
      if (Math.abs(vertex.x - x) <= r && Math.abs(vertex.y - y) <= r) spots.push({ line, index });
    }
  }
  return spots;
}

/** All vertices that are one node of the network with this one, itself first. */
export function nodeAt(streets: Streets, spot: Spot): readonly Spot[] {
  const node: Spot[] = [spot];
  for (let at = 0; at < node.length; at++) {
    const member = node[at] as Spot;
    const { x, y } = vertexAt(streets, member);
    for (const other of spotsNear(streets, x, y, joinM * 1.01)) {
      const isKnown = node.some(({ line, index }) => line === other.line && index === other.index);
      if (!isKnown && spotsJoin(streets, member, other)) node.push(other);
    }
  }
  return node;
}

/** A new vertex at a place of the plane. Degrees are kept to 1e-8 (1 mm), so that a file that is written and read has the same joint. */
export function newVertex({ ground }: Streets, x: number, y: number): Vertex {
  const { plane } = ground.columns;
  const [lon, lat] = plane.inverse(x, y).map((degrees) => Math.round(degrees * 1e8) / 1e8) as [number, number];
  const [px, py] = plane.forward(lon, lat);
  return { x: px, y: py, lon, lat, node: NaN, from: -1 };
}
