type Cell = string | number | boolean | null;

/** Rows with one set of keys as CSV (RFC 4180, LF): a header, then a line each; null is an empty cell. */
export function csvText(rows: readonly Readonly<Record<string, Cell>>[], keys: readonly string[] = Object.keys(rows[0] ?? {})): string {
  return [keys, ...rows.map((row) => keys.map((key) => row[key] ?? null))].map((cells) => `${cells.map(csvCell).join(',')}\n`).join('');
}

/**
 * One cell. Text that a spreadsheet would run as a formula gets an apostrophe in front; numbers and numerals (`-12`, an id of JOSM) are
 * left alone.
 */
function csvCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell !== 'string') return String(cell);
  const safe = /^[=+\-@\t\r]/.test(cell) && !/^[+-]?\d+(\.\d+)?$/.test(cell) ? `'${cell}` : cell;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
