import type { Amounts, Metric } from './spec.ts';

/** Covered, uncovered and unknown of every unit of one level, in the order of the units; land outside all is the last, with code null. */
export interface LiveTotals {
  readonly total: Amounts;
  readonly rows: readonly (Amounts & { readonly areaCode: string | null; readonly name: string })[];
}

/**
 * The sample points of the residential land as the map draws them once: one square of 25 m each, cut to its land. What changes afterwards is
 * only the class of each.
 */
export interface LiveCells {
  /**
   * Rings in WGS 84, two numbers a vertex, not closed by a repeated one, outer ones anticlockwise and holes clockwise. Those of cell `i` are the
   * rings `ringOf[i]` to `ringOf[i + 1]`; ring `r` has the vertices `ringStart[r]` to `ringStart[r + 1]`.
   */
  readonly lonLat: Float64Array;
  readonly ringStart: Uint32Array;
  readonly ringOf: Uint32Array;
  /** Class of each cell on foot, and by its middle as the crow flies: 0 covered, 1 uncovered, 2 unknown. */
  readonly walk: Uint8Array;
  readonly straight: Uint8Array;
}

/** What a what-if begins with, and begins with again where a change asked for a new start. */
export interface LiveStart {
  readonly cells: LiveCells;
  readonly figures: LiveFigures;
}

/**
 * The answer to one state of a what-if. A what-if is told whole each time: all its changes against the city it started from, so that a state
 * that comes too late may be passed over; without any it is the city itself.
 */
export interface LiveFigures {
  readonly revision: number;
  readonly totals: Readonly<Record<Metric, LiveTotals>>;
  /** Cells whose class is another than at the last answer, with the new one. */
  readonly changed: Readonly<Record<Metric, { readonly cell: Uint32Array; readonly to: Uint8Array }>>;
  /** New cells with their classes, where a change of streets, walls or homes made a new start necessary; `changed` is empty then. */
  readonly rebuilt: LiveCells | null;
}

/** The demand that only this park serves, in the measure of the question. */
export interface ParkValue {
  readonly id: string;
  readonly straight: number;
  readonly walk: number;
}
