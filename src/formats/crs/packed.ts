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

function digitsOf(value: number): string {
  return Math.abs(value).toFixed(8).split('.')[1] ?? '';
}

function isPacked(value: number): boolean {
  const digits = digitsOf(value);
  return Number(digits.slice(0, 2)) < 60 && Number(digits.slice(2, 4)) < 60;
}

/** The independent draws in a number: the first decimal of its degree, and the third decimal of its hundredth, where there is one. */
function drawsOf(value: number): string[] {
  const whole = Math.floor(Math.abs(value));
  const digits = digitsOf(value).replace(/0+$/, '');
  return [...(digits.length > 0 ? [`${whole}`] : []), ...(digits.length > 2 ? [`${whole}.${digits.slice(0, 2)}`] : [])];
}

/** Decimals of a number as it is written. */
export function decimalsOf(value: number): number {
  return (String(value).split('.')[1] ?? '').length;
}
