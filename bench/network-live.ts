import { createLiveField } from '../src/analysis/network/live-field.ts';
import { nodeDistances } from '../src/analysis/network/node-distances.ts';
import { searchFrom } from '../src/analysis/network/search.ts';
import type { Network } from '../src/analysis/network/spec.ts';
import { sameValues, sayCompared, tidy } from './compare.ts';
import { drawNodes, seeded, sourceAt } from './network-jobs.ts';
import { spread } from './time.ts';

const edits = 2000;

/**
 * T3: one facility after the other moved over the whole network, each time with all distances up to date and the changed links known; beside
 * one search by scipy from all facilities anew. At the end the live field is compared with a search from scratch.
 */
export function benchLiveField(network: Network, nodes: Uint32Array, limitMm: number, scipyMs: readonly number[] | null): void {
  const live = createLiveField(network, limitMm);
  nodes.forEach((node, id) => {
    live.add(id, sourceAt(network, node));
  });
  const random = seeded(3);
  const targets = Array.from(drawNodes(network, edits, random), (node) => sourceAt(network, node));
  const times = targets.map((to) => {
    const id = Math.floor(random() * nodes.length);
    const start = performance.now();
    live.move(id, to);
    live.changedLinks();
    return performance.now() - start;
  });
  const anew = searchFrom(
    network,
    live.sources.map((source) => source ?? { positions: [] }),
    limitMm,
  );
  const equality = `${sameValues(nodeDistances(live), nodeDistances(anew), 'nodes')} after ${edits} moves`;
  const sorted = times.toSorted((a, b) => a - b);
  const p95 = sorted[Math.floor(0.95 * sorted.length)] ?? Number.NaN;
  const name = `T3  one of ${nodes.length} facilities moved, ≤ 500 m, every distance up to date (p95 ${tidy(p95)} ms)`;
  const asked = '300×, moonshot 900× and p95 ≤ 0.1 ms';
  if (scipyMs) sayCompared({ name, ours: spread(times), peer: 'scipy from all facilities anew', peerMs: scipyMs, equality, asked });
  else console.log(`${name}: ${tidy(spread(times).medianMs)} ms; ${equality}`);
}
