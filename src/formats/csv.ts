type Cell = string | number | boolean | null;

/** One cell, to the letter. Text is quoted where it holds a comma, a quote or a line break (RFC 4180). */
function csvCell(cell: Cell): string {
  if (cell === null) return '';
  const text = String(cell);
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Rows with one set of keys as CSV for programs, which join on ids (LF, nothing changed): a header, then a line each; null is an empty cell. */
export function csvText(rows: readonly Readonly<Record<string, Cell>>[], keys: readonly string[] = Object.keys(rows[0] ?? {})): string {
  return [keys, ...rows.map((row) => keys.map((key) => row[key] ?? null))].map((cells) => `${cells.map(csvCell).join(',')}\n`).join('');
}

const plainNumber = /^[+-]?\d+(\.\d+)?$/;
/** Digits that a spreadsheet would shorten (leading zeros) or round (from twelve on it shows an exponent). */
const codeOfDigits = /^(0\d+|\d{12,})$/;

/** Text that a spreadsheet would run as a formula. */
export function isFormula(text: string): boolean {
  return /^[=+\-@\t\r]/.test(text) && !plainNumber.test(text);
}

/** Digits that are a code, not an amount. */
export function isCode(text: string): boolean {
  return codeOfDigits.test(text);
}

/** A text as a spreadsheet must read it: never a formula, and a code of digits as it is (a tab behind it, which shows nothing, makes it text). */
function spreadsheetText(text: string): string {
  if (isCode(text)) return `${text}\t`;
  return isFormula(text) ? `'${text}` : text;
}

/** Lines of texts as CSV for a spreadsheet program: byte order mark, so that it reads UTF-8, and CR LF. */
export function spreadsheetCsv(lines: Iterable<readonly string[]>): string {
  const parts: string[] = ['\ufeff'];
  for (const cells of lines) parts.push(cells.map((text) => csvCell(spreadsheetText(text))).join(','), '\r\n');
  return parts.join('');
}
