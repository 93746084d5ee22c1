import type { Amounts, Denominator } from '../../../analysis/coverage/spec.ts';
import { isSmallGroup } from '../../../layers/small-group.ts';
import { people } from '../../../layers/units.ts';
import { coverageClasses } from '../../../map/meaning.ts';

type Class = (typeof coverageClasses)[number];

/** What of the amounts of a unit may be told. */
interface Told {
  /** Amounts of too few people to be written out. */
  readonly small: readonly Class[];
  /** The next smallest amount where only one is small: the sum, known from the other metric, would give it back. */
  readonly beside: Class | null;
  /** False where the share would give a small amount back. */
  readonly share: boolean;
}

const all: Told = { small: [], beside: null, share: true };

/** A group under ten people is not only left out itself, but also what it could be reckoned from (design §6). */
export function toldOf(amounts: Amounts, denominator: Denominator): Told {
  if (denominator !== 'people') return all;
  const small = coverageClasses.filter((name) => isSmallGroup(people, amounts[name]));
  if (small.length === 0) return all;
  const others = coverageClasses.filter((name) => !small.includes(name) && amounts[name] > 0);
  others.sort((a, b) => amounts[a] - amounts[b]);
  return { small, beside: small.length === 1 ? (others[0] ?? null) : null, share: false };
}
