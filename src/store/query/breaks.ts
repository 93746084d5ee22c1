import { ckmeans } from 'simple-statistics';

export type RangeMethod = 'equal' | 'quantile' | 'natural';

/** Values taken for natural breaks; of more, every n-th in order of size: the search grows with the count, the breaks hardly move. */
const naturalValues = 20_000;

/** First place in ascending values whose value is at least `wanted`. */
function lowerBound(sorted: Float64Array, wanted: number): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((sorted[middle] ?? 0) < wanted) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** The same first digits of a number, rounded by `round`, with `digits` of them after the leading one. */
function rounded(value: number, magnitude: number, digits: number, round: (share: number) => number): number {
  const power = magnitude - digits;
  // Powers below one are divided by their inverse, which is exact; 0.1 is not.
  return power >= 0 ? round(value / 10 ** power) * 10 ** power : round(value * 10 ** -power) / 10 ** -power;
}

function magnitudeOf(value: number): number {
  return value === 0 ? 0 : Math.floor(Math.log10(Math.abs(value)));
}

/**
 * The shortest number that parts the values as `exact` does: above the value before it, at most the value after it. A person reads 1,900
 * sooner than 1,948.37, and no asset changes its class by it.
 */
function tidy(exact: number, sorted: Float64Array, magnitude: number, round: (share: number) => number): number {
  const at = lowerBound(sorted, exact);
  const [below, above] = [sorted[at - 1] ?? -Infinity, sorted[at] ?? exact];
  for (let digits = 1; digits <= 15; digits++) {
    const short = rounded(exact, magnitude, digits, round);
    if (Number.isFinite(short) && short > below && short <= above) return short;
  }
  return exact;
}

function equalBreaks(sorted: Float64Array, classes: number): number[] {
  const [min, max] = [sorted[0] ?? 0, sorted.at(-1) ?? 0];
  const step = (max - min) / classes;
  const magnitude = magnitudeOf(step);
  return Array.from({ length: classes - 1 }, (_, at) => tidy(min + step * (at + 1), sorted, magnitude, Math.round));
}

/** Values at the ends of equal counts. Equal values stay together: the class ends before or after them, whichever is nearer. */
function quantileBreaks(sorted: Float64Array, classes: number): number[] {
  const found: number[] = [];
  for (let part = 1; part < classes; part++) {
    const wanted = (sorted.length * part) / classes;
    const value = sorted[Math.min(sorted.length - 1, Math.floor(wanted))] ?? 0;
    const before = lowerBound(sorted, value);
    let after = before;
    while (after < sorted.length && sorted[after] === value) after++;
    const nearer = before === 0 || (after < sorted.length && after - wanted < wanted - before) ? after : before;
    const start = sorted[nearer];
    if (start !== undefined) found.push(tidy(start, sorted, magnitudeOf(start), Math.floor));
  }
  return found;
}

function sampled(sorted: Float64Array): Float64Array {
  if (sorted.length <= naturalValues) return sorted;
  const last = sorted.length - 1;
  return Float64Array.from({ length: naturalValues }, (_, at) => sorted[Math.round((at * last) / (naturalValues - 1))] ?? 0);
}

function naturalBreaks(sorted: Float64Array, classes: number): number[] {
  const values = [...sampled(sorted)];
  const clusters = ckmeans(values, Math.min(classes, new Set(values).size));
  return clusters.slice(1).flatMap(([start]) => (start === undefined ? [] : [tidy(start, sorted, magnitudeOf(start), Math.floor)]));
}

const finders: Readonly<Record<RangeMethod, (sorted: Float64Array, classes: number) => number[]>> = {
  equal: equalBreaks,
  quantile: quantileBreaks,
  natural: naturalBreaks,
};

/**
 * Lower bounds of the second and further classes, ascending, each above the smallest and at most the largest value: a value belongs to the
 * class whose bound it has reached (≥) and whose next bound it has not (<). `sorted`: finite values, ascending; fewer breaks come out where
 * there are fewer different values. `whole`: values are whole numbers, and so are the breaks. Natural breaks are those of least squared
 * deviation within classes (Wang and Song 2011, `ckmeans`).
 */
export function breaksOf(sorted: Float64Array, method: RangeMethod, classes: number, whole: boolean): readonly number[] {
  const [min, max] = [sorted[0], sorted.at(-1)];
  if (min === undefined || max === undefined || min === max) return [];
  const raw = finders[method](sorted, classes).map((value) => (whole ? Math.ceil(value) : value));
  return [...new Set(raw)].filter((value) => value > min && value <= max).sort((a, b) => a - b);
}

/** Class of a value: how many breaks it has reached. */
export function classOf(value: number, breaks: readonly number[]): number {
  let reached = 0;
  while (reached < breaks.length && value >= (breaks[reached] ?? Infinity)) reached++;
  return reached;
}
