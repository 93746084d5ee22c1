import { expect, test } from 'vitest';
import type { Asset } from '../../../src/core/asset.ts';
import { cardOf } from '../../../src/layers/derive/card.ts';
import { gate } from '../../../src/layers/kinds/gate.ts';
import { park } from '../../../src/layers/kinds/park.ts';

const lake: Asset = {
  kind: 'park',
  id: 'park-hushan',
  geometry: null,
  values: {
    name: '湖山公园',
    class: 'G11',
    areaM2: 98_000,
    waterM2: 40_000,
    open: true,
    fee: null,
    source: 'meipian.cn/5dtno46n',
    surveyed_by: '甲队',
  },
};

test('a park: what is known, with units and source, in parts; what is missing has no row', () => {
  const card = cardOf(lake, park, 'zh', () => undefined);
  expect([card.title, card.kindLabel, card.illustrative, card.unplaced]).toEqual(['湖山公园', '公园绿地', false, true]);
  const rows = Object.fromEntries(
    card.sections.map((part) => [part.label, part.rows.map((row) => `${row.label}：${row.text}${row.unit}`)]),
  );
  expect(rows).toEqual({
    基本信息: ['绿地类别：G11 综合公园', '面积：98,000平方米', '对外开放：是', '水面面积：40,000平方米'],
    数据来源: ['来源：meipian.cn/5dtno46n'],
    其他属性: ['surveyed_by：甲队'],
  });
});

test('a gate names its park and links to it; an unknown id stays an id', () => {
  const values = { of: 'park-hushan' };
  const north: Asset = { kind: 'gate', id: 'g1', geometry: { type: 'Point', coordinates: [117.1, 36.19] }, values };
  const find = (kinds: readonly string[], id: string): Asset | undefined => (kinds.includes('park') && id === lake.id ? lake : undefined);
  const row = cardOf(north, gate, 'en', find).sections[0]?.rows[0];
  expect(row).toMatchObject({ label: 'Gate of', text: '湖山公园', links: [{ kind: 'park', id: 'park-hushan', name: '湖山公园' }] });
  const lost = cardOf(north, gate, 'en', () => undefined);
  expect(lost.sections[0]?.rows[0]).toMatchObject({ text: 'park-hushan', links: [] });
  expect(lost.title).toBe('Gate g1');
});

test('a real thing that is drawn roughly is marked beside its name; an invented one carries the whole mark instead', () => {
  const marks = (values: Asset['values']) => {
    const card = cardOf({ ...lake, values: { ...lake.values, ...values } }, park, 'zh', () => undefined);
    return [card.illustrative, card.placeIllustrative];
  };
  expect(marks({})).toEqual([false, false]);
  expect(marks({ positionNote: '位置、边界示意' })).toEqual([false, true]);
  expect(marks({ positionNote: '位置示意', synthetic: true })).toEqual([true, false]);
});
