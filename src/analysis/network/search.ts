import type { Links, Network, Position } from './spec.ts';
import { beyondMm, quantised, Spread } from './spread.ts';

/** A place to measure from: positions on the network, each of which `startMm` comes before. */
export interface Source {
  readonly positions: readonly Position[];
  /** Added before the leg; default 0. */
  readonly startMm?: number;
}

/** One position of a source on a link: `atMm` from the link's `from` end, reached after `mm` (lead and leg). */
export interface Seed {
  readonly source: number;
  readonly position: Position;
  readonly atMm: number;
  readonly mm: number;
}

/**
 * Distances in millimetres from every junction of `network.links` to its nearest source within the limit; places inside a link follow from its
 * two ends and the seeds on it. `source` is the number of that source, -1 where none lies within the limit; of sources equally near the lower
 * number. Distances are exact sums of whole edges and of legs and offsets rounded to 1/64 mm.
 */
export interface Field {
  readonly network: Network;
  readonly sources: readonly (Source | undefined)[];
  readonly limitMm: number;
  readonly distanceMm: Float64Array;
  readonly source: Int32Array;
  /** Sources that have a position on a link. */
  readonly seeds: ReadonlyMap<number, readonly Seed[]>;
}

export interface Answer {
  readonly mm: number;
  readonly source: number;
}

/** Where on its link a position lies, from the link's `from` end, to 1/64 mm. */
export function atOnLink({ links, edgeMm }: Pick<Network, 'links' | 'edgeMm'>, { edge, offsetMm }: Position): number {
  const along = quantised(Math.min(Math.max(offsetMm, 0), edgeMm[edge] as number));
  const at = links.edgeAtMm[edge] as number;
  return links.edgeAlong[edge] === 1 ? at + along : at - along;
}

/** Takes offers of labels to junctions. */
type Offers = Pick<Spread, 'offer'>;

/** Seeds by link. */
export type Seeds = Map<number, Seed[]>;

/**
 * Puts the positions of a source on their links and offers them to both ends. Positions that are not on the network or not finite are passed
 * over.
 */
export function plant(offers: Offers, { edgeMm, links }: Network, seeds: Seeds, source: number, { positions, startMm = 0 }: Source): void {
  const lead = quantised(startMm);
  for (const position of positions) {
    const link = links.edgeLink[position.edge] ?? -1;
    if (link < 0) continue;
    const mm = lead + quantised(position.legMm);
    const atMm = atOnLink({ edgeMm, links }, position);
    if (!Number.isFinite(mm + atMm)) continue;
    const seed: Seed = { source, position, atMm, mm };
    const onLink = seeds.get(link);
    if (onLink) onLink.push(seed);
    else seeds.set(link, [seed]);
    offerSeed(offers, links, link, seed);
  }
}

/** Offers a seed to both ends of its link. */
export function offerSeed(offers: Offers, { linkFrom, linkTo, linkMm }: Links, link: number, { source, atMm, mm }: Seed): void {
  offers.offer(linkFrom[link] as number, mm + atMm, source);
  offers.offer(linkTo[link] as number, mm + (linkMm[link] as number) - atMm, source);
}

/** One search from all sources at once, up to `limitMm` inclusive (Infinity for none). */
export function searchFrom(network: Network, sources: readonly Source[], limitMm: number): Field {
  return searchInto(new Spread(network.links), network, sources, limitMm);
}

/** The same with labels that are empty already. */
export function searchInto(spread: Spread, network: Network, sources: readonly Source[], limitMm: number): Field {
  const { distanceMm, source } = spread;
  spread.begin(beyondMm(limitMm));
  const seeds = plantAll(spread, network, sources);
  spread.run();
  return { network, sources, limitMm, distanceMm, source, seeds };
}

/** Plants all sources; the seeds by link. */
export function plantAll(offers: Offers, network: Network, sources: readonly Source[]): Seeds {
  const seeds: Seeds = new Map();
  for (let index = 0; index < sources.length; index++) plant(offers, network, seeds, index, sources[index] as Source);
  return seeds;
}

/** A shortest way with where it goes: it leaves its link by the end `by`, or stays on it up to the source's position `to`. */
export interface Way extends Answer {
  readonly from: Position;
  readonly by: 'from' | 'to' | null;
  readonly to: Position | null;
}

/**
 * Shortest way from positions to the nearest source of a field: over the ends of each link, or straight along it where the source lies on
 * the same link. null where none lies within the field's limit.
 */
export function nearestWay(field: Field, positions: readonly Position[]): Way | null {
  const { network, distanceMm, source, seeds } = field;
  const { edgeLink, linkFrom, linkTo, linkMm } = network.links;
  let mm = beyondMm(field.limitMm);
  let nearest = -1;
  let from: Position | null = null;
  let by: Way['by'] = null;
  let to: Position | null = null;
  const offer = (walk: number, other: number, start: Position, end: Way['by'], goal: Position | null) => {
    if (!(walk < mm || (walk === mm && other < nearest))) return;
    mm = walk;
    nearest = other;
    from = start;
    by = end;
    to = goal;
  };
  for (const position of positions) {
    const link = edgeLink[position.edge] ?? -1;
    if (link < 0) continue;
    const leg = quantised(position.legMm);
    const at = atOnLink(network, position);
    const onLink = seeds.get(link);
    if (onLink) for (const seed of onLink) offer(leg + Math.abs(at - seed.atMm) + seed.mm, seed.source, position, null, seed.position);
    const a = linkFrom[link] as number;
    const b = linkTo[link] as number;
    offer(leg + at + (distanceMm[a] as number), source[a] as number, position, 'from', null);
    offer(leg + (linkMm[link] as number) - at + (distanceMm[b] as number), source[b] as number, position, 'to', null);
  }
  return from && { mm, source: nearest, from, by, to };
}
