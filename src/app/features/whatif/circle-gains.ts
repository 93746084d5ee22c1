import type { CircleRow } from '../../../analysis/circle/spec.ts';
import { isSmallGroup, smallGroupText } from '../../../layers/small-group.ts';
import { people } from '../../../layers/units.ts';
import { type CircleAnswer, rowsAsked } from '../../state/circle.ts';
import { points, pointsBetween } from '../../ui/format.ts';
import type { Speech } from '../../ui/use-app.ts';
import {
  type Counted,
  compoundsInScope,
  countedOf,
  decidingRows,
  type FigureScope,
  rowClass,
  type Tally,
  tallyOf,
  wholeClass,
} from '../circle/tally.ts';
import { toldShare } from '../circle/told-share.ts';
import { amountText } from '../circle/words.ts';

/** Tallies of two states. */
export interface Gain {
  readonly before: Tally;
  readonly now: Tally;
}

/** What a trial changes in the unit in view. */
export interface CircleGains {
  readonly counted: Counted;
  /** Who lacks nothing. */
  readonly whole: Gain;
  /** Rows of the sheet that cover others than before. */
  readonly kinds: readonly (Gain & { readonly row: CircleRow })[];
  /** Compounds of which some row has another status. */
  readonly compounds: number;
}

function isOther({ before, now }: Gain): boolean {
  return (['covered', 'uncovered', 'unknown'] as const).some(
    (name) => before.amounts[name] !== now.amounts[name] || before.keys[name].length !== now.keys[name].length,
  );
}

/** Both states must be of one question: their compounds stand in the same order. */
export function circleGains(before: CircleAnswer, now: CircleAnswer, scope: FigureScope): CircleGains {
  const counted = countedOf(before.rows);
  const [was, is] = [compoundsInScope(before, scope), compoundsInScope(now, scope)];
  const rows = rowsAsked(before);
  const kinds = rows.flatMap((row) => {
    const gain = { row, before: tallyOf(was, rowClass(row.id), counted), now: tallyOf(is, rowClass(row.id), counted) };
    return isOther(gain) ? [gain] : [];
  });
  const compounds = is.filter((compound, at) => {
    const old = was[at];
    return compound !== old && rows.some(({ id }) => compound.kinds[id]?.status !== old?.kinds[id]?.status);
  }).length;
  const whole = {
    before: tallyOf(was, wholeClass(decidingRows(before)), counted),
    now: tallyOf(is, wholeClass(decidingRows(now)), counted),
  };
  return { counted, whole, kinds, compounds };
}

/** By how many more or fewer are covered; a small group is not written out. */
export function gainText({ before, now }: Gain, counted: Counted, speech: Speech): string {
  const gain = now.amounts.covered - before.amounts.covered;
  if (gain === 0) return speech.say('whatifSame');
  const sign = gain > 0 ? '+' : '−';
  const size = Math.abs(gain);
  if (counted === 'people' && isSmallGroup(people, size)) return `${sign} ${speech.say('circlePeople', { count: smallGroupText })}`;
  return `${sign}${amountText(size, counted, speech)}`;
}

/** The same in points of the share; null where a share may not be told. */
export function gainPoints({ before, now }: Gain, counted: Counted): number | null {
  return pointsBetween(toldShare(before, counted), toldShare(now, counted));
}

export function pointsText(by: number | null, { lang, say }: Speech): string {
  return by === null ? '—' : say('whatifPoints', { points: points(by, lang) });
}

/** Kinds named in the list of steps. */
const namedKinds = 3;

/** What a step did in one line: who lacks nothing, and which kinds cover more or fewer, most first. */
export function gainsText({ whole, kinds, counted }: CircleGains, speech: Speech): string {
  const { lang, say } = speech;
  const size = ({ before, now }: Gain): number => Math.abs(now.amounts.covered - before.amounts.covered);
  const sorted = kinds.toSorted((a, b) => size(b) - size(a));
  const named = sorted
    .slice(0, namedKinds)
    .map((gain) => say('whatifKindGain', { kind: gain.row.label[lang], gain: gainText(gain, counted, speech) }));
  const all = [
    ...(size(whole) > 0 ? [say('whatifWholeGain', { gain: gainText(whole, counted, speech) })] : []),
    ...named,
    ...(sorted.length > namedKinds ? [say('whatifMoreKinds', { count: sorted.length - namedKinds })] : []),
  ];
  return all.length === 0 ? say('whatifSame') : all.join(lang === 'zh' ? '；' : '; ');
}
