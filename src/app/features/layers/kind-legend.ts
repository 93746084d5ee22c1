import type { Words } from '../../../core/field.ts';
import { legendOf, type Swatch } from '../../../layers/derive/legend.ts';
import { missingColour } from '../../../layers/derive/ramps.ts';
import { classedFillOpacity } from '../../../layers/derive/symbology.ts';
import type { Kind, Theme } from '../../../layers/kind.ts';
import { palettes } from '../../../map/palette.ts';
import type { CityIndex } from '../../../store/query/city-index.ts';
import { type Classes, type ColourBy, classesOf, missingClass } from '../../../store/query/classes.ts';
import type { FieldFilter } from '../../../store/query/filter.ts';
import { classColours } from '../../state/layer-looks.ts';

/** One row of a legend below a kind. */
export interface LegendClass {
  readonly key: string;
  readonly label: Words;
  readonly swatch: Swatch;
  /** What has no value: hatched, so that it is never read as a class of its own worth. */
  readonly hatched: boolean;
  /** The condition that leaves exactly this class; null where there is none. */
  readonly filter: FieldFilter | null;
}

/** A kind as the legend and the layer panel show it: made from what the map is drawn by. */
export interface KindLegend {
  readonly kind: Kind;
  readonly swatch: Swatch;
  /** Empty where the kind is drawn in one way. */
  readonly classes: readonly LegendClass[];
  /** Class of each asset by place; `missingClass` counts for the last row where that is hatched. Null where there are no classes. */
  readonly of: Uint8Array | null;
  /** What the user coloured it by; null as declared. */
  readonly by: Classes | null;
}

const missingWords: Words = { zh: '缺失', en: 'Missing' };
const unreadableWords: Words = { zh: '缺失或不是数', en: 'Missing or no number' };

/** Kinds that the ground draws in its own quiet colours. */
function groundSwatch(kind: Kind, theme: Theme, declared: Swatch): Swatch {
  const colours = palettes[theme];
  const grounds: Readonly<Record<string, Partial<Swatch>>> = {
    green: { colour: colours.green, fillOpacity: 1, edge: colours.labelGreen },
    water: { colour: colours.water, fillOpacity: 1, edge: colours.labelWater },
    building: { colour: colours.building, fillOpacity: 1, edge: colours.labelSoft },
    rail: { colour: colours.rail, strokeWidth: 2 },
    street: { colour: colours.streetMain, strokeWidth: 4, edge: colours.labelSoft },
    area: { colour: colours.boundary },
    'built-up': { colour: colours.accent },
  };
  // Homes are drawn pale, so that what matters stands out on the map; on a panel they would be lost.
  const edge = kind.group === 'home' ? { edge: colours.labelSoft } : {};
  return { ...declared, ...edge, ...grounds[kind.id] };
}

function ownSwatch(kind: Kind, theme: Theme): Swatch {
  const declared = legendOf(kind, theme).at(-1);
  if (!declared) throw new Error(`${kind.id} has no legend`);
  return groundSwatch(kind, theme, declared.swatch);
}

const declaredPlaces = new WeakMap<CityIndex, Map<string, Uint8Array>>();

/** Class of each asset by the classes that the kind declares, the kind itself last; made once per city. */
function declaredOf(index: CityIndex, kind: Kind): Uint8Array {
  const made = declaredPlaces.get(index) ?? new Map<string, Uint8Array>();
  declaredPlaces.set(index, made);
  const known = made.get(kind.id);
  if (known) return known;
  const { field = '', of = [] } = kind.style.classes ?? {};
  const place = new Map(of.map(({ value }, at) => [String(value), at]));
  const vector = Uint8Array.from(index.kind(kind.id), (asset) => place.get(String(asset.values[field])) ?? of.length);
  made.set(kind.id, vector);
  return vector;
}

function declaredLegend(index: CityIndex, kind: Kind, theme: Theme): KindLegend {
  const swatch = ownSwatch(kind, theme);
  const { classes } = kind.style;
  if (!classes) return { kind, swatch, classes: [], of: null, by: null };
  const of = declaredOf(index, kind);
  const rows = legendOf(kind, theme).map(
    (entry, at): LegendClass => ({
      key: String(entry.value ?? `#${at}`),
      label: entry.label,
      swatch: entry.swatch,
      hatched: false,
      filter: entry.value === undefined ? null : { field: classes.field, op: 'in', values: [String(entry.value)] },
    }),
  );
  // 其他 is named only where something is other.
  return { kind, swatch, classes: of.includes(classes.of.length) ? rows : rows.slice(0, -1), of, by: null };
}

/** The swatch of a class: its own colour, which needs no edge. */
function coloured({ edge: _, ...swatch }: Swatch, colour: string): Swatch {
  if (swatch.family !== 'polygon') return { ...swatch, colour };
  return { ...swatch, colour, fillOpacity: Math.max(classedFillOpacity, swatch.fillOpacity) };
}

/** Legend of a kind in a city: as the user coloured it, else as declared. */
export function kindLegend(index: CityIndex, kind: Kind, asked: ColourBy | undefined, theme: Theme): KindLegend {
  const by = asked ? classesOf(index, kind, asked) : null;
  if (!by || by.classes.length === 0) return declaredLegend(index, kind, theme);
  const swatch = ownSwatch(kind, theme);
  const colours = classColours(by, asked?.ramp, theme);
  const rows: LegendClass[] = by.classes.map(({ key, label, filter }, at) => ({
    key,
    label,
    swatch: coloured(swatch, colours[at] ?? swatch.colour),
    hatched: false,
    filter,
  }));
  const silent = by.missing + by.unreadable;
  if (silent > 0) {
    rows.push({
      key: '#missing',
      label: by.unreadable > 0 ? unreadableWords : missingWords,
      swatch: coloured(swatch, missingColour[theme]),
      hatched: true,
      filter: by.unreadable > 0 ? null : { field: by.field.key, op: 'missing', missing: true },
    });
  }
  return { kind, swatch, classes: rows, of: by.of, by };
}

/** Place of a row in a vector of classes. */
export function placeOf(row: LegendClass, at: number): number {
  return row.hatched ? missingClass : at;
}
