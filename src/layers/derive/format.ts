import type { FieldValue } from '../../core/asset.ts';
import type { Choice, Field, Words } from '../../core/field.ts';
import { isSmallGroup, smallGroupText } from '../small-group.ts';

export type Lang = keyof Words;

const yes: Words = { zh: '是', en: 'Yes' };
const no: Words = { zh: '否', en: 'No' };
const joiner: Words = { zh: '、', en: ', ' };

/** True where an asset has something to show; null, undefined, blank text and empty lists are missing. */
export function isPresent(value: FieldValue | undefined): value is Exclude<FieldValue, null> {
  if (value === undefined || value === null) return false;
  if (typeof value === 'string') return value.trim() !== '';
  return typeof value === 'object' ? value.length > 0 : true;
}

/** Thousands by comma and at most `digits` decimals; the same in every browser, so that print and screen agree. */
function formatNumber(value: number, digits: number): string {
  return new Intl.NumberFormat('en-US', { maximumFractionDigits: digits }).format(value);
}

function choiceText(choices: readonly Choice[], value: string | number, lang: Lang): string {
  return choices.find((choice) => choice.value === String(value))?.label[lang] ?? String(value);
}

/** A year or index has no unit and keeps its digits together; a measure is grouped; of few people only that they are few is told. */
function numberText(field: Field, value: number): string {
  if (isSmallGroup(unitOf(field), value)) return smallGroupText;
  if (field.type === 'integer') return 'unit' in field ? formatNumber(value, 0) : String(value);
  return formatNumber(value, 3);
}

/** A day as written (`2024-09-28`, `2024-09`, `2024`) in the language's own form. */
function dayText(value: string, lang: Lang): string {
  const match = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(value);
  if (!match || lang === 'en') return value;
  const [, year, month, day] = match;
  return `${year}年${month ? `${Number(month)}月` : ''}${day ? `${Number(day)}日` : ''}`;
}

function itemText(field: Field, value: string | number | boolean, lang: Lang): string {
  if (typeof value === 'boolean') return (value ? yes : no)[lang];
  if (field.type === 'choice' || field.type === 'choices') return choiceText(field.choices, value, lang);
  if (typeof value === 'number') return numberText(field, value);
  return field.type === 'date' ? dayText(value, lang) : value;
}

/**
 * A value as a person reads it, without its unit; '' where it is missing. A value that does not fit its field is shown as it is, never hidden.
 */
export function formatValue(field: Field, value: FieldValue | undefined, lang: Lang): string {
  if (!isPresent(value)) return '';
  if (typeof value === 'object') return value.map((item) => itemText(field, item, lang)).join(joiner[lang]);
  return itemText(field, value, lang);
}

/** Unit of a field; undefined where it has none. */
export function unitOf(field: Field): Words | undefined {
  return field.type === 'number' || field.type === 'integer' ? field.unit : undefined;
}

/** Unit of a field in the language; '' where it has none. */
export function unitText(field: Field, lang: Lang): string {
  return unitOf(field)?.[lang] ?? '';
}
