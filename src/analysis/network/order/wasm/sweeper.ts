import type { Links } from '../../spec.ts';
import type { Starts } from '../enter.ts';
import { farMm, type Order } from '../spec.ts';
import { type Loops, loopsOver, type Width } from './loops.ts';

const pageBytes = 65_536;
/** A memory's addresses are 32-bit numbers, and signed in some of what reads them. */
const mostBytes = 2 ** 31 - pageBytes;

/** Where the columns of an order lie in the memory, in bytes. */
interface Layout {
  readonly first: number;
  readonly arcs: number;
  readonly chains: number;
  readonly inner: number;
  readonly innerChain: number;
  readonly coreNode: number;
  readonly nodeAt: number;
  readonly end: number;
}

/** The sweep in WebAssembly: the same answers as `sweep`, and up to eight kinds beside each other in one pass. */
export interface WasmSweeper {
  /**
   * Distances of every node to the nearest start of each kind; those of node n begin at `n * stride`. The column is the sweeper's own and
   * holds until the next call.
   */
  run(kinds: readonly Starts[]): { readonly mm: Int32Array; readonly stride: Width };
}

/** Lays an order out in a memory of its own; null where WebAssembly may not be used or the network is too large for it. */
export function wasmSweeper(order: Order): WasmSweeper | null {
  const layout = layoutOf(order);
  if (typeof WebAssembly === 'undefined' || layout.end + bytesOf(order, 8) > mostBytes) return null;
  const memory = new WebAssembly.Memory({ initial: pagesOf(layout.end + bytesOf(order, 1)) });
  const loops = loopsOver(memory);
  if (loops === null) return null;
  write(order, layout, memory.buffer);
  return {
    run: (kinds) => {
      const stride: Width = kinds.length <= 1 ? 1 : kinds.length <= 4 ? 4 : 8;
      if (kinds.length > stride) throw new RangeError('at most eight kinds in one pass');
      const starts = kinds.reduce((sum, { node }) => sum + node.length, 0);
      const missing = pagesOf(layout.end + bytesOf(order, stride) + 8 * starts) - memory.buffer.byteLength / pageBytes;
      if (missing > 0) memory.grow(missing);
      return { mm: pass(order, layout, memory.buffer, loops[stride], stride, kinds), stride };
    },
  };
}

/** Distances of the core, then of all nodes. */
function bytesOf({ core, nodeCount }: Order, stride: Width): number {
  return 4 * stride * (core.count + nodeCount);
}

function pagesOf(bytes: number): number {
  return Math.ceil(bytes / pageBytes);
}

function layoutOf({ core, links, nodeCount }: Order): Layout {
  const { nested, inner: innerCount } = chainCounts(links);
  const first = 0;
  const arcs = first + 4 * (core.count + 1);
  // One record stands before the first chain: a chain's inner nodes begin where those of the record before end.
  const chains = arcs + 8 * core.upPlace.length + 16;
  const inner = chains + 16 * nested;
  const innerChain = inner + 8 * innerCount;
  const coreNode = innerChain + 4 * innerCount;
  const nodeAt = coreNode + 4 * core.count;
  return { first, arcs, chains, inner, innerChain, coreNode, nodeAt, end: Math.ceil((nodeAt + 4 * nodeCount) / 64) * 64 };
}

/** Links with nodes inside, and how many nodes there are inside all. */
function chainCounts({ chainStart, linkCount }: Links): { readonly nested: number; readonly inner: number } {
  let nested = 0;
  for (let link = 0; link < linkCount; link++) if ((chainStart[link + 1] as number) - (chainStart[link] as number) > 1) nested++;
  return { nested, inner: (chainStart[linkCount] as number) - linkCount };
}

function write(order: Order, layout: Layout, buffer: ArrayBuffer): void {
  const { count, upStart, upPlace, upMm, junctionAt } = order.core;
  new Uint32Array(buffer, layout.first, count + 1).set(upStart);
  const nodes = new Uint32Array(buffer, layout.coreNode, count);
  junctionAt.forEach((junction, place) => {
    nodes[place] = order.links.junctionNode[junction] as number;
  });
  const arcs = new Int32Array(buffer, layout.arcs, 2 * upPlace.length);
  for (let a = 0; a < upPlace.length; a++) {
    arcs[2 * a] = upPlace[a] as number;
    arcs[2 * a + 1] = upMm[a] as number;
  }
  writeChains(order, layout, buffer);
}

function writeChains({ core: { placeOf }, links, nodeAt, nodeCount }: Order, layout: Layout, buffer: ArrayBuffer): void {
  const { linkFrom, linkTo, linkMm, linkCount, chainStart, chainNode, chainAtMm } = links;
  const chains = new Int32Array(buffer, layout.chains, (layout.inner - layout.chains) / 4);
  const inner = new Int32Array(buffer, layout.inner, (layout.innerChain - layout.inner) / 4);
  const innerChain = new Uint32Array(buffer, layout.innerChain, inner.length / 2);
  const found = new Int32Array(buffer, layout.nodeAt, nodeCount);
  found.set(nodeAt);
  new Uint32Array(buffer, layout.chains - 4, 1)[0] = layout.inner;
  let chain = 0;
  let written = 0;
  for (let link = 0; link < linkCount; link++) {
    const last = (chainStart[link + 1] as number) - 1;
    if (chainStart[link] === last) continue;
    for (let c = chainStart[link] as number; c < last; c++) {
      inner[2 * written] = chainNode[c] as number;
      inner[2 * written + 1] = chainAtMm[c] as number;
      innerChain[written] = chain;
      found[chainNode[c] as number] = -1 - written++;
    }
    const from = placeOf[linkFrom[link] as number] as number;
    const to = placeOf[linkTo[link] as number] as number;
    chains.set([from, to, linkMm[link] as number, layout.inner + 8 * written], 4 * chain++);
  }
}

function pass(order: Order, layout: Layout, buffer: ArrayBuffer, loops: Loops, stride: Width, kinds: readonly Starts[]): Int32Array {
  const {
    core: { count },
    nodeCount,
  } = order;
  const [core, out] = [layout.end, layout.end + 4 * stride * count];
  new Int32Array(buffer, core, stride * count).fill(farMm);
  const ends = writeStarts(buffer, out + 4 * stride * nodeCount, kinds);
  const columns = [layout.nodeAt, layout.inner, layout.innerChain, layout.chains] as const;
  const eachKind = (enter: Loops['enterCore'], values: number) => {
    for (let kind = 0; kind < kinds.length; kind++) enter(ends[kind] as number, ends[kind + 1] as number, ...columns, values + 4 * kind);
  };
  eachKind(loops.enterCore, core);
  loops.climb(layout.first + 4 * count, layout.arcs, core, out);
  loops.descend(layout.first, layout.arcs, core, out);
  loops.place(layout.coreNode, core, out, out);
  loops.fill(layout.chains, layout.inner, layout.inner, core, out);
  eachKind(loops.enterChains, out);
  return new Int32Array(buffer, out, stride * nodeCount);
}

/** Starts as node and lead, one kind after the other; addresses where each kind begins, and the end. */
function writeStarts(buffer: ArrayBuffer, from: number, kinds: readonly Starts[]): readonly number[] {
  const ends = [from];
  for (const { node, mm } of kinds) {
    const pairs = new Int32Array(buffer, ends.at(-1), 2 * node.length);
    for (let s = 0; s < node.length; s++) {
      pairs[2 * s] = node[s] as number;
      pairs[2 * s + 1] = mm[s] as number;
    }
    ends.push((ends.at(-1) as number) + 8 * node.length);
  }
  return ends;
}
