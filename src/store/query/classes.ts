import type { Asset, FieldValue } from '../../core/asset.ts';
import type { Field, Words } from '../../core/field.ts';
import { formatValue, isPresent } from '../../layers/derive/format.ts';
import type { Kind } from '../../layers/kind.ts';
import { breaksOf, classOf, type RangeMethod } from './breaks.ts';
import type { CityIndex } from './city-index.ts';
import type { FieldFilter } from './filter.ts';
import { rangeLabel, type ValueScale, valueScale } from './value-scale.ts';

/** How numbers are cut into classes; `each`: one class per value (choices, flags, short lists). */
export type ClassMethod = RangeMethod | 'each';

/** The field a kind is coloured by, and how its values become classes. */
export interface ColourBy {
  readonly field: string;
  readonly method: ClassMethod;
  /** Number of classes wanted, 2 to 9; without meaning for `each`. */
  readonly classes: number;
  /** Name of the row of colours (`layers/derive/ramps.ts`); absent for the first that suits. */
  readonly ramp?: string;
}

export const fewestClasses = 2;
export const mostClasses = 9;
/** Choices that have a class each; of more, the most frequent have one and the others share 其他. Amounts have at most `mostClasses`. */
const mostValues = 12;
/** Class of what has no value, or none that can be read: always apart, never the lowest. */
export const missingClass = 255;

export interface ValueClass {
  /** The same for the same class while the data stay: the value, or the place of a range. */
  readonly key: string;
  /** `other` and `several` gather values; they take neutral colours. */
  readonly role: 'value' | 'range' | 'other' | 'several';
  readonly label: Words;
  /** The condition that leaves exactly this class; null where conditions cannot say it. */
  readonly filter: FieldFilter | null;
}

/** The assets of a kind by class. Every asset is in exactly one class or in `missingClass`. */
export interface Classes {
  readonly field: Field;
  /** What was done; differs from what was asked where that does not suit the values. */
  readonly method: ClassMethod;
  /** Classes follow each other in size; else they are only different. */
  readonly ordered: boolean;
  /** Class of each asset by its place in `index.kind(kind)`. */
  readonly of: Uint8Array;
  readonly classes: readonly ValueClass[];
  /** Assets without a value, and assets with one that says no number where numbers are asked. */
  readonly missing: number;
  readonly unreadable: number;
  /** Smallest and largest value; null for values that are no amounts. */
  readonly range: readonly [Words, Words] | null;
}

const otherWords: Words = { zh: '其他', en: 'Other' };
const severalWords: Words = { zh: '多项', en: 'Several' };

/** Fields that a kind can be coloured by: amounts, days, choices, flags. Free text and references have no classes. */
export function colourFields(kind: Kind): readonly Field[] {
  return kind.fields.filter(({ type }) => type !== 'text' && type !== 'reference' && type !== 'references');
}

/** The value by which an asset is classed; members of a list count where there is one, several are a class of their own. */
function valueKey(value: FieldValue | undefined): string | null {
  if (!isPresent(value)) return null;
  if (typeof value === 'object') return value.length === 1 ? String(value[0]) : '';
  return String(value);
}

/** Values in the order in which a legend names them: as declared, then by count, then by code. */
function legendOrder(field: Field, counts: ReadonlyMap<string, number>): readonly string[] {
  const declared = 'choices' in field ? field.choices.map((choice) => choice.value) : ['true', 'false'];
  const place = new Map(declared.map((value, at) => [value, at]));
  const rank = (value: string): number => place.get(value) ?? declared.length;
  return [...counts.keys()].sort((a, b) => rank(a) - rank(b) || (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || (a < b ? -1 : 1));
}

function valueText(field: Field, value: string): Words {
  const typed = field.type === 'boolean' && (value === 'true' || value === 'false') ? value === 'true' : value;
  return { zh: formatValue(field, typed, 'zh'), en: formatValue(field, typed, 'en') };
}

function byValue(field: Field, assets: readonly Asset[]): Classes {
  const keys = assets.map((asset) => valueKey(asset.values[field.key]));
  const counts = new Map<string, number>();
  for (const key of keys) if (key !== null && key !== '') counts.set(key, (counts.get(key) ?? 0) + 1);
  const frequent = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([value]) => value);
  const shown = new Set(frequent.length > mostValues ? frequent.slice(0, mostValues - 1) : frequent);
  const named = legendOrder(field, counts).filter((value) => shown.has(value));
  const rest = frequent.filter((value) => !shown.has(value));
  const place = new Map(named.map((value, at) => [value, at]));
  const classes: ValueClass[] = named.map((value) => ({
    key: value,
    role: 'value',
    label: valueText(field, value),
    // Of a list any member would pass, also that of an asset with several: such a class cannot be said by a condition.
    filter: field.type === 'choices' ? null : { field: field.key, op: 'in', values: [value] },
  }));
  if (rest.length > 0) {
    for (const value of rest) place.set(value, classes.length);
    const filter: FieldFilter | null = field.type === 'choices' ? null : { field: field.key, op: 'in', values: rest };
    classes.push({ key: '#other', role: 'other', label: otherWords, filter });
  }
  if (keys.includes('')) {
    place.set('', classes.length);
    classes.push({ key: '#several', role: 'several', label: severalWords, filter: null });
  }
  const of = Uint8Array.from(keys, (key) => (key === null ? missingClass : (place.get(key) ?? missingClass)));
  const missing = keys.filter((key) => key === null).length;
  return { field, method: 'each', ordered: false, of, classes, missing, unreadable: 0, range: null };
}

