import { proxy, type Remote, wrap } from 'comlink';
import type { CircleFigures, CircleReach, CircleResult } from '../analysis/circle/spec.ts';
import type { LiveShown, ParkValues } from '../analysis/coverage/live-spec.ts';
import type { RouteAnswer } from '../analysis/coverage/spec.ts';
import type { GapAnswer, GapList } from '../analysis/gaps/spec.ts';
import type { NearbyAnswer, NearbyRoute } from '../analysis/nearby/spec.ts';
import type { City } from '../core/city.ts';
import type { Change } from '../core/edit.ts';
import type {
  CircleApplyRequest,
  CircleJob,
  CircleReachRequest,
  CityState,
  ComputeApi,
  CoverageAnswer,
  CoverageJob,
  Failure,
  GapCauseRequest,
  GapsRequest,
  LiveAnswer,
  LiveApplyRequest,
  LiveStartRequest,
  MendAnswer,
  MendEffect,
  MendEffectJob,
  MendJob,
  MendRepairs,
  MendRepairsJob,
  NearbyRequest,
  NearbyRouteRequest,
  ParkAnswer,
  ParkRequest,
  ParkValuesRequest,
  Progress,
  ReferenceAnswer,
  ReferenceRequest,
  Reply,
  RouteRequest,
} from './protocol.ts';

/** The part of a worker that comlink and `close` use; tests hand in a message port. */
export interface WorkerLike {
  readonly endpoint: Parameters<typeof wrap>[0];
  terminate(): void;
}

export type WithoutState<T extends { readonly of: CityState }> = Omit<T, 'of'>;

/** What led from one state of the city to the next: a worker that has the first takes the changes instead of the whole city. */
export interface HeldEdit {
  readonly from: CityState;
  readonly changes: readonly Change[];
}

/** Questions about the city loaded last. A reply about any earlier state comes back as `stale`. */
export interface ComputeClient {
  /** Takes a city and hands it to the worker at once. */
  load(of: CityState, city: City): Promise<void>;
  /**
   * Takes a city and hands it to the worker with the first question or `warm`: until then nothing of the machine goes into it. With the edit that
   * led to it, a worker that has the city before is only told the changes.
   */
  hold(of: CityState, city: City, edit?: HeldEdit): void;
  /** Hands the held city over, so that the worker gets ready for questions. */
  warm(): Promise<void>;
  coverage(job: WithoutState<Omit<CoverageJob, 'job'>>, onProgress: (progress: Progress) => void): Promise<Reply<CoverageAnswer>>;
  /** Stops the coverage run under way, if any. */
  cancel(): Promise<void>;
  route(request: WithoutState<RouteRequest>): Promise<Reply<RouteAnswer | null>>;
  /** The nearest of each kind on foot from a place or an asset; every question is answered, in the order asked. */
  nearby(request: WithoutState<NearbyRequest>): Promise<Reply<NearbyAnswer | null>>;
  nearbyRoute(request: WithoutState<NearbyRouteRequest>): Promise<Reply<NearbyRoute | null>>;
  /** How a park stands under a rule sheet, and on demand what only it serves. */
  park(request: WithoutState<ParkRequest>): Promise<Reply<ParkAnswer | null>>;
  /** The 15-minute circle of every compound. */
  circle(job: WithoutState<Omit<CircleJob, 'job'>>, onProgress: (share: number) => void): Promise<Reply<CircleResult>>;
  /** Stops the circle under way, if any. */
  cancelCircle(): Promise<void>;
  /** Everything within some minutes of a place on foot; only the question asked last is answered. */
  circleReach(request: WithoutState<CircleReachRequest>): Promise<Reply<CircleReach | null>>;
  /** Uncovered places under a rule sheet, largest first. */
  gaps(request: WithoutState<GapsRequest>): Promise<Reply<GapList>>;
  /** Why some of them are uncovered; asked for few at a time, so that it can be stopped between. */
  gapCauses(request: WithoutState<GapCauseRequest>): Promise<Reply<readonly GapAnswer[]>>;
  /** Of every counted park, the demand that only it serves, straight and on foot. */
  parkValues(request: WithoutState<ParkValuesRequest>): Promise<Reply<ParkValues>>;
  /** Begins a what-if on the city; an earlier one ends. */
  liveStart(request: WithoutState<LiveStartRequest>): Promise<Reply<LiveShown>>;
  /**
   * The answer to one state of the what-if, told whole. While one is worked on only the newest waits: one that it overtakes comes back `stale`
   * and is never computed.
   */
  liveApply(request: WithoutState<LiveApplyRequest>): Promise<Reply<LiveAnswer>>;
  /** The circle with changes; answers tell what changed since the one before, so each is taken, in order. */
  circleApply(request: WithoutState<CircleApplyRequest>): Promise<Reply<CircleFigures>>;
  /** Faults of the street lines. */
  mend(job: WithoutState<Omit<MendJob, 'job'>>, onProgress: (share: number) => void): Promise<Reply<MendAnswer>>;
  /** The changes that mend some of them. */
  mendRepairs(job: WithoutState<Omit<MendRepairsJob, 'job'>>): Promise<Reply<MendRepairs>>;
  /** What they would do to the walked coverage. */
  mendEffect(job: WithoutState<Omit<MendEffectJob, 'job'>>, onProgress: (share: number) => void): Promise<Reply<MendEffect>>;
  /** Stops the check, the repair or its effect, whichever is under way. */
  cancelMend(): Promise<void>;
  /** Runs in a worker of its own, so that the slow plain computation holds nothing up; `cancelReference` ends that worker. */
  reference(request: WithoutState<ReferenceRequest>): Promise<Reply<ReferenceAnswer>>;
  cancelReference(): void;
}

