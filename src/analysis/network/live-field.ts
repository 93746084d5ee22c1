import { type Field, offerSeed, plant, type Seeds, type Source } from './search.ts';
import type { Network } from './spec.ts';
import { beyondMm, Spread } from './spread.ts';

/** A field that follows its sources: after every change it is what one search from all of them would give, to the last bit. */
export interface LiveField extends Field {
  /** Adds a source under a number of the caller's (whole, from 0; of sources equally near the lower wins). Improves only what it reaches. */
  add(id: number, source: Source): void;
  /** Takes a source away and mends only what it served. Nothing where there is none. */
  remove(id: number): void;
  /** Both in one; adds where there was none. */
  move(id: number, source: Source): void;
  /** Links on which a distance or a source may have changed since last asked, each once. */
  changedLinks(): Uint32Array;
}

export function createLiveField(network: Network, limitMm: number): LiveField {
  const { links } = network;
  const spread = new Spread(links);
  const { distanceMm, source } = spread;
  const sources: (Source | undefined)[] = [];
  const seeds: Seeds = new Map();
  const endMm = beyondMm(limitMm);
  const changed = new MarkedSet(links.linkCount);
  const emptied = new MarkedSet(links.junctionCount);

  const markAround = (junctions: Uint32Array) => {
    for (const junction of junctions) {
      for (let a = links.arcStart[junction] as number; a < (links.arcStart[junction + 1] as number); a++) {
        changed.add(links.arcLink[a] as number);
      }
    }
  };

  /** Links on which a source has positions, now marked as changed. */
  const linksOf = ({ positions }: Source): number[] => {
    const own = positions.map(({ edge }) => links.edgeLink[edge] ?? -1).filter((link) => link >= 0);
    for (const link of own) changed.add(link);
    return own;
  };

  /** Takes the seeds of a source away and empties the junctions it served: they hang together with its links, one by one its own. */
  const uproot = (id: number) => {
    const from = sources[id];
    if (from === undefined) return;
    sources[id] = undefined;
    const empty = (junction: number) => {
      if (source[junction] !== id) return;
      spread.clear(junction);
      emptied.add(junction);
    };
    for (const link of linksOf(from)) {
      const rest = (seeds.get(link) ?? []).filter((seed) => seed.source !== id);
      if (rest.length > 0) seeds.set(link, rest);
      else seeds.delete(link);
      empty(links.linkFrom[link] as number);
      empty(links.linkTo[link] as number);
    }
    for (let i = 0; i < emptied.count; i++) {
      const junction = emptied.items[i] as number;
      for (let a = links.arcStart[junction] as number; a < (links.arcStart[junction + 1] as number); a++) empty(links.arcNode[a] as number);
    }
  };

  /** Offers emptied junctions what lies around them: labels of their neighbours, and seeds of other sources on their links. */
  const refill = () => {
    const hollow = emptied.take();
    markAround(hollow);
    for (const junction of hollow) {
      for (let a = links.arcStart[junction] as number; a < (links.arcStart[junction + 1] as number); a++) {
        const link = links.arcLink[a] as number;
        const next = links.arcNode[a] as number;
        if (source[next] !== -1) spread.offer(junction, (distanceMm[next] as number) + (links.arcMm[a] as number), source[next] as number);
        for (const seed of seeds.get(link) ?? []) offerSeed(spread, links, link, seed);
      }
    }
  };

  const change = (id: number, to: Source | null) => {
    spread.begin(endMm);
    uproot(id);
    refill();
    if (to !== null) {
      sources[id] = to;
      linksOf(to);
      plant(spread, network, seeds, id, to);
    }
    spread.run();
    markAround(spread.improved());
  };

  return {
    network,
    sources,
    limitMm,
    distanceMm,
    source,
    seeds,
    add(id, from) {
      if (sources[id] !== undefined) throw new Error(`source ${id} is there already`);
      change(id, from);
    },
    remove: (id) => change(id, null),
    move: (id, to) => change(id, to),
    changedLinks: () => changed.take(),
  };
}

/** A set of small whole numbers in the order of their coming, emptied without touching the rest. */
class MarkedSet {
  readonly items: Uint32Array;
  count = 0;
  private readonly has: Uint8Array;

  constructor(size: number) {
    this.items = new Uint32Array(size);
    this.has = new Uint8Array(size);
  }

  add(item: number): void {
    if (this.has[item] === 1) return;
    this.has[item] = 1;
    this.items[this.count++] = item;
  }

  take(): Uint32Array {
    const taken = this.items.slice(0, this.count);
    for (const item of taken) this.has[item] = 0;
    this.count = 0;
    return taken;
  }
}
