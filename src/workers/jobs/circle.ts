import { circleColumns, reachFrom, withoutSteps } from '../../analysis/circle/adapter.ts';
import type { CircleColumns } from '../../analysis/circle/columns.ts';
import { runCircle } from '../../analysis/circle/engine.ts';
import { type CircleLive, createCircleLive } from '../../analysis/circle/live.ts';
import type { CircleFigures, CircleReach, CircleResult, SpeedProfile } from '../../analysis/circle/spec.ts';
import { coverageColumns } from '../../analysis/coverage/adapter.ts';
import { prepareCoverage } from '../../analysis/coverage/prepare.ts';
import type { City } from '../../core/city.ts';
import { Cancelled, type Host, silentHost } from '../../core/result.ts';
import { type Held, preparedOf } from '../held.ts';
import type { CircleApplyRequest, CircleJob, CircleReachRequest } from '../protocol.ts';

interface Ready {
  readonly city: City;
  readonly columns: CircleColumns;
}

/** Made once for a held city: one network for all who take steps, one without steps. */
const ready = new WeakMap<Held, Map<boolean, Promise<Ready>>>();

async function make(held: Held, steps: boolean, host: Host, isCurrent: () => boolean): Promise<Ready> {
  if (steps) {
    const { prepared } = await preparedOf(held, host, isCurrent);
    return { city: held.city, columns: circleColumns(held.city, prepared) };
  }
  const city = withoutSteps(held.city);
  const prepared = await prepareCoverage(coverageColumns(city).columns, { ...silentHost, cancelled: () => !isCurrent() });
  return { city, columns: circleColumns(city, prepared) };
}

/** The columns for a profile. Whoever is cancelled while they are made goes away; a making that failed is begun again by the next. */
async function readyFor(held: Held, profile: SpeedProfile, host: Host, isCurrent: () => boolean): Promise<Ready> {
  const made = ready.get(held) ?? new Map<boolean, Promise<Ready>>();
  ready.set(held, made);
  const steps = profile !== 'wheelchair';
  const begin = () => {
    const making = make(held, steps, { ...host, cancelled: () => !isCurrent() }, isCurrent);
    made.set(steps, making);
    making.catch(() => made.delete(steps));
    return making;
  };
  const columns = await (made.get(steps) ?? begin());
  if (host.cancelled()) throw new Cancelled();
  return columns;
}

/** Share of a job at which the network is ready. */
const readyAt = 0.5;

/** The circle of every compound. */
export async function answerCircle(
  held: Held,
  job: CircleJob,
  isCurrent: () => boolean,
  cancelled: () => boolean,
  tell: (share: number) => void,
): Promise<CircleResult> {
  const first: Host = { progress: (share) => tell(share * readyAt), cancelled };
  const { columns } = await readyFor(held, job.params.profile, first, isCurrent);
  const host: Host = { progress: (share) => tell(readyAt + share * (1 - readyAt)), cancelled };
  return runCircle(columns, job.sheet, job.params, host, { dataRevision: String(job.of.revision), time: job.time });
}

interface LiveOf {
  readonly key: string;
  readonly live: CircleLive;
  /** Settles with the last state told: states follow one another. */
  last: Promise<unknown>;
}

const lives = new WeakMap<Held, LiveOf>();

/** The circle of the city with changes; the one question asked last is kept and follows, another begins anew. */
export async function answerCircleApply(held: Held, request: CircleApplyRequest, isCurrent: () => boolean): Promise<CircleFigures> {
  const { sheet, params } = request;
  const { city, columns } = await readyFor(held, params.profile, silentHost, isCurrent);
  const key = JSON.stringify([sheet, params]);
  const known = lives.get(held);
  const own: LiveOf =
    known?.key === key ? known : { key, live: createCircleLive(city, columns.prepared, sheet, params), last: Promise.resolve() };
  lives.set(held, own);
  const answer = own.last.then(() => own.live.apply(request.changes, request.revision));
  own.last = answer.catch(() => lives.delete(held));
  return answer;
}

/** What lies within the minutes of a place; null where the city does not know it. */
export async function answerCircleReach(held: Held, request: CircleReachRequest, isCurrent: () => boolean): Promise<CircleReach | null> {
  const { city, columns } = await readyFor(held, request.params.profile, silentHost, isCurrent);
  return reachFrom(city, columns, request.from, request.params);
}
