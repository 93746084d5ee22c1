import type { Host } from '../../../core/result.ts';
import { type Field, plantAll, type Source, searchFrom } from '../search.ts';
import type { Network } from '../spec.ts';
import { orderGraph } from './contract.ts';
import type { CoreOrder } from './spec.ts';

/** Distances of a field are whole multiples of 1/64 mm. */
const parts = 64;

/** The order of a network's junctions; stops where the host is told to. */
export function createOrder(network: Network, host: Host): Promise<CoreOrder> {
  return orderGraph(network.links, host);
}

/**
 * The field of a search without limit, the same to the last bit as `searchFrom(network, sources, Infinity)`, over an order made before. Distance
 * and source travel as one number, so that of sources equally near the lower wins without being asked; where one number is too short for
 * both, the plain search answers.
 */
export function searchByOrder(order: CoreOrder, network: Network, sources: readonly Source[]): Field {
  const labels = 2 ** Math.ceil(Math.log2(Math.max(1, sources.length)));
  const key = new Float64Array(order.count).fill(Infinity);
  let latestMm = 0;
  const offer = (junction: number, mm: number, source: number) => {
    const place = order.placeOf[junction] as number;
    const label = mm * parts * labels + source;
    if (label < (key[place] as number)) key[place] = label;
    latestMm = Math.max(latestMm, mm);
  };
  const seeds = plantAll({ offer }, network, sources);
  if (!((latestMm + order.diameterMm + 1) * parts * labels < Number.MAX_SAFE_INTEGER)) return searchFrom(network, sources, Infinity);
  climb(order, key, parts * labels);
  descend(order, key, parts * labels);
  const distanceMm = new Float64Array(order.count).fill(Infinity);
  const source = new Int32Array(order.count).fill(-1);
  for (let place = 0; place < order.count; place++) {
    const label = key[place] as number;
    if (label === Infinity) continue;
    const whole = Math.floor(label / labels);
    const junction = order.junctionAt[place] as number;
    distanceMm[junction] = whole / parts;
    source[junction] = label - whole * labels;
  }
  return { network, sources, limitMm: Infinity, distanceMm, source, seeds };
}

function climb({ count, upStart, upPlace, upMm }: CoreOrder, key: Float64Array, perMm: number): void {
  for (let place = count - 1; place >= 0; place--) {
    const own = key[place] as number;
    if (own === Infinity) continue;
    for (let a = upStart[place] as number; a < (upStart[place + 1] as number); a++) {
      const up = upPlace[a] as number;
      const reached = own + (upMm[a] as number) * perMm;
      if (reached < (key[up] as number)) key[up] = reached;
    }
  }
}

function descend({ count, upStart, upPlace, upMm }: CoreOrder, key: Float64Array, perMm: number): void {
  let a = 0;
  for (let place = 0; place < count; place++) {
    let best = key[place] as number;
    for (const end = upStart[place + 1] as number; a < end; a++) {
      const reached = (key[upPlace[a] as number] as number) + (upMm[a] as number) * perMm;
      if (reached < best) best = reached;
    }
    key[place] = best;
  }
}
