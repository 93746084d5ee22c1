import type { Kind } from '../../layers/kind.ts';
import { kinds } from '../../layers/registry.ts';
import { type ClassMethod, type ColourBy, colourFields } from '../../store/query/classes.ts';
import type { FieldFilter } from '../../store/query/filter.ts';
import type { Session } from './session.ts';

/** What a part of a link was read as, and what of it made no sense, word by word. */
export interface Read<T> {
  readonly value: T;
  readonly ignored: readonly string[];
}

const methods: readonly ClassMethod[] = ['equal', 'quantile', 'natural', 'each'];
const kindIds = new Set(kinds.map(({ id }) => id));
const groupIds = new Set<string>(kinds.map(({ group }) => group));

/** Keeps the words that mean something. */
function sift<T>(words: readonly string[], read: (word: string) => T | null): Read<readonly T[]> {
  const ignored: string[] = [];
  const value = words.flatMap((word) => {
    const meant = read(word);
    if (meant === null) ignored.push(word);
    return meant === null ? [] : [meant];
  });
  return { value, ignored };
}

const split = (text: string, by: string): string[] => text.split(by).filter((part) => part !== '');

export function writeKinds(ids: Iterable<string>): string {
  return [...ids].join('.');
}

export function readKinds(text: string): Read<readonly string[]> {
  return sift(split(text, '.'), (id) => (kindIds.has(id) ? id : null));
}

export function readGroups(text: string): Read<readonly Kind['group'][]> {
  return sift(split(text, '.'), (id) => (groupIds.has(id) ? (id as Kind['group']) : null));
}

/** `park:0.4,green:0.25`; what is opaque is not written. */
export function writeOpacity(opacity: Session['opacity']): string {
  return Object.entries(opacity)
    .filter(([, share]) => share !== 1)
    .map(([kind, share]) => `${kind}:${share}`)
    .join(',');
}

export function readOpacity(text: string): Read<Session['opacity']> {
  const { value, ignored } = sift(split(text, ','), (word) => {
    const [kind = '', share = ''] = word.split(':');
    const number = Number(share);
    const fits = kindIds.has(kind) && share.trim() !== '' && number >= 0 && number <= 1;
    return fits ? ([kind, number] as const) : null;
  });
  return { value: Object.fromEntries(value), ignored };
}

/** `segment:pci:quantile:5`, several with commas. A ramp, where one was chosen, comes last. */
export function writeColourBy(colourBy: Session['colourBy']): string {
  return Object.entries(colourBy)
    .map(([kind, { field, method, classes, ramp }]) =>
      [kind, field, method, classes, ...(ramp === undefined ? [] : [ramp])].map(String).map(encodeURIComponent).join(':'),
    )
    .join(',');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function readColour(word: string): readonly [string, ColourBy] | null {
  const [kind = '', field = '', named, count = '', ramp] = word.split(':').map(decoded);
  const method = methods.find((known) => known === named);
  const classes = Number(count);
  const declared = kinds.find(({ id }) => id === kind);
  const known = declared && colourFields(declared).some(({ key }) => key === field);
  if (!known || !method || !Number.isInteger(classes) || classes < 1 || classes > 99) return null;
  return [kind, { field, method, classes, ...(ramp ? { ramp } : {}) }];
}

export function readColourBy(text: string): Read<Session['colourBy']> {
  const { value, ignored } = sift(split(text, ','), readColour);
  return { value: Object.fromEntries(value), ignored };
}

/** One filter as a list: kind, field, operator, then what it needs. Lists survive any text in a condition. */
export function writeFilters(filters: Session['filters']): readonly string[] {
  return Object.entries(filters).flatMap(([kind, list]) =>
    list.map((filter) => JSON.stringify([kind, filter.field, filter.op, ...argumentsOf(filter)])),
  );
}

function argumentsOf(filter: FieldFilter): readonly unknown[] {
  switch (filter.op) {
    case 'text':
      return [filter.text];
    case 'in':
      return filter.values;
    case 'range':
      return [filter.min, filter.max];
    case 'dates':
      return [filter.from, filter.to];
    case 'missing':
      return [filter.missing];
  }
}

const isText = (value: unknown): value is string => typeof value === 'string';
const isBound = (value: unknown): value is number | null => value === null || (typeof value === 'number' && Number.isFinite(value));
const isDay = (value: unknown): value is string | null => value === null || isText(value);

/** Null for what is no condition: an unknown operator, arguments that do not fit, bounds or values that ask for nothing. */
function filterOf(field: string, op: unknown, rest: readonly unknown[]): FieldFilter | null {
  const [first, second] = rest;
  const isBounded = first !== null || second !== null;
  if (op === 'text' && isText(first) && first.trim() !== '') return { field, op, text: first };
  if (op === 'in' && rest.length > 0 && rest.every(isText)) return { field, op, values: rest };
  if (op === 'range' && isBound(first) && isBound(second) && isBounded) return { field, op, min: first, max: second };
  if (op === 'dates' && isDay(first) && isDay(second) && isBounded) return { field, op, from: first, to: second };
  if (op === 'missing' && typeof first === 'boolean') return { field, op, missing: first };
  return null;
}

function readFilter(text: string): readonly [string, FieldFilter] | null {
  try {
    const parts: unknown = JSON.parse(text);
    if (!Array.isArray(parts)) return null;
    const [kind, field, op, ...rest]: unknown[] = parts;
    if (!isText(kind) || !kindIds.has(kind) || !isText(field)) return null;
    const filter = filterOf(field, op, rest);
    return filter && [kind, filter];
  } catch {
    return null;
  }
}

export function readFilters(texts: readonly string[]): Read<Session['filters']> {
  const { value, ignored } = sift(texts, readFilter);
  const filters: Record<string, FieldFilter[]> = {};
  for (const [kind, filter] of value) filters[kind] = [...(filters[kind] ?? []), filter];
  return { value: filters, ignored };
}
