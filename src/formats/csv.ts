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

/** Texts that the two marks below would make of others, and which therefore take one more. */
const marked = /^'+[=+\-@\t\r]/;
const markedCode = /^(0\d+|\d{12,})\t+$/;

/**
 * A text as a spreadsheet must read it: never a formula (an apostrophe stands before it), and a code of digits as it is (a tab behind it,
 * which shows nothing, makes it text). `unescaped` gives the text back, whatever it was.
 */
function spreadsheetText(text: string): string {
  if (isCode(text) || markedCode.test(text)) return `${text}\t`;
  return isFormula(text) || marked.test(text) ? `'${text}` : text;
}

/** The text that `spreadsheetText` made safe for a spreadsheet. */
export function unescaped(text: string): string {
  if (marked.test(text)) return text.slice(1);
  return markedCode.test(text) ? text.slice(0, -1) : text;
}

/** Lines of texts as CSV for a spreadsheet program: byte order mark, so that it reads UTF-8, and CR LF. */
export function spreadsheetCsv(lines: Iterable<readonly string[]>): string {
  const parts: string[] = ['\ufeff'];
  for (const cells of lines) parts.push(cells.map((text) => csvCell(spreadsheetText(text))).join(','), '\r\n');
  return parts.join('');
}
