import { compoundCoverage } from '../../analysis/coverage/compounds.ts';
import { coverageRows, runCoverage } from '../../analysis/coverage/engine.ts';
import type { Prepared } from '../../analysis/coverage/prepare.ts';
import { coverageShapes } from '../../analysis/coverage/shapes.ts';
import type { CoverageResult, CoverageRow, CoverageShapes, Metric } from '../../analysis/coverage/spec.ts';
import { areaLevels } from '../../core/area-level.ts';
import type { Host } from '../../core/result.ts';
import { type Held, preparedOf } from '../held.ts';
import type { CoverageAnswer, CoverageJob, Progress } from '../protocol.ts';

/** Share of the whole job at which each stage starts, by how long they take. */
const stageStart: Readonly<Record<Progress['stage'], number>> = { prepare: 0, straight: 0.4, walk: 0.55, shapes: 0.9 };
const stageEnd: Readonly<Record<Progress['stage'], number>> = { prepare: 0.4, straight: 0.55, walk: 0.9, shapes: 1 };

function stageHost(stage: Progress['stage'], cancelled: () => boolean, tell: (progress: Progress) => void): Host {
  return {
    progress: (share) => tell({ stage, share: stageStart[stage] + (stageEnd[stage] - stageStart[stage]) * share }),
    cancelled,
  };
}

/** The rows of each level that the city has units of, highest first. */
async function levelRows(prepared: Prepared, job: CoverageJob, metric: Metric, host: Host): Promise<readonly (readonly CoverageRow[])[]> {
  const present = areaLevels.filter((level) => prepared.columns.areas.some((area) => area.level === level));
  const rows: (readonly CoverageRow[])[] = [];
  for (const by of present) rows.push(await coverageRows(prepared, job.sheet, { metric, by, denominator: job.denominator }, host));
  return rows;
}

/** Both figures, their shapes, the compounds and the rows of every level. */
export async function answerCoverage(
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
