import type { Network } from '../network/spec.ts';
import { quantised } from '../network/spread.ts';
import type { Crossings } from './columns.ts';
import type { EdgeWaits } from './ways.ts';

/** Where one crosses a main road without waiting: a footbridge or an underpass, in the plane. */
export interface FreeCrossing {
  readonly x: number;
  readonly y: number;
}

/** A footbridge this near to a node takes the wait away there. */
const freeWithinM = 20;

/**
 * Where walks cross main roads (trunk, primary, secondary; not their ramps). At a node that a main road passes through, every other way
 * ends at the kerb: leaving it there is half a crossing, so that going straight over is a whole one, and turning into the main road half of
 * one, as one is on the right side of it half of the time. Where main roads meet, each of them crosses the other. Both carriageways of a
 * divided road count. A footbridge or underpass nearby costs nothing; ways that cross on another level never meet.
 */
export function crossingsOf(network: Network, isMainLine: Uint8Array, free: readonly FreeCrossing[]): Crossings {
  const { nodeCount, edgeCount, edgeFrom, edgeTo, edgeLine, nodeXY } = network;
  const isMain = (edge: number) => isMainLine[edgeLine[edge] as number] === 1;
  const mainEnds = new Uint32Array(nodeCount);
  const count = (node: number) => {
    mainEnds[node] = (mainEnds[node] as number) + 1;
  };
  for (let edge = 0; edge < edgeCount; edge++) {
    if (!isMain(edge)) continue;
    count(edgeFrom[edge] as number);
    count(edgeTo[edge] as number);
  }
  for (let node = 0; node < nodeCount; node++) {
    const [x, y] = [nodeXY[2 * node] as number, nodeXY[2 * node + 1] as number];
    const near = freeWithinM * network.plane.scaleAt(x, y);
    if ((mainEnds[node] as number) >= 2 && free.some((one) => Math.hypot(one.x - x, one.y - y) <= near)) mainEnds[node] = 0;
  }
  const atFrom = new Uint8Array(edgeCount);
  const atTo = new Uint8Array(edgeCount);
  for (let edge = 0; edge < edgeCount; edge++) {
    const least = isMain(edge) ? 3 : 2;
    if ((mainEnds[edgeFrom[edge] as number] as number) >= least) atFrom[edge] = 1;
    if ((mainEnds[edgeTo[edge] as number] as number) >= least) atTo[edge] = 1;
  }
  return { atFrom, atTo };
}

/** Half the wait at each marked end, as the millimetres that could be walked meanwhile, rounded as searches round. */
export function edgeWaits({ atFrom, atTo }: Crossings, waitMm: number): EdgeWaits {
  const half = quantised(waitMm / 2);
  return { fromMm: Float64Array.from(atFrom, (at) => at * half), toMm: Float64Array.from(atTo, (at) => at * half) };
}
