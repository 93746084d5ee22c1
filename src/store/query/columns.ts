import { type AreaBasis, type AreaTree, atLevel } from '../../core/area.ts';
import type { AreaLevel } from '../../core/area-level.ts';
import type { Asset, FieldValue } from '../../core/asset.ts';
import type { Choice, Field, Words } from '../../core/field.ts';
import { formatValue, isPresent, type Lang } from '../../layers/derive/format.ts';
import { sectionsOf } from '../../layers/derive/sections.ts';
import { sumsUp } from '../../layers/derive/totals.ts';
import type { Kind } from '../../layers/kind.ts';
import { kindById } from '../../layers/registry.ts';
import { metre, squareMetre } from '../../layers/units.ts';
import type { CityIndex } from './city-index.ts';
import { drawnAreaM2, drawnLengthM } from './measures.ts';

export type ColumnType = 'text' | 'number' | 'date' | 'choice' | 'flag';

/** A column of a kind's table: what sorts, filters, groups, adds up, prints. The same object for as long as city and basis stay. */
export interface TableColumn {
  readonly id: string;
  readonly label: Words;
  /** What a short label stands for, in full. */
  readonly meaning?: Words;
  readonly unit?: Words;
  readonly type: ColumnType;
  /** Part of the column chooser. */
  readonly section: { readonly id: string; readonly label: Words };
  /** True where values may be added up. */
  readonly sums: boolean;
  /** A year or another number that is never grouped by thousands. */
  readonly bare: boolean;
  /** Declared values in order; empty where the column has none. */
  readonly choices: readonly Choice[];
  /** Undefined or null where the asset has no such value. */
  readonly value: (asset: Asset) => FieldValue | undefined;
  /** The value as a person reads it, without its unit; '' where it is missing. */
  readonly text: (value: FieldValue | undefined, lang: Lang) => string;
}

type Section = TableColumn['section'];

const derivedSection: Section = { id: 'derived', label: { zh: '位置与量算', en: 'Place and measures' } };
const identitySection: Section = { id: 'record', label: { zh: '数据来源', en: 'Record' } };

function typeOf(field: Field): ColumnType {
  if (field.type === 'number' || field.type === 'integer') return 'number';
  if (field.type === 'choice' || field.type === 'choices') return 'choice';
  if (field.type === 'boolean') return 'flag';
  return field.type === 'date' ? 'date' : 'text';
}

function fieldColumn(kind: Kind, field: Field, section: Section): TableColumn {
  const isChoice = field.type === 'choice' || field.type === 'choices';
  return {
    id: field.key,
    label: field.label,
    ...((field.type === 'number' || field.type === 'integer') && field.unit ? { unit: field.unit } : {}),
    type: typeOf(field),
    section,
    sums: sumsUp(kind.id, field),
    bare: field.type === 'integer' && !field.unit,
    choices: isChoice ? field.choices : [],
    value: (asset) => asset.values[field.key],
    text: (value, lang) => formatValue(field, value, lang),
  };
}

const plainText = (value: FieldValue | undefined): string => (isPresent(value) ? String(value) : '');

function textColumn(id: string, label: Words, value: TableColumn['value'], section: Section = derivedSection): TableColumn {
  return { id, label, type: 'text', section, sums: false, bare: false, choices: [], value, text: plainText };
}

function measureColumn(id: string, label: Words, unit: Words, digits: number, value: TableColumn['value'], sums: boolean): TableColumn {
  const format = new Intl.NumberFormat('en-US', { maximumFractionDigits: digits });
  return {
    id,
    label,
    unit,
    type: 'number',
    section: derivedSection,
    sums,
    bare: false,
    choices: [],
    value,
    text: (amount) => (typeof amount === 'number' ? format.format(amount) : ''),
  };
}

const placeChoices: readonly Choice[] = [
  { value: 'placed', label: { zh: '已落图', en: 'Placed' } },
  { value: 'roughly', label: { zh: '位置示意', en: 'Placed roughly' } },
  { value: 'unplaced', label: { zh: '未落图', en: 'Not placed' } },
];

function placeStatus(asset: Asset): string {
  if (!asset.geometry) return 'unplaced';
  return asset.values.synthetic !== true && String(asset.values.positionNote ?? '').includes('示意') ? 'roughly' : 'placed';
}

const placeColumn: TableColumn = {
  id: '#place',
  label: { zh: '落图情况', en: 'Placed' },
  type: 'choice',
  section: derivedSection,
  sums: false,
  bare: false,
  choices: placeChoices,
  value: placeStatus,
  text: (value, lang) => placeChoices.find((choice) => choice.value === value)?.label[lang] ?? '',
};

/** Names of the columns of the area tree; the city itself is the same in every row. */
const levelColumns: readonly { readonly level: AreaLevel; readonly label: Words }[] = [
  { level: 'district', label: { zh: '区县', en: 'District' } },
  { level: 'town', label: { zh: '镇街', en: 'Town' } },
  { level: 'community', label: { zh: '村（社区）', en: 'Community' } },
];

function unitName(tree: AreaTree, index: CityIndex, asset: Asset, level: AreaLevel): string | null {
  const code = index.areaOf(asset);
  const unit = code === null ? null : atLevel(tree, code, level);
  return unit === null ? null : (tree.nodes.get(unit)?.name ?? null);
}

function derivedColumns(index: CityIndex, kind: Kind, basis: AreaBasis): readonly TableColumn[] {
  const tree = index.tree(basis);
  const sums = kind.id !== 'area';
  const areas = levelColumns.map(({ level, label }) => textColumn(`#${level}`, label, (asset) => unitName(tree, index, asset, level)));
  const length = { zh: '图上长度', en: 'Drawn length' };
  const surface = { zh: '图上面积', en: 'Drawn area' };
  return [
    ...areas,
    ...(kind.geometry.includes('line') ? [measureColumn('#length', length, metre, 1, ({ geometry }) => drawnLengthM(geometry), sums)] : []),
    ...(kind.geometry.includes('polygon')
      ? [measureColumn('#area', surface, squareMetre, 0, ({ geometry }) => drawnAreaM2(geometry), sums)]
      : []),
    placeColumn,
  ];
}

function columnsOfKind(index: CityIndex, kind: Kind, basis: AreaBasis): readonly TableColumn[] {
  const sections = sectionsOf(kind);
  const fields = sections.flatMap((section) => section.fields.map((field) => fieldColumn(kind, field, section)));
  const name = fields.filter(({ id }) => id === kind.nameField);
  const own = fields.filter(({ id, section }) => id !== kind.nameField && section.id === 'own');
  const rest = fields.filter(({ id, section }) => id !== kind.nameField && section.id !== 'own');
  const id = textColumn('#id', { zh: '标识', en: 'Id' }, (asset) => asset.id, identitySection);
  return [...name, ...own, ...derivedColumns(index, kind, basis), ...rest, id];
}

const known = new WeakMap<CityIndex, Map<string, readonly TableColumn[]>>();

/** Columns of a kind's table: name, the kind's own fields, place and measures, the shared fields, the id. None for a kind that is not known. */
export function tableColumns(index: CityIndex, kindId: string, basis: AreaBasis): readonly TableColumn[] {
  const byKey = known.get(index) ?? new Map<string, readonly TableColumn[]>();
  known.set(index, byKey);
  const key = `${basis} ${kindId}`;
  const kind = kindById(kindId);
  const found = byKey.get(key) ?? (kind ? columnsOfKind(index, kind, basis) : []);
  byKey.set(key, found);
  return found;
}
