/**
 * An undirected graph: arcs out of node n are `arcStart[n]` to `arcStart[n + 1]`, each edge appears at both its ends with the same length in
 * whole millimetres. Parallel arcs, loops, zero lengths and islands are allowed.
 */
export interface Graph {
  readonly nodeCount: number;
  readonly arcStart: Uint32Array;
  readonly arcNode: Uint32Array;
  readonly arcMm: Uint32Array | Float64Array;
}

/** Stands for "not reached" in 32-bit distances; twice it still fits, so that adding to it never wraps. */
export const farMm = 2 ** 30 - 1;

/**
 * What is computed once per network so that a search without limit becomes two walks over arrays. Junctions and dead ends ("core") are
 * numbered by place: place 0 is swept first, arcs lead from a place to smaller ones only, and shortcuts stand for ways through larger ones.
 * The nodes between two core places form a chain; their distance follows from its two ends. Plain columns, so that it can be kept and sent.
 */
export interface Order {
  readonly nodeCount: number;
  readonly coreCount: number;
  /** Node at a core place. */
  readonly coreNode: Uint32Array;
  /** Upward arcs of place p: `upStart[p]` to `upStart[p + 1]`. */
  readonly upStart: Uint32Array;
  readonly upPlace: Uint32Array;
  readonly upMm: Int32Array;
  /** Core places at both ends of a chain, its length, and its inner nodes from `chainStart[c]` to `chainStart[c + 1]` of the next two. */
  readonly chainFrom: Uint32Array;
  readonly chainTo: Uint32Array;
  readonly chainMm: Int32Array;
  readonly chainStart: Uint32Array;
  readonly innerNode: Uint32Array;
  /** Distance of an inner node from its chain's first end. */
  readonly innerMm: Int32Array;
  /** Where a node is found: core place p as p, place i among the inner nodes as -1 - i. */
  readonly placeOf: Int32Array;
  /** Chain of an inner node. */
  readonly innerChain: Uint32Array;
  /** No two connected nodes are farther apart. Above `farMm` a sweep in 32 bits would be wrong, and none is offered. */
  readonly diameterMm: number;
}
