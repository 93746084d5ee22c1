import type { Links } from '../spec.ts';

/**
 * An undirected graph: arcs out of junction j are `arcStart[j]` to `arcStart[j + 1]`, each edge appears at both its ends with the same length in
 * whole millimetres. Parallel arcs, loops, zero lengths and islands are allowed. `Links` of a network are one.
 */
export interface Graph {
  readonly junctionCount: number;
  readonly arcStart: Uint32Array;
  readonly arcNode: Uint32Array;
  readonly arcMm: Uint32Array;
}

/** Stands for "not reached" in 32-bit distances; twice it still fits, so that adding to it never wraps. */
export const farMm = 2 ** 30 - 1;

/**
 * What is computed once per network so that a search without limit becomes two walks over arrays. Junctions are numbered by place: place 0
 * is swept first, arcs lead from a place to smaller ones only, and shortcuts stand for ways through larger ones. Plain columns, so that it
 * can be kept and sent.
 */
export interface CoreOrder {
  readonly count: number;
  /** Junction at a place, and place of a junction. */
  readonly junctionAt: Uint32Array;
  readonly placeOf: Uint32Array;
  /** Upward arcs of place p: `upStart[p]` to `upStart[p + 1]`. */
  readonly upStart: Uint32Array;
  readonly upPlace: Uint32Array;
  readonly upMm: Int32Array;
  /** No two connected junctions are farther apart; Infinity where that cannot be told in 32 bits. */
  readonly diameterMm: number;
}

/** An order for all nodes of a network: those inside a link follow from its two ends. */
export interface Order {
  readonly core: CoreOrder;
  readonly links: Links;
  readonly nodeCount: number;
  /** Where a node is found: at place p as p, at position c of `links.chainNode` as -1 - c. */
  readonly nodeAt: Int32Array;
  /** Starts later than this could make distances too long for 32 bits; below 0, none may be asked for. */
  readonly latestStartMm: number;
}
