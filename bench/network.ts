import { networkLines } from '../src/analysis/network/adapter.ts';
import { buildNetwork } from '../src/analysis/network/build.ts';
import type { Network, NetworkLines } from '../src/analysis/network/spec.ts';
import { sameValues, sayCompared, shown, tidy } from './compare.ts';
import { benchStreets, copiesOf } from './network-data.ts';
import { bytesOf, type Done, drawNodes, nearestWithin, reachOfEach, type Swept, seeded, sweepAll } from './network-jobs.ts';
import { benchLiveField } from './network-live.ts';
import { benchRouting } from './network-routing.ts';
import { benchWhatIf } from './network-what-if.ts';
import { runScipy, type ScipyAnswer, type ScipyTask } from './peers/scipy.ts';
import { type Timing, timed } from './time.ts';

const runs = 9;
const nearMm = 500_000;
const walkMm = 1_200_000;
const entrancesPerCopy = 1000;

/** A bench network with the entrances of eight kinds; the first kind is the one of all questions about one. */
interface Case {
  readonly name: string;
  readonly network: Network;
  readonly buildTiming: Timing;
  readonly kinds: readonly Uint32Array[];
}

interface Ours {
  readonly near: Done;
  readonly swept: Swept;
}

/**
 * The network engine on a real street network of 193,000 nodes (B1) and nine copies of it, joined side by side (B9), beside scipy and
 * pgRouting. Entrances stand at nodes, so that peers answer the same question; the answers are compared node by node.
 */
export async function benchNetwork(root: string): Promise<void> {
  const streets = await benchStreets(root);
  const lines = networkLines(streets);
  const b1 = await caseOf('B1', lines, 1, runs);
  const b3 = await caseOf('B3', copiesOf(lines, 3), 3, 1);
  const b9 = await caseOf('B9', copiesOf(lines, 9), 9, 3);
  console.log(`\nStreet networks: ${[b1, b3, b9].map(describe).join('; ')}. Copies are joined to each neighbour by one bridge.`);
  const places = Array.from({ length: 10 }, (_, kind) => drawNodes(b1.network, 100, seeded(100 + kind)));
  const origins = drawNodes(b1.network, 500, seeded(7));
  const [ours1, ours3, ours9] = [await oursOf(b1), await oursOf(b3), await oursOf(b9)];
  const tenKinds = await nearestWithin(b1.network, places, walkMm, runs);
  const reach = await reachOfEach(b1.network, origins, walkMm, runs);
  const near = (of: Case): ScipyTask => ({ graph: of.name, sources: of.kinds.slice(0, 1), limitMm: nearMm, each: false, runs });
  const tasks = {
    near1: near(b1),
    near9: near(b9),
    one1: { ...near(b1), limitMm: null },
    eight1: { ...near(b1), limitMm: null, sources: b1.kinds },
    one9: { ...near(b9), limitMm: null },
    tenKinds: { ...near(b1), sources: places, limitMm: walkMm },
    reach: { ...near(b1), sources: [origins], limitMm: walkMm, each: true },
  };
  const scipy = runScipy({ B1: b1.network, B9: b9.network }, tasks);
  if ('absent' in scipy) console.log(`scipy: skipped, ${scipy.absent}`);
  else {
    const say = (task: keyof typeof tasks, name: string, ours: Done, what: string, asked: string): void =>
      sayScipy(scipy, task, name, ours, what, asked);
    say('near1', 'T1  nearest entrance ≤ 500 m, every node, B1', ours1.near, 'nodes', '3×, moonshot 6×');
    say('near9', 'T1  nearest entrance ≤ 500 m, every node, B9', ours9.near, 'nodes', '3×, moonshot 6×');
    say('one1', 'T2  nearest entrance, no limit, order ready, B1', ours1.swept.one, 'nodes', '8×, moonshot 25×');
    say('eight1', 'T2  eight kinds in one pass, order ready, B1', ours1.swept.eight, 'nodes and kinds', '8×, moonshot 25×');
    say('one9', 'T2  nearest entrance, no limit, order ready, B9', ours9.swept.one, 'nodes', '8×, moonshot 25×');
    say('tenKinds', 'T4  ten kinds of 100 places ≤ 1,200 m, every node, B1', tenKinds, 'nodes and kinds', 'beside ten scipy runs');
    say('reach', 'T5  500 reach sets ≤ 1,200 m, B1', reach, 'sums over reach sets', '10×, moonshot 30×');
  }
  const eightToOne = ours1.swept.eight.timing.medianMs / ours1.swept.one.timing.medianMs;
  console.log(`    eight kinds take ${tidy(eightToOne)}× the time of one (moonshot: 2×)`);
  benchLiveField(b1.network, b1.kinds[0] as Uint32Array, nearMm, 'absent' in scipy ? null : (scipy.timesMs.near1 ?? null));
  await benchWhatIf(root, streets, b1.network, 'absent' in scipy ? null : (scipy.timesMs.near1 ?? null));
  await benchRouting({ ...b1, sources: b1.kinds[0] as Uint32Array, ours: ours1.near });
  sayScaling([b1, b3, b9], [ours1, ours3, ours9]);
  console.log('not compared (cannot be installed here; published or measured elsewhere, other machines and data):');
  console.log(
    `    RoutingKit contraction order of another network of 299,024 nodes: about 0.7 s; our order of B1: ${shown(ours1.swept.orderTiming)}`,
  );
  console.log(`    pandana, ten kinds of 100 places ≤ 1,200 m on 299,024 nodes: 12,723 ms; ours on B1: ${shown(tenKinds.timing)}`);
  console.log(`    Valhalla, 500 isochrone polygons of 1,200 m: 666–759 ms; our 500 reach sets, without polygons: ${shown(reach.timing)}`);
}

