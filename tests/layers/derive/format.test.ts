import { expect, test } from 'vitest';
import type { Field } from '../../../src/core/field.ts';
import { formatValue, isPresent, unitText } from '../../../src/layers/derive/format.ts';
import { kindById } from '../../../src/layers/registry.ts';

function field(kind: string, key: string): Field {
  const found = kindById(kind)?.fields.find((one) => one.key === key);
  if (!found) throw new Error(`no field ${kind}.${key}`);
  return found;
}

test('measures are grouped, years and ids are not', () => {
  expect(formatValue(field('park', 'areaM2'), 98_000.456, 'zh')).toBe('98,000.456');
  expect(formatValue(field('park', 'builtYear'), 2004, 'en')).toBe('2004');
  expect(formatValue(field('residential', 'people'), 12_345, 'zh')).toBe('12,345');
  expect(unitText(field('park', 'areaM2'), 'zh')).toBe('平方米');
  expect(unitText(field('park', 'builtYear'), 'zh')).toBe('');
});

test('of one to nine people only that they are few is told; room, dwellings and nobody are counted', () => {
  const people = field('residential', 'people');
  expect([0, 1, 9, 9.5, 10].map((value) => formatValue(people, value, 'zh'))).toEqual(['0', '< 10', '< 10', '< 10', '10']);
  expect(formatValue(field('area', 'people'), 4, 'en')).toBe('< 10');
  expect(formatValue(field('facility', 'capacity'), 4, 'zh')).toBe('4');
  expect(formatValue(field('residential', 'dwellings'), 4, 'zh')).toBe('4');
});

test('choices, booleans and days are read out in the language', () => {
  expect(formatValue(field('park', 'class'), 'G14', 'zh')).toBe('G14 游园');
  expect(formatValue(field('park', 'tags'), ['口袋公园', '本地叫法'], 'en')).toBe('Pocket park, 本地叫法');
  expect(formatValue(field('park', 'open'), false, 'zh')).toBe('否');
  expect(formatValue(field('intersection', 'openDay'), '2024-09-28', 'zh')).toBe('2024年9月28日');
  expect(formatValue(field('intersection', 'openDay'), '2024-09', 'zh')).toBe('2024年9月');
  expect(formatValue(field('intersection', 'openDay'), '2024-09-28', 'en')).toBe('2024-09-28');
});

test('a value that does not fit is shown as it is; zero and false are values, blank is none', () => {
  expect(formatValue(field('park', 'areaM2'), '约 3 公顷', 'zh')).toBe('约 3 公顷');
  expect(formatValue(field('segment', 'crashes'), 0, 'zh')).toBe('0');
  expect([0, false, 'a', [1]].map(isPresent)).toEqual([true, true, true, true]);
  expect([null, undefined, '', '  ', []].map(isPresent)).toEqual([false, false, false, false, false]);
});
