import { expect, test } from 'vitest';
import { matchHeaders } from '../../../src/layers/derive/headers.ts';
import type { Kind } from '../../../src/layers/kind.ts';
import { park } from '../../../src/layers/kinds/park.ts';
import { road } from '../../../src/layers/kinds/road.ts';
import { segment } from '../../../src/layers/kinds/segment.ts';
import { toilet } from '../../../src/layers/kinds/toilet.ts';

function fieldsOf(headers: readonly string[], kind: Kind): (string | null)[] {
  return matchHeaders(headers, kind).map((match) => match.field?.key ?? null);
}

test('a bureau’s park sheet', () => {
  expect(
    fieldsOf(['序号', '公园名称*', '公园类别', '占地面积（平方米）', '是否开放', '是否收费', '开放时间', '建成时间', '备注'], park),
  ).toEqual([null, 'name', 'class', 'areaM2', 'open', 'fee', 'hours', 'builtYear', 'note']);
});

test('the road card of CJJ 36', () => {
  const headers = [
    '道路名称',
    '道路编号',
    '走向',
    '起点',
    '终点',
    '道路等级',
    '设计时速',
    '道路长度',
    '养护单位',
    '建造年月',
    '左侧人行道宽度',
  ];
  expect(fieldsOf(headers, road)).toEqual([
    ...[
      'name',
      'roadCode',
      'direction',
      'from',
      'to',
      'class',
      'designSpeedKmh',
      'lengthM',
      'maintainer',
      'builtDate',
      'sidewalkLeftWidthM',
    ],
  ]);
});

test('the component record of GB/T 30428.2, in its own column names', () => {
  const headers = ['ObjID', 'ObjName', 'DeptName1', 'DeptName2', 'DeptName3', 'BGID', 'ObjState', 'ORDate', 'CHDate', 'LocateDSC', 'Note'];
  expect(fieldsOf(headers, toilet)).toEqual([
    ...['componentCode', 'name', 'manager', 'owner', 'maintainer', 'grid', 'state', 'startDate', 'changeDate', 'address', 'note'],
  ]);
});

test('case, spaces, underscores and full-width forms do not matter', () => {
  expect(fieldsOf(['ＡＲＥＡ＿Ｍ２', ' Built Year ', '公 园 名 称'], park)).toEqual(['areaM2', 'builtYear', 'name']);
  expect(fieldsOf(['ＰＣＩ', 'Speed-Kmh', '12345诉求'], segment)).toEqual(['pci', 'speedKmh', 'complaints']);
});

test('a unit in brackets is handed over, not lost', () => {
  const [area, plain] = matchHeaders(['面积(亩)', '标签'], park);
  expect([area?.field?.key, area?.bracketed]).toEqual(['areaM2', '亩']);
  expect(plain?.bracketed).toBe('');
});

test('a field takes one column: the surest, then the first', () => {
  const matches = matchHeaders(['公园', '名称', '公园名称', 'name'], park);
  expect(matches.map((match) => [match.field?.key ?? null, match.lostTo])).toEqual([
    [null, 'name'],
    [null, 'name'],
    [null, 'name'],
    ['name', null],
  ]);
  expect(matchHeaders(['公园名称', '公园'], park).map((match) => match.field?.key ?? null)).toEqual(['name', null]);
});
