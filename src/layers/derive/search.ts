import type { Asset } from '../../core/asset.ts';
import type { Field } from '../../core/field.ts';
import type { Kind } from '../kind.ts';
import { isPresent } from './format.ts';
import { normalise } from './normalise.ts';

/** Words of a field's value that a person may search by: text as it is, choices by code and both labels. Numbers and days are filters. */
function searchWords(field: Field, asset: Asset): readonly string[] {
  const value = asset.values[field.key];
  if (!isPresent(value)) return [];
  const items = (typeof value === 'object' ? value : [value]).map(String);
  if (field.type === 'text' || field.type === 'reference') return items;
  if (field.type !== 'choice' && field.type !== 'choices') return [];
  return items.flatMap((item) => {
    const found = field.choices.find((choice) => choice.value === item);
    return found ? [item, found.label.zh, found.label.en] : [item];
  });
}

/** Parts divided by a line break, so that no match runs across two of them. */
function joined(parts: readonly string[]): string {
  return [...new Set(parts.map(normalise))].filter((part) => part !== '').join('\n');
}

/** Everything an asset is found by beside its name: id, codes, choices in both languages, addresses, notes. `plain` normalises a word. */
export function otherSearchText(asset: Asset, kind: Kind, plain: (word: string) => string): string {
  const words = new Set<string>([plain(asset.id)]);
  for (const field of kind.fields) {
    if (field.key === kind.nameField) continue;
    for (const word of searchWords(field, asset)) words.add(plain(word));
  }
  return [...words].join('\n');
}

/** The field by which an asset answers a query, for a word beside the result; undefined where its id or its kind does. */
export function answeringField(asset: Asset, kind: Kind, query: string): Field | undefined {
  const wanted = normalise(query);
  return kind.fields.find((field) => searchWords(field, asset).some((word) => normalise(word).includes(wanted)));
}

/**
 * Everything an asset is found by. The kind's other words are not among it: they name the kind (`kindSearchText`), and 口袋公园 should find
 * the parks that are such, not all.
 */
export function searchText(asset: Asset, kind: Kind): string {
  return joined([asset.id, ...kind.fields.flatMap((field) => searchWords(field, asset)), kind.label.zh, kind.label.en]);
}

/** Everything a kind is found by: id, labels, and the words people use for it. */
export function kindSearchText(kind: Kind): string {
  return joined([kind.id, kind.label.zh, kind.label.en, ...(kind.terms ?? [])]);
}

/** True where every word of the query (divided by spaces) occurs. */
export function matchesSearch(text: string, query: string): boolean {
  const words = query.split(/\s+/u).map(normalise);
  return words.every((word) => text.includes(word));
}
