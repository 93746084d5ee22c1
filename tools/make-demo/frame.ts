/**
 * The frame of the drawn city: which named streets run where, in true order and rough place. Order and segment ends are those of the sources
 * named in domain facts (maintenance lists 2014–2024); positions are drawn (位置示意). Longitudes and latitudes are WGS 84 degrees.
 */
export type StreetClass = 'primary' | 'secondary' | 'tertiary' | 'residential' | 'unclassified';

/** A named stretch of a guide, between two guides of the other direction; no `from`/`to` means to the rim. */
export interface NamedRun {
  readonly name: string;
  readonly class: StreetClass;
  readonly from?: string;
  readonly to?: string;
  /** Passes under a railway or the high-speed line; other stretches end at it. */
  readonly passesRail?: true;
  /** Drawn, not real; the name says so. */
  readonly drawn?: true;
}

/** A line that streets follow; `at` lists where it lies: [along, across] (for N–S: latitude, longitude; for E–W: longitude, latitude). */
export interface GuideData {
  readonly id: string;
  readonly at: readonly (readonly [number, number])[];
  readonly runs: readonly NamedRun[];
}

/** A guide that lies at the same place all along. */
export const straight = (across: number): readonly (readonly [number, number])[] => [[0, across]];
