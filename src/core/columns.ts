/** Adds to one place of a column; a place outside it is a programmer's mistake and changes nothing. Returns the value before. */
export function addAt(column: Float64Array | Uint32Array, index: number, amount: number): number {
  const before = column[index] ?? 0;
  column[index] = before + amount;
  return before;
}
