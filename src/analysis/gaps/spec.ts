import type { MultiPolygon } from 'geojson';
import type { Denominator, Metric, RouteAnswer } from '../coverage/spec.ts';

/** Why people of a place have no park on foot. `text` makes the sentence. */
export const gapCauses = ['no-park-near', 'no-gate-this-side', 'broken-path', 'barrier', 'too-small', 'closed'] as const;
export type GapCause = (typeof gapCauses)[number];

/** A piece of uncovered ground that hangs together. Ranked by people where people are known, else by land. */
export interface Gap {
  /** The same for the same ground, whatever the order of the data. */
  readonly id: string;
  readonly rank: number;
  /** null where no compound of the place has a population. */
  readonly people: number | null;
  /** False where part of the land has no population: `people` is then the least there are. */
  readonly peopleComplete: boolean;
  readonly landM2: number;
  /** Its middle: the middle of the cell nearest to the centre of its demand. */
  readonly lon: number;
  readonly lat: number;
  /** West, south, east, north. */
  readonly box: readonly [number, number, number, number];
  /** The deepest unit drawn around the middle; null outside all. */
  readonly areaCode: string | null;
  readonly areaName: string;
  /** Compounds it touches, most land first. */
  readonly compounds: readonly { readonly id: string; readonly name: string }[];
  /** The counted park that lies nearest (beyond its radius) as the crow flies, from the middle to its boundary. */
  readonly nearest: { readonly parkId: string; readonly parkName: string; readonly straightM: number; readonly radiusM: number } | null;
  /** The counted park nearest on foot, however far; null where no way is known. It may be another one. */
  readonly walk: { readonly parkId: string; readonly parkName: string; readonly walkM: number } | null;
}

/** Demand that is no gap, or not yet known to be one, beside the list. `people` is null where none is known. */
interface GapSum {
  readonly people: number | null;
  readonly landM2: number;
}

export interface GapList {
  readonly metric: Metric;
  /** What the ranks go by: `people` where the city knows any, else `land`. */
  readonly denominator: Denominator;
  readonly gaps: readonly Gap[];
  readonly uncovered: GapSum;
  readonly unknown: GapSum;
}

/** What was changed in a trial, one thing at a time. */
export type GapChange = 'islands-joined' | 'gate-anywhere' | 'openness-waived' | 'without-barriers' | 'size-waived';

/** Sides of a park, as a compass has them. */
export const sides = ['n', 'ne', 'e', 'se', 's', 'sw', 'w', 'nw'] as const;
export type CompassSide = (typeof sides)[number];

/** What was found by recomputing with one thing changed. */
export interface GapTrial {
  readonly change: GapChange;
  /** Share 0–1 of the place's demand that the change would cover. */
  readonly covers: number;
  readonly parkId: string | null;
  readonly parkName: string | null;
  /** Metres from the middle of the place under the change; null where the change does not bring it within the limit. */
  readonly walkM: number | null;
  /** Where the gate would be, or the link begin. */
  readonly at: readonly [lon: number, lat: number] | null;
  /** The park's side on which the gate would be, the link's length, what the barrier is, the size that is too small … */
  readonly params: Readonly<Record<string, string | number>>;
}

/** A gap opened: its outline, its cause, what was tried, and both ways from its middle to the park. */
export interface GapAnswer {
  readonly id: string;
  readonly shape: MultiPolygon;
  readonly cause: GapCause;
  /** What the sentence says: park, metres now and after, share. */
  readonly params: Readonly<Record<string, string | number>>;
  /** In the order in which they are considered; a change that cannot apply is left out. */
  readonly trials: readonly GapTrial[];
  readonly route: RouteAnswer | null;
}
