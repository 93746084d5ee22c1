import FlatQueue from 'flatqueue';
import { type Answer, nearestWay, type Source, searchFrom } from '../network/search.ts';
import type { Network, Position } from '../network/spec.ts';
import { quantised } from '../network/spread.ts';

/** Shortest ways from anywhere on the streets to the nearest of some sources. */
export interface Ways {
  /** null where no way is known within the limit. Of equals the earlier source. */
  nearest(positions: readonly Position[]): Answer | null;
}

/** The same by time, with what was found at each node: Infinity where no way is known. */
export interface TimedWays extends Ways {
  readonly nodeMm: Float64Array;
}

export function metreWays(network: Network, sources: readonly Source[]): Ways {
  const field = searchFrom(network, sources, Infinity);
  return { nearest: (positions) => nearestWay(field, positions) };
}

/** What is waited at the two ends of each edge, as millimetres that could be walked meanwhile. */
export interface EdgeWaits {
  readonly fromMm: Float64Array;
  readonly toMm: Float64Array;
}

/** The same search where crossing main roads takes time: what is waited lengthens the ends of edges, and metres become time. */
export function waitingWays(network: Network, { fromMm, toMm }: EdgeWaits, sources: readonly Source[], limitMm = Infinity): TimedWays {
  const { arcStart, arcNode, arcEdge, edgeFrom, edgeTo, edgeMm } = network;
  const nodeMm = new Float64Array(network.nodeCount).fill(Infinity);
  const from = new Int32Array(network.nodeCount).fill(-1);
  const onEdge = new Map<number, { readonly source: number; readonly mm: number; readonly offsetMm: number }[]>();
  const queue = new FlatQueue<number>();
  const offer = (node: number, mm: number, source: number) => {
    const known = nodeMm[node] as number;
    if (mm > limitMm + 0.5 || mm > known || (mm === known && source >= (from[node] as number))) return;
    nodeMm[node] = mm;
    from[node] = source;
    queue.push(node, mm);
  };
  /** Legs and offsets are rounded as in the search without waits, so that no waits give its very minutes. */
  const along = ({ edge, offsetMm }: Position) => quantised(Math.min(Math.max(offsetMm, 0), edgeMm[edge] as number));
  const toEnds = (position: Position): readonly [number, number] => {
    const { edge, legMm } = position;
    const leg = quantised(legMm);
    return [leg + along(position) + (fromMm[edge] as number), leg + (edgeMm[edge] as number) - along(position) + (toMm[edge] as number)];
  };
  sources.forEach(({ positions, startMm = 0 }, source) => {
    for (const position of positions) {
      const [a, b] = toEnds(position);
      offer(edgeFrom[position.edge] as number, startMm + a, source);
      offer(edgeTo[position.edge] as number, startMm + b, source);
      const here = { source, mm: startMm + quantised(position.legMm), offsetMm: along(position) };
      onEdge.set(position.edge, [...(onEdge.get(position.edge) ?? []), here]);
    }
  });
  while (queue.length > 0) {
    const key = queue.peekValue() as number;
    const node = queue.pop() as number;
    if (key > (nodeMm[node] as number)) continue;
    for (let a = arcStart[node] as number; a < (arcStart[node + 1] as number); a++) {
      const edge = arcEdge[a] as number;
      const whole = (edgeMm[edge] as number) + (fromMm[edge] as number) + (toMm[edge] as number);
      offer(arcNode[a] as number, key + whole, from[node] as number);
    }
  }
  const nearest = (positions: readonly Position[]): Answer | null => {
    let best: Answer | null = null;
    const take = (mm: number, source: number) => {
      if (source < 0 || mm === Infinity) return;
      if (best === null || mm < best.mm || (mm === best.mm && source < best.source)) best = { mm, source };
    };
    for (const position of positions) {
      const [a, b] = toEnds(position);
      const [nodeA, nodeB] = [edgeFrom[position.edge] as number, edgeTo[position.edge] as number];
      take(a + (nodeMm[nodeA] as number), from[nodeA] as number);
      take(b + (nodeMm[nodeB] as number), from[nodeB] as number);
      for (const here of onEdge.get(position.edge) ?? []) {
        take(quantised(position.legMm) + Math.abs(along(position) - here.offsetMm) + here.mm, here.source);
      }
    }
    return best;
  };
  return { nearest, nodeMm };
}
