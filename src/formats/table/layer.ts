import type { Issue } from '../../core/issue.ts';
import type { SourceColumn, SourceLayer, SourceRow } from '../format.ts';
import { type Cell, findHeads, type Heads, headSample, isEmptyCell } from './heads.ts';

/** Lines that sheets end with, which are no things: their figures would count twice. */
const totals = new Set(['合计', '总计', '小计', '共计', '合計', '總計', 'total', 'totals', 'subtotal', 'grand total']);

/** How many lines a message names before it only counts. */
const shownLines = 8;

/**
 * Collects the lines of a sheet or text table into a layer. Lines come in order with their place in the file; the first of them settle which
 * name the columns. Cells keep their values; only what names columns is judged here.
 */
export class TableLayer {
  private readonly file: string;
  private readonly name: string;
  private waiting: { readonly cells: readonly Cell[]; readonly line: number }[] = [];
  private heads: Heads | undefined;
  private names: string[] = [];
  private readonly rows: SourceRow[] = [];
  private readonly faults: Issue[] = [];
  /** True for each column without a name that has a value somewhere. */
  private readonly used: boolean[] = [];
  private readonly unnamed = new Set<number>();
  private readonly long: number[] = [];
  private readonly short: number[] = [];
  private readonly issues: Issue[] = [];
  private width = 0;
  private empty = 0;
  private pendingEmpty = 0;
  private records = 0;
  private readonly emptyValue: Cell;

  /** `emptyValue` stands in empty cells: empty text where a file cannot tell it from nothing, null where it can. */
  constructor(file: string, name: string, emptyValue: Cell) {
    this.file = file;
    this.name = name;
    this.emptyValue = emptyValue;
  }

  add(cells: readonly Cell[], line: number): void {
    if (this.heads !== undefined) {
      this.addRecord(cells, line);
      return;
    }
    this.waiting.push({ cells, line });
    if (this.waiting.length >= headSample) this.settle();
  }

  private settle(): void {
    const heads = findHeads(this.waiting.map(({ cells }) => cells));
    this.heads = heads;
    this.names = this.named(heads);
    this.width = heads.lines === 0 ? 0 : heads.names.length;
    this.sayHeads(heads);
    const first = heads.titles + heads.lines;
    for (const { cells, line } of this.waiting.slice(first)) this.addRecord(cells, line);
    this.waiting = [];
  }

  /** Names that are there once each: repeated ones are numbered, missing ones take the number of their column. */
  private named({ names }: Heads): string[] {
    const taken = new Set<string>();
    const twice: string[] = [];
    const unique = names.map((name, index) => {
      if (name === '') this.unnamed.add(index);
      const wanted = name === '' ? numbered(index) : name;
      let found = wanted;
      for (let n = 2; taken.has(found) || (found !== wanted && names.includes(found)); n++) found = `${wanted}_${n}`;
      if (found !== wanted) twice.push(found);
      taken.add(found);
      return found;
    });
    if (twice.length > 0) this.say('table-heads-twice', { columns: twice.join('、') });
    return unique;
  }

  private sayHeads({ titles, lines }: Heads): void {
    const line = this.waiting[titles]?.line ?? 1;
    const above = this.waiting.slice(0, titles).filter(({ cells }) => !cells.every(isEmptyCell));
    if (above.length > 0)
      this.say('table-titles', {
        line,
        titles: above.map(({ cells }) => cells.filter((cell) => !isEmptyCell(cell)).join(' ')).join(' / '),
      });
    if (lines === 0 && this.waiting.length > 0) this.say('table-no-heads', { line });
    if (lines === 2) this.say('table-two-heads', { line, next: line + 1 });
  }

