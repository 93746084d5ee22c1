import type { Adjacency } from './adjacency.ts';
import { descendMm } from './descend.ts';
import { type CoreOrder, farMm } from './spec.ts';

/**
 * Numbers the junctions by level, the highest first, so that a sweep reads its arcs from front to back; those of one level keep the order of
 * the graph, which runs along a curve. Lists of the contraction become upward arcs.
 */
export function arrange(graph: Adjacency, level: Uint32Array): CoreOrder {
  const count = level.length;
  const junctionAt = Uint32Array.from(level, (_, junction) => junction).sort(
    (a, b) => (level[b] as number) - (level[a] as number) || a - b,
  );
  const placeOf = new Uint32Array(count);
  junctionAt.forEach((junction, place) => {
    placeOf[junction] = place;
  });
  const order = { count, junctionAt, placeOf, ...upwardArcs(graph, junctionAt, placeOf) };
  return { ...order, diameterMm: diameterOf(order) };
}

function upwardArcs(graph: Adjacency, junctionAt: Uint32Array, placeOf: Uint32Array): Pick<CoreOrder, 'upStart' | 'upPlace' | 'upMm'> {
  const upStart = new Uint32Array(junctionAt.length + 1);
  junctionAt.forEach((junction, place) => {
    upStart[place + 1] = (upStart[place] as number) + (graph.count[junction] as number);
  });
  const upPlace = new Uint32Array(upStart[junctionAt.length] as number);
  const upMm = new Int32Array(upPlace.length);
  junctionAt.forEach((junction, place) => {
    const from = graph.start[junction] as number;
    for (let i = 0; i < (graph.count[junction] as number); i++) {
      upPlace[(upStart[place] as number) + i] = placeOf[graph.to[from + i] as number] as number;
      upMm[(upStart[place] as number) + i] = Math.min(farMm, graph.mm[from + i] as number);
    }
  });
  return { upStart, upPlace, upMm };
}

/** Each island has one junction without upward arcs. Twice the greatest distance from there bounds that between any two. */
function diameterOf(order: Omit<CoreOrder, 'diameterMm'>): number {
  const mm = new Int32Array(order.count).fill(farMm);
  for (let place = 0; place < order.count; place++) if (order.upStart[place] === order.upStart[place + 1]) mm[place] = 0;
  descendMm(order, mm);
  let farthest = 0;
  for (const each of mm) if (each > farthest) farthest = each;
  return farthest >= farMm ? Infinity : 2 * farthest;
}
