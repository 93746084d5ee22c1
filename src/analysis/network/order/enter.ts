import type { Order } from './spec.ts';

/** Where a search starts: whole millimetres from 0 on that come before each node. */
export interface Starts {
  readonly node: Uint32Array;
  readonly mm: Int32Array;
}

/**
 * Before a sweep: gives starts to their places in the core, those inside a chain to both its ends. Distances of place p and this kind are at
 * `p * stride + kind`.
 */
export function enterCore(order: Order, core: Int32Array, { node, mm }: Starts, stride = 1, kind = 0): void {
  const { placeOf, innerChain, innerMm, chainFrom, chainTo, chainMm } = order;
  for (let s = 0; s < node.length; s++) {
    const lead = mm[s] as number;
    const place = placeOf[node[s] as number] as number;
    if (place >= 0) {
      const at = stride * place + kind;
      if (lead < (core[at] as number)) core[at] = lead;
      continue;
    }
    const chain = innerChain[-1 - place] as number;
    const before = innerMm[-1 - place] as number;
    const from = stride * (chainFrom[chain] as number) + kind;
    const to = stride * (chainTo[chain] as number) + kind;
    const rest = (chainMm[chain] as number) - before;
    if (lead + before < (core[from] as number)) core[from] = lead + before;
    if (lead + rest < (core[to] as number)) core[to] = lead + rest;
  }
}

/**
 * After it: a start inside a chain also reaches the nodes beside it without passing an end. It is followed both ways as far as it is nearer
 * than what is known; beyond that, what is known is nearer all along.
 */
export function enterChains(order: Order, out: Int32Array, { node, mm }: Starts, stride = 1, kind = 0): void {
  const { placeOf, innerChain, innerMm, innerNode, chainStart } = order;
  for (let s = 0; s < node.length; s++) {
    const inner = -1 - (placeOf[node[s] as number] as number);
    if (inner < 0) continue;
    const lead = mm[s] as number;
    const own = stride * (node[s] as number) + kind;
    if (lead >= (out[own] as number)) continue;
    out[own] = lead;
    const chain = innerChain[inner] as number;
    const from = innerMm[inner] as number;
    const end = chainStart[chain + 1] as number;
    for (let i = inner + 1; i < end; i++) {
      const at = stride * (innerNode[i] as number) + kind;
      const reached = lead + (innerMm[i] as number) - from;
      if (reached >= (out[at] as number)) break;
      out[at] = reached;
    }
    const first = chainStart[chain] as number;
    for (let i = inner - 1; i >= first; i--) {
      const at = stride * (innerNode[i] as number) + kind;
      const reached = lead + from - (innerMm[i] as number);
      if (reached >= (out[at] as number)) break;
      out[at] = reached;
    }
  }
}
