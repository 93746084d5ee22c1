import type { Field, Seed } from './search.ts';
import type { Links } from './spec.ts';
import { beyondMm } from './spread.ts';

/**
 * Millimetres from every node of the network to its nearest source within the field's limit, Infinity beyond. Nodes inside links are filled
 * from both ends and from the sources on the link. Writes into `into` where it is given.
 */
export function nodeDistances(field: Field, into = new Float64Array(field.network.nodeCount)): Float64Array {
  const { network, distanceMm } = field;
  const { links } = network;
  const endMm = beyondMm(field.limitMm);
  into.fill(Infinity);
  for (let j = 0; j < links.junctionCount; j++) into[links.junctionNode[j] as number] = distanceMm[j] as number;
  fillFromEnds(links, distanceMm, endMm, into);
  for (const [link, seeds] of field.seeds) fillFromSeeds(links, link, seeds, endMm, into);
  return into;
}

function fillFromEnds(links: Links, distanceMm: Float64Array, endMm: number, into: Float64Array): void {
  const { linkCount, chainStart, chainNode, chainAtMm, linkFrom, linkTo, linkMm } = links;
  for (let link = 0, c = 0; link < linkCount; link++) {
    const last = (chainStart[link + 1] as number) - 1;
    const from = distanceMm[linkFrom[link] as number] as number;
    const to = (distanceMm[linkTo[link] as number] as number) + (linkMm[link] as number);
    if (from === Infinity && to === Infinity) c = last;
    for (; c < last; c++) {
      const at = chainAtMm[c] as number;
      const overFrom = from + at;
      const overTo = to - at;
      const mm = Math.min(overFrom, overTo);
      if (mm < endMm) into[chainNode[c] as number] = mm;
    }
    c++;
  }
}

function fillFromSeeds(
  { chainStart, chainNode, chainAtMm }: Links,
  link: number,
  seeds: readonly Seed[],
  endMm: number,
  into: Float64Array,
): void {
  const last = (chainStart[link + 1] as number) - 1;
  for (let c = chainStart[link] as number; c < last; c++) {
    const node = chainNode[c] as number;
    const at = chainAtMm[c] as number;
    for (let i = 0; i < seeds.length; i++) {
      const { mm, atMm } = seeds[i] as Seed;
      const walk = mm + Math.abs(at - atMm);
      if (walk < endMm && walk < (into[node] as number)) into[node] = walk;
    }
  }
}
