import type { Graph } from './spec.ts';

/** A graph cut into core nodes, the links between them and the chains that run along those links. */
export interface Chains {
  /** Nodes that are not the inside of a chain: junctions, dead ends, lone nodes, and one node of each ring that has no other. */
  readonly coreNode: Uint32Array;
  /** Index in `coreNode`; -1 for an inner node. */
  readonly coreOf: Int32Array;
  /** Links between core nodes, by index; links without inner nodes come first, those of chain c from `linkCount - chainCount + c`. */
  readonly linkFrom: Uint32Array;
  readonly linkTo: Uint32Array;
  readonly linkMm: Float64Array;
  readonly chainCount: number;
  /** Inner nodes of chain c, in order from its `linkFrom` end: `chainStart[c]` to `chainStart[c + 1]`. */
  readonly chainStart: Uint32Array;
  readonly innerNode: Uint32Array;
  readonly innerMm: Float64Array;
}

/** Finds the chains: longest runs of nodes with exactly two arcs. Loops of one node to itself are left out, they shorten nothing. */
export function splitChains(graph: Graph): Chains {
  const { nodeCount, arcStart, arcNode } = graph;
  const coreOf = new Int32Array(nodeCount).fill(-1);
  const core: number[] = [];
  const promote = (node: number) => {
    coreOf[node] = core.length;
    core.push(node);
  };
  for (let node = 0; node < nodeCount; node++) if (!isInner(graph, node)) promote(node);
  const walker = new ChainWalker(graph, coreOf);
  for (const node of core.slice()) walker.walkFrom(node);
  for (let node = 0; node < nodeCount; node++) {
    if (coreOf[node] !== -1 || walker.visited[node] === 1) continue;
    promote(node);
    walker.walkFrom(node);
  }
  const direct: [number, number, number][] = [];
  for (let index = 0; index < core.length; index++) {
    const node = core[index] as number;
    for (let a = arcStart[node] as number; a < (arcStart[node + 1] as number); a++) {
      const other = coreOf[arcNode[a] as number] as number;
      if (other > index) direct.push([index, other, graph.arcMm[a] as number]);
    }
  }
  const links = direct.concat(walker.links);
  return {
    coreNode: Uint32Array.from(core),
    coreOf,
    linkFrom: Uint32Array.from(links, ([from]) => from),
    linkTo: Uint32Array.from(links, ([, to]) => to),
    linkMm: Float64Array.from(links, ([, , mm]) => mm),
    chainCount: walker.links.length,
    chainStart: Uint32Array.from([...walker.starts, walker.innerNode.length]),
    innerNode: Uint32Array.from(walker.innerNode),
    innerMm: Float64Array.from(walker.innerMm),
  };
}

function isInner({ arcStart, arcNode }: Graph, node: number): boolean {
  const first = arcStart[node] as number;
  return (arcStart[node + 1] as number) - first === 2 && arcNode[first] !== node && arcNode[first + 1] !== node;
}

class ChainWalker {
  readonly visited: Uint8Array;
  readonly links: [number, number, number][] = [];
  readonly starts: number[] = [];
  readonly innerNode: number[] = [];
  readonly innerMm: number[] = [];

  constructor(
    private readonly graph: Graph,
    private readonly coreOf: Int32Array,
  ) {
    this.visited = new Uint8Array(graph.nodeCount);
  }

  /** Walks every chain that leaves a core node and was not yet walked from its other end. */
  walkFrom(node: number): void {
    const { arcStart, arcNode } = this.graph;
    for (let a = arcStart[node] as number; a < (arcStart[node + 1] as number); a++) {
      const next = arcNode[a] as number;
      if (this.coreOf[next] === -1 && this.visited[next] === 0) this.walk(node, a);
    }
  }

  private walk(from: number, firstArc: number): void {
    const { arcNode, arcMm } = this.graph;
    this.starts.push(this.innerNode.length);
    let before = from;
    let arc = firstArc;
    let mm = 0;
    for (;;) {
      const node = arcNode[arc] as number;
      const step = arcMm[arc] as number;
      mm += step;
      if (this.coreOf[node] !== -1) break;
      this.visited[node] = 1;
      this.innerNode.push(node);
      this.innerMm.push(mm);
      arc = this.onward(node, before, step);
      before = node;
    }
    this.links.push([this.coreOf[from] as number, this.coreOf[arcNode[arc] as number] as number, mm]);
  }

  /** The arc of an inner node by which it was not entered. Where both lead back, the one whose length is the other, else either. */
  private onward(node: number, before: number, step: number): number {
    const { arcStart, arcNode, arcMm } = this.graph;
    const first = arcStart[node] as number;
    const enteredByFirst = arcNode[first] === before && (arcNode[first + 1] !== before || arcMm[first] === step);
    return enteredByFirst ? first + 1 : first;
  }
}
