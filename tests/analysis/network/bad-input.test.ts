import { describe, expect, test } from 'vitest';
import { longestMm } from '../../../src/analysis/network/links.ts';
import { createLiveField } from '../../../src/analysis/network/live-field.ts';
import { nodeDistances } from '../../../src/analysis/network/node-distances.ts';
import { reach } from '../../../src/analysis/network/reach.ts';
import { nearestWay, type Source, searchFrom } from '../../../src/analysis/network/search.ts';
import { snap } from '../../../src/analysis/network/snap.ts';
import type { Network, Position } from '../../../src/analysis/network/spec.ts';
import { lonLat, type XY } from '../../scenes/draw.ts';
import { draw, withLengths } from './random-network.ts';

const street = draw([
  [0, 0],
  [100, 0],
]);

function at(offsetMm: number, legMm = 0, edge = 0): Position {
  return { edge, offsetMm, legMm };
}

function one(...positions: Position[]): Source {
  return { positions };
}

function walk(network: Network, from: Position, to: readonly Source[], limitMm = Infinity) {
  const way = nearestWay(searchFrom(network, to, limitMm), [from]);
  return way && [way.mm, way.source];
}

function places(points: readonly XY[]) {
  return {
    ids: points.map((_, i) => `p${i}`),
    lonLat: Float64Array.from(points.flatMap(lonLat)),
    start: Uint32Array.from([...points.keys(), points.length]),
  };
}

describe('lines that are no good', () => {
  test('a vertex that is not a number breaks its line there', () => {
    const network = draw([
      [0, 0],
      [50, 0],
      [NaN, NaN],
      [100, 0],
      [150, 0],
    ]);
    expect([network.nodeCount, network.edgeCount, network.componentCount]).toEqual([4, 2, 2]);
  });

  test('a vertex given twice, and a line of one point, add nothing', () => {
    const twice = draw(
      [
        [0, 0],
        [0, 0],
        [100, 0],
        [100, 0],
      ],
      [[50, 50]],
    );
    expect([twice.edgeCount, twice.links.linkCount, twice.edgeMm[0]]).toEqual([1, 1, street.edgeMm[0]]);
    expect([...nodeDistances(searchFrom(twice, [one(at(0))], Infinity))].filter(Number.isFinite)).toHaveLength(2);
  });

  test('edges of no length are walked in no time', () => {
    const line = Array.from({ length: 6 }, (_, i): XY => [10 * i, 0]);
    const still = withLengths(draw(line), () => 0);
    expect([...nodeDistances(searchFrom(still, [one(at(0, 7))], 7))]).toEqual([7, 7, 7, 7, 7, 7]);
    expect(walk(still, at(0, 0, 4), [one(at(0, 5)), one(at(0, 5, 3))])).toEqual([5, 0]);
  });

  test('an edge round the world is cut down to what a number holds, not wrapped', () => {
    const network = draw([
      [0, 0],
      [-9_000_000, -3_000_000],
    ]);
    expect(network.edgeMm[0]).toBe(longestMm);
  });

  test('no line at all', () => {
    const none = draw();
    expect([none.nodeCount, none.links.linkCount, none.componentCount]).toEqual([0, 0, 0]);
    expect(nodeDistances(searchFrom(none, [one(at(0))], Infinity))).toHaveLength(0);
    expect(walk(none, at(0), [one(at(0))])).toBeNull();
    expect([...createLiveField(none, 5).changedLinks()]).toEqual([]);
  });
});

describe('sources that are no good', () => {
  test('none, one without a position, one off every edge and one that is not a number reach nothing', () => {
    const bad = [one(), one(at(0, 0, 99)), one(at(NaN)), one(at(0, NaN)), one(at(0, Infinity))];
    for (const sources of [[], bad]) expect([...searchFrom(street, sources, Infinity).source]).toEqual([-1, -1]);
    expect(walk(street, at(0), [...bad, one(at(30))])).toEqual([30, 5]);
    expect(walk(street, at(NaN), [one(at(30))])).toBeNull();
  });

  test('an offset past the end of its edge counts as the end', () => {
    const length = street.edgeMm[0] as number;
    expect(walk(street, at(0), [one(at(length + 500))])).toEqual([length, 0]);
    expect(walk(street, at(-20), [one(at(0))])).toEqual([0, 0]);
  });

  test('a facility 5 km from any street is connected to none, and leaves the rest as it is', () => {
    expect(snap(street, 505_050, 4_010_000, 100)).toEqual([]);
    const rows = reach(street, places([[0, 0]]), places([[50, 5000]]));
    expect(rows).toEqual([{ id: 'p0', metres: null, toId: null, status: 'unknown' }]);
    const near: XY[] = [
      [50, 5000],
      [70, 10],
    ];
    expect(reach(street, places([[0, 0]]), places(near))[0]).toMatchObject({ status: 'reached', toId: 'p1' });
  });

  test('two islands do not see each other', () => {
    const two = draw(
      [
        [0, 0],
        [100, 0],
      ],
      [
        [0, 500],
        [100, 500],
      ],
    );
    expect(walk(two, at(0, 0, 1), [one(at(0))])).toBeNull();
    expect(reach(two, places([[0, 500]]), places([[0, 0]]))[0]?.status).toBe('unknown');
  });
});

