import type { FieldValue } from '../../core/asset.ts';
import type { Field, Words } from '../../core/field.ts';
import { formatValue } from '../../layers/derive/format.ts';
import { alikeIfSmall, isSmallGroup, smallGroupText } from '../../layers/small-group.ts';

/** How the values of a field become numbers that can be cut into classes, and how a number is read back to a person. */
export interface ValueScale {
  /** Only whole numbers occur: a class can be named by its first and last. */
  readonly whole: boolean;
  /** Null where the value is missing or says no number. */
  readonly read: (value: FieldValue | undefined) => number | null;
  readonly text: (number: number) => Words;
  /** First and last ISO day that a number stands for; null where numbers are no days. */
  readonly days: ((number: number) => readonly [first: string, last: string]) | null;
}

function both(text: (lang: 'zh' | 'en') => string): Words {
  return { zh: text('zh'), en: text('en') };
}

function readNumber(value: FieldValue | undefined): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/** Digits as many as the number has: a break must not be read as its neighbour. Years and indices are not grouped. */
function numberText(field: Field, value: number): string {
  const grouped = 'unit' in field && field.unit !== undefined;
  return new Intl.NumberFormat('en-US', { maximumSignificantDigits: 15, useGrouping: grouped }).format(value);
}

type Precision = 'year' | 'month' | 'day';
const lengths: Readonly<Record<Precision, number>> = { year: 4, month: 7, day: 10 };
const dayPattern = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;
const dayMs = 86_400_000;

/** The coarsest part of the day by which the values differ and that all of them have; years where they do not differ at all. */
function precisionOf(days: readonly string[]): Precision {
  for (const precision of ['year', 'month', 'day'] as const) {
    if (!days.every((day) => day.length >= lengths[precision])) return 'year';
    if (new Set(days.map((day) => day.slice(0, lengths[precision]))).size > 1) return precision;
  }
  return 'year';
}

function dayNumber(value: FieldValue | undefined, precision: Precision): number | null {
  const match = typeof value === 'string' ? dayPattern.exec(value) : null;
  if (!match) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2] ?? 1), Number(match[3] ?? 1)];
  if (precision === 'year') return year;
  return precision === 'month' ? year * 12 + month - 1 : Math.round(Date.UTC(year, month - 1, day) / dayMs);
}

function isoOf(number: number, precision: Precision): string {
  if (precision === 'year') return String(number).padStart(4, '0');
  if (precision === 'day') return new Date(number * dayMs).toISOString().slice(0, 10);
  return `${String(Math.floor(number / 12)).padStart(4, '0')}-${String((number % 12) + 1).padStart(2, '0')}`;
}

function daysOf(number: number, precision: Precision): readonly [string, string] {
  const first = isoOf(number, precision);
  const after = `${isoOf(number + 1, precision)}${'-01'.repeat((lengths.day - lengths[precision]) / 3)}`;
  const last = new Date(Date.parse(after) - dayMs).toISOString().slice(0, lengths.day);
  return [`${first}${'-01'.repeat((lengths.day - lengths[precision]) / 3)}`, last];
}

/** The scale of a field over the values that occur; null where the field holds no amounts. */
export function valueScale(field: Field, values: readonly (FieldValue | undefined)[]): ValueScale | null {
  if (field.type === 'number' || field.type === 'integer') {
    const whole = field.type === 'integer' && values.every((value) => typeof value !== 'number' || Number.isInteger(value));
    const { unit } = field;
    const read = (value: FieldValue | undefined): number | null => {
      const number = readNumber(value);
      return number === null ? null : alikeIfSmall(unit, number);
    };
    const text = (number: number): string => (isSmallGroup(unit, number) ? smallGroupText : numberText(field, number));
    return { whole, read, text: (number) => both(() => text(number)), days: null };
  }
  if (field.type !== 'date') return null;
  const precision = precisionOf(values.filter((value): value is string => typeof value === 'string' && dayPattern.test(value)));
  return {
    whole: true,
    read: (value) => dayNumber(value, precision),
    text: (number) => both((lang) => formatValue(field, isoOf(number, precision), lang)),
    days: (number) => daysOf(number, precision),
  };
}

/** What a class of amounts is called: whole numbers by first and last, others by ≥ and <; the outer classes are open. */
export function rangeLabel(scale: ValueScale, at: number, breaks: readonly number[], min: number, max: number): Words {
  const [from, next] = [breaks[at - 1], breaks[at]];
  const upper = next === undefined ? undefined : scale.whole ? next - 1 : next;
  const words = (text: (number: (value: number) => string) => string): Words => both((lang) => text((value) => scale.text(value)[lang]));
  if (from === undefined && upper === undefined) return words((n) => (min === max ? n(min) : `${n(min)} – ${n(max)}`));
  if (from === undefined) return words((n) => `${scale.whole ? '≤' : '<'} ${n(upper ?? 0)}`);
  if (upper === undefined) return words((n) => `≥ ${n(from)}`);
  if (scale.whole) return words((n) => (from === upper ? n(from) : `${n(from)} – ${n(upper)}`));
  return words((n) => `${n(from)} – < ${n(upper)}`);
}
