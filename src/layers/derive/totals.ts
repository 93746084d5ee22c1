import type { Field } from '../../core/field.ts';
import {
  households,
  kilowatt,
  lamps,
  people,
  pieces,
  room,
  spaces,
  squareKilometre,
  squareMetre,
  stalls,
  tenThousandYuan,
  timesPerYear,
} from '../units.ts';

const counted: ReadonlySet<unknown> = new Set([people, households, pieces, room, lamps, spaces, stalls, timesPerYear]);
const measured: ReadonlySet<unknown> = new Set([squareMetre, squareKilometre, tenThousandYuan, kilowatt]);

/** Counted in pieces, but a property of one thing: the lanes of two streets are no four lanes. */
const perThing: ReadonlySet<string> = new Set(['lanes', 'floors', 'legs']);

/**
 * True where the values of a field may be added up: counts of things, areas, lengths, money, power. Shares, indices, speeds, years, widths
 * and heights may not. Units of the area tree lie inside each other, so nothing of theirs adds up.
 */
export function sumsUp(kindId: string, field: Field): boolean {
  if (kindId === 'area' || (field.type !== 'number' && field.type !== 'integer') || perThing.has(field.key)) return false;
  return counted.has(field.unit) || measured.has(field.unit) || /length/i.test(field.key);
}
