import type { CellMesh } from '../../core/geo/cell-mesh.ts';
import type { Stamp } from '../../core/result.ts';
import type { Amounts, CoverageRow, Denominator, Metric } from './spec.ts';

/**
 * Covered, uncovered and unknown of all, and the rows of every level that the city has units of, highest first; the last row of a level is what
 * lies outside all its units. From these the figure of any unit in either basis is made (`unit-amounts.ts`).
 */
export interface LiveTotals {
  readonly total: Amounts;
  readonly levels: readonly (readonly CoverageRow[])[];
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

/** The same as it leaves the worker: the squares cut into triangles there (`cellMesh`), for the map to draw. */
export interface LiveShown {
  readonly mesh: CellMesh;
  readonly classes: Readonly<Record<Metric, Uint8Array>>;
  readonly figures: LiveFigures;
}

/**
 * The answer to one state of a what-if. A what-if is told whole each time: all its changes against the city it started from, so that a state
 * that comes too late may be passed over; without any it is the city itself.
 */
export interface LiveFigures {
  readonly revision: number;
  /** In every measure, so that a step tells its gain in land, people and dwellings at once. */
  readonly totals: Readonly<Record<Metric, Readonly<Record<Denominator, LiveTotals>>>>;
  /** Cells whose class is another than at the last answer, with the new one. */
  readonly changed: Readonly<Record<Metric, { readonly cell: Uint32Array; readonly to: Uint8Array }>>;
  /** True where a change of streets, walls or homes made a new start necessary: the cells are others then, and `changed` is empty. */
  readonly rebuilt: boolean;
}

/** The demand that only this park serves, in the measure of the question: what a run without it would have covered less. */
export interface ParkValue {
  readonly kind: string;
  readonly id: string;
  readonly straight: number;
  readonly walk: number;
}

/** The values of all counted parks, in the order of the columns; parks that do not count have none. */
export interface ParkValues {
  readonly stamp: Stamp;
  readonly values: readonly ParkValue[];
}
