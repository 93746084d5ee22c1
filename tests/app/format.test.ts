import { describe, expect, test } from 'vitest';
import { amount, area, percent, points, pointsBetween } from '../../src/app/ui/format.ts';

describe('numbers of the screen', () => {
  test('shares carry one decimal and a dash where there is none', () => {
    expect(percent(0.8649, 'zh')).toBe('86.5 %');
    expect(percent(0, 'zh')).toBe('0.0 %');
    expect(percent(null, 'en')).toBe('—');
  });

  test('a difference agrees with the two shares as they are printed', () => {
    expect(points(pointsBetween(0.8649, 0.7154), 'zh')).toBe('−15.0');
    expect(points(pointsBetween(0.5, 0.5), 'zh')).toBe('0.0');
    expect(points(pointsBetween(null, 0.5), 'zh')).toBe('—');
  });

  test('areas change to hectares at one hectare', () => {
    expect(area(9999, 'zh')).toBe('9,999 平方米');
    expect(area(10_000, 'en')).toBe('1.0 ha');
  });

  test('a group under ten people is not printed as a number', () => {
    expect(amount(3.2, 'people', 'zh')).toBe('< 10 人');
    expect(amount(0, 'people', 'zh')).toBe('0 人');
    expect(amount(12, 'people', 'en')).toBe('12 people');
    expect(amount(3, 'dwellings', 'zh')).toBe('3 户');
  });
});
