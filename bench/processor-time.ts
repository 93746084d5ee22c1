import { spread, type Timing } from './time.ts';

/**
 * Runs a job `runs` times after one warm-up; its last answer and the processor time that this process spent, its threads for waste collection
 * and compiling too. What other programs do on the machine does not count as time of the job.
 */
export async function timedWork<T>(runs: number, job: () => Promise<T> | T): Promise<{ readonly timing: Timing; readonly answer: T }> {
  let answer = await job();
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const start = process.cpuUsage();
    answer = await job();
    times.push(workSince(start));
  }
  return { timing: spread(times), answer };
}

/** Milliseconds of processor time since a reading of `process.cpuUsage`. */
export function workSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}
