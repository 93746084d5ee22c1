import FlatQueue from 'flatqueue';
import { breathe } from '../../../core/breathe.ts';
import type { Host } from '../../../core/result.ts';
import { Adjacency } from './adjacency.ts';
import { arrange } from './arrange.ts';
import type { CoreOrder, Graph } from './spec.ts';
import { WitnessSearch } from './witness.ts';

const nodesPerBreath = 2000;
/** How many nodes a search for a way around may settle: when a node is weighed, and when it is taken out. */
const mostSettled = { weigh: 30, take: 100 };

/**
 * Prepares a graph for searches without limit by contraction: junctions are taken out one by one, the least needed first, and where a shortest
 * way led through one, a shortcut takes its place (Geisberger and others 2008). The same graph gives the same order.
 */
export async function orderGraph(graph: Graph, host: Host): Promise<CoreOrder> {
  const contraction = new Contraction(graph);
  for (let taken = 0; taken < graph.junctionCount; taken++) {
    contraction.takeNext();
    if (taken % nodesPerBreath !== nodesPerBreath - 1) continue;
    host.progress(taken / graph.junctionCount);
    await breathe(host);
  }
  return arrange(contraction.graph, contraction.level);
}

class Contraction {
  readonly graph: Adjacency;
  /** Longest run of nodes taken out below this one; a node's level is higher than that of all nodes taken out beside it before. */
  readonly level: Uint32Array;
  private readonly witness: WitnessSearch;
  private readonly queue = new FlatQueue<number>();
  private readonly priority: Float64Array;
  private readonly taken: Uint8Array;

  constructor({ junctionCount: count, arcStart, arcNode, arcMm }: Graph) {
    this.graph = new Adjacency(
      count,
      Uint32Array.from({ length: count }, (_, node) => (arcStart[node + 1] as number) - (arcStart[node] as number)),
    );
    for (let node = 0; node < count; node++) {
      for (let a = arcStart[node] as number; a < (arcStart[node + 1] as number); a++) {
        const to = arcNode[a] as number;
        if (to > node) this.graph.offer(node, to, arcMm[a] as number);
      }
    }
    this.level = new Uint32Array(count);
    this.witness = new WitnessSearch(this.graph, count);
    this.priority = new Float64Array(count);
    this.taken = new Uint8Array(count);
    for (let node = 0; node < count; node++) this.weigh(node);
  }

  /** Takes out the node that is needed least. */
  takeNext(): void {
    const { graph, level } = this;
    for (;;) {
      const key = this.queue.peekValue() as number;
      const node = this.queue.pop() as number;
      if (this.taken[node] === 1 || key !== this.priority[node]) continue;
      this.taken[node] = 1;
      this.shortcuts(node, mostSettled.take, true);
      const first = graph.start[node] as number;
      const last = first + (graph.count[node] as number);
      for (let i = first; i < last; i++) graph.forget(graph.to[i] as number, node);
      for (let i = first; i < last; i++) {
        const neighbour = graph.to[i] as number;
        level[neighbour] = Math.max(level[neighbour] as number, (level[node] as number) + 1);
        this.weigh(neighbour);
      }
      return;
    }
  }

  /** A node is needed the more, the more shortcuts it would leave per neighbour it takes away, and the higher it already stands. */
  private weigh(node: number): void {
    const degree = this.graph.count[node] as number;
    const shortcuts = this.shortcuts(node, mostSettled.weigh, false);
    const priority = (this.level[node] as number) + (degree === 0 ? 0 : shortcuts / degree);
    this.priority[node] = priority;
    this.queue.push(node, priority);
  }

  /** Counts the pairs of neighbours whose shortest way leads through a node; with `add`, gives each a shortcut. */
  private shortcuts(node: number, most: number, add: boolean): number {
    const { graph, witness } = this;
    const first = graph.start[node] as number;
    const last = first + (graph.count[node] as number);
    let needed = 0;
    for (let i = first; i + 1 < last; i++) {
      const from = graph.to[i] as number;
      const fromMm = graph.mm[i] as number;
      let longest = 0;
      for (let j = i + 1; j < last; j++) longest = Math.max(longest, fromMm + (graph.mm[j] as number));
      witness.search(from, node, longest, most);
      for (let j = i + 1; j < last; j++) {
        const through = fromMm + (graph.mm[j] as number);
        const to = graph.to[j] as number;
        if (witness.foundMm(to) <= through) continue;
        needed++;
        if (add) graph.offer(from, to, through);
      }
    }
    return needed;
  }
}
