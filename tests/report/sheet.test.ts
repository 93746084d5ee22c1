import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Asset, FieldValue } from '../../src/core/asset.ts';
import { spreadsheetCsv } from '../../src/formats/csv.ts';
import { clipboardTable } from '../../src/report/sheet/clipboard.ts';
import { type SheetTable, textLines } from '../../src/report/sheet/table.ts';
import { xlsxBlob } from '../../src/report/sheet/xlsx.ts';
import { cityIndex } from '../../src/store/query/city-index.ts';
import { tableColumns } from '../../src/store/query/columns.ts';
import { answers, inTempFolder, output } from '../oracles/tools.ts';

const python = answers('python3', ['--version']);
const reader = join(import.meta.dirname, 'read_table.py');

const values: readonly Readonly<Record<string, FieldValue>>[] = [
  {
    name: '虎山公园',
    areaM2: 98_000.5,
    builtYear: 1987,
    areaCode: '370902001001',
    open: true,
    surveyDate: '2024-09-28',
    tags: ['滨水', '口袋公园'],
  },
  {
    name: '=HYPERLINK("http://x")',
    areaM2: 0,
    areaCode: '007',
    open: false,
    surveyDate: '2024-09',
    note: '-5',
    address: '逗号,“引号"\n换行',
  },
  { name: '示意游园', synthetic: true, areaM2: 1200, builtYear: 2020, surveyDate: '2023-01-02', address: '@某路' },
  { name: '-1+2', address: '\t制表' },
];
const assets = values.map((own, at): Asset => ({ kind: 'park', id: `p${at}`, geometry: null, values: own }));
const index = cityIndex({ info: { schemaVersion: 1, name: '', areaCode: '', dataDate: '', sources: [] }, assets });
const ids = ['name', 'areaM2', 'builtYear', 'areaCode', 'open', 'surveyDate', 'tags', 'address', 'note'];
const columns = ids.flatMap((id) => tableColumns(index, 'park', 'legal').find((column) => column.id === id) ?? []);
const table: SheetTable = { columns, assets, lang: 'zh' };

interface ReadCell {
  readonly type: string;
  readonly value: string | null;
  readonly format: string;
  readonly formula: boolean;
}
interface ReadSheet {
  readonly rows: readonly (readonly (ReadCell | null)[])[];
  readonly frozen: readonly [string, string] | null;
  readonly widths: readonly number[];
}

async function readBack<T>(name: string, bytes: Uint8Array | string): Promise<T> {
  return await inTempFolder(async (folder) => {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    return JSON.parse(await output('python3', [reader, path])) as T;
  });
}

