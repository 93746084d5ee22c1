import type { Asset } from '../../core/asset.ts';
import type { Words } from '../../core/field.ts';
import type { Stamp } from '../../core/result.ts';
import type { ReachStatus } from '../network/reach.ts';

/** Circles that a rule sheet may speak of, by the minutes that name them. */
export const circleTiers = [5, 10, 15] as const;
export type CircleTier = (typeof circleTiers)[number];

/** What one row of a sheet asks for: a kind of facility within a distance or a time. */
export interface CircleRow {
  /** Key of the row in every answer; the kind itself unless a sheet asks for one kind twice. */
  readonly id: string;
  readonly label: Words;
  /** `facility` types, or a kind of its own: `toilet`, `parking`, `park`. Any one of several will do. */
  readonly kinds: readonly string[];
  /** Smallest site that counts, m²; for parks. */
  readonly minAreaM2?: number;
  /** Exactly one of the two: metres stay metres, minutes use the speed. */
  readonly limitM?: number;
  readonly limitMin?: number;
  readonly tier: CircleTier;
  readonly required: boolean;
  readonly source: string;
  readonly unverified?: boolean;
}

/** A dated, named sheet of the 15-minute circle, one JSON file in `data/rules`. Sheets are never mixed. */
export interface CircleSheet {
  readonly schemaVersion: 1;
  readonly type: 'circle';
  readonly id: string;
  readonly version: string;
  readonly label: Words;
  readonly source: string;
  readonly rows: readonly CircleRow[];
  readonly remarks: readonly Words[];
}

export const speedProfiles = ['default', 'elderly', 'child', 'wheelchair'] as const;
export type SpeedProfile = (typeof speedProfiles)[number];

export interface CircleParams {
  /** Rows of larger tiers are left out. */
  readonly minutes: CircleTier;
  readonly profile: SpeedProfile;
  /** Seconds waited at each crossing of a main road. */
  readonly crossingWaitS: number;
}

/**
 * The nearest of a row's kinds from the gates of one compound (from its middle where it is open). `metres` is the shortest walk, `minutes` the
 * quickest one with its waits; both null where unknown. `toId` is what the limit was judged by.
 */
export interface CircleCell {
  readonly metres: number | null;
  readonly minutes: number | null;
  /** Straight ground metres to the nearest; null where the city has none. */
  readonly straightM: number | null;
  readonly toId: string | null;
  /**
   * `reached`: within the limit. `beyond`: a way, but longer. `unknown`: no data of the kind, no way known, or not reached where something
   * nearer may be: the data are cut within the limit, or a thing within it as the crow flies cannot be entered.
   */
  readonly status: ReachStatus;
}

export interface CompoundCircle {
  readonly id: string;
  readonly name: string;
  readonly areaCode: string | null;
  readonly people: number | null;
  /** Share of required rows reached, of those that are not unknown: 自定指标（内部参考）; null where all are unknown. */
  readonly score: number | null;
  /** Row ids that are beyond their limit. */
  readonly missing: readonly string[];
  readonly kinds: Readonly<Record<string, CircleCell>>;
}

/** People of a unit by what is known of one row. `share` = covered / (covered + uncovered), null when that is 0. */
export interface AreaShare {
  readonly share: number | null;
  readonly covered: number;
  readonly uncovered: number;
  /** People of whom nothing is known, never counted as uncovered. */
  readonly unknown: number;
}

/** Population covered, of one unit. */
export interface AreaCircle {
  /** null: people outside every unit. */
  readonly areaCode: string | null;
  readonly name: string;
  /** People of the compounds that say how many they have. */
  readonly people: number;
  readonly kinds: Readonly<Record<string, AreaShare>>;
}

export interface CircleResult {
  readonly stamp: Stamp;
  /** Row ids of which the city has no feature that counts. */
  readonly noData: readonly string[];
  readonly rows: readonly CompoundCircle[];
  readonly areas: readonly AreaCircle[];
}

/** What a what-if changed: compounds whose answer is another than at the last state, and all units. */
export interface CircleFigures {
  readonly revision: number;
  readonly noData: readonly string[];
  readonly changed: readonly CompoundCircle[];
  readonly areas: readonly AreaCircle[];
}

/** All that is within some minutes of one place on foot. */
export interface CircleReach {
  /** Inside, by minutes, each thing once. */
  readonly inside: readonly {
    readonly kind: string;
    readonly type: string | null;
    readonly id: string;
    readonly name: string;
    readonly metres: number;
    readonly minutes: number;
  }[];
  /** Streets reached, cut to the metre: one multi-line a tier, outermost last. */
  readonly streets: readonly { readonly minutes: number; readonly lines: readonly (readonly (readonly [number, number])[])[] }[];
}

/** What the circle calls a thing: a type of `facility`, or its own kind. Here, so that a screen may ask without the engine. */
export function circleKind({ kind, values }: Pick<Asset, 'kind' | 'values'>): string {
  return kind === 'facility' ? String(values.type) : kind;
}
