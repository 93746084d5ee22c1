import { describe, expect, test } from 'vitest';
import { nodeDistances } from '../../../src/analysis/network/node-distances.ts';
import { createSearcher, nearestWay, searchFrom } from '../../../src/analysis/network/search.ts';
import { seeded } from '../../oracles/tools.ts';
import { plainDijkstra, plainWay } from './plain-dijkstra.ts';
import { randomNetwork, randomPosition, randomSource, whole } from './random-network.ts';

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
        const field = random() < 0.5 ? searchFrom(network, sources, limitMm) : searcher.run(sources, limitMm);
        expect([...nodeDistances(field)]).toEqual(plain.mm);
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
