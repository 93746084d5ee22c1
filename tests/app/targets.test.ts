import { expect, test } from 'vitest';
import type { RuleTarget } from '../../src/analysis/coverage/spec.ts';
import { meets, operatorSign } from '../../src/app/features/coverage/targets.ts';

const target = (operator: RuleTarget['operator'], value: number): RuleTarget => ({
  operator,
  value,
  label: { zh: '目标', en: 'Target' },
  source: '',
});

test.each([
  ['>', 0.8, 0.8, false],
  ['>', 0.8, 0.8001, true],
  ['>=', 0.85, 0.85, true],
  ['>=', 0.9, 0.8999, false],
] as const)('a target of %s %d is judged on the share as it is: %d', (operator, value, share, met) => {
  expect(meets(share, target(operator, value))).toBe(met);
  expect(operatorSign(target(operator, value))).toBe(operator === '>' ? '>' : '≥');
});