  private addRecord(cells: readonly Cell[], line: number): void {
    if (cells.every(isEmptyCell)) {
      this.pendingEmpty++;
      return;
    }
    this.empty += this.pendingEmpty;
    this.pendingEmpty = 0;
    this.records++;
    const row = this.records;
    this.measure(cells, line);
    if (isTotal(cells)) {
      this.faults.push({
        code: 'table-total',
        severity: 'error',
        params: { line, word: String(cells.find((cell) => !isEmptyCell(cell))).trim() },
        file: this.file,
        row,
      });
      return;
    }
    this.rows.push({ row, line, geometry: null, values: this.valuesOf(cells) });
  }

  /** A line of another length than the head; cells of nothing at its end are no matter. */
  private measure(cells: readonly Cell[], line: number): void {
    if (this.width === 0) this.width = cells.length;
    let length = cells.length;
    while (length > this.width && isEmptyCell(cells[length - 1])) length--;
    if (length > this.width) this.long.push(line);
    else if (cells.length < this.width) this.short.push(line);
  }

  private valuesOf(cells: readonly Cell[]): Record<string, Cell> {
    const values: Record<string, Cell> = {};
    const length = Math.max(cells.length, this.names.length);
    for (let at = 0; at < length; at++) {
      const cell = cells[at];
      const isEmpty = isEmptyCell(cell);
      if (at >= this.names.length) this.addName(at);
      if (this.unnamed.has(at)) {
        if (isEmpty) continue;
        this.used[at] = true;
      }
      values[this.names[at] as string] = cell === undefined || cell === null ? this.emptyValue : cell;
    }
    return values;
  }

  private addName(at: number): void {
    this.unnamed.add(at);
    let name = numbered(at);
    while (this.names.includes(name)) name += '_';
    this.names.push(name);
  }

  private say(code: string, params: Issue['params'], severity: Issue['severity'] = 'info'): void {
    this.issues.push({ code, severity, params, file: this.file });
  }

  private sayLines(code: string, lines: readonly number[], params: Issue['params'] = {}): void {
    if (lines.length === 0) return;
    const shown = lines.slice(0, shownLines).join('、') + (lines.length > shownLines ? ' …' : '');
    this.say(code, { ...params, count: lines.length, lines: shown }, 'warning');
  }

  /** The layer and what is to be said of it. */
  finish(): { readonly layer: SourceLayer; readonly issues: readonly Issue[] } {
    if (this.heads === undefined) this.settle();
    const columns: SourceColumn[] = this.names.flatMap((name, at) =>
      this.unnamed.has(at) && this.used[at] !== true ? [] : [{ name, type: typeOf(this.rows, name) }],
    );
    const added = this.names.filter((_, at) => this.unnamed.has(at) && this.used[at] === true);
    if (added.length > 0 && this.heads?.lines !== 0) this.say('table-heads-missing', { columns: added.join('、') });
    this.sayLines('table-lines-long', this.long, { width: this.width });
    this.sayLines('table-lines-short', this.short, { width: this.width });
    if (this.empty > 0) this.say('table-lines-empty', { count: this.empty });
    return { layer: { name: this.name, columns, rows: this.rows, faults: this.faults }, issues: this.issues };
  }
}

/** Column names are words of the data, which are Chinese. */
function numbered(index: number): string {
  return `列${index + 1}`;
}

/** A closing line of sums: its first cell with anything in it says so. */
function isTotal(cells: readonly Cell[]): boolean {
  const first = cells.find((cell) => !isEmptyCell(cell));
  return typeof first === 'string' && totals.has(first.replace(/[\s:：]/g, '').toLowerCase());
}

function typeOf(rows: readonly SourceRow[], name: string): SourceColumn['type'] {
  let type: SourceColumn['type'] | undefined;
  for (const { values } of rows) {
    const value = values[name];
    if (value === null || value === undefined || value === '') continue;
    const own = typeof value === 'number' ? 'number' : typeof value === 'boolean' ? 'boolean' : 'text';
    if (type !== undefined && type !== own) return 'mixed';
    type = own;
  }
  return type ?? 'text';
}
