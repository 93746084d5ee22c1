import { spread, type Timing } from './time.ts';

/** One job, done by us and by a peer in the same run. */
export interface Comparison {
  readonly name: string;
  readonly ours: Timing;
  readonly peer: string;
  readonly peerMs: readonly number[];
  /** What was compared of the two answers, and how it came out. Without it a ratio says nothing. */
  readonly equality: string;
  /** The ratio asked for, as a reminder. */
  readonly asked?: string;
}

export function sayCompared({ name, ours, peer, peerMs, equality, asked }: Comparison): void {
  const theirs = spread(peerMs);
  const ratio = theirs.medianMs / ours.medianMs;
  const least = theirs.minMs / ours.minMs;
  console.log(`${name}`);
  console.log(`    ours ${shown(ours)}   ${peer} ${shown(theirs)}`);
  console.log(
    `    ${tidy(ratio)}× by medians, ${tidy(least)}× by best runs${asked === undefined ? '' : ` (asked: ${asked})`}; equality: ${equality}`,
  );
}

export function shown({ medianMs, minMs, runs }: Timing): string {
  return `${tidy(medianMs)} ms (best ${tidy(minMs)}, n=${runs})`;
}

/** Three figures that tell something. */
export function tidy(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}

/** How many of two columns' values differ, in words. Both hold whole numbers or Infinity. */
export function sameValues(ours: ArrayLike<number>, theirs: ArrayLike<number>, what: string): string {
  let differing = ours.length === theirs.length ? 0 : Math.abs(ours.length - theirs.length);
  for (let i = 0; i < Math.min(ours.length, theirs.length); i++) if (ours[i] !== theirs[i]) differing++;
  return differing === 0 ? `all ${ours.length.toLocaleString('en')} ${what} equal` : `DIFFERENT in ${differing} of ${ours.length} ${what}`;
}
