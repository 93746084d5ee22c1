import type { FieldValue } from '../../core/asset.ts';
import type { ChoiceField, Field } from '../../core/field.ts';
import { choiceNames } from '../choice-words.ts';
import { normalise } from './normalise.ts';

/** A cell of a file read as a field's value; `ok` false where the text means nothing for the field, which then keeps the text as it came. */
export interface ReadValue {
  readonly value: FieldValue;
  readonly ok: boolean;
}

const yesWords = new Set(['是', '有', '对', '√', 'y', 'yes', 'true', 't', '1', '开放', '已']);
const noWords = new Set(['否', '无', '没有', '×', 'x', 'n', 'no', 'false', 'f', '0', '不开放', '未']);
/** What tables write where nothing is known. */
const emptyWords = new Set(['', '/', '\\', '—', '——', '-', '--', 'null', '<null>', 'na', 'n/a', '不详', '未知']);

const listDivider = /[、，,;；|]/u;

function fail(raw: string): ReadValue {
  return { value: raw, ok: false };
}

/** 1,234.5 and full-width digits are numbers; 约 30 and 700余 are not, and stay as they were written. */
function readNumber(text: string, whole: boolean): number | null {
  const plain = text.normalize('NFKC').replace(/(?<=\d),(?=\d{3}(?!\d))/gu, '');
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/iu.test(plain)) return null;
  const number = Number(plain);
  return Number.isFinite(number) && (!whole || Number.isInteger(number)) ? number : null;
}

/** 2024年9月28日, 2024/9/28, 2024.9, 20240928 and ISO forms, as precise as written. */
export function readDay(text: string): string | null {
  const plain = text.normalize('NFKC').trim();
  const match =
    /^(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?)?月?|年)?(?:[T ].*)?$/u.exec(plain) ?? /^(\d{4})(\d{2})(\d{2})$/u.exec(plain);
  if (!match) return null;
  const [, year, month, day] = match;
  if (month === undefined) return year ?? null;
  const iso = [year, month.padStart(2, '0'), ...(day === undefined ? [] : [day.padStart(2, '0')])].join('-');
  return isRealDay(iso) ? iso : null;
}

/** True for an ISO day, month or year that the calendar has. */
export function isRealDay(text: string): boolean {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/u.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2] ?? 1), Number(match[3] ?? 1)];
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

function readChoice(field: ChoiceField, text: string): ReadValue {
  const wanted = normalise(text);
  const found = field.choices.find((choice) => choiceNames(choice).some((name) => normalise(name) === wanted));
  if (found) return { value: found.value, ok: true };
  // Labels of a code and words, G11 综合公园, are read by their words as well, where these are one choice's alone.
  const byWords = field.choices.filter(({ value, label }) =>
    Object.values(label).some((name) => name.startsWith(`${value} `) && normalise(name.slice(value.length)) === wanted),
  );
  if (byWords.length === 1 && byWords[0] !== undefined) return { value: byWords[0].value, ok: true };
  return { value: text, ok: field.open === true };
}

function readList(field: Field, text: string): ReadValue {
  const items = text
    .split(listDivider)
    .map((item) => item.trim())
    .filter((item) => item !== '');
  if (field.type !== 'choices') return { value: items, ok: true };
  const read = items.map((item) => readChoice(field, item));
  return { value: read.map(({ value }) => String(value)), ok: read.every(({ ok }) => ok) };
}

/** Reads the text of one cell. Blank and 不详 are null: missing is missing. */
export function readValue(field: Field, raw: string): ReadValue {
  const text = raw.trim();
  const word = normalise(text);
  if (emptyWords.has(text.toLowerCase()) || emptyWords.has(word)) return { value: null, ok: true };
  switch (field.type) {
    case 'text':
    case 'reference':
      return { value: text, ok: true };
    case 'number':
    case 'integer': {
      const number = readNumber(text, field.type === 'integer');
      return number === null ? fail(raw) : { value: number, ok: true };
    }
    case 'boolean':
      if (yesWords.has(word)) return { value: true, ok: true };
      return noWords.has(word) ? { value: false, ok: true } : fail(raw);
    case 'date': {
      const iso = readDay(text);
      return iso === null ? fail(raw) : { value: iso, ok: true };
    }
    case 'choice':
      return readChoice(field, text);
    case 'choices':
    case 'references':
      return readList(field, text);
  }
}