describe.skipIf(!python)('files read back by another program', () => {
  test('CSV: a mark for UTF-8, every cell to the letter, no formula, codes as text', async () => {
    const read = await readBack<{ bom: boolean; rows: string[][] }>('parks.csv', spreadsheetCsv(textLines(table)));
    expect(read.bom).toBe(true);
    expect(read.rows).toEqual([
      ['名称', '面积（平方米）', '建成年份', '区划代码', '对外开放', '调查日期', '管理标签', '地址', '备注'],
      ['虎山公园', '98000.5', '1987', '370902001001\t', '是', '2024-09-28', '滨水、口袋公园', '', ''],
      ['\'=HYPERLINK("http://x")', '0', '', '007\t', '否', '2024-09', '', '逗号,“引号"\n换行', '-5'],
      ['示意游园', '1200（示意）', '2020（示意）', '', '', '2023-01-02（示意）', '', "'@某路（示意）", ''],
      ["'-1+2", '', '', '', '', '', '', "'\t制表", ''],
    ]);
  });

  test('XLSX: typed numbers and days, codes and would-be formulas as text, the mark in every cell, the head frozen', async () => {
    const about = [
      ['内容', '公园绿地'],
      ['数据日期', '2025-01-01'],
    ] as const;
    const blob = await xlsxBlob(table, { rows: '公园/绿地', about: '说明' }, about);
    const book = await readBack<Record<string, ReadSheet>>('parks.xlsx', new Uint8Array(await blob.arrayBuffer()));
    expect(Object.keys(book)).toEqual(['公园 绿地', '说明']);
    const sheet = book['公园 绿地'];
    expect(sheet?.frozen).toEqual(['1', '1']);
    expect(sheet?.widths.length).toBe(ids.length);
    const at = (row: number, id: string): ReadCell | null => sheet?.rows[row]?.[ids.indexOf(id)] ?? null;
    expect(at(0, 'areaM2')?.value).toBe('面积（平方米）');
    expect(at(1, 'areaM2')).toMatchObject({ type: 'n', value: '98000.5', format: '#,##0.0' });
    expect(at(1, 'builtYear')).toMatchObject({ type: 'n', value: '1987', format: '0' });
    expect(at(1, 'areaCode')).toMatchObject({ value: '370902001001', format: '@' });
    expect(at(1, 'areaCode')?.type).not.toBe('n');
    // Days since the last of 1899: 2024-09-28 is 45563.
    expect(at(1, 'surveyDate')).toMatchObject({ type: 'n', value: '45563', format: 'yyyy-mm-dd' });
    expect(at(2, 'surveyDate')).toMatchObject({ value: '2024-09', format: '@' });
    expect(at(2, 'name')).toMatchObject({ value: '=HYPERLINK("http://x")', formula: false });
    expect(at(2, 'areaM2')).toMatchObject({ type: 'n', value: '0' });
    expect(at(4, 'areaM2')).toBeNull();
    expect(sheet?.rows.flat().some((cell) => cell?.formula)).toBe(false);
    const synthetic = sheet?.rows[3]?.filter((cell) => cell !== null && cell.value !== null) ?? [];
    expect(synthetic.length).toBe(5);
    for (const cell of synthetic) expect(`${cell?.value} ${cell?.format}`).toContain('示意');
    expect(at(3, 'areaM2')).toMatchObject({ type: 'n', value: '1200', format: '#,##0"（示意）"' });
    expect(book.说明?.rows[1]?.map((cell) => cell?.value)).toEqual(['数据日期', '2025-01-01']);
  });

  test('XLSX: what is no day or one that Excel counts wrong stays as written; a text too long is cut', async () => {
    const days = ['1900-02-28', '1900-03-01', '2023-02-31', '0001-01-01'];
    const parks = days.map((surveyDate, at): Asset => ({ kind: 'park', id: `d${at}`, geometry: null, values: { surveyDate } }));
    const long: Asset = { kind: 'park', id: 'long', geometry: null, values: { note: '长'.repeat(40_000) } };
    const own = columns.filter(({ id }) => id === 'surveyDate' || id === 'note');
    const blob = await xlsxBlob({ columns: own, assets: [...parks, long], lang: 'zh' }, { rows: 'a', about: 'b' }, []);
    const book = await readBack<Record<string, ReadSheet>>('days.xlsx', new Uint8Array(await blob.arrayBuffer()));
    const cells = book.a?.rows.slice(1).map((row) => row[0]);
    // 1900-03-01 is day 61 of a count that has a 29 February 1900.
    expect(cells?.slice(0, 4).map((cell) => cell?.value)).toEqual(['1900-02-28', '61', '2023-02-31', '0001-01-01']);
    expect(cells?.slice(0, 4).map((cell) => cell?.type === 'n')).toEqual([false, true, false, false]);
    const text = book.a?.rows[5]?.[1]?.value ?? '';
    expect([text.length, text.at(-1)]).toEqual([32_767, '…']);
  });

  test('groups under ten people leave no number in any file', async () => {
    const homes = [5, 12].map((people, at): Asset => ({ kind: 'residential', id: `h${at}`, geometry: null, values: { people } }));
    const city = cityIndex({ info: { schemaVersion: 1, name: '', areaCode: '', dataDate: '', sources: [] }, assets: homes });
    const own = tableColumns(city, 'residential', 'legal').filter(({ id }) => id === 'people');
    const few: SheetTable = { columns: own, assets: homes, lang: 'zh' };
    expect([...textLines(few)]).toEqual([['人口（人）'], ['< 10'], ['12']]);
    expect(clipboardTable(few).html).toContain('<td>&lt; 10</td>');
    const blob = await xlsxBlob(few, { rows: 'a', about: 'b' }, []);
    const book = await readBack<Record<string, ReadSheet>>('few.xlsx', new Uint8Array(await blob.arrayBuffer()));
    expect(book.a?.rows[1]?.[0]).toMatchObject({ value: '< 10', format: '@' });
    expect(book.a?.rows[2]?.[0]).toMatchObject({ type: 'n', value: '12' });
  });
});

describe('the clipboard', () => {
  test('one line a row whatever the cells hold; HTML keeps codes as text and escapes', () => {
    const { text, html } = clipboardTable(table);
    const lines = text.split('\r\n').map((line) => line.split('\t'));
    expect(lines.map((cells) => cells.length)).toEqual([9, 9, 9, 9, 9]);
    expect(lines[3]?.[1]).toBe('1200（示意）');
    expect(html).toContain(`<td style="mso-number-format:'\\@'">370902001001</td>`);
    expect(html).toContain(`<td style="mso-number-format:'\\@'">=HYPERLINK(&quot;http://x&quot;)</td>`);
    expect(lines[2]?.[0]).toBe('\'=HYPERLINK("http://x")');
    expect(html.match(/<tr>/g)?.length).toBe(5);
  });
});
