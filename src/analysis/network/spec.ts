import type Flatbush from 'flatbush';
import type { Plane } from '../../core/geo/plane.ts';

/**
 * Street lines as columns. Vertices of line `i` are `lineStart[i]` to `lineStart[i + 1]`; `lonLat` holds two numbers a vertex.
 * `nodeId` is the OSM node id of a vertex, NaN where it has none. Lines join inside only where their `level` is the same.
 */
export interface NetworkLines {
  readonly lonLat: Float64Array;
  readonly nodeId: Float64Array;
  readonly lineStart: Uint32Array;
  /** One number for each combination of bridge, tunnel and layer. */
  readonly level: Int32Array;
  /** 1 where the line is a bridge or a tunnel. */
  readonly offGround: Uint8Array;
}

/**
 * The walking network. Every vertex cluster is a node (numbered along a Hilbert curve), every piece between two vertices an edge (numbered in
 * the order of the lines) with its ellipsoidal length in whole millimetres. `edgeXY` holds ax, ay, bx, by in the plane. Arcs out of node n
 * are `arcStart[n]` to `arcStart[n + 1]`. Searches run on `links`.
 */
export interface Network {
  readonly plane: Plane;
  readonly nodeCount: number;
  readonly nodeXY: Float64Array;
  readonly edgeCount: number;
  readonly edgeFrom: Uint32Array;
  readonly edgeTo: Uint32Array;
  readonly edgeMm: Uint32Array;
  readonly edgeXY: Float64Array;
  readonly edgeLine: Uint32Array;
  readonly edgeOffGround: Uint8Array;
  readonly arcStart: Uint32Array;
  readonly arcNode: Uint32Array;
  readonly arcEdge: Uint32Array;
  /** Connected component of a node; 0 is the one with the most nodes. */
  readonly component: Uint32Array;
  readonly componentCount: number;
  readonly links: Links;
  /** Boxes of the edges in the plane; null for a network without edges. */
  readonly index: Flatbush | null;
  /** Ends of lines that lie within 0.1 m of the inside of an edge without joining it. */
  readonly nearMisses: readonly NearMiss[];
}

/**
 * The network for searching: chains of edges through nodes of two arms are one link between junctions. A ring without a fork has one junction;
 * a link may end where it begins, and several may join the same two junctions. The chain of link l is `chainStart[l]` to
 * `chainStart[l + 1]`: its edges in order, and the node at the far end of each with its distance from the link's `from`.
 */
export interface Links {
  readonly junctionCount: number;
  readonly junctionNode: Uint32Array;
  /** Junction of a node, -1 inside a link. */
  readonly nodeJunction: Int32Array;
  readonly linkCount: number;
  /** Junctions at both ends. */
  readonly linkFrom: Uint32Array;
  readonly linkTo: Uint32Array;
  readonly linkMm: Uint32Array;
  /** 1 where nothing else joins the two sides of a link. */
  readonly linkIsCut: Uint8Array;
  readonly chainStart: Uint32Array;
  readonly chainEdge: Uint32Array;
  readonly chainNode: Uint32Array;
  readonly chainAtMm: Uint32Array;
  readonly edgeLink: Int32Array;
  /** Where on its link an edge's `from` end lies, and 1 where the edge runs along the link (0: against it). */
  readonly edgeAtMm: Uint32Array;
  readonly edgeAlong: Uint8Array;
  /** Arcs out of junction j are `arcStart[j]` to `arcStart[j + 1]`; a loop has two. */
  readonly arcStart: Uint32Array;
  readonly arcNode: Uint32Array;
  readonly arcMm: Uint32Array;
  readonly arcLink: Uint32Array;
}

export interface NearMiss {
  readonly line: number;
  readonly otherLine: number;
  readonly lon: number;
  readonly lat: number;
}

/** A place on an edge, reached over a straight leg: `offsetMm` from the edge's `from` end. */
export interface Position {
  readonly edge: number;
  readonly offsetMm: number;
  readonly legMm: number;
}

/** Vertices join within this distance, inclusive. */
export const joinM = 0.1;
export const defaultAccessM = 100;
