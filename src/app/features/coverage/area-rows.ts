import type { Amounts } from '../../../analysis/coverage/spec.ts';
import { unitAmounts, unitRows } from '../../../analysis/coverage/unit-amounts.ts';
import type { Asked } from '../../state/coverage.ts';
import type { Scope } from '../../state/scope.ts';
import type { FiguresByUnit } from './totals.ts';

/** Both results of one unit; of land outside all where `code` is null. */
export interface AreaRow {
  readonly key: string;
  readonly code: string | null;
  readonly name: string;
  readonly straight: Amounts;
  readonly walk: Amounts;
}

function keyOf(code: string | null): string {
  return code ?? '—';
}

type Answer = FiguresByUnit & { readonly asked: Pick<Asked, 'by'> };

/** Rows of the level asked for as the engine gave them: a city without units of its own has no tree to follow. */
function plainRows(answer: Answer, outside: string): readonly AreaRow[] {
  const walks = new Map(answer.results.walk.rows.map((row) => [keyOf(row.areaCode), row]));
  return answer.results.straight.rows.flatMap((straight) => {
    const walk = walks.get(keyOf(straight.areaCode));
    const name = straight.areaCode === null ? outside : straight.name;
    return walk ? [{ key: keyOf(straight.areaCode), code: straight.areaCode, name, straight, walk }] : [];
  });
}

function hasLand({ straight }: AreaRow): boolean {
  return straight.covered + straight.uncovered + straight.unknown > 0;
}

/** Both results of the units of the level asked for, in the basis and inside the unit that everything is limited to; units without residential land have nothing to say. */
export function areaRows(answer: Answer, { index, question }: Scope, outside: string): readonly AreaRow[] {
  const plain = plainRows(answer, outside);
  const { area, basis } = question;
  const tree = index?.tree(basis);
  const units = [...(tree?.nodes.values() ?? [])].filter(({ level }) => level === answer.asked.by);
  if (!index || !tree || units.length === 0) return plain.filter(hasLand);
  const legal = index.tree('legal');
  const within = area === null ? null : index.within(area, basis);
  const of = { straight: unitRows(answer.levels.straight), walk: unitRows(answer.levels.walk) };
  const rows = units.flatMap(({ code, name }): AreaRow[] => {
    if (within?.has(code) === false) return [];
    const straight = unitAmounts(legal, tree, of.straight, code);
    const walk = unitAmounts(legal, tree, of.walk, code);
    return straight && walk ? [{ key: code, code, name, straight, walk }] : [];
  });
  const outsideAll = area === null ? plain.filter(({ code }) => code === null) : [];
  return [...rows, ...outsideAll].filter(hasLand);
}
