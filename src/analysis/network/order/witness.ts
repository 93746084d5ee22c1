import type { Adjacency } from './adjacency.ts';

/**
 * Short searches that look for a way around a node. What they find is a real way, so a length at most as long makes a shortcut needless;
 * what they miss costs a shortcut more, never a wrong distance.
 */
export class WitnessSearch {
  private readonly graph: Adjacency;
  private readonly distance: Float64Array;
  private readonly seen: Uint32Array;
  private round = 0;
  private readonly heapKey: number[] = [];
  private readonly heapNode: number[] = [];

  constructor(graph: Adjacency, nodeCount: number) {
    this.graph = graph;
    this.distance = new Float64Array(nodeCount);
    this.seen = new Uint32Array(nodeCount);
  }

  /** Searches from a node around `avoid` as far as `limitMm`, settling at most `most` nodes. */
  search(from: number, avoid: number, limitMm: number, most: number): void {
    const { graph, distance, seen } = this;
    const { start, count, to, mm } = graph;
    this.round++;
    const { round } = this;
    this.heapKey.length = 0;
    this.heapNode.length = 0;
    seen[from] = round;
    distance[from] = 0;
    this.push(0, from);
    for (let settled = 0; settled < most && this.heapKey.length > 0; settled++) {
      const key = this.heapKey[0] as number;
      if (key >= limitMm) return;
      const node = this.pop();
      if (key > (distance[node] as number)) continue;
      const first = start[node] as number;
      for (let i = first; i < first + (count[node] as number); i++) {
        const next = to[i] as number;
        if (next === avoid) continue;
        const reached = key + (mm[i] as number);
        if (reached > limitMm || (seen[next] === round && reached >= (distance[next] as number))) continue;
        seen[next] = round;
        distance[next] = reached;
        this.push(reached, next);
      }
    }
  }

  /** Length of the way that the last search found to a node; Infinity for none. */
  foundMm(node: number): number {
    return this.seen[node] === this.round ? (this.distance[node] as number) : Infinity;
  }

  private push(key: number, node: number): void {
    const { heapKey, heapNode } = this;
    let at = heapKey.length;
    heapKey.push(key);
    heapNode.push(node);
    while (at > 0) {
      const up = (at - 1) >> 1;
      if ((heapKey[up] as number) <= key) break;
      heapKey[at] = heapKey[up] as number;
      heapNode[at] = heapNode[up] as number;
      at = up;
    }
    heapKey[at] = key;
    heapNode[at] = node;
  }

  private pop(): number {
    const { heapKey, heapNode } = this;
    const top = heapNode[0] as number;
    const key = heapKey.pop() as number;
    const node = heapNode.pop() as number;
    const size = heapKey.length;
    if (size === 0) return top;
    let at = 0;
    for (;;) {
      let down = 2 * at + 1;
      if (down >= size) break;
      if (down + 1 < size && (heapKey[down + 1] as number) < (heapKey[down] as number)) down++;
      if ((heapKey[down] as number) >= key) break;
      heapKey[at] = heapKey[down] as number;
      heapNode[at] = heapNode[down] as number;
      at = down;
    }
    heapKey[at] = key;
    heapNode[at] = node;
    return top;
  }
}
