import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import type { Geometry } from 'geojson';
import { describe, expect, test } from 'vitest';
import { writer as csv } from '../../../src/formats/csv/format.ts';
import type { ExportLayer, WriteOptions } from '../../../src/formats/format.ts';
import { wktGeometry, wktText } from '../../../src/formats/import/wkt-text.ts';
import { writer as xlsx } from '../../../src/formats/xlsx/format.ts';
import { open, refusal } from '../opening.ts';

const point = (...coordinates: number[]): Geometry => ({ type: 'Point', coordinates });
const options = (file: string, more: Partial<WriteOptions> = {}): WriteOptions => ({
  file,
  encoding: 'utf-8',
  crs: undefined,
  meridian: 117,
  lang: 'zh',
  ...more,
});

const parks: ExportLayer = {
  name: 'park',
  columns: [
    { key: 'name', label: '公园名称', type: 'text' },
    { key: 'areaM2', label: '面积', type: 'number', unit: 'm²' },
    { key: 'open', label: '开放', type: 'boolean' },
    { key: 'openedOn', label: '建成日期', type: 'date' },
    { key: 'tags', label: '标签', type: 'list' },
    { key: 'lon', label: '旧经度', type: 'text' },
  ],
  features: [
    {
      id: '0371',
      geometry: point(117.123456789, 36.1),
      values: { name: '=cmd|x', areaM2: 1200.5, open: true, openedOn: '2024-09-28', tags: ['甲', '乙'], lon: 'x' },
    },
    { id: '123456789012345', geometry: null, values: { name: '东湖 "公园"\r\n二行', areaM2: -5, open: false } },
  ],
};

describe('CSV', () => {
  test('to the letter: mark, id first, keys, places last, nothing that runs', async () => {
    const { files, issues } = await csv.write(parks, options('a.csv'));
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(files[0]?.bytes);
    expect(text).toBe(
      '\ufeffid,name,areaM2,open,openedOn,tags,lon_2,lon,lat\r\n' +
        "0371\t,'=cmd|x,1200.5,true,2024-09-28,甲、乙,x,117.123456789,36.1\r\n" +
        '123456789012345\t,"东湖 ""公园""\r\n二行",-5,false,,,,,\r\n',
    );
    expect(issues).toMatchObject([{ code: 'export-column-renamed', params: { column: 'lon', name: 'lon_2' } }]);
    const [source] = await open({ 'a.csv': files[0]?.bytes ?? '' });
    expect(source?.layers[0]?.rows.map(({ values }) => [values.id, values.name])).toEqual([
      ['0371', '=cmd|x'],
      ['123456789012345', '东湖 "公园"\r\n二行'],
    ]);
  });

  test('anything but flat points stands as well-known text', async () => {
    const layer = { ...parks, columns: [], features: [{ id: 'a', geometry: point(117, 36, 12), values: {} }] };
    const [file] = (await csv.write(layer, options('a.csv'))).files;
    expect(new TextDecoder().decode(file?.bytes)).toBe('id,wkt\r\na,POINT Z (117 36 12)\r\n');
  });

  test('GBK on request; a letter that it lacks is named with its row', async () => {
    const layer = (name: string) => ({
      ...parks,
      columns: parks.columns.slice(0, 1),
      features: [{ id: 'a', geometry: null, values: { name } }],
    });
    const [file] = (await csv.write(layer('徂汶景区'), options('a.csv', { encoding: 'gbk' }))).files;
    expect(new TextDecoder('gbk').decode(file?.bytes)).toBe('id,name,lon,lat\r\na,徂汶景区,,\r\n');
    expect(await refusal(csv.write(layer('㴎河东路'), options('a.csv', { encoding: 'gbk' })))).toMatchObject({
      code: 'gbk-lacks',
      params: { letter: '㴎' },
      row: 1,
    });
  });

  test('another system changes the numbers and the names of the columns, and is told', async () => {
    const written = await csv.write({ ...parks, columns: [] }, options('a.csv', { crs: 'GCJ-02' }));
    const [head, first] = new TextDecoder().decode(written.files[0]?.bytes).split('\r\n');
    expect(head).toBe('id,lon_gcj02,lat_gcj02');
    expect(Number(first?.split(',')[1])).toBeGreaterThan(117.128);
    expect(written.issues).toMatchObject([{ code: 'export-crs-unsaid' }]);
  });
});