describe('limits', () => {
  test('0 reaches the place itself alone', () => {
    const field = searchFrom(street, [one(at(0))], 0);
    expect([...field.distanceMm].sort()).toEqual([0, Infinity]);
    expect(walk(street, at(0), [one(at(0))], 0)).toEqual([0, 0]);
    expect(walk(street, at(1), [one(at(0))], 0)).toBeNull();
    expect(walk(street, at(40_000), [one(at(40_000))], 0)).toEqual([0, 0]);
  });

  test('are inclusive to the rounded millimetre, also where 1000 × metres is not a whole number', () => {
    expect(walk(street, at(0), [one(at(30_000))], 30_000)).toEqual([30_000, 0]);
    expect(walk(street, at(0), [one(at(30_000, 0.4))], 30_000)?.[1]).toBe(0);
    expect(walk(street, at(0), [one(at(30_000, 0.5))], 30_000)).toBeNull();
    expect(1000 * 1.001).toBeLessThan(1001);
    expect(walk(street, at(0), [one(at(1001))], 1000 * 1.001)).toEqual([1001, 0]);
  });

  test('Infinity reaches everything that hangs together', () => {
    expect(walk(street, at(100_000), [one(at(0))])?.[1]).toBe(0);
  });
});

describe('one edge', () => {
  const length = street.edgeMm[0] as number;

  test('both its ends, and between two places on it, whichever comes first', () => {
    expect(walk(street, at(0), [one(at(length))])).toEqual([length, 0]);
    expect(walk(street, at(length), [one(at(0))])).toEqual([length, 0]);
    expect(walk(street, at(20_000), [one(at(70_000))])).toEqual([50_000, 0]);
    expect(walk(street, at(70_000), [one(at(20_000))])).toEqual([50_000, 0]);
  });

  test('a gate and a door on one edge meet along it, though the way round is longer than the limit', () => {
    const ring = draw([
      [0, 0],
      [400, 0],
      [400, 400],
      [0, 0],
    ]);
    expect(walk(ring, at(100_000, 2000), [one(at(103_000, 1000))], 6000)).toEqual([6000, 0]);
    expect(walk(ring, at(100_000, 2000), [one(at(103_000, 1001))], 6000)).toBeNull();
  });

  test('on a ring the shorter way round counts', () => {
    const ring = draw([
      [0, 0],
      [100, 0],
      [100, 100],
      [0, 100],
      [0, 0],
    ]);
    const [a = 0, b = 0, c = 0, d = 0] = ring.edgeMm;
    expect(walk(ring, at(10_000), [one(at(90_000, 0, 3))])).toEqual([10_000 + d - 90_000, 0]);
    expect(walk(ring, at(0), [one(at(0, 0, 2))])).toEqual([Math.min(a + b, c + d), 0]);
  });

  test('of two sources equally near the earlier serves, before and behind', () => {
    expect(walk(street, at(50_000), [one(at(60_000)), one(at(40_000))])).toEqual([10_000, 0]);
    expect(walk(street, at(50_000), [one(at(40_000)), one(at(60_000))])).toEqual([10_000, 0]);
    expect(walk(street, at(50_000), [one(at(60_000, 0.01)), one(at(40_000))])?.[1]).toBe(1);
  });
});

/** Dijkstra with 32-bit distances beside double keys, as one writes it by mistake. */
function with32Bit({ links }: Network, start: number, leadMm: number): Float32Array {
  const distance = new Float32Array(links.junctionCount).fill(Infinity);
  const queue: [number, number][] = [[leadMm, start]];
  distance[start] = leadMm;
  while (queue.length > 0) {
    queue.sort((a, b) => b[0] - a[0]);
    const [key, junction] = queue.pop() as [number, number];
    if (key > (distance[junction] as number)) continue;
    for (let a = links.arcStart[junction] as number; a < (links.arcStart[junction + 1] as number); a++) {
      const next = links.arcNode[a] as number;
      const mm = key + (links.arcMm[a] as number);
      if (mm >= (distance[next] as number)) continue;
      distance[next] = mm;
      queue.push([mm, next]);
    }
  }
  return distance;
}

test('32-bit distances beside double keys lose nodes; ours lose none', () => {
  const side = Array.from({ length: 25 }, (_, i) => i);
  const grid = draw(
    ...side.map((row) => side.map((column): XY => [100 * column, 100 * row])),
    ...side.map((column) => side.map((row): XY => [100 * column, 100 * row])),
  );
  const leadMm = 1 / 64;
  const lost = with32Bit(grid, 0, leadMm).filter((mm) => mm === Infinity).length;
  expect(lost).toBeGreaterThan(100);
  const node = grid.links.junctionNode[0] as number;
  const edge = grid.edgeFrom.indexOf(node);
  const field = searchFrom(grid, [one(at(0, leadMm, edge))], Infinity);
  expect(field.distanceMm.filter((mm) => mm === Infinity)).toHaveLength(0);
});
