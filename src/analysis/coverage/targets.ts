import type { Stamp } from '../../core/result.ts';
import type { RuleSheet, RuleTarget } from './spec.ts';

/**
 * The sheet's target lines that a result may be held against: only the straight figure, over the sheet's own denominator, within a built-up
 * boundary. None otherwise.
 */
export function targetsThatApply({ params, notes }: Stamp, sheet: RuleSheet): readonly RuleTarget[] {
  const own = params.metric === 'straight' && params.denominator === sheet.denominator;
  return own && notes.every(({ code }) => code !== 'no-built-up') ? sheet.targets : [];
}

/** True where a share meets a target; the share is compared as it is, not as it is rounded for the screen. */
export function meets(share: number, target: RuleTarget): boolean {
  return target.operator === '>' ? share > target.value : share >= target.value;
}

export function operatorSign(target: Pick<RuleTarget, 'operator'>): string {
  return target.operator === '>' ? '>' : '≥';
}
