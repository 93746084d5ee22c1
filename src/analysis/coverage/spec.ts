import type { LineString, MultiPolygon } from 'geojson';
import type { AreaLevel } from '../../core/area-level.ts';
import type { Words } from '../../core/field.ts';
import type { Issue } from '../../core/issue.ts';
import type { Stamp } from '../../core/result.ts';

export type Metric = 'straight' | 'walk';
export type Denominator = 'land' | 'people' | 'dwellings';

/** Where a figure of a rule comes from; `unverified` figures are shown as 待核. */
export interface Sourced {
  readonly source: string;
  readonly unverified?: boolean;
}

export interface RuleTier extends Sourced {
  /** Park size from (inclusive) and to (exclusive), m²; no `maxAreaM2` means no upper end. */
  readonly minAreaM2: number;
  readonly maxAreaM2?: number;
  /** Service radius from the park's boundary, m. */
  readonly radiusM: number;
  /** The tier holds only for parks inside a `historic-district` polygon. */
  readonly historicOnly?: boolean;
}

/** What may count as a park beside ordinary open parks; `open-question` means the source leaves it open and both values are shown. */
export const countables = ['ticketed', 'squares', 'attachedGreen', 'regionalGreen', 'urbanVillages', 'otherGreen'] as const;
export type Countable = (typeof countables)[number];

export interface RuleTarget extends Sourced {
  readonly operator: '>' | '>=';
  /** Share 0–1. */
  readonly value: number;
  readonly label: Words;
}

/** A dated, named rule sheet, one JSON file in `data/rules`. */
export interface RuleSheet {
  readonly schemaVersion: 1;
  readonly id: string;
  readonly version: string;
  readonly effectiveFrom?: string;
  readonly label: Words;
  readonly source: string;
  readonly tiers: readonly RuleTier[];
  readonly counts: Readonly<Record<Countable, { readonly counts: boolean; readonly openQuestion?: boolean; readonly source: string }>>;
  readonly denominator: Denominator;
  readonly targets: readonly RuleTarget[];
  /** Sentences a reader of the figures must know. */
  readonly remarks: readonly Words[];
}

/**
 * Where people come from: the recorded people of each compound (usual); or the totals of communities, or the cells of a population grid, spread
 * over the homes in them.
 */
export const peopleSources = ['compounds', 'communities', 'grid'] as const;
export type PeopleFrom = (typeof peopleSources)[number];

export interface CoverageParams {
  readonly metric: Metric;
  readonly by: AreaLevel;
  readonly denominator: Denominator;
  /** Only for people; `compounds` where it is missing. */
  readonly people?: PeopleFrom;
}

/** Amounts in m², people or dwellings. `share` = covered / (covered + uncovered), null when that is 0. */
export interface Amounts {
  readonly covered: number;
  readonly uncovered: number;
  readonly unknown: number;
  readonly share: number | null;
}

export interface CoverageRow extends Amounts {
  /** null: land outside every area of the level. */
  readonly areaCode: string | null;
  readonly name: string;
}

export interface CoverageResult {
  readonly stamp: Stamp;
  readonly rows: readonly CoverageRow[];
  readonly total: Amounts;
  /** One entry per open question of the rule sheet: the total with the answer turned the other way. */
  readonly variants: readonly { readonly option: Countable; readonly counts: boolean; readonly total: Amounts }[];
  readonly issues: readonly Issue[];
}

/** The residential land drawn by class, and the service areas, WGS 84. For `walk` the classes are the 25 m cells that were sampled. */
export interface CoverageShapes {
  readonly covered: MultiPolygon;
  readonly uncovered: MultiPolygon;
  readonly unknown: MultiPolygon;
  /** Union of the straight service areas; empty for `walk`. */
  readonly service: MultiPolygon;
}

/** One compound's own residential land by class, m². */
export interface CompoundCoverage {
  readonly id: string;
  readonly name: string;
  readonly straight: Amounts;
  readonly walk: Amounts;
}

/** How a park stands under a rule sheet. `needs`: what would have to count for it to count, and does not. */
export interface ParkStanding {
  readonly status: 'counted' | 'closed' | 'no-size' | 'too-small' | 'not-counted';
  /** Recorded, else drawn; null for a point without a recorded size. */
  readonly areaM2: number | null;
  readonly radiusM: number | null;
  readonly needs: readonly Countable[];
}

/** Residential land that only one park serves, m². */
export interface ServedAlone {
  readonly straightM2: number;
  readonly walkM2: number;
}

export type UnknownReason = 'beyond-access' | 'no-gate-in-component' | 'park-not-enterable' | 'no-park' | 'data-cut';

/** The walk from one place to the park that serves it best, with the straight line beside it. Metres. */
export interface RouteAnswer {
  readonly status: 'covered' | 'uncovered' | 'unknown';
  readonly reason?: UnknownReason;
  readonly walk?: {
    readonly parkId: string;
    readonly parkName: string;
    readonly gateInferred: boolean;
    readonly metres: number;
    readonly limitM: number;
    readonly line: LineString;
    /** Metres of the access legs at the start and at the end, inside `metres`. */
    readonly legsM: readonly [number, number];
  };
  /** To the boundary of the park that serves (or is nearest) as the crow flies; 0 inside it. */
  readonly straight?: {
    readonly parkId: string;
    readonly parkName: string;
    readonly metres: number;
    readonly limitM: number;
    readonly line: LineString;
  };
}
