import type { CircleRow } from '../../../analysis/circle/spec.ts';
import type { CoverageClass } from '../../../map/meaning.ts';
import { say, type WordKey } from '../../../text/app.ts';
import type { RowsWords } from '../../commands/open-rows.ts';
import { count } from '../../ui/format.ts';
import { stepText } from './steps.ts';

const ofKind: Readonly<Record<CoverageClass, WordKey>> = {
  covered: 'circleHasKind',
  uncovered: 'circleLacksKind',
  unknown: 'circleUnclearKind',
};
const ofWhole: Readonly<Record<CoverageClass, WordKey>> = { covered: 'circleWhole', uncovered: 'circleLacking', unknown: 'circleUnclear' };

/** What was asked of compounds, before anyone has said where and how many: 泰山区：缺社区卫生服务站，418 个小区. */
type Found = (lang: Parameters<RowsWords>[0]) => string;

/** By one row of the sheet, or by all of them together (`row` null). */
export function foundByClass(row: CircleRow | null, name: CoverageClass): Found {
  return (lang) => (row ? say(ofKind[name], lang, { kind: row.label[lang] }) : say(ofWhole[name], lang));
}

/** By how many of so many kinds are missing. */
export function foundByStep(step: number, kinds: number): Found {
  return (lang) => stepText(step, kinds, (key, params) => say(key, lang, params));
}

/** The whole sentence for the rows that a figure opens into. `unit`: null for the whole city. */
export function askedRows(unit: string | null, found: Found, amount: number): RowsWords {
  return (lang) => say('circleAskedRows', lang, { unit: unit ?? say('wholeCity', lang), what: found(lang), count: count(amount, lang) });
}
