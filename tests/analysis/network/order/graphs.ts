import fc from 'fast-check';
import { contract } from '../../../../src/analysis/network/links.ts';
import type { Graph } from '../../../../src/analysis/network/order/spec.ts';
import type { Links } from '../../../../src/analysis/network/spec.ts';

export type Edge = readonly [number, number, number];

/** Arms of every node: the other end and the edge, in the order of the edges. A loop has two. */
function armsOf(nodeCount: number, edges: readonly Edge[]) {
  const lists: [number, number][][] = Array.from({ length: nodeCount }, () => []);
  edges.forEach(([a, b], edge) => {
    lists[a]?.push([b, edge]);
    lists[b]?.push([a, edge]);
  });
  const arcStart = new Uint32Array(nodeCount + 1);
  lists.forEach((list, node) => {
    arcStart[node + 1] = (arcStart[node] as number) + list.length;
  });
  const arms = lists.flat();
  return { arcStart, arcNode: Uint32Array.from(arms, ([to]) => to), arcEdge: Uint32Array.from(arms, ([, edge]) => edge) };
}

/** Links between junctions of a graph given by its edges, as a network would have them. */
export function linksOf(nodeCount: number, edges: readonly Edge[]): Links {
  const edgeFrom = Uint32Array.from(edges, ([a]) => a);
  const edgeMm = Uint32Array.from(edges, ([, , mm]) => mm);
  return contract({ nodeCount, edgeCount: edges.length, edgeFrom, edgeMm, ...armsOf(nodeCount, edges) });
}

/** The same graph for a contraction, every node a junction. */
export function graphOf(nodeCount: number, edges: readonly Edge[]): Graph {
  const { arcStart, arcNode, arcEdge } = armsOf(nodeCount, edges);
  return { junctionCount: nodeCount, arcStart, arcNode, arcMm: arcEdge.map((edge) => edges[edge]?.[2] ?? 0) };
}

export interface Start {
  readonly node: number;
  readonly mm: number;
}

/** Nearest start of every node and its number, the earlier of equals, by relaxing all edges until nothing changes (Bellman and Ford). */
export function bruteNearest(nodeCount: number, edges: readonly Edge[], starts: readonly Start[]) {
  const mm = new Array<number>(nodeCount).fill(Infinity);
  const source = new Array<number>(nodeCount).fill(-1);
  const offer = (node: number, reached: number, from: number): boolean => {
    const known = mm[node] as number;
    if (from === -1 || reached > known || (reached === known && from >= (source[node] as number))) return false;
    mm[node] = reached;
    source[node] = from;
    return true;
  };
  for (const [index, start] of starts.entries()) offer(start.node, start.mm, index);
  for (let changed = true; changed; ) {
    changed = false;
    for (const [a, b, length] of edges) {
      if (offer(b, (mm[a] as number) + length, source[a] as number)) changed = true;
      if (offer(a, (mm[b] as number) + length, source[b] as number)) changed = true;
    }
  }
  return { mm, source };
}

/**
 * Graphs as streets make them and as they should not: junctions linked by chains of 0 to 5 inner nodes, dead ends, islands, rings, parallel
 * and zero-length edges, loops at one node, nodes without any edge, no node at all. Node numbers are shuffled.
 */
export const anyGraph = fc
  .record({
    junctions: fc.integer({ min: 0, max: 14 }),
    lone: fc.integer({ min: 0, max: 2 }),
    links: fc.array(
      fc.record({
        from: fc.nat(),
        to: fc.nat(),
        steps: fc.array(fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 100_000 })), { minLength: 1, maxLength: 6 }),
      }),
      { maxLength: 30 },
    ),
    shuffle: fc.nat(),
  })
  .map(({ junctions, lone, links, shuffle }) => {
    const edges: [number, number, number][] = [];
    let nodeCount = junctions + lone;
    for (const { from, to, steps } of junctions === 0 ? [] : links) {
      let at = from % junctions;
      steps.forEach((mm, step) => {
        const next = step === steps.length - 1 ? to % junctions : nodeCount++;
        edges.push([at, next, mm]);
        at = next;
      });
    }
    const numbers = shuffled(nodeCount, shuffle);
    return { nodeCount, edges: edges.map(([a, b, mm]): Edge => [numbers[a] as number, numbers[b] as number, mm]) };
  });

function shuffled(count: number, seed: number): number[] {
  const numbers = Array.from({ length: count }, (_, i) => i);
  let state = seed >>> 0;
  for (let i = count - 1; i > 0; i--) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const j = state % (i + 1);
    [numbers[i], numbers[j]] = [numbers[j] as number, numbers[i] as number];
  }
  return numbers;
}

/** Up to twelve starts, some at one node, some with the same lead. */
export const anyStarts = fc.array(
  fc.record({ node: fc.nat(), mm: fc.oneof(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 50_000 })) }),
  {
    maxLength: 12,
  },
);
