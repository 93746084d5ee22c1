import { expect, test } from 'vitest';
import type { Asset } from '../../../src/core/asset.ts';
import { kindSearchText, matchesSearch, searchText } from '../../../src/layers/derive/search.ts';
import { park } from '../../../src/layers/kinds/park.ts';
import { street } from '../../../src/layers/kinds/street.ts';
import { toilet } from '../../../src/layers/kinds/toilet.ts';
import { kinds } from '../../../src/layers/registry.ts';

const values = { name: '南湖公园东门公厕', type: 'detached', menSeats: 6, componentCode: '3709020301000123', third: true };
const found = searchText({ kind: 'toilet', id: 'wc-7', geometry: null, values }, toilet);

test.each(['南湖', '公厕 南湖', 'WC-7', 'wc7', '0301000123', '独立式', 'detached', 'public toilet', ' 东门 '])('finds %s', (query) => {
  expect(matchesSearch(found, query)).toBe(true);
});

test.each(['北湖', '南湖 西门', '公厕wc', '生态公厕', '3709020301000123独立'])('does not find %s', (query) => {
  expect(matchesSearch(found, query)).toBe(false);
});

test('a kind is found by what people call it; an asset is not', () => {
  const kindsFound = kinds.filter((kind) => matchesSearch(kindSearchText(kind), '口袋公园')).map((kind) => kind.id);
  expect(kindsFound).toEqual(['park']);
  const tagged = (tags: string[]): Asset => ({ kind: 'park', id: 'p', geometry: null, values: { name: '东湖公园', tags } });
  expect(matchesSearch(searchText(tagged(['口袋公园']), park), '口袋公园')).toBe(true);
  expect(matchesSearch(searchText(tagged([]), park), '口袋公园')).toBe(false);
});

test('rare characters are found as written', () => {
  const river: Asset = { kind: 'street', id: 's1', geometry: null, values: { name: '㴎河东路' } };
  expect(matchesSearch(searchText(river, street), '㴎河')).toBe(true);
});
