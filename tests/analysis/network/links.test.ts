import { describe, expect, test } from 'vitest';
import { buildNetwork } from '../../../src/analysis/network/build.ts';
import { hilbertOrder } from '../../../src/analysis/network/hilbert.ts';
import { longestMm } from '../../../src/analysis/network/links.ts';
import type { Links, Network } from '../../../src/analysis/network/spec.ts';
import { seeded } from '../../oracles/tools.ts';
import { draw, linesOf, randomNetwork, whole, withLengths } from './random-network.ts';

/** Junctions and links as numbers, and the length of each link in metres, shortest first. */
function shape({ links }: Network) {
  return {
    junctions: links.junctionCount,
    links: links.linkCount,
    metres: [...links.linkMm].map((mm) => Math.round(mm / 1000)).sort((a, b) => a - b),
  };
}

const square = [
  [0, 0],
  [100, 0],
  [100, 100],
  [0, 100],
  [0, 0],
] as const;

describe('chains become links', () => {
  test('a street of many points is one link between its ends', () => {
    const network = draw([
      [0, 0],
      [30, 0],
      [60, 10],
      [100, 0],
    ]);
    expect(shape(network)).toMatchObject({ junctions: 2, links: 1 });
    expect(network.links.linkMm[0]).toBe(network.edgeMm.reduce((sum, mm) => sum + mm, 0));
  });

  test('a ring without a fork has one junction and one link that ends where it begins', () => {
    const network = draw(square);
    expect(shape(network)).toEqual({ junctions: 1, links: 1, metres: [400] });
    expect(network.links.linkFrom).toEqual(network.links.linkTo);
  });

  test('a ring on a stalk is a loop at the fork', () => {
    expect(
      shape(
        draw(square, [
          [0, 0],
          [-50, 0],
        ]),
      ),
    ).toEqual({ junctions: 2, links: 2, metres: [50, 400] });
  });

  test('two ways between the same forks are two links', () => {
    const network = draw(
      square,
      [
        [0, 0],
        [-50, 0],
      ],
      [
        [100, 100],
        [150, 100],
      ],
    );
    expect(shape(network)).toEqual({ junctions: 4, links: 4, metres: [50, 50, 200, 200] });
  });

  test('one street drawn twice is a ring, there and back', () => {
    const line = [
      [0, 0],
      [100, 0],
    ] as const;
    const network = draw(line, line);
    expect(shape(network)).toEqual({ junctions: 1, links: 1, metres: [200] });
    expect([...network.links.linkIsCut]).toEqual([0]);
  });

  test('a chain too long for a link is broken', () => {
    const line = Array.from({ length: 9 }, (_, i) => [100 * i, 0] as const);
    const network = withLengths(draw(line), () => longestMm / 3 + 1);
    expect(shape(network)).toMatchObject({ junctions: 5, links: 4 });
    expect(Math.max(...network.links.linkMm)).toBeLessThanOrEqual(longestMm);
  });

  test('every edge lies on one link at its own place, on random networks', () => {
    const random = seeded(21);
    for (let scene = 0; scene < 200; scene++) expect(misfits(randomNetwork(random))).toEqual([]);
  });
});

/** Places on links where the chain does not fit the edges. */
function misfits(network: Network): number[] {
  const { links } = network;
  const wrong: number[] = [];
  const seen = new Uint8Array(network.edgeCount);
  for (let link = 0; link < links.linkCount; link++) {
    let node = links.junctionNode[links.linkFrom[link] as number] as number;
    let mm = 0;
    for (let c = links.chainStart[link] as number; c < (links.chainStart[link + 1] as number); c++) {
      const edge = links.chainEdge[c] as number;
      const along = links.edgeAlong[edge] === 1;
      const [from, to] = along ? [network.edgeFrom[edge], network.edgeTo[edge]] : [network.edgeTo[edge], network.edgeFrom[edge]];
      const end = mm + (network.edgeMm[edge] as number);
      const fits = seen[edge] === 0 && links.edgeLink[edge] === link && from === node && links.edgeAtMm[edge] === (along ? mm : end);
      [seen[edge], node, mm] = [1, to as number, end];
      const isLast = c + 1 === links.chainStart[link + 1];
      const ends = isLast === (links.nodeJunction[node] as number) >= 0;
      if (!fits || !ends || links.chainNode[c] !== node || links.chainAtMm[c] !== mm) wrong.push(c);
    }
    if (links.nodeJunction[node] !== links.linkTo[link] || links.linkMm[link] !== mm) wrong.push(-1 - link);
  }
  return [...wrong, ...[...seen.keys()].filter((edge) => seen[edge] === 0)];
}

