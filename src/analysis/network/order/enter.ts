import type { Order } from './spec.ts';

/** Where a search starts: whole millimetres from 0 on that come before each node. */
export interface Starts {
  readonly node: Uint32Array;
  readonly mm: Int32Array;
}

/**
 * Before a sweep: gives starts to their places, those inside a link to both its ends. Distances of place p and this kind are at
 * `p * stride + kind`.
 */
export function enterCore({ nodeAt, core, links }: Order, mm: Int32Array, starts: Starts, stride = 1, kind = 0): void {
  const { placeOf } = core;
  const { edgeLink, chainEdge, chainAtMm, linkFrom, linkTo, linkMm } = links;
  const offer = (place: number, reached: number) => {
    const at = stride * place + kind;
    if (reached < (mm[at] as number)) mm[at] = reached;
  };
  for (let s = 0; s < starts.node.length; s++) {
    const lead = starts.mm[s] as number;
    const place = nodeAt[starts.node[s] as number] as number;
    if (place >= 0) {
      offer(place, lead);
      continue;
    }
    const c = -1 - place;
    const link = edgeLink[chainEdge[c] as number] as number;
    const before = chainAtMm[c] as number;
    offer(placeOf[linkFrom[link] as number] as number, lead + before);
    offer(placeOf[linkTo[link] as number] as number, lead + (linkMm[link] as number) - before);
  }
}

/**
 * After it: a start inside a link also reaches the nodes beside it without passing an end. It is followed both ways as far as it is nearer
 * than what is known; beyond that, what is known is nearer all along.
 */
export function enterChains({ nodeAt, links }: Order, out: Int32Array, starts: Starts, stride = 1, kind = 0): void {
  const { edgeLink, chainEdge, chainAtMm, chainNode, chainStart } = links;
  for (let s = 0; s < starts.node.length; s++) {
    const c = -1 - (nodeAt[starts.node[s] as number] as number);
    if (c < 0) continue;
    const lead = starts.mm[s] as number;
    const own = stride * (starts.node[s] as number) + kind;
    if (lead >= (out[own] as number)) continue;
    out[own] = lead;
    const link = edgeLink[chainEdge[c] as number] as number;
    const from = chainAtMm[c] as number;
    const last = (chainStart[link + 1] as number) - 1;
    for (let i = c + 1; i < last; i++) {
      const at = stride * (chainNode[i] as number) + kind;
      const reached = lead + (chainAtMm[i] as number) - from;
      if (reached >= (out[at] as number)) break;
      out[at] = reached;
    }
    const first = chainStart[link] as number;
    for (let i = c - 1; i >= first; i--) {
      const at = stride * (chainNode[i] as number) + kind;
      const reached = lead + from - (chainAtMm[i] as number);
      if (reached >= (out[at] as number)) break;
      out[at] = reached;
    }
  }
}