async function caseOf(name: string, lines: NetworkLines, copies: number, buildRuns: number): Promise<Case> {
  const { timing: buildTiming, answer: network } = await timed(buildRuns, () => buildNetwork(lines));
  const random = seeded(copies);
  const kinds = Array.from({ length: 8 }, () => drawNodes(network, copies * entrancesPerCopy, random));
  return { name, network, buildTiming, kinds };
}

async function oursOf({ name, network, kinds }: Case): Promise<Ours> {
  const near = await nearestWithin(network, kinds.slice(0, 1), nearMm, runs);
  return { near, swept: await sweepAll(network, kinds, name === 'B1' ? 7 : 1, runs) };
}

function describe({ name, network: { nodeCount, edgeCount, links, componentCount } }: Case): string {
  const numbers = [nodeCount, edgeCount, links.junctionCount, componentCount].map((count) => count.toLocaleString('en'));
  return `${name} ${numbers[0]} nodes, ${numbers[1]} edges, ${numbers[2]} junctions, ${numbers[3]} islands`;
}

function sayScipy(scipy: ScipyAnswer, task: string, name: string, ours: Done, what: string, asked: string): void {
  const theirs = scipy.answers[task] ?? new Float64Array(0);
  sayCompared({
    name,
    ours: ours.timing,
    peer: `scipy ${scipy.version}`,
    peerMs: scipy.timesMs[task] ?? [],
    equality: sameValues(ours.answer, theirs, what),
    asked,
  });
}

/** How times grow with the network, as the exponent of the number of nodes, beside that of n log n; and what stands in memory. */
function sayScaling(cases: readonly [Case, Case, Case], ours: readonly [Ours, Ours, Ours]): void {
  const nodes = cases.map(({ network }) => network.nodeCount) as [number, number, number];
  const exponent = (small: number, large: number): number => Math.log(large / small) / Math.log(nodes[2] / nodes[0]);
  const nLogN = exponent(nodes[0] * Math.log(nodes[0]), nodes[2] * Math.log(nodes[2]));
  console.log(`Growth from B1 over B3 to B9 (n log n would be n^${nLogN.toFixed(2)}):`);
  const rows: readonly (readonly [string, readonly Timing[]])[] = [
    ['build of the network (asked: under 2 s on B1)', cases.map(({ buildTiming }) => buildTiming)],
    ['T1  nearest ≤ 500 m', ours.map(({ near }) => near.timing)],
    ['T2p order (asked: under 8 s on B1)', ours.map(({ swept }) => swept.orderTiming)],
    ['T2  sweep, one kind', ours.map(({ swept }) => swept.one.timing)],
    ['T2  sweep, eight kinds', ours.map(({ swept }) => swept.eight.timing)],
  ];
  for (const [name, timings] of rows) {
    const power = exponent(timings[0]?.minMs ?? NaN, timings[2]?.minMs ?? NaN);
    console.log(`    ${name}: ${timings.map(shown).join(', ')}: n^${power.toFixed(2)} by best runs`);
  }
  const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
  const memory = cases.map(({ name, network }, index) => {
    const own = bytesOf({ ...network, index: null }) + (network.index?.data.byteLength ?? 0);
    return `${name} network ${megabytes(own)}, order ${megabytes(ours[index]?.swept.orderBytes ?? NaN)}`;
  });
  console.log(`Memory: ${memory.join('; ')}; heapUsed of this process ${megabytes(process.memoryUsage().heapUsed)}`);
}
