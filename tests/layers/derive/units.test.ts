import { expect, test } from 'vitest';
import { matchHeaders } from '../../../src/layers/derive/headers.ts';
import { isUnit, measureIn, scaled, unitFactor } from '../../../src/layers/derive/units.ts';
import { valueWords } from '../../../src/layers/derive/value-words.ts';
import { park } from '../../../src/layers/kinds/park.ts';
import { street } from '../../../src/layers/kinds/street.ts';
import { choice, count, index, measure, option } from '../../../src/layers/make-field.ts';
import { kilometrePerHour, metre, people as peopleUnit, percent, squareMetre, tenThousandYuan } from '../../../src/layers/units.ts';

const area = measure('areaM2', '面积', 'Area', squareMetre);
const length = measure('lengthM', '长度', 'Length', metre);
const cost = measure('cost', '投资', 'Cost', tenThousandYuan);
const speed = measure('speedKmh', '时速', 'Speed', kilometrePerHour);
const share = measure('share', '绿地率', 'Share', percent);
const people = count('people', '人口', 'People', peopleUnit);

// By the definitions: 15 亩 a hectare; the international foot and mile; 1 万元 = 10,000 元.
test.each([
  [area, '亩', 10_000 / 15],
  [area, '公顷', 10_000],
  [area, 'ha', 10_000],
  [area, 'HM²', 10_000],
  [area, '㎡', 1],
  [area, '万平方米', 10_000],
  [area, '平方公里', 1e6],
  [area, '单位：亩', 10_000 / 15],
  [length, '千米', 1000],
  [length, 'KM', 1000],
  [length, '英尺', 0.3048],
  [length, '里', 500],
  [cost, '元', 1 / 10_000],
  [cost, '万元', 1],
  [cost, '亿元', 10_000],
  [speed, 'm/s', 3.6],
  [share, '‰', 0.1],
  [people, '万人', 10_000],
])('%o in %s: × %d', (field, unit, factor) => {
  expect(unitFactor(unit, field)).toBeCloseTo(factor, 12);
});

test('what measures something else, or is no unit, gives no factor', () => {
  expect([
    unitFactor('亩', length),
    unitFactor('元', area),
    unitFactor('含水面', area),
    unitFactor('亩', index('x', '指数', 'Index')),
  ]).toEqual(Array(4).fill(undefined));
  expect([isUnit('亩'), isUnit('含水面'), isUnit(''), isUnit('万')]).toEqual([true, false, false, false]);
});

test('3 亩 are 2000 m², not a hair more', () => {
  for (let mu = 1; mu < 3000; mu++) expect(scaled(mu * 3, unitFactor('亩', area) ?? 0)).toBe(mu * 2000);
});

test('a cell with its own unit', () => {
  expect(measureIn('3.5公顷')).toEqual({ number: '3.5', unit: '公顷' });
  expect(measureIn(' 1,200 ㎡')).toEqual({ number: '1,200', unit: 'm2' });
  expect(['约3公顷', '3', '公顷', '3公顷左右', '3-5亩'].map(measureIn)).toEqual(Array(5).fill(undefined));
});

test('the unit of a header, in brackets or behind the word', () => {
  const units = (headers: readonly string[], kind = park) =>
    matchHeaders(headers, kind).map(({ field, unit }) => [field?.key ?? null, unit]);
  expect(units(['占地面积（亩）'])).toEqual([['areaM2', '亩']]);
  expect(units(['面积公顷'])).toEqual([['areaM2', '公顷']]);
  expect(units(['AREA_HA'])).toEqual([['areaM2', 'HA']]);
  expect(units(['面积（含水面）'])).toEqual([['areaM2', '']]);
  expect(units(['路宽（米）'], street)).toEqual([['widthM', '米']]);
  // A unit that the field cannot be measured in claims nothing.
  expect(units(['公园名称人'])).toEqual([[null, '']]);
});

test('words of a column of choices, with a guess that is not taken', () => {
  const field = choice('type', '类型', 'Type', [option('multi-storey', '立体', 'Multi-storey'), option('surface', '地面', 'Surface')]);
  const words = valueWords(field, ['立体', '地面停车库', '立体', null, ' ', '云端', undefined, '/']);
  expect(words).toEqual([
    { text: '立体', count: 2, value: 'multi-storey', guess: null },
    { text: '地面停车库', count: 1, value: null, guess: 'surface' },
    { text: '云端', count: 1, value: null, guess: null },
  ]);
});
