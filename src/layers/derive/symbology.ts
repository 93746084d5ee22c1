import type { Words } from '../../core/field.ts';
import type { GeometryFamily, Kind, Theme } from '../kind.ts';

/** How one class of a kind looks. Map layers and legend swatches are both made from this, so they cannot differ. */
export interface ClassSymbology {
  /** Value of the class field; absent for the kind itself, which also draws values that have no class. */
  readonly value?: string | boolean;
  readonly label: Words;
  readonly colour: string;
}

export interface Symbology {
  readonly classField?: string;
  /** Classes in legend order, the kind itself last; only the kind itself where it has none. */
  readonly classes: readonly ClassSymbology[];
  readonly fillOpacity: number;
  readonly outlineWidth: number;
  readonly lineWidth: number;
  readonly radius: number;
  readonly dash?: readonly number[];
  /** Ring round a point, so that it stands off whatever lies below. */
  readonly halo: string;
  readonly icon?: string;
}

/** Colour of things without a value where a kind is coloured by one: grey, so that nobody takes missing for low. */
export const noValueColour: Readonly<Record<Theme, string>> = { light: '#8b9196', dark: '#737b81' };

/** Share of the fill of a surface that is coloured by class, at least: the classes must be told apart over any ground. */
export const classedFillOpacity = 0.75;

const halos: Readonly<Record<Theme, string>> = { light: '#ffffff', dark: '#101416' };

/** The symbology of a kind in a theme, with every default filled in. Sizes in pixels at zoom 14. */
export function symbologyOf(kind: Kind, theme: Theme): Symbology {
  const { style } = kind;
  const own: ClassSymbology = { label: kind.label, colour: style.colour[theme] };
  const classes = style.classes?.of.map(({ value, label, colour }) => ({ value, label, colour: colour[theme] })) ?? [];
  const size = style.size ?? 4;
  return {
    ...(style.classes ? { classField: style.classes.field } : {}),
    classes: [...classes, own],
    fillOpacity: style.fillOpacity ?? 0.3,
    outlineWidth: Math.min(size, 1.5),
    lineWidth: size,
    radius: size,
    ...(style.dash ? { dash: style.dash } : {}),
    halo: halos[theme],
    ...(kind.icon ? { icon: kind.icon } : {}),
  };
}

/** Draw order of families inside the asset band: surfaces below lines below points. */
export const familyOrder: readonly GeometryFamily[] = ['polygon', 'line', 'point'];
