import type { RuleTarget } from '../../../analysis/coverage/spec.ts';

/** True where a share meets a target; the share is compared as it is, not as it is rounded for the screen. */
export function meets(share: number, target: RuleTarget): boolean {
  return target.operator === '>' ? share > target.value : share >= target.value;
}

export function operatorSign(target: RuleTarget): string {
  return target.operator === '>' ? '>' : '≥';
}
