import type { Words } from '../core/field.ts';
import { people } from './units.ts';

/** Groups of fewer people are never written out, nor to be told apart (design §6). */
const smallestGroup = 10;

/** What is read in place of the number. */
export const smallGroupText = `< ${smallestGroup}`;

/** True for one to nine people: not for none, and not for other units. */
export function isSmallGroup(unit: Words | undefined, value: unknown): boolean {
  return unit === people && typeof value === 'number' && value > 0 && value < smallestGroup;
}

/** The number to sort, group and class by: small groups are all alike, so that no order or bar tells one from another. */
export function alikeIfSmall(unit: Words | undefined, value: number): number {
  return isSmallGroup(unit, value) ? 1 : value;
}

/** True where the bounds leave room for a small group; all of them pass or none does. */
export function smallGroupsPass(min: number | null, max: number | null): boolean {
  return (min === null || min < smallestGroup) && (max === null || max > 0);
}

/** A sum as it may be told: with a single small group in it, it would give that group away by what the others leave, so it is rounded to tens. */
export function toldSum(sum: number, smallGroups: number): { readonly sum: number; readonly rounded: boolean } {
  const rounded = smallGroups > 0 && sum >= smallestGroup;
  return { sum: rounded ? Math.round(sum / 10) * 10 : sum, rounded };
}
