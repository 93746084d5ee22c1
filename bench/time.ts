export interface Timing {
  readonly medianMs: number;
  readonly minMs: number;
  readonly maxMs: number;
  readonly runs: number;
}

/** Runs a job `runs` times after one warm-up and gives its last answer with the spread of its times. */
export async function timed<T>(runs: number, job: () => Promise<T> | T): Promise<{ readonly timing: Timing; readonly answer: T }> {
  let answer = await job();
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    answer = await job();
    times.push(performance.now() - start);
  }
  return { timing: spread(times), answer };
}

/** Median and ends of some times. */
export function spread(timesMs: readonly number[]): Timing {
  const sorted = timesMs.toSorted((a, b) => a - b);
  const at = (place: number): number => sorted[place] ?? Number.NaN;
  return { medianMs: at(Math.floor(sorted.length / 2)), minMs: at(0), maxMs: at(sorted.length - 1), runs: sorted.length };
}

export function say(name: string, { medianMs, minMs, maxMs, runs }: Timing, remark = ''): void {
  const range = `${minMs.toFixed(1)}–${maxMs.toFixed(1)}`;
  console.log(`${name.padEnd(52)} ${medianMs.toFixed(1).padStart(9)} ms   (${range}, n=${runs})${remark === '' ? '' : `   ${remark}`}`);
}
