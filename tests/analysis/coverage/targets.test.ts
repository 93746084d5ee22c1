import { expect, test } from 'vitest';
import type { RuleTarget } from '../../../src/analysis/coverage/spec.ts';
import { meets, operatorSign, targetsThatApply } from '../../../src/analysis/coverage/targets.ts';
import { coverage, sheet } from '../../scenes/coverage.ts';
import { box, city, outline, point } from '../../scenes/draw.ts';

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

test('targets hold for the straight figure over the sheet’s own denominator in a built-up area, and for nothing else', async () => {
  const rule = sheet('park-2022');
  const assets = [box('residential', 'h', [0, 0], [100, 100], { people: 10 }), point('park', 'p', [0, 0], { areaM2: 6000 })];
  const bounded = city(assets, { builtUp: outline([-500, -500], [500, 500]) });
  const count = async (scene: typeof bounded, params = {}) => targetsThatApply((await coverage(scene, params)).stamp, rule).length;
  expect(await count(bounded)).toBe(3);
  expect(await count(bounded, { denominator: 'people' })).toBe(0);
  expect(await count(bounded, { metric: 'walk' })).toBe(0);
  expect(await count(city(assets))).toBe(0);
});
