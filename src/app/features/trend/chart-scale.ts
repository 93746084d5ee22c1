import type { TrendPoint } from './trend.ts';

/** Where things stand in a chart of a given size, in pixels. */
export interface ChartScale {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly x: readonly number[];
  y(share: number): number;
  readonly ticks: readonly number[];
  /** True where the points stand at equal steps instead of by time. */
  readonly ordinal: boolean;
}

const closest = 14;
const steps = [0.01, 0.02, 0.05, 0.1, 0.2];

/** A step that gives at most five lines between two shares. */
function stepFor(span: number): number {
  return steps.find((step) => span / step <= 5) ?? 0.25;
}

function positions(times: readonly number[], from: number, to: number): { readonly x: readonly number[]; readonly ordinal: boolean } {
  const [first = 0, last = 0] = [times[0], times.at(-1)];
  const even = times.map((_, i) => (times.length === 1 ? (from + to) / 2 : from + ((to - from) * i) / (times.length - 1)));
  if (last === first) return { x: even, ordinal: times.length > 1 };
  const byTime = times.map((time) => from + ((to - from) * (time - first)) / (last - first));
  const crowded = byTime.some((x, i) => i > 0 && x - (byTime[i - 1] ?? 0) < closest);
  return crowded ? { x: even, ordinal: true } : { x: byTime, ordinal: false };
}

/** The scale of a trend: by time where the runs stand far enough apart, the shares from a round number below the least to one above the most. */
export function chartScale(points: readonly TrendPoint[], targets: readonly number[], width: number, height: number): ChartScale {
  const [left, right, top, bottom] = [44, width - 16, 12, height - 24];
  const shares = [...points.flatMap(({ figure }) => figure?.share ?? []), ...targets];
  const [least, greatest] = [Math.min(1, ...shares), Math.max(0, ...shares)];
  const step = stepFor(Math.max(0.02, greatest - least));
  const low = Math.max(0, Math.floor(least / step - 0.25) * step);
  const high = Math.max(low + step, Math.min(1, Math.ceil(greatest / step + 0.25) * step));
  const count = Math.round((high - low) / step);
  const inset = 12;
  const times = points.map(({ run }) => Date.parse(run.publishedAt));
  return {
    left,
    right,
    top,
    bottom,
    ...positions(times, left + inset, right - inset),
    y: (share) => bottom - ((bottom - top) * (share - low)) / (high - low),
    ticks: Array.from({ length: count + 1 }, (_, i) => low + i * step),
  };
}
