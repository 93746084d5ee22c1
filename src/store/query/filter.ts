import type { Asset, FieldValue } from '../../core/asset.ts';
import { normalise } from '../../layers/derive/normalise.ts';
import { isSmallGroup, smallGroupsPass } from '../../layers/small-group.ts';
import type { TableColumn } from './columns.ts';
import { type Vector, vectorOf } from './vector.ts';

/** A condition on one field of one kind, as the table sets it and the link carries it. Several on a kind must all hold. */
export type FieldFilter =
  /** Text contained in what the cell shows, or its pinyin or initials. */
  | { readonly field: string; readonly op: 'text'; readonly text: string }
  /** Any of the values, as text (`true` and `false` for flags); of a list any member. */
  | { readonly field: string; readonly op: 'in'; readonly values: readonly string[] }
  /** Numbers from `min` to `max`, both inclusive. */
  | { readonly field: string; readonly op: 'range'; readonly min: number | null; readonly max: number | null }
  /** Days from `from` to `to`, both inclusive; a month or year counts where it overlaps. */
  | { readonly field: string; readonly op: 'dates'; readonly from: string | null; readonly to: string | null }
  | { readonly field: string; readonly op: 'missing'; readonly missing: boolean };

/** Field id that stands for any text of the row (the search box above the table). */
export const anyField = '*';

/** A condition on an asset and its place in `index.kind(kind)`. */
export type Test = (asset: Asset, row: number) => boolean;

/** Says whether a text is meant by a query that does not stand in it, such as by pinyin. */
export type TextMatcher = (query: string) => (text: string) => boolean;

/** What conditions on a kind are asked of. */
export interface FilterSource {
  readonly assets: readonly Asset[];
  readonly columns: readonly TableColumn[];
  /** Null while pinyin is not loaded: only text as it stands is found. */
  readonly matcher: TextMatcher | null;
}

type ValueTest = (value: FieldValue, code: number) => boolean;

/** A condition on a column, asked once per distinct value. */
function byValue(vector: Vector, test: ValueTest): Test {
  const verdicts = new Uint8Array(vector.values.length);
  const [no, yes] = [1, 2];
  return (_, row) => {
    const code = vector.codes[row] ?? 0;
    if (verdicts[code] === 0) verdicts[code] = test(vector.values[code] ?? null, code) ? yes : no;
    return verdicts[code] === yes;
  };
}

const never: Test = () => false;
const always: Test = () => true;

const membersOf = (value: FieldValue): readonly string[] =>
  value === null ? [] : typeof value === 'object' ? value.map(String) : [String(value)];

/** What a cell shows in both languages and as it is stored. */
function shownTexts(column: TableColumn, value: FieldValue): readonly string[] {
  if (isSmallGroup(column.unit, value)) return [column.text(value, 'zh')];
  return column.type === 'text' ? membersOf(value) : [...membersOf(value), column.text(value, 'zh'), column.text(value, 'en')];
}

const normalised = new WeakMap<Vector, string[]>();

/** The shown texts of a value in the form for comparing, made once. */
function normalisedText(vector: Vector, column: TableColumn, code: number): string {
  const texts = normalised.get(vector) ?? [];
  if (texts.length === 0) normalised.set(vector, texts);
  const text =
    texts[code] ??
    shownTexts(column, vector.values[code] ?? null)
      .map(normalise)
      .join('\n');
  texts[code] = text;
  return text;
}

function textTest(source: FilterSource, column: TableColumn, query: string): Test {
  const vector = vectorOf(source.assets, column);
  const wanted = normalise(query);
  const matches = source.matcher && /[a-z]/i.test(query) ? source.matcher(query) : null;
  return byValue(vector, (value, code) => {
    if (code === 0) return false;
    if (normalisedText(vector, column, code).includes(wanted)) return true;
    return matches !== null && shownTexts(column, value).some(matches);
  });
}

/** Text of any column that holds text or words; numbers and days have conditions of their own. */
function anyTextTest(source: FilterSource, query: string): Test {
  const tests = source.columns.filter(({ type }) => type === 'text' || type === 'choice').map((column) => textTest(source, column, query));
  return (asset, row) => tests.some((test) => test(asset, row));
}

/** Small groups of people pass together wherever one of them could. */
function inRange(value: number, { unit }: TableColumn, { min, max }: Extract<FieldFilter, { op: 'range' }>): boolean {
  if (isSmallGroup(unit, value)) return smallGroupsPass(min, max);
  return (min === null || value >= min) && (max === null || value <= max);
}

/** Compares only as many characters as both value and bound are precise: they overlap then. */
function inDays(day: string, from: string | null, to: string | null): boolean {
  const isFrom = from === null || day.slice(0, from.length) >= from.slice(0, day.length);
  return isFrom && (to === null || day.slice(0, to.length) <= to.slice(0, day.length));
}

/** The condition as a function of an asset and its row. A condition on a column that the kind does not have holds for nothing; blanks ask for nothing. */
export function fieldTest(filter: FieldFilter, source: FilterSource): Test {
  if (filter.op === 'text' && filter.text.trim() === '') return always;
  if (filter.op === 'text' && filter.field === anyField) return anyTextTest(source, filter.text);
  const column = source.columns.find(({ id }) => id === filter.field);
  if (!column) return never;
  if (filter.op === 'text') return textTest(source, column, filter.text);
  const vector = vectorOf(source.assets, column);
  switch (filter.op) {
    case 'in': {
      const wanted = new Set(filter.values);
      return byValue(vector, (value) => !isSmallGroup(column.unit, value) && membersOf(value).some((member) => wanted.has(member)));
    }
    case 'range':
      return byValue(vector, (value) => typeof value === 'number' && inRange(value, column, filter));
    case 'dates':
      return byValue(vector, (value) => value !== null && inDays(String(value), filter.from, filter.to));
    case 'missing':
      return byValue(vector, (_, code) => (code === 0) === filter.missing);
  }
}
