import type { Field, Words } from '../core/field.ts';
import type { Scale } from './detail.ts';

export type GeometryFamily = 'point' | 'line' | 'polygon';
export type Sensitivity = 'public' | 'internal' | 'restricted';

/** Colour on the light and on the dark map, `#rrggbb`. */
export interface ThemeColour {
  readonly light: string;
  readonly dark: string;
}
export type Theme = keyof ThemeColour;

/** One class of a kind's symbol: drawn where `field` has `value`. */
export interface StyleClass {
  readonly value: string | boolean;
  readonly label: Words;
  readonly colour: ThemeColour;
}

export interface KindStyle {
  readonly colour: ThemeColour;
  /** Line width in pixels at zoom 14, or point radius in pixels. */
  readonly size?: number;
  /** Share 0–1 of the fill; 0 draws the outline only. */
  readonly fillOpacity?: number;
  readonly dash?: readonly number[];
  /** Classes by one field, in legend order; other values take `colour`. */
  readonly classes?: { readonly field: string; readonly of: readonly StyleClass[] };
  /** Scale from which on the kind is drawn; small things would only be noise before. Absent: always. */
  readonly drawn?: Scale;
  /** Scale from which on it is named; surfaces wait besides until they are large enough to carry a name. Absent: never. */
  readonly named?: Scale;
  /** Points that stand close together are drawn as one bubble with their number until the street scale. */
  readonly crowds?: boolean;
}

/** A class of components: big and small number in a scheme, with the scheme's own word for it. */
export interface ComponentClass {
  readonly big: string;
  readonly small: string;
  readonly name: string;
}

/** Component codes (GB/T 30428.2 family) of a kind in a named scheme. */
export interface ComponentCode {
  readonly scheme: string;
  readonly source: string;
  /** Class of an asset whose value has none of its own; absent where only some values are components. */
  readonly own?: ComponentClass;
  /** Classes by the value of a choice field, where one kind holds several. */
  readonly byValue?: { readonly field: string; readonly classes: Readonly<Record<string, ComponentClass>> };
}

/**
 * What an asset kind is, declared once. Columns, form, legend, style, search, import headers, validation, schemas and views are functions
 * of this; nothing else in the project lists a kind's fields.
 */
export interface Kind {
  readonly id: string;
  readonly label: Words;
  /** Words a person may type instead of the label. */
  readonly terms?: readonly string[];
  readonly group: 'base' | 'green' | 'home' | 'road' | 'service' | 'light' | 'people' | 'place';
  readonly geometry: readonly GeometryFamily[];
  /** True where an asset may be counted before it is placed. */
  readonly mayBeUnplaced?: boolean;
  readonly fields: readonly Field[];
  /** Key of the field that names an asset for a person. */
  readonly nameField: string;
  /** Id of a path in `symbols.ts`; kinds that may be points. */
  readonly icon?: string;
  readonly style: KindStyle;
  /** Absent where the kind is no component. */
  readonly code?: ComponentCode;
  readonly sensitivity: Sensitivity;
  /** Draw order inside the asset band, low first. */
  readonly order: number;
}
