import type { Field, Way } from './search.ts';
import type { Network, Position } from './spec.ts';

/**
 * The line of a way found by `nearestWay`, in the plane, from where it enters the network to where it leaves it. The caller adds the straight
 * legs at both ends. Also the source's position at which it ends.
 */
export function routeLine(field: Field, way: Way): { readonly xy: readonly (readonly [number, number])[]; readonly end: Position } {
  const { network } = field;
  const start = positionXY(network, way.from);
  if (way.to !== null) return { xy: [start, positionXY(network, way.to)], end: way.to };
  const xy: (readonly [number, number])[] = [start];
  let node = way.endNode;
  for (; field.previous[node] !== -1; node = field.previous[node] as number) xy.push(nodeXY(network, node));
  xy.push(nodeXY(network, node));
  const end = endPosition(field, node, field.source[node] as number);
  xy.push(positionXY(network, end));
  return { xy, end };
}

function positionXY(network: Network, { edge, offsetMm }: Position): readonly [number, number] {
  const [ax, ay, bx, by] = network.edgeXY.subarray(4 * edge, 4 * edge + 4) as unknown as [number, number, number, number];
  const length = network.edgeMm[edge] as number;
  const share = length > 0 ? offsetMm / length : 0;
  return [ax + share * (bx - ax), ay + share * (by - ay)];
}

function nodeXY(network: Network, node: number): readonly [number, number] {
  return [network.nodeXY[2 * node] as number, network.nodeXY[2 * node + 1] as number];
}

/** Which position of a source gave a node at an end of its edge its distance. */
function endPosition(field: Field, node: number, source: number): Position {
  const { network } = field;
  const cost = ({ edge, offsetMm, legMm }: Position): number => {
    if (network.edgeFrom[edge] === node) return legMm + offsetMm;
    return network.edgeTo[edge] === node ? legMm + (network.edgeMm[edge] as number) - offsetMm : Infinity;
  };
  const positions = field.sources[source]?.positions ?? [];
  return positions.reduce((best, position) => (cost(position) < cost(best) ? position : best), positions[0] as Position);
}