describe('Excel', () => {
  test('typed cells under words with units, which read back as they were; no formula anywhere', async () => {
    const { files } = await xlsx.write(parks, options('a.xlsx'));
    const bytes = files[0]?.bytes ?? new Uint8Array();
    const [source] = await open({ 'a.xlsx': bytes });
    expect(source?.layers).toHaveLength(1);
    expect(source?.layers[0]?.crs).toEqual({ text: 'EPSG:4326', by: 'file' });
    expect(source?.layers[0]?.rows.map(({ values }) => values)).toEqual([
      {
        id: '0371',
        公园名称: '=cmd|x',
        '面积（m²）': 1200.5,
        开放: true,
        建成日期: '2024-09-28',
        标签: '甲、乙',
        旧经度: 'x',
        lon: 117.123456789,
        lat: 36.1,
      },
      {
        id: '123456789012345',
        公园名称: '东湖 "公园"\r\n二行',
        '面积（m²）': -5,
        开放: false,
        建成日期: null,
        标签: null,
        旧经度: null,
        lon: null,
        lat: null,
      },
    ]);
    const parts = unzipSync(bytes);
    for (const [name, part] of Object.entries(parts)) if (/sheet\d\.xml$/.test(name)) expect(strFromU8(part)).not.toMatch(/<f[ >]/);
    expect(strFromU8(parts['xl/worksheets/sheet1.xml'] as Uint8Array)).toContain('state="frozen"');
  });

  test('a text that no cell holds is refused by its row, not cut', async () => {
    const ring = Array.from({ length: 2000 }, (_, at) => [117 + at / 1e6, 36.123456789]);
    const geometry: Geometry = { type: 'LineString', coordinates: ring };
    const layer = {
      ...parks,
      columns: [],
      features: [
        { id: 'a', geometry: point(1, 2), values: {} },
        { id: 'b', geometry, values: {} },
      ],
    };
    expect(await refusal(xlsx.write(layer, options('a.xlsx')))).toMatchObject({
      code: 'xlsx-cell-long',
      row: 2,
      params: { column: 'wkt', limit: 32_767 },
    });
  });
});

describe('well-known text', () => {
  const number = fc.double({ min: -180, max: 180, noNaN: true }).map((value) => value + 0);
  const position = fc.tuple(number, number).map((pair) => [...pair]);
  const line = fc.array(position, { minLength: 2, maxLength: 4 });
  const polygon = fc.array(line, { minLength: 1, maxLength: 3 });
  const geometry: fc.Arbitrary<Geometry> = fc.oneof(
    position.map((coordinates) => ({ type: 'Point' as const, coordinates })),
    line.map((coordinates) => ({ type: 'LineString' as const, coordinates })),
    polygon.map((coordinates) => ({ type: 'Polygon' as const, coordinates })),
    line.map((coordinates) => ({ type: 'MultiPoint' as const, coordinates })),
    polygon.map((coordinates) => ({ type: 'MultiLineString' as const, coordinates })),
    fc.array(polygon, { minLength: 1, maxLength: 2 }).map((coordinates) => ({ type: 'MultiPolygon' as const, coordinates })),
  );

  test('is read back as it was', () => {
    fc.assert(
      fc.property(geometry, (value) => {
        const back = wktGeometry(wktText(value));
        expect(back).toBeDefined();
        expect(JSON.stringify(back)).toBe(JSON.stringify(value));
      }),
      { numRuns: 200 },
    );
  });
});
