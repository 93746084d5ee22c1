import { nodeDistances } from '../src/analysis/network/node-distances.ts';
import { createOrder } from '../src/analysis/network/order/fast-field.ts';
import { farMm } from '../src/analysis/network/order/spec.ts';
import { orderOfNodes } from '../src/analysis/network/order/sweep.ts';
import { wasmSweeper } from '../src/analysis/network/order/wasm/sweeper.ts';
import type { Source } from '../src/analysis/network/search.ts';
import { createSearcher } from '../src/analysis/network/searcher.ts';
import type { Network } from '../src/analysis/network/spec.ts';
import { silentHost } from '../src/core/result.ts';
import { type Timing, timed } from './time.ts';

/** What one of our jobs took, and its answer in the form in which a peer's is compared. */
export interface Done {
  readonly timing: Timing;
  readonly answer: ArrayLike<number>;
}

/** A generator of numbers from 0 to 1, the same on every machine. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Different nodes that have a street. */
export function drawNodes({ nodeCount, arcStart }: Network, count: number, random: () => number): Uint32Array {
  const found = new Set<number>();
  while (found.size < count) {
    const node = Math.floor(random() * nodeCount);
    if (arcStart[node] !== arcStart[node + 1]) found.add(node);
  }
  return Uint32Array.from(found);
}

/** A source that stands exactly at a node, so that engines which know nodes only can answer the same question. */
export function sourceAt({ arcStart, arcEdge, edgeFrom, edgeMm }: Network, node: number): Source {
  const edge = arcEdge[arcStart[node] as number] as number;
  return { positions: [{ edge, offsetMm: edgeFrom[edge] === node ? 0 : (edgeMm[edge] as number), legMm: 0 }] };
}

/** Every node's distance to the nearest source of each kind within the limit, one search a kind; kinds one after the other. */
export async function nearestWithin(network: Network, kinds: readonly Uint32Array[], limitMm: number, runs: number): Promise<Done> {
  const searcher = createSearcher(network);
  const sources = kinds.map((nodes) => Array.from(nodes, (node) => sourceAt(network, node)));
  const answer = new Float64Array(kinds.length * network.nodeCount);
  const { timing } = await timed(runs, () => {
    sources.forEach((kind, number) => {
      const field = searcher.run(kind, limitMm);
      nodeDistances(field, answer.subarray(number * network.nodeCount, (number + 1) * network.nodeCount));
    });
  });
  return { timing, answer };
}

/** Reached nodes of each origin by itself: how many, sum of distances, sum weighed by node number. */
export async function reachOfEach(network: Network, origins: Uint32Array, limitMm: number, runs: number): Promise<Done> {
  const searcher = createSearcher(network);
  const sources = Array.from(origins, (node) => [sourceAt(network, node)]);
  const sums = new Float64Array(3 * origins.length);
  const { timing } = await timed(runs, () => {
    for (const each of sources) {
      searcher.run(each, limitMm);
      searcher.reachedNodes();
    }
  });
  sources.forEach((each, index) => {
    searcher.run(each, limitMm);
    const { node, mm } = searcher.reachedNodes();
    mm.forEach((distance, i) => {
      sums[3 * index] = (sums[3 * index] as number) + 1;
      sums[3 * index + 1] = (sums[3 * index + 1] as number) + distance;
      sums[3 * index + 2] = (sums[3 * index + 2] as number) + distance * ((node[i] as number) % 1009);
    });
  });
  return { timing, answer: sums };
}

export interface Swept {
  readonly orderTiming: Timing;
  readonly orderBytes: number;
  readonly one: Done;
  readonly eight: Done;
}

/** Without limit over an order made before: one kind, then eight in one pass. */
export async function sweepAll(network: Network, kinds: readonly Uint32Array[], orderRuns: number, runs: number): Promise<Swept> {
  const { timing: orderTiming, answer: core } = await timed(orderRuns, () => createOrder(network, silentHost));
  const order = orderOfNodes(core, network.links, network.nodeCount);
  const sweeper = wasmSweeper(order);
  if (sweeper === null || order.latestStartMm < 0) throw new Error('this network is too long for a sweep in 32 bits');
  const starts = kinds.map((node) => ({ node, mm: new Int32Array(node.length) }));
  const first = await timed(runs, () => sweeper.run(starts.slice(0, 1)));
  const one = { timing: first.timing, answer: kindsApart(first.answer, 1, network.nodeCount) };
  const all = await timed(runs, () => sweeper.run(starts));
  const eight = { timing: all.timing, answer: kindsApart(all.answer, kinds.length, network.nodeCount) };
  return { orderTiming, orderBytes: bytesOf(core) + order.nodeAt.byteLength, one, eight };
}

/** Interleaved distances as one column a kind after the other, not reached as Infinity. */
function kindsApart({ mm, stride }: { readonly mm: Int32Array; readonly stride: number }, kinds: number, nodeCount: number): Float64Array {
  const apart = new Float64Array(kinds * nodeCount);
  for (let kind = 0; kind < kinds; kind++) {
    for (let node = 0; node < nodeCount; node++) {
      const value = mm[node * stride + kind] as number;
      apart[kind * nodeCount + node] = value === farMm ? Infinity : value;
    }
  }
  return apart;
}

/** Bytes of all columns of a record, those of records inside it too. */
export function bytesOf(record: object): number {
  let bytes = 0;
  for (const value of Object.values(record)) {
    if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) bytes += value.byteLength;
    else if (typeof value === 'object' && value !== null && !Array.isArray(value)) bytes += bytesOf(value);
  }
  return bytes;
}
