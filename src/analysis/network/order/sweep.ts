import { enterChains, enterCore, type Starts } from './enter.ts';
import { farMm, type Order } from './spec.ts';

/**
 * Distance of every node to its nearest start, in millimetres, `farMm` where there is no way: up along the order from the starts, then once
 * down over all places, then along the chains (PHAST, Delling and others 2011). The caller keeps start + `diameterMm` below `farMm`.
 */
export function sweep(order: Order, starts: Starts, out = new Int32Array(order.nodeCount)): Int32Array {
  const { coreCount, coreNode } = order;
  const core = new Int32Array(coreCount).fill(farMm);
  enterCore(order, core, starts);
  climb(order, core);
  descend(order, core);
  for (let place = 0; place < coreCount; place++) out[coreNode[place] as number] = core[place] as number;
  fillChains(order, core, out);
  enterChains(order, out, starts);
  return out;
}

/** Takes distances up, from the last place to the first: most places hold none and are passed over. */
function climb({ upStart, upPlace, upMm, coreCount }: Order, core: Int32Array): void {
  for (let place = coreCount - 1; place >= 0; place--) {
    const mm = core[place] as number;
    if (mm === farMm) continue;
    const end = upStart[place + 1] as number;
    for (let a = upStart[place] as number; a < end; a++) {
      const up = upPlace[a] as number;
      const reached = mm + (upMm[a] as number);
      if (reached < (core[up] as number)) core[up] = reached;
    }
  }
}

/** Gives every place the best of what its upper neighbours offer, from the first place to the last. */
function descend({ upStart, upPlace, upMm, coreCount }: Order, core: Int32Array): void {
  let a = 0;
  for (let place = 0; place < coreCount; place++) {
    let best = core[place] as number;
    for (const end = upStart[place + 1] as number; a < end; a++) {
      const reached = (core[upPlace[a] as number] as number) + (upMm[a] as number);
      if (reached < best) best = reached;
    }
    core[place] = best;
  }
}

/** Inner nodes are reached over one end of their chain or the other; no end is reached without the other. */
function fillChains({ chainFrom, chainTo, chainMm, chainStart, innerNode, innerMm }: Order, core: Int32Array, out: Int32Array): void {
  let i = 0;
  for (let chain = 0; chain < chainFrom.length; chain++) {
    const end = chainStart[chain + 1] as number;
    const from = core[chainFrom[chain] as number] as number;
    const to = (core[chainTo[chain] as number] as number) + (chainMm[chain] as number);
    if (from === farMm) {
      for (; i < end; i++) out[innerNode[i] as number] = farMm;
      continue;
    }
    for (; i < end; i++) {
      const mm = innerMm[i] as number;
      out[innerNode[i] as number] = Math.min(from + mm, to - mm);
    }
  }
}

/** The greatest distance from the top of each island to a node of it; Infinity where 32 bits are too few for it. */
export function farthestMm(order: Omit<Order, 'diameterMm'>): number {
  const tops = Array.from({ length: order.coreCount }, (_, place) => place).filter(
    (place) => order.upStart[place] === order.upStart[place + 1],
  );
  const node = Uint32Array.from(tops, (place) => order.coreNode[place] as number);
  const all = sweep({ ...order, diameterMm: 0 }, { node, mm: new Int32Array(node.length) });
  let farthest = 0;
  for (const mm of all) if (mm > farthest) farthest = mm;
  return farthest >= farMm ? Infinity : farthest;
}
