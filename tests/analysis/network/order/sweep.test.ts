import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { orderGraph } from '../../../../src/analysis/network/order/contract.ts';
import { farMm, type Order } from '../../../../src/analysis/network/order/spec.ts';
import { orderOfNodes, sweep } from '../../../../src/analysis/network/order/sweep.ts';
import { wasmSweeper } from '../../../../src/analysis/network/order/wasm/sweeper.ts';
import { Cancelled, silentHost } from '../../../../src/core/result.ts';
import { anyGraph, anyStarts, bruteNearest, type Edge, graphOf, linksOf, type Start } from './graphs.ts';

async function orderOf(nodeCount: number, edges: readonly Edge[]): Promise<Order> {
  const links = linksOf(nodeCount, edges);
  return orderOfNodes(await orderGraph(links, silentHost), links, nodeCount);
}

async function swept(nodeCount: number, edges: readonly Edge[], starts: readonly Start[]): Promise<number[]> {
  return [...sweep(await orderOf(nodeCount, edges), columnsOf(starts))];
}

function columnsOf(starts: readonly Start[]) {
  return { node: Uint32Array.from(starts, ({ node }) => node), mm: Int32Array.from(starts, ({ mm }) => mm) };
}

function truthOf(nodeCount: number, edges: readonly Edge[], starts: readonly Start[]): number[] {
  return bruteNearest(nodeCount, edges, starts).mm.map((mm) => (mm === Infinity ? farMm : mm));
}

/** Distances of one kind of a pass of several. */
function kindOf({ mm, stride }: { readonly mm: Int32Array; readonly stride: number }, kind: number): number[] {
  return [...mm].filter((_, at) => at % stride === kind);
}

describe('sweep over a contraction order', () => {
  test('a street with a side street: distances by hand', async () => {
    // 0 —100— 1 —50— 2 —70— 3, and from 2 a side street —30— 4; start at 0 with a lead of 5.
    const edges: Edge[] = [
      [0, 1, 100],
      [1, 2, 50],
      [2, 3, 70],
      [2, 4, 30],
    ];
    expect(await swept(5, edges, [{ node: 0, mm: 5 }])).toEqual([5, 105, 155, 225, 185]);
    const two = [
      { node: 3, mm: 0 },
      { node: 1, mm: 30 },
    ];
    expect(await swept(5, edges, two)).toEqual([130, 30, 70, 0, 100]);
  });

  test('two starts inside one link reach each other along it and the rest over both ends', async () => {
    // Ends 0 and 5 are junctions by their dead ends 6, 7 and 8, 9; between them 1, 2, 3, 4, every step 10.
    const edges: Edge[] = [0, 1, 2, 3, 4].map((n): Edge => [n, n + 1, 10]);
    edges.push([0, 6, 1], [0, 7, 2], [5, 8, 1], [5, 9, 2]);
    const starts = [
      { node: 2, mm: 3 },
      { node: 4, mm: 0 },
    ];
    expect(await swept(10, edges, starts)).toEqual([23, 13, 3, 10, 0, 10, 24, 25, 11, 12]);
  });

  test('no start, and no node', async () => {
    expect(await swept(3, [[0, 1, 4]], [])).toEqual([farMm, farMm, farMm]);
    expect(await swept(0, [], [])).toEqual([]);
    expect(wasmSweeper(await orderOf(0, []))?.run([columnsOf([])]).mm.length).toBe(0);
  });

  test('equals brute force on graphs of every shape', async () => {
    const seen = { reached: 0, far: 0 };
    await fc.assert(
      fc.asyncProperty(anyGraph, anyStarts, async ({ nodeCount, edges }, drawn) => {
        const starts = nodeCount === 0 ? [] : drawn.map(({ node, mm }) => ({ node: node % nodeCount, mm }));
        const truth = truthOf(nodeCount, edges, starts);
        expect(await swept(nodeCount, edges, starts)).toEqual(truth);
        seen.far += truth.filter((mm) => mm === farMm).length;
        seen.reached += truth.filter((mm) => mm !== farMm).length;
      }),
      { numRuns: 500, seed: 20261123 },
    );
    expect(Math.min(seen.far, seen.reached)).toBeGreaterThan(1500);
  });

  test('in WebAssembly one kind, four and eight at once equal brute force, pass after pass over one memory', async () => {
    await fc.assert(
      fc.asyncProperty(anyGraph, fc.array(anyStarts, { minLength: 8, maxLength: 8 }), async ({ nodeCount, edges }, drawn) => {
        const kinds = drawn.map((starts) => (nodeCount === 0 ? [] : starts.map(({ node, mm }) => ({ node: node % nodeCount, mm }))));
        const sweeper = wasmSweeper(await orderOf(nodeCount, edges));
        for (const count of [8, 1, 3, 4, 6]) {
          const answer = sweeper?.run(kinds.slice(0, count).map(columnsOf));
          if (!answer) throw new Error('no WebAssembly here');
          kinds.slice(0, count).forEach((starts, kind) => {
            expect(kindOf(answer, kind)).toEqual(truthOf(nodeCount, edges, starts));
          });
        }
      }),
      { numRuns: 80, seed: 20261123 },
    );
  });

  test('more than eight kinds in one pass are refused', async () => {
    const sweeper = wasmSweeper(await orderOf(2, [[0, 1, 5]]));
    expect(() => sweeper?.run(Array.from({ length: 9 }, () => columnsOf([])))).toThrow(RangeError);
  });
});

