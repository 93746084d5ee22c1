import { type Field, type Seed, type Source, searchInto } from './search.ts';
import type { Links, Network } from './spec.ts';
import { beyondMm, Spread } from './spread.ts';

/** A searcher for many searches over one network, one facility after the other: each resets only what the last one touched. */
export interface Searcher {
  /** The field is valid until the next run. */
  run(sources: readonly Source[], limitMm: number): Field;
  /** Nodes that the last run reached within its limit, each once, and their distances. Valid until the next call. */
  reachedNodes(): ReachedNodes;
}

export interface ReachedNodes {
  readonly node: Uint32Array;
  readonly mm: Float64Array;
}

export function createSearcher(network: Network): Searcher {
  const spread = new Spread(network.links);
  const nodes = createNodeList(network, spread);
  let field: Field | null = null;
  return {
    run(sources, limitMm) {
      spread.clearImproved();
      field = searchInto(spread, network, sources, limitMm);
      return field;
    },
    reachedNodes: () => nodes(field),
  };
}

/**
 * Lists the nodes of a field by walking from the junctions that its search touched, over buffers kept for the next list. Links with sources on
 * them are marked beforehand, so that the hot loop asks no map.
 */
function createNodeList(network: Network, spread: Spread): (field: Field | null) => ReachedNodes {
  const { links, nodeCount } = network;
  const { arcStart, arcLink, junctionNode } = links;
  const list: NodeList = { node: new Uint32Array(nodeCount), mm: new Float64Array(nodeCount), count: 0 };
  const junctionRound = new Int32Array(links.junctionCount);
  const linkRound = new Int32Array(links.linkCount);
  let round = 0;
  return (field) => {
    list.count = 0;
    round++;
    if (field === null) return { node: list.node.subarray(0, 0), mm: list.mm.subarray(0, 0) };
    const { distanceMm } = field;
    const endMm = beyondMm(field.limitMm);
    for (const [link, seeds] of field.seeds) {
      linkRound[link] = round;
      addInside(links, distanceMm, endMm, link, list, seeds);
    }
    const improved = spread.improved();
    for (let i = 0; i < improved.length; i++) {
      const junction = improved[i] as number;
      if (junctionRound[junction] === round) continue;
      junctionRound[junction] = round;
      list.node[list.count] = junctionNode[junction] as number;
      list.mm[list.count++] = distanceMm[junction] as number;
      const end = arcStart[junction + 1] as number;
      for (let a = arcStart[junction] as number; a < end; a++) {
        const link = arcLink[a] as number;
        if (linkRound[link] === round) continue;
        linkRound[link] = round;
        addInside(links, distanceMm, endMm, link, list);
      }
    }
    return { node: list.node.subarray(0, list.count), mm: list.mm.subarray(0, list.count) };
  };
}

interface NodeList {
  readonly node: Uint32Array;
  readonly mm: Float64Array;
  count: number;
}

const noSeeds: readonly Seed[] = [];

/** Adds the nodes inside a link that lie nearer than `endMm`, over its ends or from a source on it. */
function addInside(links: Links, distanceMm: Float64Array, endMm: number, link: number, list: NodeList, seeds = noSeeds): void {
  const { chainStart, chainNode, chainAtMm } = links;
  let c = chainStart[link] as number;
  const last = (chainStart[link + 1] as number) - 1;
  if (c === last) return;
  const { node, mm } = list;
  let { count } = list;
  const from = distanceMm[links.linkFrom[link] as number] as number;
  const to = (distanceMm[links.linkTo[link] as number] as number) + (links.linkMm[link] as number);
  for (; c < last; c++) {
    const at = chainAtMm[c] as number;
    let least = Math.min(from + at, to - at);
    for (let i = 0; i < seeds.length; i++) {
      const seed = seeds[i] as Seed;
      least = Math.min(least, seed.mm + Math.abs(at - seed.atMm));
    }
    if (least >= endMm) continue;
    node[count] = chainNode[c] as number;
    mm[count++] = least;
  }
  list.count = count;
}
