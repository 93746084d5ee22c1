import type { Words } from '../../core/field.ts';
import type { GeometryFamily, Kind, Theme } from '../kind.ts';
import { familyOrder, type Symbology, symbologyOf } from './symbology.ts';

/** What a swatch draws, in the colours and strokes of the map. `icon` names a path of `symbols.ts` drawn in `halo` on the dot. */
export interface Swatch {
  readonly family: GeometryFamily;
  readonly colour: string;
  readonly fillOpacity: number;
  readonly strokeWidth: number;
  readonly radius: number;
  readonly dash?: readonly number[];
  readonly halo: string;
  readonly icon?: string;
  /** Edge of a swatch whose colour alone would be lost on a panel: the quiet ones of the ground. */
  readonly edge?: string;
}

export interface LegendEntry {
  readonly kind: string;
  /** Class value; absent for the kind itself or, in a classed kind, for everything without a class. */
  readonly value?: string | boolean;
  readonly label: Words;
  readonly swatch: Swatch;
}

const otherWords: Words = { zh: '其他', en: 'Other' };

/** A kind of mixed geometry shows what is usual for it: its first declared family. */
function swatch(look: Symbology, family: GeometryFamily, colour: string): Swatch {
  return {
    family,
    colour,
    fillOpacity: family === 'polygon' ? look.fillOpacity : 1,
    strokeWidth: family === 'polygon' ? look.outlineWidth : look.lineWidth,
    radius: look.radius,
    halo: look.halo,
    ...(look.dash ? { dash: look.dash } : {}),
    ...(look.icon && family === 'point' ? { icon: look.icon } : {}),
  };
}

/** Legend rows of a kind: one per class and 其他 last, or the kind alone. */
export function legendOf(kind: Kind, theme: Theme): readonly LegendEntry[] {
  const look = symbologyOf(kind, theme);
  const family = kind.geometry[0] ?? familyOrder[0] ?? 'polygon';
  return look.classes.map(({ value, label, colour }) => ({
    kind: kind.id,
    ...(value === undefined ? {} : { value }),
    label: value === undefined && look.classField !== undefined ? otherWords : label,
    swatch: swatch(look, family, colour),
  }));
}
