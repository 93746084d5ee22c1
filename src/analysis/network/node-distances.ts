import type { Field } from './search.ts';
import { beyondMm } from './spread.ts';

/**
 * Millimetres from every node of the network to its nearest source within the field's limit, Infinity beyond. Nodes inside links are filled
 * from both ends and from the sources on the link. Writes into `into` where it is given.
 */
export function nodeDistances(field: Field, into = new Float64Array(field.network.nodeCount)): Float64Array {
  const { network, distanceMm, seeds } = field;
  const { links } = network;
  const { junctionNode, chainStart, chainNode, chainAtMm, linkFrom, linkTo, linkMm } = links;
  const endMm = beyondMm(field.limitMm);
  into.fill(Infinity);
  for (let j = 0; j < links.junctionCount; j++) into[junctionNode[j] as number] = distanceMm[j] as number;
  for (let link = 0; link < links.linkCount; link++) {
    const from = distanceMm[linkFrom[link] as number] as number;
    const to = (distanceMm[linkTo[link] as number] as number) + (linkMm[link] as number);
    if (from === Infinity && to === Infinity) continue;
    const last = (chainStart[link + 1] as number) - 1;
    for (let c = chainStart[link] as number; c < last; c++) {
      const at = chainAtMm[c] as number;
      const mm = Math.min(from + at, to - at);
      if (mm < endMm) into[chainNode[c] as number] = mm;
    }
  }
  for (const [link, onLink] of seeds) {
    const last = (chainStart[link + 1] as number) - 1;
    for (let c = chainStart[link] as number; c < last; c++) {
      const node = chainNode[c] as number;
      for (const seed of onLink) {
        const mm = seed.mm + Math.abs((chainAtMm[c] as number) - seed.atMm);
        if (mm < endMm && mm < (into[node] as number)) into[node] = mm;
      }
    }
  }
  return into;
}
