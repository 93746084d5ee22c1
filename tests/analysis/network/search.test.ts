import { describe, expect, test } from 'vitest';
import { nodeDistances } from '../../../src/analysis/network/node-distances.ts';
import { nearestWay, searchFrom } from '../../../src/analysis/network/search.ts';
import { createSearcher, type ReachedNodes } from '../../../src/analysis/network/searcher.ts';
import { seeded } from '../../oracles/tools.ts';
import { plainDijkstra, plainWay } from './plain-dijkstra.ts';
import { randomNetwork, randomPosition, randomSource, whole } from './random-network.ts';

/** Distances by node from a list of those reached, in which each may stand once. */
function asList({ node, mm }: ReachedNodes, nodeCount: number): number[] {
  expect(new Set(node).size).toBe(node.length);
  const list = new Array<number>(nodeCount).fill(Infinity);
  node.forEach((each, i) => {
    list[each] = mm[i] as number;
  });
  return list;
}

describe('search against a plain Dijkstra on the uncontracted edges', () => {
  test('gives every node and every position the same distance and source, never beyond the limit', () => {
    const random = seeded(4);
    let [found, none] = [0, 0];
    for (let scene = 0; scene < 400; scene++) {
      const network = randomNetwork(random, 3 + whole(random, 5), 12);
      if (network.edgeCount === 0) continue;
      const searcher = createSearcher(network);
      for (const limitMm of [0, 3, 120_000, Infinity]) {
        const sources = Array.from({ length: whole(random, 6) }, () => randomSource(network, random));
        const plain = plainDijkstra(network, sources, limitMm);
        const again = random() < 0.5;
        const field = again ? searcher.run(sources, limitMm) : searchFrom(network, sources, limitMm);
        expect([...nodeDistances(field)]).toEqual(plain.mm);
        if (again) expect(asList(searcher.reachedNodes(), network.nodeCount)).toEqual(plain.mm);
        network.links.junctionNode.forEach((node, junction) => {
          expect([field.distanceMm[junction], field.source[junction]]).toEqual([plain.mm[node], plain.source[node]]);
        });
        for (let i = 0; i < 6; i++) {
          const positions = [randomPosition(network, random), randomPosition(network, random)].slice(whole(random, 2));
          const way = nearestWay(field, positions);
          const truth = plainWay(network, sources, plain, positions, limitMm);
          expect(way && { mm: way.mm, source: way.source }).toEqual(truth);
          if (way) found++;
          else none++;
        }
      }
    }
    expect(found).toBeGreaterThan(1000);
    expect(none).toBeGreaterThan(1000);
  });
});
