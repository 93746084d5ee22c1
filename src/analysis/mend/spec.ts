/**
 * Faults of a street network that is drawn by hand, found from columns: what a person would mend, where, and how. Rules for what joins are
 * those of the network itself (design §4): a fault is where lines that meet on paper do not meet in the network, or the other way round.
 */
export type StreetFaultCode =
  /** The end of a line stops short of another line, or crosses it by a little. */
  | 'near-miss-end'
  /** Two lines cross on the ground and share no vertex. */
  | 'crossing-without-node'
  /** A line lies along another, whole or in part. */
  | 'duplicate'
  /** Lines that hang together with each other and with nothing else. */
  | 'island'
  /** An edge too short to be one. */
  | 'short-edge';

/** Polylines in metres of the city's plane; ids and levels beside. */
export interface StreetColumns {
  readonly count: number;
  /** Vertices of line i: `xy[2 * start[i] …]` up to `start[i + 1]`. */
  readonly start: Uint32Array;
  readonly xy: Float64Array;
  /** Bridge, tunnel and layer of a line as one number; lines of different levels cross without meeting. */
  readonly level: Int32Array;
  /** OSM node ids by vertex, 0 where the line has none. */
  readonly node: Float64Array;
}

export interface MendOptions {
  /** Ends nearer than this to a line they do not meet are near misses. Default 2 m. */
  readonly nearM: number;
  /** Edges shorter than this are over-short. Default 0.5 m. */
  readonly shortM: number;
  /** Lines of which at least this share runs within `alongM` of another are duplicates. */
  readonly duplicateShare: number;
  readonly alongM: number;
  /** Components with less line than this are islands worth telling one by one. */
  readonly islandM: number;
}

/** How a line changes: its new vertices in plane metres; null takes it away. New lines (a split) name the line they come from. */
export interface LineChange {
  readonly line: number;
  readonly path: Float64Array | null;
}

export interface StreetFault {
  readonly code: StreetFaultCode;
  /** Lines concerned, the one to be changed first. */
  readonly lines: readonly number[];
  /** Where, in plane metres. */
  readonly at: readonly [number, number];
  /** What is measured: the gap, the length of the edge or of the island, the length that runs double. Metres. */
  readonly metres: number;
  /** What would mend it; null where only a person can decide (islands). */
  readonly repair: readonly LineChange[] | null;
  /** A repair that is right in nearly every case and may be done in a batch. */
  readonly sure: boolean;
}
