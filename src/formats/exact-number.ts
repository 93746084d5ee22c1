/** A whole number of 64 bits as a number; as text where a double would show other digits, so that a code stays the code it was. */
export function exactInteger(value: bigint): number | string {
  const number = Number(value);
  return String(number) === String(value) ? number : String(value);
}

/** The number of fewest digits that is this single: 0.1, not 0.10000000149011612. */
export function shortestSingle(single: number): number {
  for (let digits = 6; digits < 9; digits++) {
    const short = Number(single.toPrecision(digits));
    if (Math.fround(short) === single) return short;
  }
  return single;
}
