import { expect, test } from 'vitest';
import type { Asset } from '../../../src/core/asset.ts';
import { matchesSearch, searchText } from '../../../src/layers/derive/search.ts';
import { street } from '../../../src/layers/kinds/street.ts';
import { toilet } from '../../../src/layers/kinds/toilet.ts';

const values = { name: '南湖公园东门公厕', type: 'detached', menSeats: 6, componentCode: '3709020301000123', third: true };
const found = searchText({ kind: 'toilet', id: 'wc-7', geometry: null, values }, toilet);

test.each(['南湖', '公厕 南湖', 'WC-7', 'wc7', '0301000123', '独立式', 'detached', 'public toilet', '卫生间', ' 东门 '])(
  'finds %s',
  (query) => {
    expect(matchesSearch(found, query)).toBe(true);
  },
);

test.each(['北湖', '南湖 西门', '公厕wc', '3709020301000123独立'])('does not find %s', (query) => {
  expect(matchesSearch(found, query)).toBe(false);
});

test('rare characters are found as written', () => {
  const river: Asset = { kind: 'street', id: 's1', geometry: null, values: { name: '㴎河东路' } };
  expect(matchesSearch(searchText(river, street), '㴎河')).toBe(true);
});
