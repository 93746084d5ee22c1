import type { AreaLevel } from '../../core/area-level.ts';
import type { Prepared } from '../coverage/prepare.ts';
import type { Start, Target } from '../nearby/engine.ts';

/** Something that a row may look for, with its ways in. */
export interface Thing {
  readonly kind: string;
  readonly type: string | null;
  readonly id: string;
  readonly name: string;
  /** Of parks: recorded, else drawn; null where neither is known, and for everything else. */
  readonly areaM2: number | null;
  readonly target: Target;
}

/** A compound with the places where its walks begin: its gates, or its middle where it is open. */
export interface Home {
  readonly id: string;
  readonly name: string;
  readonly people: number | null;
  /** Units it counts in, deepest first. */
  readonly units: readonly string[];
  readonly start: Start;
}

interface Unit {
  readonly code: string;
  readonly name: string;
  readonly level: AreaLevel;
}

/** All that the circle reads of a prepared city. Homes are in the order of the file, units highest level first and by code. */
export interface CircleColumns {
  readonly prepared: Prepared;
  readonly homes: readonly Home[];
  readonly units: readonly Unit[];
  /** The unit that holds everything, in a city that has none of its own level drawn. */
  readonly whole: Unit | null;
  /** Things of a kind: a type of `facility`, or a kind of its own. Only what is open and has a position. */
  things(kind: string): readonly Thing[];
  /** How many of a kind are recorded without a position. */
  unplaced(kind: string): number;
  /** Edges that cross main roads, and what stands for a wait there; see `waits.ts`. */
  readonly crossings: Crossings;
  /** How many footbridges and underpasses are recorded without a position: they take no wait away. */
  readonly lostCrossings: number;
}

/** 1 where leaving an edge over its `from` or `to` end is half of crossing a main road. */
export interface Crossings {
  readonly atFrom: Uint8Array;
  readonly atTo: Uint8Array;
}
