import type { CircleFigures, CircleParams, CircleReach, CircleResult, CircleSheet } from '../analysis/circle/spec.ts';
import type { LiveFigures, LiveShown, ParkValues } from '../analysis/coverage/live-spec.ts';
import type {
  Amounts,
  CompoundCoverage,
  CoverageParams,
  CoverageResult,
  CoverageRow,
  CoverageShapes,
  Metric,
  ParkStanding,
  RouteAnswer,
  RuleSheet,
  ServedAlone,
} from '../analysis/coverage/spec.ts';
import type { GapAnswer, GapList } from '../analysis/gaps/spec.ts';
import type { FoundFault } from '../analysis/mend/found.ts';
import type { MendOptions } from '../analysis/mend/spec.ts';
import type { NearbyAnswer, NearbyFrom, NearbyRoute } from '../analysis/nearby/spec.ts';
import type { AssetKey } from '../core/asset.ts';
import type { City } from '../core/city.ts';
import type { Change } from '../core/edit.ts';
import type { Issue } from '../core/issue.ts';

/** Names one state of one city: every request carries it, every reply brings it back, and a reply to an older one is dropped. */
export interface CityState {
  readonly cityId: string;
  readonly revision: number;
}

export type Failure =
  | { readonly status: 'cancelled' }
  /** The worker holds another city or revision than asked about. */
  | { readonly status: 'stale' }
  | { readonly status: 'failed'; readonly issues: readonly Issue[] };

export type Reply<T> = { readonly status: 'done'; readonly of: CityState; readonly value: T } | Failure;

/** Where a run stands: reading the network comes once per city state, then the figures. */
export interface Progress {
  readonly stage: 'prepare' | 'straight' | 'walk' | 'shapes';
  /** 0–1 of the whole job. */
  readonly share: number;
}

export interface CoverageJob {
  readonly of: CityState;
  /** Given back to `cancel`. */
  readonly job: number;
  readonly sheet: RuleSheet;
  readonly by: CoverageParams['by'];
  readonly denominator: CoverageParams['denominator'];
  /** ISO time for the stamp: engines have no clock. */
  readonly time: string;
}

export interface CoverageAnswer {
  readonly results: Readonly<Record<Metric, CoverageResult>>;
  readonly shapes: Readonly<Record<Metric, CoverageShapes>>;
  readonly compounds: readonly CompoundCoverage[];
  /** Rows of every level that the city has units of: the figure of any single unit is made from them. */
  readonly levels: Readonly<Record<Metric, readonly (readonly CoverageRow[])[]>>;
  /** Milliseconds for both coverages once the network is built. */
  readonly runMs: number;
}

export interface RouteRequest {
  readonly of: CityState;
  readonly sheet: RuleSheet;
  readonly from: { readonly compoundId: string } | { readonly lon: number; readonly lat: number };
}

export interface ReferenceRequest {
  readonly of: CityState;
  readonly sheet: RuleSheet;
  /** West, south, east, north: the ground on screen. */
  readonly box: readonly [number, number, number, number];
  readonly time: string;
}

/** The straight figure for one box, by the engine and by the plain Turf computation. */
export interface ReferenceAnswer {
  readonly engine: CheckedFigure;
  readonly turf: CheckedFigure;
}

export interface CheckedFigure {
  readonly coveredM2: number;
  readonly residentialM2: number;
  /** null where there is no residential land in the box. */
  readonly share: number | null;
}

export interface NearbyRequest {
  readonly of: CityState;
  readonly from: NearbyFrom;
  /** Longest walk in metres, inclusive; absent: any. */
  readonly limitM?: number;
}

export interface NearbyRouteRequest {
  readonly of: CityState;
  readonly from: NearbyFrom;
  readonly to: AssetKey;
}

export interface ParkRequest {
  readonly of: CityState;
  readonly sheet: RuleSheet;
  readonly parkId: string;
  /** Also what only it serves, which takes as long as a run of coverage. */
  readonly alone: boolean;
}

export interface ParkAnswer {
  readonly standing: ParkStanding;
  /** null where it was not asked for, or the park does not count. */
  readonly alone: ServedAlone | null;
}

export interface CircleJob {
  readonly of: CityState;
  /** Given back to `cancel`. */
  readonly job: number;
  readonly sheet: CircleSheet;
  readonly params: CircleParams;
  readonly time: string;
}

export interface CircleReachRequest {
  readonly of: CityState;
  readonly from: NearbyFrom;
  readonly params: CircleParams;
}

export interface GapsRequest {
  readonly of: CityState;
  readonly sheet: RuleSheet;
  readonly metric: Metric;
  /** Of the present state of the what-if begun last, not of the city as it is. */
  readonly live: boolean;
}

export interface GapCauseRequest extends GapsRequest {
  /** Ids of the list of the same question. */
  readonly ids: readonly string[];
}

export interface LiveStartRequest {
  readonly of: CityState;
  readonly sheet: RuleSheet;
}

