import type { Plane } from '../../core/geo/plane.ts';
import type { NetworkLines } from '../network/spec.ts';

/**
 * Faults of a street network that is drawn by hand, found from columns: what a person would mend, where, and how. Rules for what joins are
 * those of the network itself (design §4): a fault is where lines that meet on paper do not meet in the network, or the other way round.
 */
export const streetFaultCodes = ['near-miss-end', 'crossing-without-node', 'duplicate', 'island', 'short-edge'] as const;

export type StreetFaultCode =
  /** The end of a line stops short of another line, touches it where it has no vertex, or crosses it by a little. */
  | 'near-miss-end'
  /** Two lines cross on the ground and share no vertex. */
  | 'crossing-without-node'
  /** A line lies along another, whole or in part. */
  | 'duplicate'
  /** Lines that hang together with each other and not with the rest. */
  | 'island'
  /** An edge too short to be one. */
  | 'short-edge';

/** How a line is used, as far as that says whether a crossing without a node is a fault: paths pass under streets, expressways over them. */
export const lineSorts = { street: 0, path: 1, expressway: 2 } as const;

/** Street lines with what the check asks of them beside their geometry. Lines with a vertex that is not finite are left alone. */
export interface StreetColumns {
  readonly plane: Plane;
  readonly lines: NetworkLines;
  /** Of `lineSorts`, by line. */
  readonly sort: Uint8Array;
  /** Class and name of a line as numbers, 0 where it has none. */
  readonly classOf: Uint32Array;
  readonly nameOf: Uint32Array;
  /** How many fields of a line are filled: of two lines that say the same, the one that says less goes. */
  readonly facts: Uint32Array;
  /** Pieces of walls, compound boundaries, water and railways, ax ay bx by in the plane: nothing is surely joined across them. */
  readonly barriers: Float64Array;
}

export interface MendOptions {
  /** Ends nearer than this to a line they do not meet are near misses. */
  readonly nearM: number;
  /** Edges shorter than this are over-short. */
  readonly shortM: number;
  /** Lines of which at least this share runs within `alongM` of another are duplicates as a whole. */
  readonly duplicateShare: number;
  readonly alongM: number;
  /** Stretches that run double are told from this length on, where the line is no duplicate as a whole. */
  readonly partM: number;
}

export const mendDefaults: MendOptions = { nearM: 2, shortM: 0.5, duplicateShare: 0.95, alongM: 0.3, partM: 10 };

/** What a user may set: nearer than a vertex joins is no miss, and beyond some metres every kerb is one. */
export const mendLimits = { nearM: { min: 0.2, max: 10 }, shortM: { min: 0.1, max: 2 } } as const;

/** One vertex of a line: its place in the plane and in degrees, its OSM node id (NaN: none), and which vertex of the columns it was (-1: a new one). */
export interface Vertex {
  readonly x: number;
  readonly y: number;
  readonly lon: number;
  readonly lat: number;
  readonly node: number;
  readonly from: number;
}

export type Path = readonly Vertex[];

/** How a line changes: its new vertices; null takes it away. */
export interface LineChange {
  readonly line: number;
  readonly path: Path | null;
}

/** Why a fault is told without being sure, or without a repair, for words. */
export type MendDoubt =
  /** The end does not point at what it misses. */
  | 'aside'
  /** A wall, water or railway lies between. */
  | 'barrier'
  /** A path and a street, or an expressway: one may pass over the other. */
  | 'maybe-level'
  /** A line that crosses itself: a ramp may. */
  | 'own-line'
  /** The two lines differ in class or name. */
  | 'differ'
  /** The lines lie beside each other, not in the same place. */
  | 'beside'
  /** Only a part runs double. */
  | 'part'
  /** Mending would join lines of different levels, or take apart what is joined. */
  | 'levels'
  /** Two junctions would become one. */
  | 'junctions'
  /** The line would vanish. */
  | 'vanishes'
  /** Nothing touches it: a person has to say where it belongs. */
  | 'apart';

export interface StreetFault {
  readonly code: StreetFaultCode;
  /** Lines concerned, the one to be changed first. */
  readonly lines: readonly number[];
  /** Where, in the plane; `to` is the other side of a gap. */
  readonly at: readonly [number, number];
  readonly to: readonly [number, number] | null;
  /** What is measured, on the ground: the gap or overshoot, the length of the edge or of the island, the length that runs double. 0 at a crossing. */
  readonly metres: number;
  /** Of an island, metres to the main network; null where there is none. */
  readonly gapM: number | null;
  /** What would mend it; null where only a person can decide. */
  readonly repair: readonly LineChange[] | null;
  /** A repair that is right in nearly every case and may be done in a batch. */
  readonly sure: boolean;
  readonly doubt: MendDoubt | null;
}
