import { expect, test } from 'vitest';
import { pointColumns } from '../../src/app/features/layers/point-columns.ts';
import type { Asset } from '../../src/core/asset.ts';
import { textLines } from '../../src/report/sheet/table.ts';

test('points have longitude and latitude with all their digits, a thing without a place has none; lines have no such columns', () => {
  const thing = (geometry: Asset['geometry']): Asset => ({ kind: 'toilet', id: 'a', geometry, values: {} });
  const assets = [thing({ type: 'Point', coordinates: [117.123456789, 36.2] }), thing(null)];
  expect([...textLines({ columns: pointColumns(assets), assets, lang: 'zh' })]).toEqual([
    ['经度（WGS 84）', '纬度（WGS 84）'],
    ['117.123456789', '36.2'],
    ['', ''],
  ]);
  expect(pointColumns([...assets, thing({ type: 'LineString', coordinates: [] })])).toEqual([]);
});
