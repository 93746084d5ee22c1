import { describe, expect, test } from 'vitest';
import { networkLines } from '../../../src/analysis/network/adapter.ts';
import { buildNetwork } from '../../../src/analysis/network/build.ts';
import { createLiveField, type LiveField } from '../../../src/analysis/network/live-field.ts';
import { nodeDistances } from '../../../src/analysis/network/node-distances.ts';
import { nearestWay, searchFrom } from '../../../src/analysis/network/search.ts';
import { readNetwork, serialiseNetwork } from '../../../src/analysis/network/serialise.ts';
import type { Network } from '../../../src/analysis/network/spec.ts';
import { mapOsmStreets } from '../../../src/formats/osm/map.ts';
import { hasShared, readOsm, seeded } from '../../oracles/tools.ts';
import { plainDijkstra, plainWay } from './plain-dijkstra.ts';
import { randomPosition, randomSource, whole } from './random-network.ts';

async function networkOf(file: string): Promise<Network> {
  return buildNetwork(networkLines(mapOsmStreets(await readOsm(file), file).assets));
}

/** Junctions whose label differs from that of one search from all sources. */
function wrongLabels(live: LiveField): number[] {
  const present = Array.from(live.sources, (source) => source ?? { positions: [] });
  const fresh = searchFrom(live.network, present, live.limitMm);
  const junctions = Array.from(live.source, (_, junction) => junction);
  return junctions.filter((j) => live.source[j] !== fresh.source[j] || live.distanceMm[j] !== fresh.distanceMm[j]);
}

const files = ['monaco.osm.pbf', 'columbus.osm.pbf', 'liechtenstein.osm.pbf'];

describe('real networks', () => {
  for (const file of files) {
    test.skipIf(!hasShared(file))(`${file}: every node and place as by a plain Dijkstra on the edges, none beyond the limit`, async () => {
      const network = await networkOf(file);
      const random = seeded(7);
      for (const limitMm of [0, 300_000, 1_200_000, Infinity]) {
        const sources = Array.from({ length: 60 }, () => randomSource(network, random));
        const plain = plainDijkstra(network, sources, limitMm);
        const field = searchFrom(network, sources, limitMm);
        expect(nodeDistances(field)).toEqual(Float64Array.from(plain.mm));
        for (let i = 0; i < 2000; i++) {
          const from = [randomPosition(network, random)];
          const way = nearestWay(field, from);
          expect(way && { mm: way.mm, source: way.source }).toEqual(plainWay(network, sources, plain, from, limitMm));
        }
      }
      const read = readNetwork(serialiseNetwork(network));
      expect(read?.links).toEqual(network.links);
    });
  }

  test.skipIf(!hasShared('monaco.osm.pbf'))(
    'Monaco: after each of 10,000 random edits the live field is what one search gives',
    async () => {
      const network = await networkOf('monaco.osm.pbf');
      const random = seeded(10_000);
      const ids = 60;
      for (const limitMm of [300_000, 500_000, Infinity]) {
        const live = createLiveField(network, limitMm);
        for (let edit = 0; edit < 3334; edit++) {
          const id = whole(random, ids);
          if (live.sources[id] !== undefined && random() < 0.4) live.remove(id);
          else live.move(id, randomSource(network, random));
          expect(wrongLabels(live)).toEqual([]);
        }
      }
    },
  );
});
