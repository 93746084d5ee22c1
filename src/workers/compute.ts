import { transfer } from 'comlink';
import { parkStanding, servedAlone } from '../analysis/coverage/alone.ts';
import { valuesOfParks } from '../analysis/coverage/marginal.ts';
import { routeFrom } from '../analysis/coverage/route.ts';
import { nearby, nearbyRoute } from '../analysis/nearby/adapter.ts';
import { Cancelled, silentHost } from '../core/result.ts';
import { checkBox } from './check-box.ts';
import { editedHeld, failureOf, type Held, heldOf, isHeld, preparedOf } from './held.ts';
import { answerCircle, answerCircleApply, answerCircleReach } from './jobs/circle.ts';
import { answerCoverage } from './jobs/coverage.ts';
import { answerGapCauses, answerGaps } from './jobs/gaps.ts';
import { applyLive, buffersOf, startLive } from './jobs/live.ts';
import { answerMend, answerMendEffect, answerMendRepairs } from './jobs/mend.ts';
import type { CityState, ComputeApi, Failure, Reply } from './protocol.ts';

const stale: Failure = { status: 'stale' };

/** What the compute worker does, apart from the worker: tests and the command line of a browser can run it inline. */
export function createComputeApi(): ComputeApi {
  let held: Held | null = null;
  /** Jobs under way, and whether their asker has stopped them. */
  const underWay = new Map<number, { stopped: boolean }>();

  async function replyTo<T>(of: CityState, work: (held: Held) => Promise<T>): Promise<Reply<T>> {
    const current = held;
    if (!isHeld(current, of)) return stale;
    try {
      return { status: 'done', of, value: await work(current) };
    } catch (error) {
      // Work on a city that was edited or left meanwhile stops by itself: nobody cancelled it.
      return error instanceof Cancelled && held !== current ? stale : failureOf(error);
    }
  }

  async function replyToJob<T>(
    { of, job }: { readonly of: CityState; readonly job: number },
    work: (held: Held, cancelled: () => boolean) => Promise<T>,
  ): Promise<Reply<T>> {
    const own = { stopped: false };
    underWay.set(job, own);
    try {
      return await replyTo(of, (current) => work(current, () => own.stopped || held !== current));
    } finally {
      underWay.delete(job);
    }
  }

  return {
    load(of, city) {
      const own = heldOf(of, city);
      held = own;
      // The network is built while the user looks around; what goes wrong is told to whoever asks first.
      preparedOf(own, silentHost, () => held === own).catch(() => {});
    },
    edit(of, changes) {
      if (held) held = editedHeld(held, of, changes, (own) => held === own);
    },
    coverage: (job, onProgress) =>
      replyToJob(job, (current, cancelled) => answerCoverage(current, job, () => held === current, cancelled, onProgress)),
    route: ({ of, sheet, from }) =>
      replyTo(of, async (current) => {
        const { prepared } = await preparedOf(current, silentHost, () => held === current);
        return routeFrom(prepared, sheet, from);
      }),
    nearby: ({ of, from, limitM }) =>
      replyTo(of, async (current) => {
        const { prepared } = await preparedOf(current, silentHost, () => held === current);
        return nearby(current.city, prepared, from, silentHost, limitM);
      }),
    nearbyRoute: ({ of, from, to }) =>
      replyTo(of, async (current) => {
        const { prepared } = await preparedOf(current, silentHost, () => held === current);
        return nearbyRoute(current.city, prepared, from, to, silentHost);
      }),
    park: ({ of, sheet, parkId, alone }) =>
      replyTo(of, async (current) => {
        const { prepared } = await preparedOf(current, silentHost, () => held === current);
        const standing = parkStanding(prepared, sheet, parkId);
        return standing && { standing, alone: alone ? await servedAlone(prepared, sheet, parkId, silentHost) : null };
      }),
    circle: (job, onProgress) =>
      replyToJob(job, (current, cancelled) => answerCircle(current, job, () => held === current, cancelled, onProgress)),
    circleApply: (request) => replyTo(request.of, (current) => answerCircleApply(current, request, () => held === current)),
    circleReach: (request) => replyTo(request.of, (current) => answerCircleReach(current, request, () => held === current)),
    gaps: (request) => replyTo(request.of, (current) => answerGaps(current, request, () => held === current)),
    gapCauses: (request) => replyTo(request.of, (current) => answerGapCauses(current, request, () => held === current)),
    parkValues: (request) =>
      replyTo(request.of, async (current) => {
        const { prepared } = await preparedOf(current, silentHost, () => held === current);
        const host = { ...silentHost, cancelled: () => held !== current };
        return valuesOfParks(prepared, request.sheet, request.denominator, host, {
          dataRevision: String(request.of.revision),
          time: request.time,
        });
      }),
    async liveStart(request) {
      const reply = await replyTo(request.of, (current) => startLive(current, request, () => held === current));
      return reply.status === 'done' ? transfer(reply, buffersOf(reply.value)) : reply;
    },
    async liveApply(request) {
      const reply = await replyTo(request.of, (current) => applyLive(current, request));
      if (reply.status !== 'done') return reply;
      const { value } = reply;
      return value ? transfer({ ...reply, value }, value.rebuilt ? buffersOf(value.rebuilt) : []) : stale;
    },
    mend: (job, onProgress) => replyToJob(job, (current, cancelled) => answerMend(current, job, { progress: onProgress, cancelled })),
    mendRepairs: (job) => replyToJob(job, (current, cancelled) => answerMendRepairs(current, job, { ...silentHost, cancelled })),
    mendEffect: (job, onProgress) =>
      replyToJob(job, (current, cancelled) => answerMendEffect(current, job, { progress: onProgress, cancelled }, () => held === current)),
    reference: (request) => replyTo(request.of, (current) => checkBox(current.city, request)),
    cancel(job) {
      const own = underWay.get(job);
      if (own) own.stopped = true;
    },
  };
}
