import type { Adjacency } from './adjacency.ts';
import type { Chains } from './chains.ts';
import { farMm, type Order } from './spec.ts';
import { farthestMm } from './sweep.ts';

/**
 * Numbers the core by level, the highest first, so that a sweep reads its arcs from front to back; nodes of one level keep the order of the
 * graph. Lists of the contraction become upward arcs.
 */
export function arrange(nodeCount: number, chains: Chains, graph: Adjacency, level: Uint32Array): Order {
  const { coreNode, coreOf, chainCount, chainStart, innerNode, linkFrom, linkTo, linkMm } = chains;
  const coreCount = coreNode.length;
  const byLevel = Uint32Array.from(coreNode, (_, index) => index).sort(
    (a, b) => (level[b] as number) - (level[a] as number) || (coreNode[a] as number) - (coreNode[b] as number),
  );
  const placeOfCore = new Uint32Array(coreCount);
  byLevel.forEach((index, place) => {
    placeOfCore[index] = place;
  });
  const placed = (indices: Uint32Array): Uint32Array => indices.map((index) => placeOfCore[index] as number);
  const placeOf = new Int32Array(nodeCount);
  coreOf.forEach((index, node) => {
    if (index !== -1) placeOf[node] = placeOfCore[index] as number;
  });
  innerNode.forEach((node, i) => {
    placeOf[node] = -1 - i;
  });
  const firstChain = linkFrom.length - chainCount;
  const innerChain = new Uint32Array(innerNode.length);
  for (let c = 0; c < chainCount; c++) innerChain.fill(c, chainStart[c] as number, chainStart[c + 1] as number);
  const order = {
    nodeCount,
    coreCount,
    coreNode: byLevel.map((index) => coreNode[index] as number),
    ...upwardArcs(graph, byLevel, placeOfCore),
    chainFrom: placed(linkFrom.slice(firstChain)),
    chainTo: placed(linkTo.slice(firstChain)),
    chainMm: clipped(linkMm.slice(firstChain)),
    chainStart,
    innerNode,
    innerMm: clipped(chains.innerMm),
    placeOf,
    innerChain,
  };
  return { ...order, diameterMm: 2 * farthestMm(order) };
}

function upwardArcs(graph: Adjacency, byLevel: Uint32Array, placeOfCore: Uint32Array): Pick<Order, 'upStart' | 'upPlace' | 'upMm'> {
  const upStart = new Uint32Array(byLevel.length + 1);
  byLevel.forEach((index, place) => {
    upStart[place + 1] = (upStart[place] as number) + (graph.count[index] as number);
  });
  const upPlace = new Uint32Array(upStart[byLevel.length] as number);
  const upMm = new Int32Array(upPlace.length);
  byLevel.forEach((index, place) => {
    const from = graph.start[index] as number;
    for (let i = 0; i < (graph.count[index] as number); i++) {
      upPlace[(upStart[place] as number) + i] = placeOfCore[graph.to[from + i] as number] as number;
      upMm[(upStart[place] as number) + i] = Math.min(farMm, graph.mm[from + i] as number);
    }
  });
  return { upStart, upPlace, upMm };
}

function clipped(mm: Float64Array): Int32Array {
  return Int32Array.from(mm, (value) => Math.min(farMm, value));
}
