import type Flatbush from 'flatbush';
import { crossing, nearestShare } from '../../core/geo/rings.ts';
import type { Path, StreetFault, Vertex } from './spec.ts';
import { apart, groundM, type Streets } from './streets.ts';

/** Lines that hang together. */
interface Part {
  readonly lines: readonly number[];
  readonly metres: number;
}

/** All parts, the one with most metres of line first. */
function partsOf(streets: Streets): Part[] {
  const { columns, nodeOf, nodeSize } = streets.ground;
  const { lineStart } = columns.lines;
  const root = Int32Array.from({ length: nodeSize.length }, (_, node) => node);
  const find = (node: number): number => {
    let top = node;
    while (root[top] !== top) top = root[top] as number;
    root[node] = top;
    return top;
  };
  eachLine(streets, (line, path) => {
    const first = find(nodeOf[lineStart[line] as number] as number);
    for (let i = 1; i < path.length; i++) root[find(nodeOf[(lineStart[line] as number) + i] as number)] = find(first);
  });
  const lines = new Map<number, number[]>();
  const metres = new Map<number, number>();
  eachLine(streets, (line, path) => {
    const top = find(nodeOf[lineStart[line] as number] as number);
    const own = lines.get(top);
    if (own) own.push(line);
    else lines.set(top, [line]);
    metres.set(top, (metres.get(top) ?? 0) + lengthM(streets, path));
  });
  const parts = [...lines].map(([top, own]) => ({ lines: own, metres: metres.get(top) ?? 0 }));
  return parts.sort((a, b) => b.metres - a.metres || (a.lines[0] as number) - (b.lines[0] as number));
}

function eachLine(streets: Streets, visit: (line: number, path: Path) => void): void {
  const count = streets.ground.columns.lines.lineStart.length - 1;
  for (let line = 0; line < count; line++) {
    const path = streets.pathOf(line);
    if (path) visit(line, path);
  }
}

export function lengthM(streets: Streets, path: Path): number {
  let sum = 0;
  for (let i = 0; i + 1 < path.length; i++) sum += apart(path[i] as Vertex, path[i + 1] as Vertex);
  return groundM(streets, sum, path[0] as Vertex);
}

/** The edges of the main part, to be asked for the nearest. */
interface Mainland {
  readonly index: Flatbush;
  readonly isIn: (edge: number) => boolean;
  readonly edge: (edge: number) => Edge;
}

type Place = Readonly<Record<'x' | 'y', number>>;
type Edge = readonly [Place, Place];

function mainlandOf({ ground }: Streets, { lines }: Part): Mainland | null {
  const { index, edgeLine, edgeVertex, xy } = ground;
  const isMain = new Uint8Array(ground.columns.lines.lineStart.length);
  for (const line of lines) isMain[line] = 1;
  const place = (v: number): Place => ({ x: xy[2 * v] as number, y: xy[2 * v + 1] as number });
  return (
    index && {
      index,
      isIn: (edge) => isMain[edgeLine[edge] as number] === 1,
      edge: (edge) => [place(edgeVertex[edge] as number), place((edgeVertex[edge] as number) + 1)],
    }
  );
}

function edgesOf(path: Path): Edge[] {
  return path.slice(1).map((vertex, i) => [path[i] as Vertex, vertex] as const);
}

interface Nearest {
  readonly at: Place;
  readonly to: readonly [number, number];
  readonly planeM: number;
}

/** Boxes are nearer than the edges in them: a first guess looks at so many of the nearest. */
const guessBoxes = 8;

/**
 * Where an island and the main part are nearest to each other: at a vertex of one of them, or where they cross. A guess from the island's vertices
 * bounds the search for the place itself.
 */
function nearestTo({ index, isIn, edge: edgeAt }: Mainland, paths: readonly Path[]): Nearest | null {
  let best: Nearest | null = null;
  const take = (at: Place, foot: readonly [number, number]): void => {
    const planeM = Math.hypot(at.x - foot[0], at.y - foot[1]);
    if (best === null || planeM < best.planeM) best = { at, to: foot, planeM };
  };
  const limit = (): number => (best as Nearest | null)?.planeM ?? Infinity;
  for (const at of paths.flat()) {
    for (const edge of index.neighbors(at.x, at.y, guessBoxes, limit(), isIn)) take(at, footOf(at, ...edgeAt(edge)));
  }
  for (const [p, q] of paths.flatMap(edgesOf)) {
    const reach = limit();
    const found = index.search(
      Math.min(p.x, q.x) - reach,
      Math.min(p.y, q.y) - reach,
      Math.max(p.x, q.x) + reach,
      Math.max(p.y, q.y) + reach,
      isIn,
    );
    for (const edge of found) meetEdges(p, q, edgeAt(edge), take);
  }
  return best;
}

function meetEdges(p: Place, q: Place, [a, b]: Edge, take: (at: Place, foot: readonly [number, number]) => void): void {
  const meets = crossing(p.x, p.y, q.x, q.y, a.x, a.y, b.x, b.y);
  if (meets) {
    const at = { x: p.x + meets[0] * (q.x - p.x), y: p.y + meets[0] * (q.y - p.y) };
    take(at, [at.x, at.y]);
    return;
  }
  for (const vertex of [p, q]) take(vertex, footOf(vertex, a, b));
  for (const vertex of [a, b]) {
    const [x, y] = footOf(vertex, p, q);
    take({ x, y }, [vertex.x, vertex.y]);
  }
}

function footOf(at: Place, a: Place, b: Place): readonly [number, number] {
  const share = nearestShare(at.x, at.y, a.x, a.y, b.x, b.y);
  return [a.x + share * (b.x - a.x), a.y + share * (b.y - a.y)];
}

/** Every part but the main one. Only a person can say where it belongs, unless a near miss or a crossing would join it. */
export function islandsOf(streets: Streets): StreetFault[] {
  const [main, ...others] = partsOf(streets);
  if (!main || others.length === 0) return [];
  const mainland = mainlandOf(streets, main);
  return others.map(({ lines, metres }): StreetFault => {
    const paths = lines.map((line) => streets.pathOf(line) as Path);
    const nearest = mainland && nearestTo(mainland, paths);
    const at: Place = nearest?.at ?? (paths[0]?.[0] as Vertex);
    return {
      code: 'island',
      lines,
      at: [at.x, at.y],
      to: nearest?.to ?? null,
      metres,
      gapM: nearest && groundM(streets, nearest.planeM, at),
      repair: null,
      sure: false,
      doubt: 'apart',
    };
  });
}
