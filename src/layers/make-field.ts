import type { BooleanField, Choice, ChoiceField, DateField, NumberField, ReferenceField, TextField, Words } from '../core/field.ts';

/** What a field declaration may add beyond key, labels and type. */
type Extra<F> = Omit<Partial<F>, 'key' | 'label' | 'type' | 'choices' | 'kinds' | 'unit'>;

export function text(key: string, zh: string, en: string, extra: Extra<TextField> = {}): TextField {
  return { type: 'text', key, label: { zh, en }, ...extra };
}

export function flag(key: string, zh: string, en: string, extra: Extra<BooleanField> = {}): BooleanField {
  return { type: 'boolean', key, label: { zh, en }, ...extra };
}

export function day(key: string, zh: string, en: string, extra: Extra<DateField> = {}): DateField {
  return { type: 'date', key, label: { zh, en }, ...extra };
}

/** A measure of 0 or more, unless `min` says otherwise. */
export function measure(key: string, zh: string, en: string, unit: Words, extra: Extra<NumberField> = {}): NumberField {
  return { type: 'number', key, label: { zh, en }, unit, min: 0, ...extra };
}

/** A whole number of things, 0 or more, unless `min` says otherwise. */
export function count(key: string, zh: string, en: string, unit: Words, extra: Extra<NumberField> = {}): NumberField {
  return { type: 'integer', key, label: { zh, en }, unit, min: 0, ...extra };
}

/** A calendar year; the lower bound only catches slips of the finger (old temples are real). */
export function year(key: string, zh: string, en: string, extra: Extra<NumberField> = {}): NumberField {
  return { type: 'integer', key, label: { zh, en }, min: 500, max: 2100, ...extra };
}

/** A bare number without a unit, such as an index. */
export function index(key: string, zh: string, en: string, extra: Extra<NumberField> = {}): NumberField {
  return { type: 'number', key, label: { zh, en }, ...extra };
}

export function choice(key: string, zh: string, en: string, choices: readonly Choice[], extra: Extra<ChoiceField> = {}): ChoiceField {
  return { type: 'choice', key, label: { zh, en }, choices, ...extra };
}

export function choices(key: string, zh: string, en: string, list: readonly Choice[], extra: Extra<ChoiceField> = {}): ChoiceField {
  return { type: 'choices', key, label: { zh, en }, choices: list, ...extra };
}

export function reference(
  key: string,
  zh: string,
  en: string,
  kinds: readonly string[],
  extra: Extra<ReferenceField> = {},
): ReferenceField {
  return { type: 'reference', key, label: { zh, en }, kinds, ...extra };
}

export function references(
  key: string,
  zh: string,
  en: string,
  kinds: readonly string[],
  extra: Extra<ReferenceField> = {},
): ReferenceField {
  return { type: 'references', key, label: { zh, en }, kinds, ...extra };
}

export function option(value: string, zh: string, en: string): Choice {
  return { value, label: { zh, en } };
}
