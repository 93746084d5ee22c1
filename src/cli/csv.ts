type Cell = string | number | boolean | null;

/** Rows with one set of keys as CSV (RFC 4180, LF): a header, then a line each; null is an empty cell. */
export function csvText(rows: readonly Readonly<Record<string, Cell>>[], keys: readonly string[] = Object.keys(rows[0] ?? {})): string {
  return [keys, ...rows.map((row) => keys.map((key) => row[key] ?? null))].map((cells) => `${cells.map(csvCell).join(',')}\n`).join('');
}

/** One cell, to the letter: a program joins on ids. Text is quoted where it holds a comma, a quote or a line break. */
function csvCell(cell: Cell): string {
  if (cell === null) return '';
  const text = String(cell);
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
