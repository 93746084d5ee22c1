import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { spreadsheetCsv, unescaped } from '../../../src/formats/csv.ts';
import { bytesOf, onlyLayer, open, refusal } from '../opening.ts';

const spectrum = dirname(createRequire(import.meta.url).resolve('csv-spectrum'));

describe('csv-spectrum', () => {
  const names = readdirSync(join(spectrum, 'csvs')).map((file) => file.replace(/\.csv$/, ''));
  test('is all there', () => expect(names).toHaveLength(12));

  test.each(names)('%s', async (name) => {
    const expected = JSON.parse(readFileSync(join(spectrum, 'json', `${name}.json`), 'utf8'));
    const layer = await onlyLayer(`${name}.csv`, readFileSync(join(spectrum, 'csvs', `${name}.csv`)));
    const records = layer.rows.map(({ values }) => values);
    // The expectation of this one is one record of another telephone number: the rest of it must agree.
    if (name === 'location_coordinates') expect(records).toEqual([{ ...expected, 'Contact Phone Number': '2095257564' }]);
    else expect(records).toEqual(expected);
  });
});

describe('dividers, by content', () => {
  test.each([
    [',', 'name,lon\n甲,117\n乙,118\n'],
    ['tab', 'name\tlon\n甲\t117\n乙\t118\n'],
    [';', 'name;lon\n甲;117,5\n乙;118,5\n'],
    ['|', 'name|lon\n甲|117\n乙|118\n'],
    ['，', 'name，lon\n甲，117\n乙，118\n'],
  ])('%s', async (_, text) => {
    const layer = await onlyLayer('a.csv', text);
    expect(layer.columns.map(({ name }) => name)).toEqual(['name', 'lon']);
    expect(layer.rows.map(({ values }) => values.name)).toEqual(['甲', '乙']);
  });

  test("Excel's own line about it", async () => {
    const layer = await onlyLayer('a.csv', 'sep=;\r\nname;x,y\r\n甲;1,2\r\n');
    expect(layer.rows).toEqual([{ row: 1, line: 3, geometry: null, values: { name: '甲', 'x,y': '1,2' } }]);
  });

  test('commas inside of cells do not divide a table of tabs; one column is a table too', async () => {
    const layer = await onlyLayer('a.txt', 'name\twkt\n甲\tPOLYGON((1 2,3 4,5 6))\n乙\tPOINT(1 2)\n');
    expect(layer.rows[0]?.values).toEqual({ name: '甲', wkt: 'POLYGON((1 2,3 4,5 6))' });
    expect((await onlyLayer('a.csv', 'name\n甲\n乙\n')).rows).toHaveLength(2);
  });
});

