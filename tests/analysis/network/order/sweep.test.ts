import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { orderGraph } from '../../../../src/analysis/network/order/contract.ts';
import { farMm } from '../../../../src/analysis/network/order/spec.ts';
import { sweep } from '../../../../src/analysis/network/order/sweep.ts';
import { Cancelled, silentHost } from '../../../../src/core/result.ts';
import { anyGraph, anyStarts, bruteNearest, type Edge, graphOf, type Start } from './graphs.ts';

async function swept(nodeCount: number, edges: readonly Edge[], starts: readonly Start[]): Promise<number[]> {
  const order = await orderGraph(graphOf(nodeCount, edges), silentHost);
  return [...sweep(order, columnsOf(starts))];
}

function columnsOf(starts: readonly Start[]) {
  return { node: Uint32Array.from(starts, ({ node }) => node), mm: Int32Array.from(starts, ({ mm }) => mm) };
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
    expect(
      await swept(5, edges, [
        { node: 3, mm: 0 },
        { node: 1, mm: 30 },
      ]),
    ).toEqual([130, 30, 70, 0, 100]);
  });

  test('two starts inside one chain reach each other along it and the rest over both ends', async () => {
    // Ends 0 and 5 are junctions by their dead ends 6, 7 and 8, 9; inside the chain 1, 2, 3, 4, every step 10.
    const edges: Edge[] = [0, 1, 2, 3, 4].map((n): Edge => [n, n + 1, 10]);
    edges.push([0, 6, 1], [0, 7, 2], [5, 8, 1], [5, 9, 2]);
    const starts = [
      { node: 2, mm: 3 },
      { node: 4, mm: 0 },
    ];
    expect(await swept(10, edges, starts)).toEqual([23, 13, 3, 10, 0, 10, 24, 25, 11, 12]);
  });

  test('equals brute force on graphs of every shape', async () => {
    const seen = { reached: 0, far: 0 };
    await fc.assert(
      fc.asyncProperty(anyGraph, anyStarts, async ({ nodeCount, edges }, drawn) => {
        const starts = nodeCount === 0 ? [] : drawn.map(({ node, mm }) => ({ node: node % nodeCount, mm }));
        const truth = bruteNearest(nodeCount, edges, starts).mm.map((mm) => (mm === Infinity ? farMm : mm));
        expect(await swept(nodeCount, edges, starts)).toEqual(truth);
        seen.far += truth.filter((mm) => mm === farMm).length;
        seen.reached += truth.filter((mm) => mm !== farMm).length;
      }),
      { numRuns: 800, seed: 20261123 },
    );
    expect(Math.min(seen.far, seen.reached)).toBeGreaterThan(2000);
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

  test('leads up only, and holds every node once', async () => {
    const order = await orderGraph(graphOf(122, ladder), silentHost);
    for (let place = 0; place < order.coreCount; place++) {
      const up = [...order.upPlace.subarray(order.upStart[place], order.upStart[place + 1])];
      expect(up.every((other) => other < place)).toBe(true);
    }
    expect([...order.coreNode, ...order.innerNode].sort((a, b) => a - b)).toEqual(Array.from({ length: 122 }, (_, n) => n));
  });

  test('says how far apart two nodes can be, and that 32 bits are too few for a road around the world', async () => {
    const road: Edge[] = [
      [0, 1, 400_000_000],
      [1, 2, 400_000_000],
    ];
    const near = await orderGraph(graphOf(3, road), silentHost);
    expect(near.diameterMm).toBeGreaterThanOrEqual(800_000_000);
    const far = await orderGraph(graphOf(4, [...road, [2, 3, 1_000_000_000]]), silentHost);
    expect(far.diameterMm).toBe(Infinity);
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
