import { proxy, type Remote, wrap } from 'comlink';
import type { RouteAnswer } from '../analysis/coverage/spec.ts';
import type { NearbyAnswer, NearbyRoute } from '../analysis/nearby/spec.ts';
import type { City } from '../core/city.ts';
import type {
  CityState,
  ComputeApi,
  CoverageAnswer,
  CoverageJob,
  Failure,
  NearbyRequest,
  NearbyRouteRequest,
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

/** Questions about the city loaded last. A reply about any earlier state comes back as `stale`. */
export interface ComputeClient {
  load(of: CityState, city: City): Promise<void>;
  coverage(job: WithoutState<Omit<CoverageJob, 'job'>>, onProgress: (progress: Progress) => void): Promise<Reply<CoverageAnswer>>;
  /** Stops the coverage run under way, if any. */
  cancel(): Promise<void>;
  route(request: WithoutState<RouteRequest>): Promise<Reply<RouteAnswer | null>>;
  /** The nearest of each kind on foot from a place or an asset; every question is answered, in the order asked. */
  nearby(request: WithoutState<NearbyRequest>): Promise<Reply<NearbyAnswer | null>>;
  nearbyRoute(request: WithoutState<NearbyRouteRequest>): Promise<Reply<NearbyRoute | null>>;
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
  const remote: Remote<ComputeApi> = wrap<ComputeApi>(start().endpoint);
  let now = noCity;
  let city: City | null = null;
  let job = 0;
  let routeAsked = 0;
  let endReference: (() => void) | null = null;

  function checked<T>(reply: Reply<T>): Reply<T> {
    return reply.status === 'done' && !sameState(reply.of, now) ? stale : reply;
  }

  return {
    async load(of, next) {
      now = of;
      city = next;
      await remote.load(of, next);
    },
    async coverage(request, onProgress) {
      job += 1;
      return checked(await remote.coverage({ ...request, of: now, job }, proxy(onProgress)));
    },
    async cancel() {
      await remote.cancel(job);
    },
    async route(request) {
      routeAsked += 1;
      const asked = routeAsked;
      const reply = checked(await remote.route({ ...request, of: now }));
      return asked === routeAsked ? reply : stale;
    },
    async nearby(request) {
      return checked(await remote.nearby({ ...request, of: now }));
    },
    async nearbyRoute(request) {
      return checked(await remote.nearbyRoute({ ...request, of: now }));
    },
    async reference(request) {
      endReference?.();
      if (!city) return stale;
      const worker = start();
      const ended = new Promise<Failure>((resolve) => {
        endReference = () => resolve({ status: 'cancelled' });
      });
      const second: Remote<ComputeApi> = wrap<ComputeApi>(worker.endpoint);
      const of = now;
      const loaded = city;
      const ask = async (): Promise<Reply<ReferenceAnswer>> => {
        await second.load(of, loaded);
        return second.reference({ ...request, of });
      };
      const reply = await Promise.race([ask(), ended]);
      worker.terminate();
      return checked(reply);
    },
    cancelReference: () => endReference?.(),
  };
}