describe('heads', () => {
  const layerOf = async (text: string) => {
    const [source] = await open({ 'a.csv': text });
    return {
      names: source?.layers[0]?.columns.map(({ name }) => name),
      rows: source?.layers[0]?.rows,
      source,
      codes: source?.issues.map(({ code }) => code),
    };
  };

  test('titles above the head are told and are no data; lines are those of the file', async () => {
    const { names, rows, codes } = await layerOf(
      '泰安市公园台账,,,,\r\n填报单位：示意,,,,2024年\r\n\r\n序号,名称,经度,纬度,面积（亩）\r\n1,"东湖\n公园",117.1,36.2,"1,200"\r\n2,南湖公园,117.2,36.3,\r\n',
    );
    expect(names).toEqual(['序号', '名称', '经度', '纬度', '面积（亩）']);
    expect(rows?.map(({ row, line }) => [row, line])).toEqual([
      [1, 5],
      [2, 7],
    ]);
    expect(rows?.[0]?.values).toEqual({ 序号: '1', 名称: '东湖\n公园', 经度: '117.1', 纬度: '36.2', '面积（亩）': '1,200' });
    expect(codes).toEqual(['table-titles']);
  });

  test('two lines of names are joined', async () => {
    const { names, codes } = await layerOf('序号,名称,坐标,,\n,,经度,纬度,\n1,甲,117,36,x\n2,乙,118,36,y\n');
    expect(names).toEqual(['序号', '名称', '经度', '纬度', '列5']);
    expect(codes).toEqual(['table-two-heads', 'table-heads-missing']);
  });

  test('no head: columns are numbered, and the first line is data', async () => {
    const { names, rows, codes } = await layerOf('1,,500123.1,4000123.2,12.3\n2,,500124.1,4000124.2,12.4\n');
    expect(names).toEqual(['列1', '列3', '列4', '列5']);
    expect(rows).toHaveLength(2);
    expect(codes).toEqual(['table-no-heads']);
    expect((await layerOf('K1,东湖公园,良好,117.1,36.2\nK2,湖山公园,良好,117.2,36.3\n')).rows).toHaveLength(2);
  });

  test('years name columns; a thin head above thin lines is a head', async () => {
    expect((await layerOf('名称,2019,2020\n甲,1,2\n')).names).toEqual(['名称', '2019', '2020']);
    expect((await layerOf('名称,备注\n甲,\n乙,\n')).rows).toHaveLength(2);
  });

  test('repeated and missing names', async () => {
    const { names, rows, codes } = await layerOf('名称,名称,,名称_2,\n甲,乙,丙,丁,\n');
    expect(names).toEqual(['名称', '名称_3', '列3', '名称_2']);
    expect(rows?.[0]?.values).toEqual({ 名称: '甲', 名称_3: '乙', 列3: '丙', 名称_2: '丁' });
    expect(codes).toEqual(['table-heads-twice', 'table-heads-missing']);
  });

  test('lines of other lengths are told by line, and nothing is lost', async () => {
    const { rows, source } = await layerOf('a,b,c\n1,2,3\n1\n1,2,3,4,5\n1,2,3,,\n');
    expect(rows?.map(({ values }) => values)).toEqual([
      { a: '1', b: '2', c: '3' },
      { a: '1', b: '', c: '' },
      { a: '1', b: '2', c: '3', 列4: '4', 列5: '5' },
      { a: '1', b: '2', c: '3' },
    ]);
    expect(source?.issues).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ code: 'table-lines-long', params: { width: 3, count: 1, lines: '4' } }),
        expect.objectContaining({ code: 'table-lines-short', params: { width: 3, count: 1, lines: '3' } }),
      ]),
    );
  });

  test('empty lines are counted, a line of sums is refused by its line, and a text that stands as it is stays so', async () => {
    const { rows, source, codes } = await layerOf('编号,区号,面积\n1,0371,"1,200"\n\n,,\n2,<Null>, 7 \n合计,,1207\n\n');
    expect(rows?.map(({ row, values }) => [row, values.区号, values.面积])).toEqual([
      [1, '0371', '1,200'],
      [2, '<Null>', ' 7 '],
    ]);
    expect(source?.layers[0]?.faults).toEqual([
      { code: 'table-total', severity: 'error', params: { line: 6, word: '合计' }, file: 'a.csv', row: 3 },
    ]);
    expect(codes).toEqual(['table-lines-empty']);
  });
});

test('a quote that never closes is refused by its line, one that stands oddly is told', async () => {
  expect(await refusal(open({ 'a.csv': 'a,b\n1,2\n3,"open\n4,5\n' }))).toMatchObject({ code: 'csv-quote-open', params: { line: 3 } });
  const [source] = await open({ 'a.csv': 'a,b\n1,"x"y"\n2,3\n' });
  expect(source?.issues).toMatchObject([{ code: 'csv-quote-odd', params: { count: 1 } }]);
});

test('what we write for spreadsheets reads back as it was, whatever it was', () => {
  const odd = fc.oneof(fc.string(), fc.stringMatching(/^['=+\-@\t0-9]{0,6}\t{0,2}$/));
  fc.assert(
    fc.property(odd, (text) => {
      const line = spreadsheetCsv([[text, 'x']]).slice(1);
      const cell = /^("(?:[^"]|"")*"|[^,]*),x\r\n$/s.exec(line)?.[1] ?? '';
      const plain = cell.startsWith('"') && cell.length > 1 ? cell.slice(1, -1).replaceAll('""', '"') : cell;
      expect(unescaped(plain)).toBe(text);
      // Nothing that a spreadsheet would run.
      expect(plain).not.toMatch(/^[=@\t\r]/);
    }),
    { numRuns: 500 },
  );
});

test('cut anywhere: read as far as lines are whole, or one sentence', async () => {
  const whole = bytesOf('名称,备注\n"东湖\n公园","a ""b"""\n湖山公园,x\n');
  for (let length = 1; length < whole.length; length++) {
    const read = await open({ 'a.csv': whole.subarray(0, length) }).catch((error) => error);
    if (!Array.isArray(read)) expect((await refusal(Promise.reject(read))).code).toMatch(/^(cut-short|csv-quote-open)$/);
  }
});
