import { type Field, type Source, searchInto } from './search.ts';
import type { Network } from './spec.ts';
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
      for (const junction of spread.improved()) spread.clear(junction);
      field = searchInto(spread, network, sources, limitMm);
      return field;
    },
    reachedNodes: () => nodes(field),
  };
}

/** Lists the nodes of a field by walking from the junctions that its search touched, over buffers kept for the next list. */
function createNodeList({ links, nodeCount }: Network, spread: Spread): (field: Field | null) => ReachedNodes {
  const { arcStart, arcLink, chainStart, chainNode, chainAtMm, linkFrom, linkTo, linkMm, junctionNode } = links;
  const node = new Uint32Array(nodeCount);
  const mm = new Float64Array(nodeCount);
  const junctionRound = new Int32Array(links.junctionCount);
  const linkRound = new Int32Array(links.linkCount);
  let round = 0;
  let count = 0;
  const addInside = (field: Field, link: number, endMm: number) => {
    if (linkRound[link] === round) return;
    linkRound[link] = round;
    const from = field.distanceMm[linkFrom[link] as number] as number;
    const to = (field.distanceMm[linkTo[link] as number] as number) + (linkMm[link] as number);
    const seeds = field.seeds.size > 0 ? field.seeds.get(link) : undefined;
    const last = (chainStart[link + 1] as number) - 1;
    for (let c = chainStart[link] as number; c < last; c++) {
      const at = chainAtMm[c] as number;
      let least = Math.min(from + at, to - at);
      if (seeds) for (const seed of seeds) least = Math.min(least, seed.mm + Math.abs(at - seed.atMm));
      if (least >= endMm) continue;
      node[count] = chainNode[c] as number;
      mm[count++] = least;
    }
  };
  return (field) => {
    count = 0;
    round++;
    if (field === null) return { node: node.subarray(0, 0), mm: mm.subarray(0, 0) };
    const endMm = beyondMm(field.limitMm);
    for (const junction of spread.improved()) {
      if (junctionRound[junction] === round) continue;
      junctionRound[junction] = round;
      node[count] = junctionNode[junction] as number;
      mm[count++] = field.distanceMm[junction] as number;
      for (let a = arcStart[junction] as number; a < (arcStart[junction + 1] as number); a++) addInside(field, arcLink[a] as number, endMm);
    }
    for (const link of field.seeds.keys()) addInside(field, link, endMm);
    return { node: node.subarray(0, count), mm: mm.subarray(0, count) };
  };
}
