import { describe, expect, test } from 'vitest';
import { open, refusal } from '../opening.ts';
import { row, workbook } from './workbook.ts';

const day = { xml: '<c r="@" s="1"><v>45563</v></c>' };
const formula = { xml: '<c r="@"><f>1+1</f><v>2</v></c>' };
const words = { xml: '<c r="@" t="str"><f>A1&amp;B1</f><v>甲乙</v></c>' };
const broken = { xml: '<c r="@" t="e"><f>1/0</f><v>#DIV/0!</v></c>' };

describe('reading', () => {
  test('all sheets; numbers, days, yes and no, values of formulas; titles and groups above; line numbers of the sheet', async () => {
    const bytes = workbook({
      公园: {
        rows: [
          row(1, '泰安市公园台账'),
          row(2, '序号', '名称', '坐标', null, '建成', '开放', '算'),
          row(3, null, null, '经度', '纬度'),
          row(4, 1, '东湖公园', 117.123456789, 36.2, day, true, formula),
          row(6, 2, ' 湖山公园 ', 117.2, 36.3, null, false, words),
          row(7, '合计', null, null, null, null, null, 4),
        ].join(''),
        merged: ['A1:G1', 'A2:A3', 'B2:B3', 'C2:D2'],
      },
      '道路&amp;桥': { rows: row(1, '名称', '长度') + row(2, '青年路', 12) },
      空: { rows: '' },
    });
    const [source] = await open({ 'a.xlsx': bytes });
    expect(source).toMatchObject({ format: 'xlsx', encoding: { reason: 'format' } });
    expect(source?.layers.map(({ name }) => name)).toEqual(['公园', '道路&桥']);
    const [parks] = source?.layers ?? [];
    expect(parks?.columns).toEqual([
      { name: '序号', type: 'number' },
      { name: '名称', type: 'text' },
      { name: '经度', type: 'number' },
      { name: '纬度', type: 'number' },
      { name: '建成', type: 'text' },
      { name: '开放', type: 'boolean' },
      { name: '算', type: 'mixed' },
    ]);
    expect(parks?.rows).toEqual([
      {
        row: 1,
        line: 4,
        geometry: null,
        values: { 序号: 1, 名称: '东湖公园', 经度: 117.123456789, 纬度: 36.2, 建成: '2024-09-28', 开放: true, 算: 2 },
      },
      {
        row: 2,
        line: 6,
        geometry: null,
        values: { 序号: 2, 名称: ' 湖山公园 ', 经度: 117.2, 纬度: 36.3, 建成: null, 开放: false, 算: '甲乙' },
      },
    ]);
    expect(parks?.faults).toMatchObject([{ code: 'table-total', row: 3, params: { line: 7 } }]);
    expect(source?.issues.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['table-titles', 'table-two-heads', 'table-lines-empty']),
    );
  });

  test('one cell far from all others is named and refused before the places between are laid out; a coloured one without a value is nothing', async () => {
    const rows = row(1, '名称', '长度') + row(2, '青年路', 12);
    const far = (cell: string) => workbook({ 道路: { rows: `${rows}<row r="1048576">${cell}</row>` } });
    const value = far('<c r="XFD1048576" t="n"><v>1</v></c>');
    expect(await refusal(open({ 'a.xlsx': value }))).toMatchObject({
      code: 'xlsx-far-cell',
      params: { sheet: '道路', cell: 'XFD1048576' },
    });
    const [source] = await open({ 'a.xlsx': far('<c r="J1048576" s="0"/>') });
    expect(source?.layers[0]?.rows).toHaveLength(1);
  });

  test('cells merged downward count for each line', async () => {
    const rows = row(1, '街道', '名称') + row(2, '粥店街道', '甲') + row(3, null, '乙') + row(4, '天平街道', '丙');
    const [source] = await open({ 'a.xlsx': workbook({ 表: { rows, merged: ['A2:A3'] } }) });
    expect(source?.layers[0]?.rows.map(({ values }) => values.街道)).toEqual(['粥店街道', '粥店街道', '天平街道']);
    expect(source?.issues).toMatchObject([{ code: 'table-merged', params: { sheet: '表', count: 1 } }]);
  });

  test('an error of a formula is no value, and the sheet is read all the same', async () => {
    const rows = row(1, '名称', '面积') + row(2, '甲', broken) + row(3, '乙', 7);
    const [source] = await open({ 'a.xlsx': workbook({ 表: { rows } }) });
    expect(source?.layers[0]?.rows.map(({ values }) => [values.名称, values.面积])).toEqual([
      ['甲', null],
      ['乙', 7],
    ]);
  });

  test('nothing in it, or nothing that is a workbook: one sentence', async () => {
    expect(await refusal(open({ 'a.xlsx': workbook({ 表: { rows: '' } }) }))).toMatchObject({ code: 'nothing-of-use' });
    const odd = workbook({ 表: { rows: '<row r="1"><c r="A1" t="s"><v>7</v></c></row>' } });
    expect(await refusal(open({ 'a.xlsx': odd }))).toMatchObject({ code: 'xlsx-broken', file: 'a.xlsx' });
    const whole = workbook({ 表: { rows: row(1, 'a', 'b') + row(2, 1, 2) } });
    for (let length = 30; length < whole.length; length += 97) {
      expect((await refusal(open({ 'a.xlsx': whole.subarray(0, length) }))).code).toBe('cut-short');
    }
  });
});
