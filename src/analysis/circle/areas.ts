import type { CircleColumns, Home } from './columns.ts';
import type { AreaCircle, AreaShare, CircleCell, CircleRow } from './spec.ts';

interface Tally {
  reached: number;
  beyond: number;
  unknown: number;
}

function shareOf({ reached, beyond, unknown }: Tally): AreaShare {
  const known = reached + beyond;
  return { share: known > 0 ? reached / known : null, covered: reached, uncovered: beyond, unknown };
}

/**
 * People covered of every unit: a compound counts once, by its representative point, in the deepest unit around it and in that one's parents,
 * so that children and what lies in none of them sum to the parent. Compounds without a figure of people are in no sum. What lies outside
 * all units is the last row, with code null.
 */
export function areasOf(
  { homes, units }: CircleColumns,
  rows: readonly CircleRow[],
  cells: ReadonlyMap<string, readonly CircleCell[]>,
): AreaCircle[] {
  const members = membersOf(homes);
  const known = units.map((unit) => areaOf(unit.code, unit.name, members.get(unit.code) ?? [], homes, rows, cells));
  const outside = members.get(null);
  return outside ? [...known, areaOf(null, '', outside, homes, rows, cells)] : known;
}

/** Places of the homes that count in each unit; null for those in none. */
function membersOf(homes: readonly Home[]): ReadonlyMap<string | null, readonly number[]> {
  const members = new Map<string | null, number[]>();
  homes.forEach(({ units }, at) => {
    for (const code of units.length > 0 ? units : [null]) {
      const own = members.get(code);
      if (own) own.push(at);
      else members.set(code, [at]);
    }
  });
  return members;
}

function areaOf(
  areaCode: string | null,
  name: string,
  members: readonly number[],
  homes: readonly Home[],
  rows: readonly CircleRow[],
  cells: ReadonlyMap<string, readonly CircleCell[]>,
): AreaCircle {
  const peopleAt = (at: number) => homes[at]?.people ?? 0;
  const kinds: Record<string, AreaShare> = {};
  for (const { id } of rows) {
    const tally: Tally = { reached: 0, beyond: 0, unknown: 0 };
    for (const at of members) {
      const status = cells.get(id)?.[at]?.status ?? 'unknown';
      tally[status] += peopleAt(at);
    }
    kinds[id] = shareOf(tally);
  }
  return { areaCode, name, people: members.reduce((sum, at) => sum + peopleAt(at), 0), kinds };
}