describe('cut links', () => {
  test('are exactly those without which more pieces are left, on random networks', () => {
    const random = seeded(22);
    const counts: [number, number] = [0, 0];
    for (let scene = 0; scene < 150; scene++) {
      const { links } = randomNetwork(random);
      const whole = pieces(links, -1);
      const wrong: number[] = [];
      for (let link = 0; link < links.linkCount; link++) {
        const isCut = pieces(links, link) > whole ? 1 : 0;
        if (links.linkIsCut[link] !== isCut) wrong.push(link);
        counts[isCut]++;
      }
      expect(wrong).toEqual([]);
    }
    expect(Math.min(...counts)).toBeGreaterThan(200);
  });

  test('a street that is the only way across is cut, a block is not', () => {
    const network = draw(
      square,
      [
        [100, 0],
        [200, 0],
      ],
      square.map(([x, y]) => [x + 200, y] as const),
    );
    const cut = [...network.links.linkIsCut.keys()].filter((link) => network.links.linkIsCut[link] === 1);
    expect(cut).toEqual([network.links.edgeLink[4]]);
  });

  test('thousands of forks in a row do not overflow the stack', () => {
    const line = Array.from({ length: 20_000 }, (_, i) => [i, 0] as const);
    const stalks = line.map(
      ([x]) =>
        [
          [x, 0],
          [x, 5],
        ] as const,
    );
    const { links } = draw(line, ...stalks);
    expect(links.linkIsCut.every((is) => is === 1)).toBe(true);
  });
});

/** Parts that hang together without one link, by spreading the least number. */
function pieces({ junctionCount, linkCount, linkFrom, linkTo }: Links, without: number): number {
  const label = Array.from({ length: junctionCount }, (_, i) => i);
  for (let changed = true; changed; ) {
    changed = false;
    for (let link = 0; link < linkCount; link++) {
      if (link === without) continue;
      const [a, b] = [linkFrom[link] as number, linkTo[link] as number];
      if (label[a] === label[b]) continue;
      label[a] = label[b] = Math.min(label[a] as number, label[b] as number);
      changed = true;
    }
  }
  return new Set(label).size;
}

describe('order of nodes', () => {
  test('along the curve, successive cells of a grid touch', () => {
    const size = 32;
    const xy = Float64Array.from({ length: 2 * size * size }, (_, i) => (i % 2 === 0 ? (i >> 1) % size : Math.floor((i >> 1) / size)));
    const order = hilbertOrder(xy);
    expect(new Set(order).size).toBe(size * size);
    for (let k = 1; k < order.length; k++) {
      const [a, b] = [order[k - 1] as number, order[k] as number];
      const step =
        Math.abs((xy[2 * a] as number) - (xy[2 * b] as number)) + Math.abs((xy[2 * a + 1] as number) - (xy[2 * b + 1] as number));
      expect(step).toBe(1);
    }
  });

  test('points in one place keep their order; one point and none are fine', () => {
    expect([...hilbertOrder(Float64Array.of(5, 5, 5, 5, 5, 5))]).toEqual([0, 1, 2]);
    expect([...hilbertOrder(Float64Array.of(5, 5))]).toEqual([0]);
    expect([...hilbertOrder(new Float64Array(0))]).toEqual([]);
  });

  test('the same lines give the same network; edges keep the order of the lines', () => {
    const random = seeded(5);
    const lines = linesOf(
      Array.from({ length: 20 }, () => Array.from({ length: 5 }, () => [whole(random, 900), whole(random, 900)] as const)),
    );
    const [a, b] = [buildNetwork(lines), buildNetwork(lines)];
    expect(a.nodeXY).toEqual(b.nodeXY);
    expect(a.links).toEqual(b.links);
    expect([...a.edgeLine]).toEqual([...a.edgeLine].sort((one, other) => one - other));
  });
});
