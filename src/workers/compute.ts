import { coverageColumns } from '../analysis/coverage/adapter.ts';
import { parkStanding, servedAlone } from '../analysis/coverage/alone.ts';
import { compoundCoverage } from '../analysis/coverage/compounds.ts';
import { coverageRows, runCoverage } from '../analysis/coverage/engine.ts';
import { type Prepared, prepareCoverage } from '../analysis/coverage/prepare.ts';
import { routeFrom } from '../analysis/coverage/route.ts';
import { coverageShapes } from '../analysis/coverage/shapes.ts';
import type { CoverageResult, CoverageRow, CoverageShapes, Metric } from '../analysis/coverage/spec.ts';
import { nearby, nearbyRoute } from '../analysis/nearby/adapter.ts';
import { areaLevels } from '../core/area-level.ts';
import type { City } from '../core/city.ts';
import { BadInput, type Issue } from '../core/issue.ts';
import { Cancelled, type Host, silentHost } from '../core/result.ts';
import { checkBox } from './check-box.ts';
import type { CityState, ComputeApi, CoverageAnswer, CoverageJob, Failure, Progress, Reply } from './protocol.ts';

/** The city that the worker holds; `prepared` is begun when it arrives and kept for all questions. */
interface Held {
  readonly of: CityState;
  readonly city: City;
  /** Told of the build's progress while they wait for it. */
  readonly waiting: Set<Host>;
  prepared: Promise<{ readonly prepared: Prepared; readonly issues: readonly Issue[] }> | null;
}

function isHeld(held: Held | null, of: CityState): held is Held {
  return held !== null && held.of.cityId === of.cityId && held.of.revision === of.revision;
}

function failureOf(error: unknown): Failure {
  if (error instanceof Cancelled) return { status: 'cancelled' };
  if (error instanceof BadInput) return { status: 'failed', issues: error.issues };
  const message = error instanceof Error ? error.message : String(error);
  return { status: 'failed', issues: [{ code: 'unexpected', severity: 'error', params: { message } }] };
}

/** Share of the whole job at which each stage starts, by how long they take. */
const stageStart: Readonly<Record<Progress['stage'], number>> = { prepare: 0, straight: 0.4, walk: 0.55, shapes: 0.9 };
const stageEnd: Readonly<Record<Progress['stage'], number>> = { prepare: 0.4, straight: 0.55, walk: 0.9, shapes: 1 };

function stageHost(stage: Progress['stage'], cancelled: () => boolean, tell: (progress: Progress) => void): Host {
  return {
    progress: (share) => tell({ stage, share: stageStart[stage] + (stageEnd[stage] - stageStart[stage]) * share }),
    cancelled,
  };
}

async function prepare(held: Held, host: Host): Promise<{ readonly prepared: Prepared; readonly issues: readonly Issue[] }> {
  const { columns, issues } = coverageColumns(held.city);
  return { prepared: await prepareCoverage(columns, host), issues };
}

/**
 * Network and gates of the held city, built once; a build that was stopped or failed leaves nothing behind. A caller that is cancelled while
 * it waits goes away, and the build goes on for the next one.
 */
async function preparedOf(held: Held, host: Host, isCurrent: () => boolean): Promise<Awaited<NonNullable<Held['prepared']>>> {
  const building = held.prepared ?? prepare(held, sharedHost(held, isCurrent));
  held.prepared = building;
  held.waiting.add(host);
  try {
    const ready = await building;
    if (host.cancelled()) throw new Cancelled();
    return ready;
  } catch (error) {
    if (held.prepared === building && !host.cancelled()) held.prepared = null;
    throw error;
  } finally {
    held.waiting.delete(host);
  }
}

function sharedHost({ waiting }: Held, isCurrent: () => boolean): Host {
  return {
    progress: (share) => {
      for (const host of waiting) host.progress(share);
    },
    cancelled: () => !isCurrent(),
  };
}

/** The rows of each level that the city has units of, highest first. */
async function levelRows(prepared: Prepared, job: CoverageJob, metric: Metric, host: Host): Promise<readonly (readonly CoverageRow[])[]> {
  const present = areaLevels.filter((level) => prepared.columns.areas.some((area) => area.level === level));
  const rows: (readonly CoverageRow[])[] = [];
  for (const by of present) rows.push(await coverageRows(prepared, job.sheet, { metric, by, denominator: job.denominator }, host));
  return rows;
}

async function answerCoverage(
  held: Held,
  job: CoverageJob,
  isCurrent: () => boolean,
  cancelled: () => boolean,
  tell: (progress: Progress) => void,
): Promise<CoverageAnswer> {
  const { prepared, issues } = await preparedOf(held, stageHost('prepare', cancelled, tell), isCurrent);
  const base = { dataRevision: String(job.of.revision), time: job.time };
  const started = performance.now();
  const run = async (metric: Metric): Promise<CoverageResult> => {
    const result = await runCoverage(
      prepared,
      job.sheet,
      { metric, by: job.by, denominator: job.denominator },
      stageHost(metric, cancelled, tell),
      base,
    );
    return { ...result, issues: [...issues, ...result.issues] };
  };
  const straight = await run('straight');
  const walk = await run('walk');
  const runMs = performance.now() - started;
  const host = stageHost('shapes', cancelled, tell);
  host.progress(0);
  const shapes: Record<Metric, CoverageShapes> = {
    straight: await coverageShapes(prepared, job.sheet, 'straight', host),
    walk: await coverageShapes(prepared, job.sheet, 'walk', host),
  };
  const compounds = await compoundCoverage(prepared, job.sheet, host);
  const levels = { straight: await levelRows(prepared, job, 'straight', host), walk: await levelRows(prepared, job, 'walk', host) };
  return { results: { straight, walk }, shapes, compounds, levels, runMs };
}

/** What the compute worker does, apart from the worker: tests and the command line of a browser can run it inline. */
export function createComputeApi(): ComputeApi {
  let held: Held | null = null;
  let cancelledUpTo = 0;

  async function replyTo<T>(of: CityState, work: (held: Held) => Promise<T>): Promise<Reply<T>> {
    if (!isHeld(held, of)) return { status: 'stale' };
    try {
      return { status: 'done', of, value: await work(held) };
    } catch (error) {
      return failureOf(error);
    }
  }

  return {
    load(of, city) {
      const own: Held = { of, city, waiting: new Set(), prepared: null };
      held = own;
      // The network is built while the user looks around; what goes wrong is told to whoever asks first.
      preparedOf(own, silentHost, () => held === own).catch(() => {});
    },
    coverage(job, onProgress) {
      const cancelled = () => job.job <= cancelledUpTo || !isHeld(held, job.of);
      return replyTo(job.of, (current) => answerCoverage(current, job, () => held === current, cancelled, onProgress));
    },
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
    reference: (request) => replyTo(request.of, (current) => checkBox(current.city, request)),
    cancel(job) {
      cancelledUpTo = Math.max(cancelledUpTo, job);
    },
  };
}
