import { isPacked, packedDraws } from './packed.ts';
import type { RawPoint } from './samples.ts';

/** Rows among decimals that are written with another number of digits, and all of which would pass for DD.MMSS. */
export interface DigitGroup {
  readonly points: readonly RawPoint[];
  /** How likely decimal degrees would make such a group somewhere in the file. */
  readonly chance: number;
}

const leastRows = 3;
/** Of the rows that stay, so many at least are no DD.MMSS: where all digits happen to be below six they tell nothing. */
const leastIllegal = 3;
const shareIllegal = 0.25;
/** How likely the tens of the seconds of a decimal are below 6. */
const chanceEach = 0.6;

/**
 * DD.MMSS rows in a file of decimals lie a few kilometres off, still in the city: what tells them is that they have fewer or more decimals
 * than the others, and that none of their minutes and seconds reaches 60. Programs cut zeros at the end, so that some rows of any file are a
 * digit shorter; the chance of that heeds how many independent digits are below six. Null where no group is told apart by its digits.
 */
export function digitGroup(points: readonly RawPoint[]): DigitGroup | null {
  const plain = points.filter(({ first, second }) => !first.isDms && !second.isDms && Math.abs(first.value) <= 180);
  const digits = new Map(plain.map((point) => [point, Math.max(point.first.decimals, point.second.decimals)]));
  const legal = new Set(plain.filter(({ first, second }) => isPacked(first.value) && isPacked(second.value)));
  const groups = [...setsOf(new Set(digits.values()))].flatMap((isIn) => {
    const group = plain.filter((point) => isIn(digits.get(point) ?? 0));
    return isTold(group, plain, legal) ? [group] : [];
  });
  const tried = Math.max(1, new Set(digits.values()).size - 1);
  const judged = groups.map((group) => ({ points: group, chance: Math.min(1, tried * chanceEach ** packedDraws(group).size) }));
  return judged.sort((a, b) => a.chance - b.chance || b.points.length - a.points.length)[0] ?? null;
}

/** Exactly so many digits, at most so many, at least so many. */
function setsOf(counts: ReadonlySet<number>): ((digits: number) => boolean)[] {
  return [...counts].flatMap((count) => [
    (digits: number) => digits === count,
    (digits: number) => digits <= count,
    (digits: number) => digits >= count,
  ]);
}

function isTold(group: readonly RawPoint[], all: readonly RawPoint[], legal: ReadonlySet<RawPoint>): boolean {
  if (group.length < leastRows || group.length === all.length) return false;
  if (!group.every((point) => legal.has(point))) return false;
  const illegal = all.length - legal.size;
  return illegal >= leastIllegal && illegal >= (all.length - group.length) * shareIllegal;
}
