import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { networkLines } from '../../../../src/analysis/network/adapter.ts';
import { buildNetwork } from '../../../../src/analysis/network/build.ts';
import { nodeDistances } from '../../../../src/analysis/network/node-distances.ts';
import { createOrder, searchByOrder } from '../../../../src/analysis/network/order/fast-field.ts';
import { farMm } from '../../../../src/analysis/network/order/spec.ts';
import { orderOfNodes, sweep } from '../../../../src/analysis/network/order/sweep.ts';
import { wasmSweeper } from '../../../../src/analysis/network/order/wasm/sweeper.ts';
import { searchFrom } from '../../../../src/analysis/network/search.ts';
import { silentHost } from '../../../../src/core/result.ts';
import { readNetworkFile } from '../../../../src/formats/network-file.ts';
import { mapOsmStreets } from '../../../../src/formats/osm/map.ts';
import { seeded } from '../../../oracles/tools.ts';
import { plainDijkstra } from '../plain-dijkstra.ts';
import { randomSource, whole } from '../random-network.ts';

const file = join(import.meta.dirname, '../../../../node_modules/osm-road-graph/test/200KNodes.json');

describe('the order of a real network of 193,000 nodes', () => {
  test('gives the plain sources, distances and ties; the sweeps give every node the distance of a plain Dijkstra on the edges', async () => {
    const source = await readNetworkFile(new Uint8Array(readFileSync(file)), file, silentHost);
    if (!('osm' in source)) throw new Error('not OpenStreetMap data');
    const network = buildNetwork(networkLines(mapOsmStreets(source.osm, file).assets));
    const core = await createOrder(network, silentHost);
    const random = seeded(1123);

    const sources = Array.from({ length: 500 }, () => randomSource(network, random));
    const fast = searchByOrder(core, network, sources);
    const plain = searchFrom(network, sources, Infinity);
    expect(fast.source).toEqual(plain.source);
    expect(fast.distanceMm).toEqual(plain.distanceMm);
    expect(nodeDistances(fast)).toEqual(Float64Array.from(plainDijkstra(network, sources, Infinity).mm));

    const order = orderOfNodes(core, network.links, network.nodeCount);
    const kinds = Array.from({ length: 8 }, (_, kind) => {
      const node = Uint32Array.from({ length: 10 ** (1 + (kind % 3)) }, () => whole(random, network.nodeCount));
      return { node, mm: Int32Array.from(node, () => whole(random, 100_000)) };
    });
    const answer = wasmSweeper(order)?.run(kinds);
    if (!answer) throw new Error('no WebAssembly here');
    kinds.forEach((starts, kind) => {
      const leads = Array.from(starts.node, (node, s) => {
        const edge = network.arcEdge[network.arcStart[node] as number] as number;
        const offsetMm = network.edgeFrom[edge] === node ? 0 : (network.edgeMm[edge] as number);
        return { positions: [{ edge, offsetMm, legMm: 0 }], startMm: starts.mm[s] as number };
      });
      const truth = Int32Array.from(plainDijkstra(network, leads, Infinity).mm, (mm) => (mm === Infinity ? farMm : mm));
      expect(sweep(order, starts)).toEqual(truth);
      expect(answer.mm.filter((_, at) => at % answer.stride === kind)).toEqual(truth);
    });
  }, 300_000);
});
