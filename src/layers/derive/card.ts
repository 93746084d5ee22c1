import type { Asset } from '../../core/asset.ts';
import type { Field, Words } from '../../core/field.ts';
import type { Kind } from '../kind.ts';
import { formatValue, isPresent, type Lang, unitText } from './format.ts';
import { sectionsOf } from './sections.ts';

export interface CardRow {
  readonly key: string;
  readonly label: string;
  readonly text: string;
  readonly unit: string;
  /** Nothing is recorded; only where empty rows were asked for. */
  readonly missing: boolean;
  /** Assets that the row names, for links; empty for all but references. */
  readonly links: readonly { readonly kind: string; readonly id: string; readonly name: string }[];
}

export interface Card {
  readonly title: string;
  readonly kindLabel: string;
  /** Everything on the card is drawn for demonstration and carries the 示意 mark. */
  readonly illustrative: boolean;
  /** A real thing whose place or outline is drawn only roughly: the mark says so beside its real name. */
  readonly placeIllustrative: boolean;
  readonly unplaced: boolean;
  readonly sections: readonly { readonly id: string; readonly label: string; readonly rows: readonly CardRow[] }[];
}

/** Finds the asset of one of the kinds that has the id; undefined where none is. */
export type FindAsset = (kinds: readonly string[], id: string) => Asset | undefined;

/** Shown by the mark itself, not as a row. */
const markKey = 'synthetic';

/** An asset's name for a person: its name, else its kind and id. */
function assetName(asset: Asset, kind: Kind, lang: Lang): string {
  const name = asset.values[kind.nameField];
  return isPresent(name) ? String(name) : `${kind.label[lang]} ${asset.id}`;
}

function referenceLinks(field: Field, asset: Asset, find: FindAsset): CardRow['links'] {
  if (field.type !== 'reference' && field.type !== 'references') return [];
  const value = asset.values[field.key];
  if (!isPresent(value)) return [];
  const ids = typeof value === 'object' ? value : [value];
  return ids.flatMap((id) => {
    const found = find(field.kinds, String(id));
    return found ? [{ kind: found.kind, id: found.id, name: String(found.values.name ?? found.id) }] : [];
  });
}

function row(field: Field, asset: Asset, lang: Lang, find: FindAsset): CardRow {
  const links = referenceLinks(field, asset, find);
  const text =
    links.length > 0 ? links.map(({ name }) => name).join(lang === 'zh' ? '、' : ', ') : formatValue(field, asset.values[field.key], lang);
  const missing = !isPresent(asset.values[field.key]);
  return { key: field.key, label: field.label[lang], text, unit: missing ? '' : unitText(field, lang), missing, links };
}

/** Rows for properties that no field declares: kept, so shown, under their own names. */
function otherRows(asset: Asset, kind: Kind): readonly CardRow[] {
  const declared = new Set([markKey, ...kind.fields.map((field) => field.key)]);
  return Object.entries(asset.values)
    .filter(([key, value]) => !declared.has(key) && isPresent(value))
    .map(([key, value]) => ({ key, label: key, text: String(value), unit: '', missing: false, links: [] }));
}

const otherWords: Words = { zh: '其他属性', en: 'Other properties' };

/**
 * The card of an asset: what is known, in the kind's parts. Missing values have no row (missing is missing, never zero), unless empty rows
 * are asked for.
 */
export function cardOf(asset: Asset, kind: Kind, lang: Lang, find: FindAsset, withEmpty = false): Card {
  const shown = (field: Field): boolean =>
    field.key !== kind.nameField && field.key !== markKey && (withEmpty || isPresent(asset.values[field.key]));
  const sections = sectionsOf(kind).map(({ id, label, fields }) => ({
    id,
    label: label[lang],
    rows: fields.filter(shown).map((field) => row(field, asset, lang, find)),
  }));
  const others = { id: 'other', label: otherWords[lang], rows: otherRows(asset, kind) };
  return {
    title: assetName(asset, kind, lang),
    kindLabel: kind.label[lang],
    illustrative: asset.values[markKey] === true,
    placeIllustrative: asset.values[markKey] !== true && String(asset.values.positionNote ?? '').includes('示意'),
    unplaced: asset.geometry === null,
    sections: [...sections, others].filter((section) => section.rows.length > 0),
  };
}
