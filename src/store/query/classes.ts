/** How numbers are cut into classes; `each`: one class per value (choices, flags, short lists). */
export type ClassMethod = 'equal' | 'quantile' | 'natural' | 'each';

/** The field a kind is coloured by, and how its values become classes. */
export interface ColourBy {
  readonly field: string;
  readonly method: ClassMethod;
  /** Number of classes wanted, 2 to 9; without meaning for `each`. */
  readonly classes: number;
}
