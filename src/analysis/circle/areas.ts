import type { CircleColumns, Home } from './columns.ts';
import type { AreaCircle, AreaShare, CircleCell, CircleRow } from './spec.ts';

/** A unit with the homes that count in it. */
export interface Members {
  /** null: homes outside every unit. */
  readonly areaCode: string | null;
  readonly name: string;
  readonly homes: readonly number[];
  readonly people: number;
}

/**
 * Homes by unit: each counts once, by its representative point, in the deepest unit drawn around it and in that one's parents, so that children
 * and what lies in none of them sum to the parent. What lies outside all drawn units comes last, with code null; a city that is not drawn
 * itself holds that too. Compounds without a figure of people add none.
 */
export function membersOf({ homes, units, whole }: CircleColumns): Members[] {
  const byUnit = new Map<string | null, number[]>();
  homes.forEach((home, at) => {
    for (const code of home.units.length > 0 ? home.units : [null]) {
      const own = byUnit.get(code);
      if (own) own.push(at);
      else byUnit.set(code, [at]);
    }
  });
  const withPeople = (areaCode: string | null, name: string, own: readonly number[]): Members => ({
    areaCode,
    name,
    homes: own,
    people: own.reduce((sum, at) => sum + peopleAt(homes, at), 0),
  });
  const city = whole ? [withPeople(whole.code, whole.name, [...homes.keys()])] : [];
  const drawn = units.map(({ code, name }) => withPeople(code, name, byUnit.get(code) ?? []));
  const outside = byUnit.get(null);
  return [...city, ...drawn, ...(outside && (units.length > 0 || !whole) ? [withPeople(null, '', outside)] : [])];
}

function peopleAt(homes: readonly Home[], at: number): number {
  return homes[at]?.people ?? 0;
}

/** People covered of each unit by one row. */
export function sharesOf(members: readonly Members[], homes: readonly Home[], cells: readonly CircleCell[]): AreaShare[] {
  return members.map((unit) => {
    const people = { reached: 0, beyond: 0, unknown: 0 };
    for (const at of unit.homes) people[cells[at]?.status ?? 'unknown'] += peopleAt(homes, at);
    const known = people.reached + people.beyond;
    return {
      share: known > 0 ? people.reached / known : null,
      covered: people.reached,
      uncovered: people.beyond,
      unknown: people.unknown,
    };
  });
}

/** The units with the shares of all rows; `shares` holds those of each row in the order of the units. */
export function areasFrom(
  members: readonly Members[],
  rows: readonly CircleRow[],
  shares: ReadonlyMap<string, readonly AreaShare[]>,
): AreaCircle[] {
  return members.map(({ areaCode, name, people }, at) => {
    const kinds: Record<string, AreaShare> = {};
    for (const { id } of rows) {
      const share = shares.get(id)?.[at];
      if (share) kinds[id] = share;
    }
    return { areaCode, name, people, kinds };
  });
}
