import type { CircleRow, CompoundCircle } from '../../../analysis/circle/spec.ts';
import type { Amounts } from '../../../analysis/coverage/spec.ts';
import type { AssetKey } from '../../../core/asset.ts';
import { type CoverageClass, coverageClasses } from '../../../map/meaning.ts';
import { type CircleAnswer, rowsAsked } from '../../state/circle.ts';
import type { Scope } from '../../state/scope.ts';

/** The parts of the scope that limit a figure. */
export interface FigureScope {
  readonly index: Scope['index'];
  readonly question: Pick<Scope['question'], 'area' | 'basis'>;
}

/** What the figures count: people, or compounds where the city records no people at all. */
export type Counted = 'people' | 'compounds';

/** Sums of some compounds by class, with the compounds behind them. */
export interface Tally {
  /** `covered`: within the limit, or nothing missing. */
  readonly amounts: Amounts;
  readonly keys: Readonly<Record<CoverageClass, readonly AssetKey[]>>;
  /** Compounds of which nobody knows how many live there: in no sum. */
  readonly uncounted: number;
}

export function compoundKey({ id }: Pick<CompoundCircle, 'id'>): AssetKey {
  return `residential/${id}`;
}

export function countedOf(compounds: readonly CompoundCircle[]): Counted {
  return compounds.some(({ people }) => people !== null) ? 'people' : 'compounds';
}

/** Sums compounds by class; nothing is counted twice, nothing unknown as zero. */
export function tallyOf(
  compounds: readonly CompoundCircle[],
  classOf: (compound: CompoundCircle) => CoverageClass,
  counted: Counted,
): Tally {
  const sums: Record<CoverageClass, number> = { covered: 0, uncovered: 0, unknown: 0 };
  const keys: Record<CoverageClass, AssetKey[]> = { covered: [], uncovered: [], unknown: [] };
  let uncounted = 0;
  for (const compound of compounds) {
    const name = classOf(compound);
    keys[name].push(compoundKey(compound));
    if (counted === 'people' && compound.people === null) uncounted += 1;
    sums[name] += counted === 'compounds' ? 1 : (compound.people ?? 0);
  }
  const known = sums.covered + sums.uncovered;
  return { amounts: { ...sums, share: known > 0 ? sums.covered / known : null }, keys, uncounted };
}

const classOfStatus = { reached: 'covered', beyond: 'uncovered', unknown: 'unknown' } as const;

/** Class of a compound under one row of the sheet. */
export function rowClass(rowId: string): (compound: CompoundCircle) => CoverageClass {
  return ({ kinds }) => classOfStatus[kinds[rowId]?.status ?? 'unknown'];
}

/** Rows that decide whether anything is missing: required ones of which the city has data. */
export function decidingRows(answer: CircleAnswer): readonly CircleRow[] {
  return rowsAsked(answer).filter(({ id, required }) => required && !answer.noData.includes(id));
}

/** Rows of the sheet that are beyond their limit, in the order of the sheet; only the deciding ones. */
export function lackingRows({ kinds }: CompoundCircle, deciding: readonly CircleRow[]): readonly CircleRow[] {
  return deciding.filter(({ id }) => kinds[id]?.status === 'beyond');
}

/** `covered`: nothing is missing, and everything is known. One missing kind is enough to be `uncovered`, whatever is unknown beside it. */
export function wholeClass(deciding: readonly CircleRow[]): (compound: CompoundCircle) => CoverageClass {
  return (compound) => {
    if (lackingRows(compound, deciding).length > 0) return 'uncovered';
    const isKnown = deciding.length > 0 && deciding.every(({ id }) => compound.kinds[id]?.status === 'reached');
    return isKnown ? 'covered' : 'unknown';
  };
}

/** Compounds in the unit that everything is limited to, in the basis in use. */
export function compoundsInScope(answer: CircleAnswer, { index, question }: FigureScope): readonly CompoundCircle[] {
  const { area, basis } = question;
  if (area === null || !index) return answer.rows;
  const within = index.within(area, basis);
  return answer.rows.filter(({ areaCode }) => areaCode !== null && within.has(areaCode));
}

/** How many people or compounds a tally is about, all classes together. */
export function wholeOf({ amounts }: Pick<Tally, 'amounts'>): number {
  return coverageClasses.reduce((sum, name) => sum + amounts[name], 0);
}
