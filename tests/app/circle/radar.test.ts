import { expect, test } from 'vitest';
import { shortened, spokeEnd } from '../../../src/app/features/circle/radar.tsx';
import { stepText } from '../../../src/app/features/circle/steps.ts';
import { lackStep, lackSteps } from '../../../src/map/meaning.ts';
import { say } from '../../../src/text/app.ts';

test('the radar draws the limit halfway, and nothing beyond twice the limit', () => {
  const [middleX, middleY] = spokeEnd(0, 4, 0);
  const [, limitY] = spokeEnd(0, 4, 1);
  const [, outerY] = spokeEnd(0, 4, 2);
  expect(spokeEnd(0, 4, 7)).toEqual(spokeEnd(0, 4, 2));
  expect(middleY - limitY).toBeCloseTo((middleY - outerY) / 2);
  const [rightX, rightY] = spokeEnd(1, 4, 1);
  expect(rightX).toBeGreaterThan(middleX);
  expect(rightY).toBeCloseTo(middleY);
});

test('labels are cut by their width: six Chinese letters, twelve others', () => {
  expect(shortened('公园绿地')).toBe('公园绿地');
  expect(shortened('老年人日间照料中心')).toBe('老年人日间…');
  expect(shortened('Kindergarten')).toBe('Kindergarten');
  expect(shortened('Health station')).toBe('Health stat…');
});

test('missing kinds are stepped by quarters of all that can be missing', () => {
  expect(lackSteps(15)).toEqual([0, 1, 5, 9, 13]);
  expect(lackSteps(3)).toEqual([0, 1, 2, 3]);
  expect(lackSteps(0)).toEqual([0]);
  expect([0, 1, 4, 5, 15].map((missing) => lackStep(missing, 15))).toEqual([0, 1, 1, 2, 4]);
  const words = (kinds: number) => lackSteps(kinds).map((_, step) => stepText(step, kinds, (key, params) => say(key, 'zh', params)));
  expect(words(15)).toEqual(['不缺', '缺 1–4 项', '缺 5–8 项', '缺 9–12 项', '缺 13–15 项']);
  expect(words(3)).toEqual(['不缺', '缺 1 项', '缺 2 项', '缺 3 项']);
});
