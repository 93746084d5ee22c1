import type { CompoundCircle } from '../../../analysis/circle/spec.ts';
import { type AreaTree, ancestors } from '../../../core/area.ts';
import type { AreaLevel } from '../../../core/area-level.ts';
import type { FigureScope } from './tally.ts';

/** A unit of the matrix with the compounds in it. `code` null: compounds in no unit of the level. */
export interface CircleUnit {
  readonly key: string;
  readonly code: string | null;
  readonly name: string;
  readonly compounds: readonly CompoundCircle[];
}

export interface CircleUnits {
  readonly units: readonly CircleUnit[];
  /** Units of the level without any compound: 未纳入, not zero. */
  readonly empty: number;
}

/** Codes of the units that make the lines: those of the level inside the unit in use; that unit itself where it holds none of them. */
function lineCodes(tree: AreaTree, level: AreaLevel, area: string | null, within: ReadonlySet<string> | null): readonly string[] {
  const codes = [...tree.nodes.values()].filter((node) => node.level === level && within?.has(node.code) !== false).map(({ code }) => code);
  return codes.length === 0 && area !== null ? [area] : codes;
}

/**
 * Compounds by unit of a level, in the basis in use. They sum to all of `compounds`: what lies in no unit of the level is a line of its own.
 * `outside` is the name of that line; `city` stands where the city has no units at all.
 */
export function unitsOf(
  compounds: readonly CompoundCircle[],
  level: AreaLevel,
  { index, question: { area, basis } }: FigureScope,
  names: { readonly outside: string; readonly city: string },
): CircleUnits {
  const tree = index?.tree(basis);
  const within = index && area !== null ? index.within(area, basis) : null;
  const codes = tree ? lineCodes(tree, level, area, within) : [];
  if (!tree || codes.length === 0) return { units: [{ key: '—', code: null, name: names.city, compounds }], empty: 0 };
  const lines = new Map<string, CompoundCircle[]>(codes.map((code) => [code, []]));
  const lineOf = new Map<string, string | null>();
  const outside: CompoundCircle[] = [];
  const find = (code: string): string | null => [code, ...ancestors(tree, code)].find((each) => lines.has(each)) ?? null;
  for (const compound of compounds) {
    const { areaCode } = compound;
    const known = areaCode === null ? null : lineOf.get(areaCode);
    const line = known === undefined && areaCode !== null ? find(areaCode) : (known ?? null);
    if (areaCode !== null) lineOf.set(areaCode, line);
    (line === null ? outside : (lines.get(line) ?? outside)).push(compound);
  }
  const units = [...lines].flatMap(([code, own]): CircleUnit[] =>
    own.length === 0 ? [] : [{ key: code, code, name: tree.nodes.get(code)?.name ?? code, compounds: own }],
  );
  const rest: CircleUnit[] = outside.length === 0 ? [] : [{ key: '—', code: null, name: names.outside, compounds: outside }];
  return { units: [...units, ...rest], empty: codes.length - units.length };
}
