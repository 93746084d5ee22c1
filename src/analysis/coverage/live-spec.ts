import type { Amounts, Metric } from './spec.ts';

/** Covered, uncovered and unknown of every unit of one level, in the order of the units; the last is outside all. */
export interface LiveTotals {
  readonly total: Amounts;
  readonly rows: readonly (Amounts & { readonly areaCode: string | null; readonly name: string })[];
}

/**
 * The sample points of the residential land as the map draws them once: one square of 25 m each, cut to its land. What changes afterwards is
 * only the class of each.
 */
export interface LiveCells {
  /** Rings in WGS 84, two numbers a vertex; those of cell `i` begin at `ringOf[i]` to `ringOf[i + 1]` of `ringStart`. */
  readonly lonLat: Float64Array;
  readonly ringStart: Uint32Array;
  readonly ringOf: Uint32Array;
  /** Class of each cell on foot, and by its middle as the crow flies: 0 covered, 1 uncovered, 2 unknown. */
  readonly walk: Uint8Array;
  readonly straight: Uint8Array;
}

/** What a what-if begins with. */
export interface LiveStart {
  readonly cells: LiveCells;
  readonly figures: LiveFigures;
}

export interface LiveFigures {
  readonly revision: number;
  readonly totals: Readonly<Record<Metric, LiveTotals>>;
  /** Cells whose class is another than at the last answer, with the new one. */
  readonly changed: Readonly<Record<Metric, { readonly cell: Uint32Array; readonly to: Uint8Array }>>;
}

/** The demand that only this park serves, in the measure of the question. */
export interface ParkValue {
  readonly id: string;
  readonly straight: number;
  readonly walk: number;
}
