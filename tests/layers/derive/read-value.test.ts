import { expect, test } from 'vitest';
import type { ChoiceField } from '../../../src/core/field.ts';
import { choiceNames, wordedChoices } from '../../../src/layers/choice-words.ts';
import { normalise } from '../../../src/layers/derive/normalise.ts';
import { isRealDay, readDay, readValue } from '../../../src/layers/derive/read-value.ts';
import { area } from '../../../src/layers/kinds/area.ts';
import { choice, choices, count, day, flag, measure, option } from '../../../src/layers/make-field.ts';
import { kinds } from '../../../src/layers/registry.ts';
import { roadClassField } from '../../../src/layers/road-class.ts';
import { metre, pieces } from '../../../src/layers/units.ts';

const width = measure('widthM', '宽度', 'Width', metre);
const lanes = count('lanes', '车道数', 'Lanes', pieces);
const open = flag('open', '开放', 'Open');
const opened = day('openDay', '日期', 'Day');
const types = [option('multi-storey', '立体', 'Multi-storey'), option('on-street', '路内', 'On street')];

test.each([
  ['1,234.5', 1234.5],
  ['１２．５', 12.5],
  ['-3e2', -300],
  ['.5', 0.5],
])('number %s', (raw, value) => {
  expect(readValue(width, raw)).toEqual({ value, ok: true });
});

test.each(['700余', '约30', '1,2', '12m', '1.2.3', 'NaN', 'Infinity'])('%s is no number and stays as written', (raw) => {
  expect(readValue(width, raw)).toEqual({ value: raw, ok: false });
});

test('a whole number field refuses 2.5', () => {
  expect(readValue(lanes, '2.5').ok).toBe(false);
  expect(readValue(lanes, '6')).toEqual({ value: 6, ok: true });
});

test.each([
  ['是', true],
  ['√', true],
  ['无', false],
  ['FALSE', false],
  ['Yes', true],
])('yes or no %s', (raw, value) => {
  expect(readValue(open, raw)).toEqual({ value, ok: true });
});

test('what tables write for nothing is null', () => {
  expect(['', ' / ', '—', '<Null>', 'N/A', '不详'].map((raw) => readValue(width, raw).value)).toEqual([null, null, null, null, null, null]);
  expect(readValue(open, '也许')).toEqual({ value: '也许', ok: false });
});

test.each([
  ['2024年9月28日', '2024-09-28'],
  ['2024/9/28', '2024-09-28'],
  ['2024.9', '2024-09'],
  ['20240928', '2024-09-28'],
  ['2024-09-28T00:00:00', '2024-09-28'],
  ['2024年', '2024'],
  ['２０２４', '2024'],
])('day %s', (raw, iso) => {
  expect(readValue(opened, raw)).toEqual({ value: iso, ok: true });
});

test('days that the calendar does not have are refused', () => {
  expect(['2023-02-29', '2024-13-01', '2024年9月31日', '24-9-28', '昨天'].map(readDay)).toEqual([null, null, null, null, null]);
  expect(['2024-02-29', '2024-00', '2024-1-1'].map(isRealDay)).toEqual([true, false, false]);
});

test('choices are read by code and by either label, in lists by any divider', () => {
  const closed = choice('type', '类型', 'Type', types);
  expect(['立体', 'ON STREET', 'multi-storey'].map((raw) => readValue(closed, raw).value)).toEqual([
    'multi-storey',
    'on-street',
    'multi-storey',
  ]);
  expect(readValue(closed, '空中')).toEqual({ value: '空中', ok: false });
  expect(readValue(choice('type', '类型', 'Type', types, { open: true }), '空中')).toEqual({ value: '空中', ok: true });
  expect(readValue(choices('types', '类型', 'Types', types), '立体、路内; 立体').value).toEqual([
    'multi-storey',
    'on-street',
    'multi-storey',
  ]);
});

test('words that bureaus use for a choice', () => {
  const level = area.fields.find((field) => field.key === 'level') as ChoiceField;
  expect(['街道', '村', '县级市', '市', '镇街'].map((raw) => readValue(level, raw).value)).toEqual([
    'town',
    'community',
    'district',
    'city',
    'town',
  ]);
  expect(['主干道', '城市支路', '街巷'].map((raw) => readValue(roadClassField(true), raw).value)).toEqual(['arterial', 'branch', 'lane']);
});

test('no word names two choices of a field, and every worded choice exists', () => {
  const lists = kinds.flatMap((kind) => kind.fields.flatMap((field) => ('choices' in field ? [field.choices] : [])));
  for (const list of lists) {
    const names = list.flatMap((choice) => [...new Set(choiceNames(choice).map(normalise))]);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  }
  const known = new Set(lists.flatMap((list) => list.map((choice) => choice.value)));
  expect(wordedChoices.filter((value) => !known.has(value))).toEqual([]);
});
