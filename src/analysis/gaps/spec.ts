import type { MultiPolygon } from 'geojson';
import type { Denominator, Metric, RouteAnswer } from '../coverage/spec.ts';

/** Why people of a place have no park on foot. `text` makes the sentence. */
export const gapCauses = ['no-park-near', 'no-gate-this-side', 'broken-path', 'barrier', 'too-small', 'closed'] as const;
export type GapCause = (typeof gapCauses)[number];

/** A piece of uncovered ground that hangs together. Ranked by people where people are known, else by land. */
export interface Gap {
  /** Stable for one answer. */
  readonly id: string;
  readonly rank: number;
  readonly people: number | null;
  readonly landM2: number;
  readonly lon: number;
  readonly lat: number;
  readonly areaCode: string | null;
  readonly areaName: string;
  /** Compounds it touches, most land first. */
  readonly compounds: readonly { readonly id: string; readonly name: string }[];
  readonly shape: MultiPolygon;
  readonly nearest: {
    readonly parkId: string;
    readonly parkName: string;
    readonly straightM: number;
    readonly walkM: number | null;
  } | null;
}

export interface GapList {
  readonly metric: Metric;
  readonly denominator: Denominator;
  readonly gaps: readonly Gap[];
}

/** What was found by recomputing with one thing changed. */
export interface GapTrial {
  readonly change: 'gate-anywhere' | 'without-barriers' | 'islands-joined' | 'size-waived' | 'openness-waived';
  /** Share 0–1 of the place's demand that the change would cover. */
  readonly covers: number;
  readonly parkId: string | null;
  readonly parkName: string | null;
  readonly walkM: number | null;
}

/** A gap opened: its cause, what was tried, and both ways from its middle to the park. */
export interface GapAnswer {
  readonly id: string;
  readonly cause: GapCause;
  readonly params: Readonly<Record<string, string | number>>;
  readonly trials: readonly GapTrial[];
  readonly route: RouteAnswer | null;
}
