import { expect, test } from 'vitest';
import { matchHeaders } from '../../../src/layers/derive/headers.ts';
import { normalise } from '../../../src/layers/derive/normalise.ts';
import { kindById } from '../../../src/layers/registry.ts';

test('traditional headers are those of the simplified sheet', () => {
  expect(['編號', '名稱', '經度', '緯度', '面積', '類別', '公園綠地'].map(normalise)).toEqual([
    '编号',
    '名称',
    '经度',
    '纬度',
    '面积',
    '类别',
    '公园绿地',
  ]);
  const park = kindById('park');
  if (park === undefined) throw new Error('no park');
  const fields = (headers: readonly string[]) =>
    matchHeaders(headers, park).map(({ field, unit }) => [field?.key, unit.replace('畝', '亩')]);
  expect(fields(['公園名稱', '面積（畝）'])).toEqual(fields(['公园名称', '面积（亩）']));
  expect(fields(['面積（畝）'])[0]?.[0]).toBe('areaM2');
});
