import type { Links } from '../spec.ts';
import { climbMm, descendMm } from './descend.ts';
import { enterChains, enterCore, type Starts } from './enter.ts';
import { type CoreOrder, farMm, type Order } from './spec.ts';

/** An order of the junctions, made ready for all nodes of the network that the links belong to. */
export function orderOfNodes(core: CoreOrder, links: Links, nodeCount: number): Order {
  const nodeAt = new Int32Array(nodeCount);
  links.nodeJunction.forEach((junction, node) => {
    if (junction !== -1) nodeAt[node] = core.placeOf[junction] as number;
  });
  let longestMm = 0;
  for (let link = 0; link < links.linkCount; link++) {
    longestMm = Math.max(longestMm, links.linkMm[link] as number);
    const last = (links.chainStart[link + 1] as number) - 1;
    for (let c = links.chainStart[link] as number; c < last; c++) nodeAt[links.chainNode[c] as number] = -1 - c;
  }
  // From a node inside a link to one inside another: at most both links and the way between.
  return { core, links, nodeCount, nodeAt, latestStartMm: farMm - 1 - core.diameterMm - 2 * longestMm };
}

/**
 * Distance of every node to its nearest start, in millimetres, `farMm` where there is no way: up along the order from the starts, then once
 * down over all places, then along the links (PHAST, Delling and others 2011). No start is later than `latestStartMm`.
 */
export function sweep(order: Order, starts: Starts, out = new Int32Array(order.nodeCount)): Int32Array {
  const { core, links } = order;
  const mm = new Int32Array(core.count).fill(farMm);
  enterCore(order, mm, starts);
  climbMm(core, mm);
  descendMm(core, mm);
  for (let place = 0; place < core.count; place++) {
    out[links.junctionNode[core.junctionAt[place] as number] as number] = mm[place] as number;
  }
  fillChains(order, mm, out);
  enterChains(order, out, starts);
  return out;
}

/** Inner nodes are reached over one end of their link or the other; no end is reached without the other. */
function fillChains({ core, links }: Order, mm: Int32Array, out: Int32Array): void {
  const { linkCount, linkFrom, linkTo, linkMm, chainStart, chainNode, chainAtMm } = links;
  for (let link = 0; link < linkCount; link++) {
    const last = (chainStart[link + 1] as number) - 1;
    let c = chainStart[link] as number;
    if (c === last) continue;
    const from = mm[core.placeOf[linkFrom[link] as number] as number] as number;
    const to = (mm[core.placeOf[linkTo[link] as number] as number] as number) + (linkMm[link] as number);
    if (from === farMm) {
      for (; c < last; c++) out[chainNode[c] as number] = farMm;
      continue;
    }
    for (; c < last; c++) {
      const at = chainAtMm[c] as number;
      out[chainNode[c] as number] = Math.min(from + at, to - at);
    }
  }
}
