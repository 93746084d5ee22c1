import type { FieldValue } from '../../core/asset.ts';

/** A cell of a sheet or of a text table: text as it stands, or what a workbook typed. */
export type Cell = Exclude<FieldValue, readonly unknown[]>;

/** Which of the first lines name the columns. */
export interface Heads {
  /** Lines above the names (titles, who filled it in); they are not records. */
  readonly titles: number;
  /** Lines that the names take: none, one, or two where groups stand above. */
  readonly lines: 0 | 1 | 2;
  /** A name for each column as it stands, empty where there is none. */
  readonly names: readonly string[];
}

/** How many lines are looked at before the head is settled. */
export const headSample = 60;
/** Titles that bureaus put above a table are few. */
const mostTitles = 10;

export function isEmptyCell(cell: Cell | undefined): boolean {
  return cell === undefined || cell === null || (typeof cell === 'string' && cell.trim() === '');
}

function filled(line: readonly Cell[]): number {
  return line.reduce<number>((sum, cell) => sum + (isEmptyCell(cell) ? 0 : 1), 0);
}

const numberLike = /^[+-]?[\d,]*\.?\d+(e[+-]?\d+)?%?$/i;

/** Columns are named after years, never after other numbers. */
const year = /^(19|20)\d\d$/;
const decimal = /^[+-]?\d+\.\d+$/;

/** What may name a column: a word or a year. */
function isWord(cell: Cell | undefined): boolean {
  if (isEmptyCell(cell) || typeof cell === 'boolean') return false;
  const text = String(cell).trim();
  return year.test(text) || (typeof cell === 'string' && !numberLike.test(text));
}

function words(line: readonly Cell[]): number {
  return line.reduce<number>((sum, cell) => sum + (isWord(cell) ? 1 : 0), 0);
}

/** A name without the line breaks and the spaces around it that sheets have. */
function nameOf(cell: Cell | undefined): string {
  return isEmptyCell(cell)
    ? ''
    : String(cell)
        .replace(/\s*[\r\n]+\s*/g, '')
        .trim();
}

/**
 * The head of a table: the first line that looks like one. A line is a title where it fills a small part of the width and a fuller line of
 * words follows; a first line of numbers names nothing, and the columns are numbered then.
 */
export function findHeads(sample: readonly (readonly Cell[])[]): Heads {
  const width = usualWidth(sample);
  const titles = titleLines(sample, width);
  const head = sample[titles] ?? [];
  if (!looksLikeHead(head)) return { titles, lines: 0, names: head.map(() => '') };
  const below = sample[titles + 1];
  const names = head.map(nameOf);
  if (below === undefined || !isSecondHead(head, below)) return { titles, lines: 1, names };
  return { titles, lines: 2, names: joinedNames(names, below.map(nameOf)) };
}

/** Filled cells of the fuller lines: what most lines of the table have. */
function usualWidth(sample: readonly (readonly Cell[])[]): number {
  const counts = sample
    .map(filled)
    .filter((count) => count > 0)
    .sort((a, b) => a - b);
  return counts[Math.floor(counts.length * 0.75)] ?? 0;
}

function titleLines(sample: readonly (readonly Cell[])[], width: number): number {
  if (width < 2) return firstFilled(sample, 0);
  for (let at = firstFilled(sample, 0); at < Math.min(sample.length, mostTitles); at = firstFilled(sample, at + 1)) {
    const line = sample[at] ?? [];
    if (!isTitle(line, width)) return at;
    const next = firstFilled(sample, at + 1);
    // A thin line is a title only above something that can name columns.
    if (!sample.slice(next, mostTitles).some((other) => filled(other) > filled(line) && looksLikeHead(other))) return at;
  }
  return firstFilled(sample, 0);
}

function firstFilled(sample: readonly (readonly Cell[])[], from: number): number {
  let at = from;
  while (at < sample.length - 1 && filled(sample[at] ?? []) === 0) at++;
  return at;
}

function isTitle(line: readonly Cell[], width: number): boolean {
  const count = filled(line);
  return count === 1 || (width >= 5 && count <= width * 0.4);
}

/** Mostly words, and nothing measured among them. */
function looksLikeHead(line: readonly Cell[]): boolean {
  const count = filled(line);
  return count > 0 && words(line) >= count * 0.6 && !line.some((cell) => decimal.test(String(cell).trim()));
}

/** A second line under groups (坐标 above 经度 and 纬度): it fills what the first leaves open, and what both fill opens a group. */
function isSecondHead(head: readonly Cell[], below: readonly Cell[]): boolean {
  const width = Math.max(head.length, below.length);
  let opened = 0;
  for (let at = 0; at < width; at++) {
    const above = !isEmptyCell(head[at]);
    // A name merged over both lines stands in each of them.
    const under = !isEmptyCell(below[at]) && nameOf(below[at]) !== nameOf(head[at]);
    if (under && !isWord(below[at])) return false;
    if (!above && under) opened++;
    if (above && under && (!isEmptyCell(head[at + 1]) || isEmptyCell(below[at + 1]))) return false;
  }
  return opened > 0;
}

/** Under a group the lower name counts, with the group in front where it stands twice. */
function joinedNames(upper: readonly string[], lower: readonly string[]): string[] {
  let group = '';
  return Array.from({ length: Math.max(upper.length, lower.length) }, (_, at) => {
    const [above = '', under = ''] = [upper[at], lower[at]];
    if (above !== '') group = above;
    if (under === '' || under === above) return above;
    return lower.indexOf(under) === lower.lastIndexOf(under) && !upper.includes(under) ? under : `${group}${under}`;
  });
}
