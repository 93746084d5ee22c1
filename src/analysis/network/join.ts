import type { Plane } from '../../core/geo/plane.ts';
import { joinM, type NetworkLines } from './spec.ts';

export interface Joined {
  /** Node of each vertex; -1 for a vertex that is not finite. */
  readonly nodeOf: Int32Array;
  readonly nodeCount: number;
  readonly nodeXY: Float64Array;
}

/**
 * Puts vertices together into nodes. Two vertices of different lines join within 0.1 m, unless both carry OSM node ids that differ, or
 * the lines differ in bridge, tunnel or layer and the vertex is inside both. On one line only the same OSM node, the same coordinates and
 * its two ends join, so that closely drawn vertices keep their length.
 */
export function joinVertices(lines: NetworkLines, xy: Float64Array, plane: Plane): Joined {
  const count = xy.length / 2;
  const lineOf = new Uint32Array(count);
  for (let line = 0; line + 1 < lines.lineStart.length; line++) {
    lineOf.fill(line, lines.lineStart[line] as number, lines.lineStart[line + 1] as number);
  }
  const isEnd = (v: number) => {
    const line = lineOf[v] as number;
    return v === lines.lineStart[line] || v === (lines.lineStart[line + 1] as number) - 1;
  };
  const joins = (a: number, b: number): boolean => {
    const dx = (xy[2 * a] as number) - (xy[2 * b] as number);
    const dy = (xy[2 * a + 1] as number) - (xy[2 * b + 1] as number);
    const reach = joinM * plane.scaleAt(xy[2 * a] as number, xy[2 * a + 1] as number) + 1e-9;
    if (dx * dx + dy * dy > reach * reach) return false;
    const [lineA, lineB] = [lineOf[a] as number, lineOf[b] as number];
    const ends = (isEnd(a) ? 1 : 0) + (isEnd(b) ? 1 : 0);
    return joinsThere(lines.nodeId[a] as number, lines.nodeId[b] as number, {
      sameLine: lineA === lineB,
      samePlace: dx === 0 && dy === 0,
      sameLevel: lines.level[lineA] === lines.level[lineB],
      ends,
    });
  };
  const sets = new DisjointSets(count);
  forNeighbours(xy, joinM * 1.01, (a, b) => {
    if (joins(a, b)) sets.union(a, b);
  });
  return numberNodes(sets, xy);
}

/** What two vertices within 0.1 m of each other have in common; `ends` counts those that end their line. */
export interface Meeting {
  readonly sameLine: boolean;
  readonly samePlace: boolean;
  readonly sameLevel: boolean;
  readonly ends: number;
}

/** Whether two vertices that near to each other join: the rule of `joinVertices`, by their OSM node ids (NaN: none) and how they meet. */
export function joinsThere(idA: number, idB: number, { sameLine, samePlace, sameLevel, ends }: Meeting): boolean {
  if (!Number.isNaN(idA) && !Number.isNaN(idB) && idA !== idB) return false;
  if (sameLine) return idA === idB || samePlace || ends === 2;
  return sameLevel || ends > 0;
}

/** Calls `visit` for each pair of vertices in the same or adjoining cells of a hash grid; every pair within `cellM` is among them, some twice. */
function forNeighbours(xy: Float64Array, cellM: number, visit: (a: number, b: number) => void): void {
  const count = xy.length / 2;
  const mask = 2 ** Math.ceil(Math.log2(Math.max(16, 2 * count))) - 1;
  const head = new Int32Array(mask + 1).fill(-1);
  const next = new Int32Array(count).fill(-1);
  const slot = (cx: number, cy: number) => (Math.imul(cx, 73_856_093) ^ Math.imul(cy, 19_349_663)) & mask;
  for (let v = 0; v < count; v++) {
    const x = xy[2 * v] as number;
    if (Number.isNaN(x)) continue;
    const cx = Math.floor(x / cellM);
    const cy = Math.floor((xy[2 * v + 1] as number) / cellM);
    for (let i = 0; i < 9; i++) {
      const near = slot(cx - 1 + (i % 3), cy - 1 + Math.floor(i / 3));
      for (let u = head[near] as number; u >= 0; u = next[u] as number) visit(v, u);
    }
    const own = slot(cx, cy);
    next[v] = head[own] as number;
    head[own] = v;
  }
}

function numberNodes(sets: DisjointSets, xy: Float64Array): Joined {
  const count = xy.length / 2;
  const nodeOf = new Int32Array(count).fill(-1);
  const firsts: number[] = [];
  const nodeOfRoot = new Int32Array(count).fill(-1);
  for (let v = 0; v < count; v++) {
    if (Number.isNaN(xy[2 * v])) continue;
    const root = sets.find(v);
    if (nodeOfRoot[root] === -1) {
      nodeOfRoot[root] = firsts.length;
      firsts.push(v);
    }
    nodeOf[v] = nodeOfRoot[root] as number;
  }
  const nodeXY = new Float64Array(2 * firsts.length);
  firsts.forEach((v, node) => {
    nodeXY[2 * node] = xy[2 * v] as number;
    nodeXY[2 * node + 1] = xy[2 * v + 1] as number;
  });
  return { nodeOf, nodeCount: firsts.length, nodeXY };
}

class DisjointSets {
  private readonly parent: Int32Array;

  constructor(count: number) {
    this.parent = Int32Array.from({ length: count }, (_, i) => i);
  }

  find(item: number): number {
    let root = item;
    while (this.parent[root] !== root) root = this.parent[root] as number;
    for (let i = item; i !== root; ) {
      const up = this.parent[i] as number;
      this.parent[i] = root;
      i = up;
    }
    return root;
  }

  /** The lower number becomes the root, so that numbering follows the order of the input. */
  union(a: number, b: number): void {
    const rootA = this.find(a);
    const rootB = this.find(b);
    if (rootA < rootB) this.parent[rootB] = rootA;
    else this.parent[rootA] = rootB;
  }
}
