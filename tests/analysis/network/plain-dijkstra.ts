import FlatQueue from 'flatqueue';
import type { Source } from '../../../src/analysis/network/search.ts';
import type { Network, Position } from '../../../src/analysis/network/spec.ts';

/**
 * Distances and sources of all nodes by a Dijkstra with a library's heap, on the edges as they were drawn: it knows no links, no buckets and no
 * junctions. Of equal distances the lower source.
 */
export interface PlainField {
  readonly mm: readonly number[];
  readonly source: readonly number[];
}

/** Legs, leads and offsets in parts of 1/64 mm, the unit that the engine promises. */
function parts(mm: number): number {
  return Math.round(mm * 64) / 64;
}

function isLess(mm: number, source: number, than: number, other: number): boolean {
  return mm < than || (mm === than && source < other);
}

export function plainDijkstra(network: Network, sources: readonly (Source | undefined)[], limitMm: number): PlainField {
  const { nodeCount, edgeCount, edgeFrom, edgeTo, edgeMm } = network;
  const mm = new Array<number>(nodeCount).fill(Infinity);
  const source = new Array<number>(nodeCount).fill(-1);
  const queue = new FlatQueue<number>();
  const offer = (node: number, to: number, from: number) => {
    if (Math.round(to) > limitMm || !isLess(to, from, mm[node] as number, source[node] as number)) return;
    mm[node] = to;
    source[node] = from;
    queue.push(node, to);
  };
  sources.forEach((from, index) => {
    for (const { edge, offsetMm, legMm } of from?.positions ?? []) {
      const start = parts(from?.startMm ?? 0) + parts(legMm);
      offer(edgeFrom[edge] as number, start + parts(offsetMm), index);
      offer(edgeTo[edge] as number, start + (edgeMm[edge] as number) - parts(offsetMm), index);
    }
  });
  const around: [number, number][][] = Array.from({ length: nodeCount }, () => []);
  for (let e = 0; e < edgeCount; e++) {
    around[edgeFrom[e] as number]?.push([edgeTo[e] as number, edgeMm[e] as number]);
    around[edgeTo[e] as number]?.push([edgeFrom[e] as number, edgeMm[e] as number]);
  }
  while (queue.length > 0) {
    const next = queue.pop() as number;
    for (const [to, length] of around[next] ?? []) offer(to, (mm[next] as number) + length, source[next] as number);
  }
  return { mm, source };
}

/** The nearest source of a set of positions, from the ends of their edges or along the edge itself. */
export function plainWay(
  network: Network,
  sources: readonly (Source | undefined)[],
  field: PlainField,
  positions: readonly Position[],
  limitMm: number,
): { readonly mm: number; readonly source: number } | null {
  let best = { mm: Infinity, source: -1 };
  const offer = (mm: number, source: number) => {
    if (Math.round(mm) <= limitMm && isLess(mm, source, best.mm, best.source)) best = { mm, source };
  };
  for (const { edge, offsetMm, legMm } of positions) {
    const at = parts(offsetMm);
    const [a, b] = [network.edgeFrom[edge] as number, network.edgeTo[edge] as number];
    offer(parts(legMm) + at + (field.mm[a] as number), field.source[a] as number);
    offer(parts(legMm) + (network.edgeMm[edge] as number) - at + (field.mm[b] as number), field.source[b] as number);
    sources.forEach((source, index) => {
      for (const other of source?.positions ?? []) {
        if (other.edge !== edge) continue;
        offer(parts(legMm) + Math.abs(at - parts(other.offsetMm)) + parts(other.legMm) + parts(source?.startMm ?? 0), index);
      }
    });
  }
  return best.source < 0 ? null : best;
}
