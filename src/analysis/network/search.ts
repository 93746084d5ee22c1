import FlatQueue from 'flatqueue';
import type { Network, Position } from './spec.ts';

/** A place to measure from: positions on the network, each of which `startMm` comes before. */
export interface Source {
  readonly positions: readonly Position[];
  /** Added before the leg; default 0. */
  readonly startMm?: number;
}

/**
 * Distances in millimetres from every node to its nearest source, double precision (32-bit distances beside double keys lose nodes
 * silently). `source` is the index of that source, -1 where none lies within the limit; of sources equally near (to 0.05 mm) the earlier.
 */
export interface Field {
  readonly network: Network;
  readonly sources: readonly Source[];
  readonly distanceMm: Float64Array;
  readonly source: Int32Array;
  /** Arc-wise predecessor node, -1 at a source's own edge end; for routes. */
  readonly previous: Int32Array;
  /** Sources that have a position on an edge. */
  readonly onEdge: ReadonlyMap<number, readonly SourcePosition[]>;
}

interface SourcePosition {
  readonly source: number;
  readonly position: Position;
}

export interface Answer {
  readonly mm: number;
  readonly source: number;
}

const tieMm = 0.05;

/** One search from all sources at once, up to `limitMm` inclusive (Infinity for none). */
export function searchFrom(network: Network, sources: readonly Source[], limitMm: number): Field {
  const distanceMm = new Float64Array(network.nodeCount).fill(Infinity);
  const source = new Int32Array(network.nodeCount).fill(-1);
  const previous = new Int32Array(network.nodeCount).fill(-1);
  const onEdge = new Map<number, SourcePosition[]>();
  const queue = new FlatQueue<number>();
  const limit = limitMm + 0.5;
  const offer = (node: number, mm: number, from: number, via: number) => {
    if (mm > limit) return;
    const known = distanceMm[node] as number;
    const earlier = mm <= known + tieMm && from < (source[node] as number);
    if (mm >= known - tieMm && !earlier && !(mm < known && from === source[node])) return;
    distanceMm[node] = Math.min(mm, known);
    source[node] = from;
    previous[node] = via;
    queue.push(node, Math.min(mm, known));
  };
  sources.forEach(({ positions, startMm = 0 }, index) => {
    for (const position of positions) {
      const { edge, offsetMm, legMm } = position;
      const list = onEdge.get(edge);
      if (list) list.push({ source: index, position });
      else onEdge.set(edge, [{ source: index, position }]);
      offer(network.edgeFrom[edge] as number, startMm + legMm + offsetMm, index, -1);
      offer(network.edgeTo[edge] as number, startMm + legMm + (network.edgeMm[edge] as number) - offsetMm, index, -1);
    }
  });
  const { arcStart, arcNode, arcEdge, edgeMm } = network;
  while (queue.length > 0) {
    const key = queue.peekValue() as number;
    const node = queue.pop() as number;
    if (key > (distanceMm[node] as number)) continue;
    const from = source[node] as number;
    for (let a = arcStart[node] as number; a < (arcStart[node + 1] as number); a++) {
      offer(arcNode[a] as number, key + (edgeMm[arcEdge[a] as number] as number), from, node);
    }
  }
  return { network, sources, distanceMm, source, previous, onEdge };
}

/** A shortest way with where it goes: `endNode` is the node through which it leaves its first edge, -1 straight along the edge. */
export interface Way extends Answer {
  readonly from: Position;
  readonly endNode: number;
  /** The source's position, where the way stays on one edge. */
  readonly to: Position | null;
}

/**
 * Shortest way from positions to the nearest source of a field: over the ends of each edge, or straight along it where the source lies on
 * the same edge. null where none was found within the field's limit.
 */
export function nearestWay(field: Field, positions: readonly Position[]): Way | null {
  const { network, distanceMm, source } = field;
  let best: Way | null = null;
  const offer = (way: Way) => {
    if (best === null || way.mm < best.mm - tieMm || (way.mm <= best.mm + tieMm && way.source < best.source)) best = way;
  };
  for (const from of positions) {
    const { edge, offsetMm, legMm } = from;
    for (const { source: index, position } of field.onEdge.get(edge) ?? []) {
      const start = field.sources[index]?.startMm ?? 0;
      offer({
        mm: start + legMm + Math.abs(offsetMm - position.offsetMm) + position.legMm,
        source: index,
        from,
        endNode: -1,
        to: position,
      });
    }
    const a = network.edgeFrom[edge] as number;
    const b = network.edgeTo[edge] as number;
    if (source[a] !== -1)
      offer({ mm: legMm + offsetMm + (distanceMm[a] as number), source: source[a] as number, from, endNode: a, to: null });
    const rest = (network.edgeMm[edge] as number) - offsetMm;
    if (source[b] !== -1) offer({ mm: legMm + rest + (distanceMm[b] as number), source: source[b] as number, from, endNode: b, to: null });
  }
  return best;
}