describe('without WebAssembly there is no sweeper, and the plain sweep remains', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.resetModules();
  });

  test('where the browser has none', async () => {
    const order = await orderOf(2, [[0, 1, 5]]);
    vi.stubGlobal('WebAssembly', undefined);
    expect(wasmSweeper(order)).toBeNull();
    expect([...sweep(order, columnsOf([{ node: 0, mm: 1 }]))]).toEqual([1, 6]);
  });

  test('where the policy of the page forbids it', async () => {
    const order = await orderOf(2, [[0, 1, 5]]);
    vi.resetModules();
    const fresh = await import('../../../../src/analysis/network/order/wasm/sweeper.ts');
    const { Memory, CompileError } = WebAssembly;
    class Forbidden {
      constructor() {
        throw new CompileError('disallowed by embedder');
      }
    }
    vi.stubGlobal('WebAssembly', { Memory, CompileError, Module: Forbidden });
    expect(fresh.wasmSweeper(order)).toBeNull();
  });
});

describe('the order', () => {
  const ladder: Edge[] = Array.from({ length: 60 }, (_, i): Edge[] => [
    [i, i + 61, 10 + (i % 7)],
    [i, i + 1, 20 + (i % 5)],
    [i + 61, i + 62, 20 + (i % 3)],
  ]).flat();

  test('is the same for the same graph', async () => {
    expect(await orderGraph(graphOf(122, ladder), silentHost)).toEqual(await orderGraph(graphOf(122, ladder), silentHost));
  });

  test('leads up only, and holds every junction once', async () => {
    const order = await orderGraph(graphOf(122, ladder), silentHost);
    for (let place = 0; place < order.count; place++) {
      const up = [...order.upPlace.subarray(order.upStart[place], order.upStart[place + 1])];
      expect(up.every((other) => other < place)).toBe(true);
      expect(order.placeOf[order.junctionAt[place] as number]).toBe(place);
    }
    expect([...order.junctionAt].sort((a, b) => a - b)).toEqual(Array.from({ length: 122 }, (_, n) => n));
  });

  test('says up to when a start may come, and that 32 bits are too few for a road around the world', async () => {
    // A road of 2 × 100 km: its middle is on top or an end is, so that two nodes are told to lie at most 200 or 400 km apart.
    const road: Edge[] = [
      [0, 1, 100_000_000],
      [1, 2, 100_000_000],
      [1, 3, 1],
    ];
    const { core, latestStartMm } = await orderOf(4, road);
    expect(core.diameterMm).toBeGreaterThanOrEqual(200_000_000);
    expect(core.diameterMm).toBeLessThanOrEqual(400_000_000);
    expect(latestStartMm).toBeGreaterThan(0);
    const around = road.map(([a, b, mm]): Edge => [a, b, 10 * mm]);
    expect((await orderOf(4, around)).latestStartMm).toBeLessThan(0);
  });

  test('stops where it is told to', async () => {
    const many = 3000;
    const comb = Array.from({ length: many }, (_, i): Edge[] => [
      [i, i + 1, 1],
      [i, many + 1 + i, 1],
    ]).flat();
    let asked = 0;
    const host = { progress: () => {}, cancelled: () => ++asked > 1 };
    await expect(orderGraph(graphOf(2 * many + 1, comb), host)).rejects.toThrow(Cancelled);
  });
});
