import type { RawPoint } from './samples.ts';

/** Six of ten tens digits are below 6: how likely a decimal passes for minutes or seconds by chance. */
const chanceEach = 0.6;

/** What the digits say of DD.MMSS written as a decimal. */
export interface PackedDigits {
  /** Share of the points whose minutes and seconds are all below 60. */
  readonly validShare: number;
  /** Points of which that is not so. */
  readonly invalid: number;
  /** How likely that many decimal degrees would pass by chance; neighbours in one hundredth of a degree share their digits and count once. */
  readonly chance: number;
}

export function packedDigits(points: readonly RawPoint[]): PackedDigits {
  const numbers = points
    .filter(({ first, second }) => !first.isDms && !second.isDms)
    .map(({ first, second }) => [first.value, second.value] as const);
  const valid = numbers.filter((pair) => pair.every(isPacked));
  const cells = new Set<string>();
  for (const pair of valid) {
    for (const [axis, value] of pair.entries()) for (const cell of drawsOf(value)) cells.add(`${axis} ${cell}`);
  }
  return {
    validShare: numbers.length === 0 ? 0 : valid.length / numbers.length,
    invalid: numbers.length - valid.length,
    chance: chanceEach ** cells.size,
  };
}

/**
 * The digits of a group that have been below 6 on their own account: the tens of the seconds, once for each half of what a hundredth of a
 * degree leaves them, axis by axis, since neighbours share theirs. The minutes count for nothing: all rows of a city share them.
 */
export function packedDraws(points: readonly RawPoint[]): ReadonlySet<string> {
  const draws = points.flatMap(({ first, second }) => [first.value, second.value].map((value, axis) => `${axis} ${halfOf(value)}`));
  return new Set(draws.filter((draw) => !draw.endsWith(' ')));
}

function halfOf(value: number): string {
  const hundredth = hundredthOf(value);
  return hundredth === '' ? '' : `${hundredth}${Number(digitsOf(value)[2]) < 3 ? 'a' : 'b'}`;
}

/** Empty where there are no digits beyond the hundredth. */
function hundredthOf(value: number): string {
  const digits = digitsOf(value).replace(/0+$/, '');
  return digits.length > 2 ? `${Math.floor(Math.abs(value))}.${digits.slice(0, 2)}` : '';
}

function digitsOf(value: number): string {
  return Math.abs(value).toFixed(8).split('.')[1] ?? '';
}

/** Whether minutes and seconds would be below 60 if a decimal were DD.MMSS. */
export function isPacked(value: number): boolean {
  const digits = digitsOf(value);
  return Number(digits.slice(0, 2)) < 60 && Number(digits.slice(2, 4)) < 60;
}

/** The independent draws in a number: the first decimal of its degree, and the third decimal of its hundredth, where there is one. */
function drawsOf(value: number): string[] {
  const hundredth = hundredthOf(value);
  return [...(Number.isInteger(value) ? [] : [`${Math.floor(Math.abs(value))}`]), ...(hundredth === '' ? [] : [hundredth])];
}