/** One state of the what-if begun last: all its changes against the city as it is. */
export interface LiveApplyRequest {
  readonly of: CityState;
  readonly changes: readonly Change[];
  readonly revision: number;
}

export interface LiveAnswer {
  readonly figures: LiveFigures;
  /** Other cells, where a change of streets, walls or homes made a new start necessary. */
  readonly rebuilt: LiveShown | null;
}

export interface CircleApplyRequest {
  readonly of: CityState;
  readonly sheet: CircleSheet;
  readonly params: CircleParams;
  /** All changes of the what-if against the city, not only those since the last question. */
  readonly changes: readonly Change[];
  /** Counts the states of the what-if; comes back with the answer. */
  readonly revision: number;
}

export interface ParkValuesRequest {
  readonly of: CityState;
  readonly sheet: RuleSheet;
  readonly denominator: CoverageParams['denominator'];
  readonly time: string;
}

/** A check of the streets; options are in metres. */
export interface MendJob {
  readonly of: CityState;
  /** Given back to `cancel`. */
  readonly job: number;
  readonly options: MendOptions;
}

export interface MendAnswer {
  readonly faults: readonly FoundFault[];
  /** Streets looked at: those in use. */
  readonly streetCount: number;
}

/** Faults of the last check with these options, by their keys. */
export interface MendRepairsJob extends MendJob {
  readonly keys: readonly string[];
}

/** What mending changes; `left` counts faults that other repairs have mended or made doubtful meanwhile. */
export interface MendRepairs {
  readonly changes: readonly Change[];
  readonly done: number;
  readonly left: number;
}

export interface MendEffectJob extends MendRepairsJob {
  readonly sheet: RuleSheet;
  /** ISO time for the stamp. */
  readonly time: string;
}

/** Walked coverage of the whole city: of land in m², of people where compounds record them. */
export interface MendSide {
  readonly land: Amounts;
  readonly people: Amounts | null;
}

/** A compound of which other land is covered or unknown, m². */
export interface CompoundMoved {
  readonly id: string;
  readonly name: string;
  readonly before: Amounts;
  readonly after: Amounts;
}

export interface MendEffect {
  readonly repairs: MendRepairs;
  readonly before: MendSide;
  readonly after: MendSide;
  readonly compounds: readonly CompoundMoved[];
}

/** What the compute worker answers. Plain records in and out; `onProgress` is a comlink proxy. */
export interface ComputeApi {
  load(of: CityState, city: City): void;
  /** Takes an edit of the city it holds instead of the whole: what the edit leaves alone stays prepared. */
  edit(of: CityState, changes: readonly Change[]): void;
  coverage(job: CoverageJob, onProgress: (progress: Progress) => void): Promise<Reply<CoverageAnswer>>;
  /** null where the place is none the city knows. */
  route(request: RouteRequest): Promise<Reply<RouteAnswer | null>>;
  /** The nearest of each kind on foot; null where the place is none the city knows. */
  nearby(request: NearbyRequest): Promise<Reply<NearbyAnswer | null>>;
  /** The walk to one of them, drawn. */
  nearbyRoute(request: NearbyRouteRequest): Promise<Reply<NearbyRoute | null>>;
  /** How a park stands under a rule; null for one the city does not know. */
  park(request: ParkRequest): Promise<Reply<ParkAnswer | null>>;
  /** The 15-minute circle of every compound. */
  circle(job: CircleJob, onProgress: (share: number) => void): Promise<Reply<CircleResult>>;
  /** Everything within some minutes of a place on foot; null where the place is none the city knows. */
  circleReach(request: CircleReachRequest): Promise<Reply<CircleReach | null>>;
  /** Uncovered places, largest first. */
  gaps(request: GapsRequest): Promise<Reply<GapList>>;
  /** Some of them opened: why they are uncovered. */
  gapCauses(request: GapCauseRequest): Promise<Reply<readonly GapAnswer[]>>;
  /** Of every counted park, the demand that only it serves. */
  parkValues(request: ParkValuesRequest): Promise<Reply<ParkValues>>;
  /** Begins a what-if; an earlier one ends. */
  liveStart(request: LiveStartRequest): Promise<Reply<LiveShown>>;
  /** `stale` where none was begun on this city. */
  liveApply(request: LiveApplyRequest): Promise<Reply<LiveAnswer>>;
  /** The circle of the city with changes: only compounds whose answer is another than at the last state of the same question. */
  circleApply(request: CircleApplyRequest): Promise<Reply<CircleFigures>>;
  /** Faults of the street lines. */
  mend(job: MendJob, onProgress: (share: number) => void): Promise<Reply<MendAnswer>>;
  mendRepairs(job: MendRepairsJob): Promise<Reply<MendRepairs>>;
  /** What repairs would do to the walked coverage; nothing is saved. */
  mendEffect(job: MendEffectJob, onProgress: (share: number) => void): Promise<Reply<MendEffect>>;
  reference(request: ReferenceRequest): Promise<Reply<ReferenceAnswer>>;
  cancel(job: number): void;
}
