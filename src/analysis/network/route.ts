import { nodePoint, pointsBetween, positionPoint, type XY } from './link-line.ts';
import type { Field, Seed, Way } from './search.ts';
import { atOnLink } from './search.ts';
import type { Network, Position } from './spec.ts';

/**
 * The line of a way found by `nearestWay`, in the plane, from where it enters the network to where it leaves it. The caller adds the straight
 * legs at both ends. Also the source's position at which it ends.
 */
export function routeLine(field: Field, way: Way): { readonly xy: readonly XY[]; readonly end: Position } {
  const { network } = field;
  const { links } = network;
  const link = links.edgeLink[way.from.edge] as number;
  const start = atOnLink(network, way.from);
  if (way.to !== null) return { xy: stretch(network, link, [way.from, start], [way.to, atOnLink(network, way.to)]), end: way.to };
  const isFrom = way.by === 'from';
  const xy = [positionPoint(network, way.from), ...pointsBetween(network, link, start, isFrom ? 0 : (links.linkMm[link] as number))];
  const { arcs, junction, last } = descent(field, (isFrom ? links.linkFrom[link] : links.linkTo[link]) as number);
  for (const { from, arc } of arcs) {
    xy.push(nodePoint(network, links.junctionNode[from] as number));
    const next = links.arcLink[arc] as number;
    const forward = links.linkFrom[next] === from;
    const length = links.linkMm[next] as number;
    xy.push(...pointsBetween(network, next, forward ? 0 : length, forward ? length : 0));
  }
  xy.push(nodePoint(network, links.junctionNode[junction] as number));
  const atEnd = last.forward ? 0 : (links.linkMm[last.link] as number);
  xy.push(...pointsBetween(network, last.link, atEnd, last.seed.atMm), positionPoint(network, last.seed.position));
  return { xy, end: last.seed.position };
}

/** A seed with the link it is on; `forward` where one comes to it from the link's `from` end. */
interface Arrival {
  readonly link: number;
  readonly seed: Seed;
  readonly forward: boolean;
}

interface Step {
  readonly from: number;
  readonly arc: number;
}

interface Descent {
  readonly arcs: readonly Step[];
  readonly junction: number;
  readonly last: Arrival;
}

/**
 * From a junction down to its source, over arcs that account exactly for the distance; the first such arc is tried first. No predecessors are
 * stored: sums are exact, so the labels tell the way. Among arcs of no length one can go wrong, and then turns back.
 */
function descent(field: Field, start: number): Descent {
  const { distanceMm, source } = field;
  const { arcStart, arcNode, arcMm } = field.network.links;
  const own = source[start] as number;
  const seen = new Set([start]);
  const arcs: Step[] = [];
  const tried: number[] = [arcStart[start] as number];
  for (let junction = start; ; ) {
    const last = arrival(field, junction, own);
    if (last) return { arcs, junction, last };
    let arc = tried.pop() as number;
    const end = arcStart[junction + 1] as number;
    const leads = (a: number) => {
      const next = arcNode[a] as number;
      return source[next] === own && !seen.has(next) && (distanceMm[next] as number) + (arcMm[a] as number) === distanceMm[junction];
    };
    while (arc < end && !leads(arc)) arc++;
    if (arc === end) {
      const step = arcs.pop();
      if (!step) throw new Error(`no way down from junction ${start}`);
      junction = step.from;
      continue;
    }
    tried.push(arc + 1);
    arcs.push({ from: junction, arc });
    junction = arcNode[arc] as number;
    seen.add(junction);
    tried.push(arcStart[junction] as number);
  }
}

/** The seed of a source that gives a junction its distance directly; null where it comes over another junction. */
function arrival({ network, seeds, distanceMm }: Field, junction: number, source: number): Arrival | null {
  const { arcStart, arcLink, linkFrom, linkTo, linkMm } = network.links;
  for (let arc = arcStart[junction] as number; arc < (arcStart[junction + 1] as number); arc++) {
    const link = arcLink[arc] as number;
    for (const seed of seeds.get(link) ?? []) {
      if (seed.source !== source) continue;
      const mm = distanceMm[junction] as number;
      if (linkFrom[link] === junction && seed.mm + seed.atMm === mm) return { link, seed, forward: true };
      if (linkTo[link] === junction && seed.mm + (linkMm[link] as number) - seed.atMm === mm) return { link, seed, forward: false };
    }
  }
  return null;
}

function stretch(
  network: Network,
  link: number,
  [from, fromMm]: readonly [Position, number],
  [to, toMm]: readonly [Position, number],
): XY[] {
  return [positionPoint(network, from), ...pointsBetween(network, link, fromMm, toMm), positionPoint(network, to)];
}