const noCity: CityState = { cityId: '', revision: -1 };
const stale: Failure = { status: 'stale' };

function sameState(a: CityState, b: CityState): boolean {
  return a.cityId === b.cityId && a.revision === b.revision;
}

export function createComputeClient(start: () => WorkerLike): ComputeClient {
  let remote: Remote<ComputeApi> | null = null;
  let unsent = false;
  let now = noCity;
  let city: City | null = null;
  let job = 0;
  let routeAsked = 0;
  let coverageJob = 0;
  let circleJob = 0;
  let mendJob = 0;
  let reachAsked = 0;
  let endReference: (() => void) | null = null;
  let isApplying = false;
  let waiting: ((goes: boolean) => void) | null = null;

  function hold(of: CityState, next: City, edit?: HeldEdit): void {
    const follows = remote !== null && !unsent && edit !== undefined && sameState(edit.from, now);
    now = of;
    city = next;
    unsent = !follows;
    if (follows) void remote?.edit(of, edit.changes);
  }

  async function send(): Promise<void> {
    remote ??= wrap<ComputeApi>(start().endpoint);
    if (!unsent || !city) return;
    unsent = false;
    await remote.load(now, city);
  }

  /** Whoever waits for the worker to be free goes without an answer. */
  function overtake(): void {
    waiting?.(false);
    waiting = null;
  }

  /** True when the worker is free for this state of a what-if, false when a newer one came meanwhile. */
  function turn(): Promise<boolean> {
    if (!isApplying) {
      isApplying = true;
      return Promise.resolve(true);
    }
    overtake();
    return new Promise((resolve) => {
      waiting = resolve;
    });
  }

  function passOn(): void {
    isApplying = waiting !== null;
    waiting?.(true);
    waiting = null;
  }

  /** The worker with the city in it: what is sent to it next arrives after the city. */
  function worker(): Remote<ComputeApi> {
    void send();
    return remote as Remote<ComputeApi>;
  }

  /** The newest question about the streets wins: the one before is stopped. */
  function nextMend(): number {
    if (mendJob > 0) void worker().cancel(mendJob);
    job += 1;
    mendJob = job;
    return job;
  }

  function checked<T>(reply: Reply<T>): Reply<T> {
    return reply.status === 'done' && !sameState(reply.of, now) ? stale : reply;
  }

  return {
    async load(of, next) {
      hold(of, next);
      await send();
    },
    hold,
    warm: send,
    async coverage(request, onProgress) {
      job += 1;
      coverageJob = job;
      return checked(await worker().coverage({ ...request, of: now, job }, proxy(onProgress)));
    },
    async cancel() {
      await worker().cancel(coverageJob);
    },
    async route(request) {
      routeAsked += 1;
      const asked = routeAsked;
      const reply = checked(await worker().route({ ...request, of: now }));
      return asked === routeAsked ? reply : stale;
    },
    async nearby(request) {
      return checked(await worker().nearby({ ...request, of: now }));
    },
    async nearbyRoute(request) {
      return checked(await worker().nearbyRoute({ ...request, of: now }));
    },
    async park(request) {
      return checked(await worker().park({ ...request, of: now }));
    },
    async circle(request, onProgress) {
      // The newest wins: what was asked before is of no interest any more.
      if (circleJob > 0) void worker().cancel(circleJob);
      job += 1;
      circleJob = job;
      return checked(await worker().circle({ ...request, of: now, job }, proxy(onProgress)));
    },
    async cancelCircle() {
      await worker().cancel(circleJob);
    },
    async circleReach(request) {
      reachAsked += 1;
      const asked = reachAsked;
      const reply = checked(await worker().circleReach({ ...request, of: now }));
      return asked === reachAsked ? reply : stale;
    },
    async gaps(request) {
      return checked(await worker().gaps({ ...request, of: now }));
    },
    async gapCauses(request) {
      return checked(await worker().gapCauses({ ...request, of: now }));
    },
    async parkValues(request) {
      return checked(await worker().parkValues({ ...request, of: now }));
    },
    async liveStart(request) {
      overtake();
      return checked(await worker().liveStart({ ...request, of: now }));
    },
    async liveApply(request) {
      const goes = await turn();
      if (!goes) return stale;
      try {
        return checked(await worker().liveApply({ ...request, of: now }));
      } finally {
        passOn();
      }
    },
    async circleApply(request) {
      return checked(await worker().circleApply({ ...request, of: now }));
    },
    async mend(request, onProgress) {
      return checked(await worker().mend({ ...request, of: now, job: nextMend() }, proxy(onProgress)));
    },
    async mendRepairs(request) {
      return checked(await worker().mendRepairs({ ...request, of: now, job: nextMend() }));
    },
    async mendEffect(request, onProgress) {
      return checked(await worker().mendEffect({ ...request, of: now, job: nextMend() }, proxy(onProgress)));
    },
    async cancelMend() {
      if (mendJob > 0) await worker().cancel(mendJob);
    },
    async reference(request) {
      endReference?.();
      if (!city) return stale;
      const second = start();
      const ended = new Promise<Failure>((resolve) => {
        endReference = () => resolve({ status: 'cancelled' });
      });
      const other: Remote<ComputeApi> = wrap<ComputeApi>(second.endpoint);
      const of = now;
      const loaded = city;
      const ask = async (): Promise<Reply<ReferenceAnswer>> => {
        await other.load(of, loaded);
        return other.reference({ ...request, of });
      };
      const reply = await Promise.race([ask(), ended]);
      second.terminate();
      return checked(reply);
    },
    cancelReference: () => endReference?.(),
  };
}