/** The condition of a range: its own smallest and largest value, both inclusive, so that table and class agree. */
function rangeFilter(field: Field, own: readonly number[], scale: ValueScale): FieldFilter | null {
  const [min, max] = [own[0], own.at(-1)];
  if (min === undefined || max === undefined) return null;
  if (!scale.days) return { field: field.key, op: 'range', min, max };
  return { field: field.key, op: 'dates', from: scale.days(min)[0], to: scale.days(max)[1] };
}

function breaksFor(sorted: Float64Array, distinct: readonly number[], asked: ColourBy, scale: ValueScale): readonly number[] {
  if (asked.method === 'each' && distinct.length <= mostClasses) return distinct.slice(1);
  const classes = Math.max(fewestClasses, Math.min(mostClasses, Math.round(asked.classes) || fewestClasses));
  return breaksOf(sorted, asked.method === 'each' ? 'natural' : asked.method, classes, scale.whole);
}

function byAmount(field: Field, assets: readonly Asset[], asked: ColourBy, scale: ValueScale): Classes {
  const numbers = assets.map((asset) => scale.read(asset.values[field.key]));
  const sorted = Float64Array.from(numbers.filter((number) => number !== null)).sort();
  const distinct = [...new Set(sorted)];
  const each = asked.method === 'each' && distinct.length <= mostClasses;
  const breaks = breaksFor(sorted, distinct, asked, scale);
  const of = Uint8Array.from(numbers, (number) => (number === null ? missingClass : classOf(number, breaks)));
  const members = Array.from({ length: sorted.length === 0 ? 0 : breaks.length + 1 }, (): number[] => []);
  for (const value of distinct) members[classOf(value, breaks)]?.push(value);
  const [min = 0, max = 0] = [sorted[0], sorted.at(-1)];
  const classes = members.map(
    (own, at): ValueClass => ({
      key: String(at),
      role: 'range',
      label: each ? scale.text(own[0] ?? 0) : rangeLabel(scale, at, breaks, min, max),
      filter: rangeFilter(field, own, scale),
    }),
  );
  const silent = numbers.filter((number) => number === null).length;
  const missing = assets.filter((asset) => !isPresent(asset.values[field.key])).length;
  return {
    field,
    method: each ? 'each' : asked.method === 'each' ? 'natural' : asked.method,
    ordered: true,
    of,
    classes,
    missing,
    unreadable: silent - missing,
    range: sorted.length === 0 ? null : [scale.text(min), scale.text(max)],
  };
}

/** Cuts assets into classes by a field. Pure; the breaks rest on all the assets given. */
export function classify(field: Field, assets: readonly Asset[], asked: ColourBy): Classes {
  const scale = valueScale(
    field,
    assets.map((asset) => asset.values[field.key]),
  );
  return scale ? byAmount(field, assets, asked, scale) : byValue(field, assets);
}

const known = new WeakMap<CityIndex, Map<string, Classes>>();

/**
 * The classes of a kind in a city, made once per question: legend, map, table and print all read this one answer. All assets of the kind
 * set the breaks, in scope or not, so that a colour keeps its meaning while the area changes. Null where the kind has no such field.
 */
export function classesOf(index: CityIndex, kind: Kind, asked: ColourBy): Classes | null {
  const field = colourFields(kind).find(({ key }) => key === asked.field);
  if (!field) return null;
  const answers = known.get(index) ?? new Map<string, Classes>();
  known.set(index, answers);
  const question = `${kind.id} ${asked.field} ${asked.method} ${asked.classes}`;
  const answer = answers.get(question) ?? classify(field, index.kind(kind.id), asked);
  answers.set(question, answer);
  return answer;
}

/** How a field is best coloured at first: each value where they are few, else five natural classes. */
export function firstColourBy(index: CityIndex, kind: Kind, field: string): ColourBy {
  const each: ColourBy = { field, method: 'each', classes: 5 };
  const answer = classesOf(index, kind, each);
  return answer?.ordered && answer.method !== 'each' ? { field, method: 'natural', classes: 5 } : each;
}
