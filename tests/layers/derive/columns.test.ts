import { expect, test } from 'vitest';
import type { Asset } from '../../../src/core/asset.ts';
import { type Column, columnsOf, markedText } from '../../../src/layers/derive/columns.ts';
import { toilet } from '../../../src/layers/kinds/toilet.ts';
import { vendorSite } from '../../../src/layers/kinds/vendor-site.ts';

function made(id: string, values: Asset['values']): Asset {
  return { kind: 'toilet', id, geometry: null, values };
}

function column(columns: readonly Column[], id: string): Column {
  const found = columns.find((one) => one.id === id);
  if (!found) throw new Error(`no column ${id}`);
  return found;
}

test('numbers sort as numbers, names by the Chinese order with numbers in them, missing last', () => {
  const columns = columnsOf(vendorSite);
  const sites = [made('a', { stalls: 120 }), made('b', {}), made('c', { stalls: 9 })];
  expect(sites.toSorted(column(columns, 'stalls').compare).map((site) => site.id)).toEqual(['c', 'a', 'b']);
  const named = [made('1', { name: '示意疏导点10' }), made('2', { name: '示意疏导点9' }), made('3', { name: '岱庙疏导点' })];
  expect(named.toSorted(column(columns, 'name').compare).map((site) => site.id)).toEqual(['3', '2', '1']);
});

test('choices sort as declared: the value 3 (三类) after 1 and 2, words of other lists last', () => {
  const grade = column(columnsOf(toilet), 'grade');
  const toilets = [made('x', { grade: 'AAA' }), made('c', { grade: '3' }), made('a', { grade: '1' }), made('none', {})];
  expect(toilets.toSorted(grade.compare).map((one) => one.id)).toEqual(['a', 'c', 'x', 'none']);
});

test('every cell of a synthetic asset is marked, once', () => {
  const columns = columnsOf(vendorSite);
  const site = made('a', { name: '示意疏导点01', stalls: 90, synthetic: true });
  const text = (id: string, lang: 'zh' | 'en'): string => markedText(column(columns, id).cell(site, lang), lang);
  expect(text('stalls', 'zh')).toBe('90（示意）');
  expect(text('stalls', 'en')).toBe('90 (illustrative)');
  expect(text('name', 'zh')).toBe('示意疏导点01');
  expect(text('hours', 'zh')).toBe('');
  expect(markedText(column(columns, 'stalls').cell(made('b', { stalls: 90 }), 'zh'), 'zh')).toBe('90');
});

test('figures stand right and carry their unit', () => {
  const stalls = column(columnsOf(vendorSite), 'stalls');
  expect([stalls.align, stalls.unit?.zh]).toEqual(['end', '个']);
  expect(column(columnsOf(vendorSite), 'hours').align).toBe('start');
});
