import type { Network, Position } from './spec.ts';

export type XY = readonly [number, number];

export function nodePoint({ nodeXY }: Network, node: number): XY {
  return [nodeXY[2 * node] as number, nodeXY[2 * node + 1] as number];
}

/** A position as a point of the plane. */
export function positionPoint(network: Network, { edge, offsetMm }: Position): XY {
  const [ax, ay, bx, by] = network.edgeXY.subarray(4 * edge, 4 * edge + 4) as unknown as [number, number, number, number];
  const length = network.edgeMm[edge] as number;
  const share = length > 0 ? offsetMm / length : 0;
  return [ax + share * (bx - ax), ay + share * (by - ay)];
}

/** The shape points of a link strictly between two places on it (millimetres from its `from` end), in the order of walking. */
export function pointsBetween(network: Network, link: number, fromMm: number, toMm: number): XY[] {
  const { chainStart, chainAtMm, chainNode } = network.links;
  const points: XY[] = [];
  const low = Math.min(fromMm, toMm);
  const high = Math.max(fromMm, toMm);
  for (let c = chainStart[link] as number; c < (chainStart[link + 1] as number); c++) {
    const at = chainAtMm[c] as number;
    if (at > low && at < high) points.push(nodePoint(network, chainNode[c] as number));
  }
  return fromMm <= toMm ? points : points.reverse();
}

/** The place on a link that lies `mm` from its `from` end, as a position without a leg. */
export function positionAlong({ links, edgeMm }: Network, link: number, mm: number): Position {
  const { chainStart, chainAtMm, chainEdge, edgeAlong, edgeAtMm } = links;
  let low = chainStart[link] as number;
  let high = (chainStart[link + 1] as number) - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((chainAtMm[middle] as number) >= mm) high = middle;
    else low = middle + 1;
  }
  const edge = chainEdge[low] as number;
  const start = edgeAtMm[edge] as number;
  const offset = edgeAlong[edge] === 1 ? mm - start : start - mm;
  return { edge, offsetMm: Math.min(Math.max(offset, 0), edgeMm[edge] as number), legMm: 0 };
}
