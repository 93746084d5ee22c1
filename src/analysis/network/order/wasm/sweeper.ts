import { enterChains, enterCore, type Starts } from '../enter.ts';
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
  readonly coreNode: number;
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
  if (layout.end + bytesOf(order, 8) > mostBytes) return null;
  const memory = new WebAssembly.Memory({ initial: pagesOf(layout.end + bytesOf(order, 1)) });
  const loops = loopsOver(memory);
  if (loops === null) return null;
  write(order, layout, memory.buffer);
  return {
    run: (kinds) => {
      const stride: Width = kinds.length <= 1 ? 1 : kinds.length <= 4 ? 4 : 8;
      if (kinds.length > stride) throw new RangeError('at most eight kinds in one pass');
      const missing = pagesOf(layout.end + bytesOf(order, stride)) - memory.buffer.byteLength / pageBytes;
      if (missing > 0) memory.grow(missing);
      return { mm: pass(order, layout, memory.buffer, loops[stride], stride, kinds), stride };
    },
  };
}

/** Distances of the core, then of all nodes. */
function bytesOf({ coreCount, nodeCount }: Order, stride: Width): number {
  return 4 * stride * (coreCount + nodeCount);
}

function pagesOf(bytes: number): number {
  return Math.ceil(bytes / pageBytes);
}

function layoutOf({ coreCount, upPlace, chainFrom, innerNode }: Order): Layout {
  const first = 0;
  const arcs = first + 4 * (coreCount + 1);
  const chains = arcs + 8 * upPlace.length;
  const inner = chains + 16 * chainFrom.length;
  const coreNode = inner + 8 * innerNode.length;
  return { first, arcs, chains, inner, coreNode, end: Math.ceil((coreNode + 4 * coreCount) / 64) * 64 };
}

function write(order: Order, layout: Layout, buffer: ArrayBuffer): void {
  const { upStart, upPlace, upMm, chainFrom, chainTo, chainMm, chainStart, innerNode, innerMm, coreNode, coreCount } = order;
  new Uint32Array(buffer, layout.first, coreCount + 1).set(upStart);
  new Uint32Array(buffer, layout.coreNode, coreCount).set(coreNode);
  const arcs = new Int32Array(buffer, layout.arcs, 2 * upPlace.length);
  for (let a = 0; a < upPlace.length; a++) {
    arcs[2 * a] = upPlace[a] as number;
    arcs[2 * a + 1] = upMm[a] as number;
  }
  const chains = new Int32Array(buffer, layout.chains, 4 * chainFrom.length);
  for (let c = 0; c < chainFrom.length; c++) {
    chains[4 * c] = chainFrom[c] as number;
    chains[4 * c + 1] = chainTo[c] as number;
    chains[4 * c + 2] = chainMm[c] as number;
    chains[4 * c + 3] = layout.inner + 8 * (chainStart[c + 1] as number);
  }
  const inner = new Int32Array(buffer, layout.inner, 2 * innerNode.length);
  for (let i = 0; i < innerNode.length; i++) {
    inner[2 * i] = innerNode[i] as number;
    inner[2 * i + 1] = innerMm[i] as number;
  }
}

function pass(order: Order, layout: Layout, buffer: ArrayBuffer, loops: Loops, stride: Width, kinds: readonly Starts[]): Int32Array {
  const { coreCount, nodeCount } = order;
  const [core, out] = [layout.end, layout.end + 4 * stride * coreCount];
  const places = new Int32Array(buffer, core, stride * coreCount).fill(farMm);
  kinds.forEach((starts, kind) => {
    enterCore(order, places, starts, stride, kind);
  });
  loops.climb(layout.first + 4 * coreCount, layout.arcs, core, out);
  loops.descend(layout.first, layout.arcs, core, out);
  loops.place(layout.coreNode, core, out, out);
  loops.fill(layout.chains, layout.inner, layout.inner, core, out);
  const mm = new Int32Array(buffer, out, stride * nodeCount);
  kinds.forEach((starts, kind) => {
    enterChains(order, mm, starts, stride, kind);
  });
  return mm;
}
