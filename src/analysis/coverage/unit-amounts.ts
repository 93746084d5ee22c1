import type { AreaTree } from '../../core/area.ts';
import type { Amounts, CoverageRow } from './spec.ts';
import { amountsOf } from './sums.ts';

/** Covered, uncovered and unknown, without a share: what sums. */
type Part = readonly [covered: number, uncovered: number, unknown: number];

/** Rows of every level by code of the unit. */
export type UnitRows = ReadonlyMap<string, CoverageRow>;

/** The rows of several levels by code; land outside all is left out, as it belongs to no unit. */
export function unitRows(levels: Iterable<readonly CoverageRow[]>): UnitRows {
  const rows = new Map<string, CoverageRow>();
  for (const level of levels) for (const row of level) if (row.areaCode !== null) rows.set(row.areaCode, row);
  return rows;
}

/** What remains of a difference of sums below a thousandth of a square metre is rounding. */
function noLess(value: number): number {
  return value < 1e-3 ? 0 : value;
}

function plus(a: Part, b: Part, sign = 1): Part {
  return [a[0] + sign * b[0], a[1] + sign * b[1], a[2] + sign * b[2]];
}

/**
 * The figure of one unit in the basis of `tree`: its own land that lies in none of its legal children, and the figures of the units below it in
 * that basis. So children and rest sum to the parent in both bases, also where a functional zone runs a town of another district. null where
 * neither the unit nor any below it is drawn (未纳入). `legal` is the tree of the state, in which the outlines nest.
 */
export function unitAmounts(legal: AreaTree, tree: AreaTree, rows: UnitRows, code: string): Amounts | null {
  const part = (at: string): Part | null => {
    const row = rows.get(at);
    return row ? [row.covered, row.uncovered, row.unknown] : null;
  };
  const figure = (at: string): Part | null => {
    const own = part(at);
    const below = (tree.nodes.get(at)?.children ?? []).map(figure).filter((child) => child !== null);
    if (!own && below.length === 0) return null;
    const nested = (legal.nodes.get(at)?.children ?? []).map(part).filter((child) => child !== null);
    const rest = own ? nested.reduce((left, child) => plus(left, child, -1), own) : ([0, 0, 0] as const);
    return below.reduce((sum, child) => plus(sum, child), rest);
  };
  const found = figure(code);
  if (!found) return null;
  const [covered, uncovered, unknown] = found;
  return amountsOf(noLess(covered), noLess(uncovered), noLess(unknown));
}
