import { describe, expect, test } from 'vitest';
import type { FieldValue } from '../../../src/core/asset.ts';
import type { City } from '../../../src/core/city.ts';
import type { BadInput } from '../../../src/core/issue.ts';
import { silentHost } from '../../../src/core/result.ts';
import type { FormatId, Source } from '../../../src/formats/format.ts';
import { chooseFor } from '../../../src/formats/import/choose.ts';
import { guessKinds, kindOfName } from '../../../src/formats/import/kind-of.ts';
import { recall, remember, sourcePattern } from '../../../src/formats/import/memory.ts';
import { placeInText } from '../../../src/formats/import/place-text.ts';
import { planImport } from '../../../src/formats/import/plan.ts';
import { likeliestKind, proposeForKind, proposeLayer } from '../../../src/formats/import/propose.ts';
import { refusedRows } from '../../../src/formats/import/refused.ts';
import { wktGeometry, wktText } from '../../../src/formats/import/wkt-text.ts';
import { refusedWords } from '../../../src/text/refused.ts';
import { cityOf, layerOf, planOf, pointOf, sourceOf, tableOf } from './tables.ts';

function placeOf(record: Readonly<Record<string, FieldValue>>): unknown {
  return proposeForKind(tableOf([record, record]), 0, 'toilet').place;
}

describe('where places stand', () => {
  test.each([
    [{ 经度: '117.1', 纬度: '36.2' }, '经度', '纬度'],
    [{ lat: '36.2', lng: '117.1' }, 'lng', 'lat'],
    [{ Longitude: 117.1, Latitude: 36.2 }, 'Longitude', 'Latitude'],
    [{ X坐标: '4007738', Y坐标: '507914' }, 'X坐标', 'Y坐标'],
    [{ 东坐标: '507914', 北坐标: '4007738' }, '东坐标', '北坐标'],
    [{ '横坐标(m)': '507914', '纵坐标(m)': '4007738' }, '横坐标(m)', '纵坐标(m)'],
    [{ E: '507914', N: '4007738' }, 'E', 'N'],
    [{ POINT_X: '117.1', POINT_Y: '36.2' }, 'POINT_X', 'POINT_Y'],
    [{ gcj_lng: '117.1', gcj_lat: '36.2', wgs_lng: '117.1', wgs_lat: '36.2' }, 'wgs_lng', 'wgs_lat'],
    [{ 高德经度: '117.1', 高德纬度: '36.2' }, '高德经度', '高德纬度'],
  ])('%o', (record, first, second) => {
    expect(placeOf(record)).toEqual({ by: 'columns', first, second });
  });

  test('in columns of which the first hundreds of rows are not surveyed yet', () => {
    const rows = Array.from({ length: 3200 }, (_, at) => (at < 1200 ? { 经度: '无', 纬度: '无' } : { 经度: '117.1', 纬度: '36.2' }));
    expect(proposeForKind(tableOf(rows), 0, 'toilet').place).toEqual({ by: 'columns', first: '经度', second: '纬度' });
  });

  test('one cell for both, WKT, or nothing; words with an x or a y in them are no coordinates', () => {
    expect(placeOf({ 坐标: '117.1,36.2' })).toEqual({ by: 'text', column: '坐标' });
    expect(placeOf({ wkt: 'POINT (117.1 36.2)', name: 'x' })).toEqual({ by: 'text', column: 'wkt' });
    expect(placeOf({ 坐标: '泰山脚下' })).toEqual({ by: 'none' });
    expect(placeOf({ type: '1', index: '2', city: '3', max: '4', year: '5' })).toEqual({ by: 'none' });
    expect(placeOf({ 经度: '', 纬度: '' })).toEqual({ by: 'none' });
  });

  test('places in a text', () => {
    expect(placeInText('117.1, 36.2')).toEqual({ cells: ['117.1', '36.2'] });
    expect(placeInText('（117.1，36.2）')).toEqual({ cells: ['117.1', '36.2'] });
    expect(placeInText('117.1 36.2 153.2')).toEqual({ cells: ['117.1', '36.2'] });
    expect(placeInText('东经117°05′16.8″ 北纬36°12′00″')).toMatchObject({
      cells: [expect.stringContaining('117'), expect.stringContaining('36')],
    });
    expect(placeInText('{"type":"Point","coordinates":[1,2]}')).toEqual({ geometry: { type: 'Point', coordinates: [1, 2] } });
    expect(['2024-01-02', '泰山区,岱庙街道', '5', '', 'POINT (1'].map(placeInText)).toEqual(Array(5).fill(undefined));
  });
});

test.each([
  'POINT Z (117.1 36.2 150)',
  'LINESTRING (0 0, 1 1.5)',
  'POLYGON ((0 0, 4 0, 4 4, 0 0), (1 1, 2 1, 2 2, 1 1))',
  'MULTIPOINT ((0 0), (1 1))',
  'MULTILINESTRING ((0 0, 1 1), (2 2, 3 3))',
  'MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)), ((5 5, 6 5, 6 6, 5 5)))',
  'GEOMETRYCOLLECTION (POINT (1 2), LINESTRING (0 0, 1e-7 1))',
  'POLYGON EMPTY',
])('%s is read and written back', (text) => {
  const geometry = wktGeometry(text);
  expect(geometry && wktText(geometry)).toBe(text);
});

test('WKT of other programs; what is none', () => {
  expect(wktGeometry('SRID=4490;multipoint(1 2,3 4)')).toEqual({
    type: 'MultiPoint',
    coordinates: [
      [1, 2],
      [3, 4],
    ],
  });
  expect(wktGeometry('PointM(1 2 3)')).toEqual({ type: 'Point', coordinates: [1, 2] });
  expect(['POINT (1)', 'POINT (1 2', 'POINT (1 2) x', 'POINT (a b)', 'CIRCLE (1 2)', '点'].map(wktGeometry)).toEqual(
    Array(6).fill(undefined),
  );
  expect(wktGeometry(`${'GEOMETRYCOLLECTION ('.repeat(5000)}POINT (1 2)${')'.repeat(5000)}`)).toBeUndefined();
});

describe('ids', () => {
  const idOf = (records: readonly Readonly<Record<string, FieldValue>>[], city = cityOf()) =>
    proposeForKind(tableOf(records), 0, 'toilet', city).id;

  test('a column that names things, filled and unique; numbers of rows last; else the position', () => {
    expect(
      idOf([
        { 序号: '1', 编号: 'a' },
        { 序号: '2', 编号: 'b' },
      ]),
    ).toEqual({ by: 'column', column: '编号' });
    expect(
      idOf([
        { 序号: '1', 编号: 'a' },
        { 序号: '2', 编号: 'a' },
      ]),
    ).toEqual({ by: 'column', column: '序号' });
    expect(
      idOf([
        { OBJECTID: 1, GISOBJID: 'x' },
        { OBJECTID: 2, GISOBJID: 'y' },
      ]),
    ).toEqual({ by: 'column', column: 'GISOBJID' });
    expect(idOf([{ 编号: 'a' }, { 编号: '' }])).toEqual({ by: 'position' });
    // A few repeats or gaps are faults of rows, not a reason to number all of them anew.
    expect(idOf([{ 点号: 'a' }, { 点号: 'b' }, { 点号: 'a' }])).toEqual({ by: 'column', column: '点号' });
    expect(
      idOf([
        { 編號: 'a', code: '1' },
        { 編號: 'b', code: '2' },
        { 編號: 'a', code: '3' },
      ]),
    ).toEqual({ by: 'column', column: '編號' });
    expect(idOf([{ name: 'a' }])).toEqual({ by: 'position' });
  });

  const kept = (format: FormatId, city: City, records: readonly (Record<string, FieldValue> & { row: string })[]) => {
    const layer = layerOf(records.map(({ row: _row, ...values }) => values));
    const rows = layer.rows.map((row, index) => ({ ...row, id: records[index]?.row ?? '' }));
    return proposeForKind(sourceOf([{ ...layer, rows }], 'toilet.x', format), 0, 'toilet', city).id;
  };

  test('ids that a drawing or KML keeps for the thing go before a column of codes; numbers of its writer do not', () => {
    const city = cityOf(pointOf('toilet', 't1', 117, 36), pointOf('toilet', 't2', 117, 36));
    const ours = [
      { row: 't1', code: '370900' },
      { row: 't2', code: '370902' },
    ];
    for (const format of ['dxf', 'kml'] as const) {
      expect(kept(format, cityOf(), ours)).toEqual({ by: 'format' });
      expect(kept(format, city, ours)).toEqual({ by: 'format' });
    }
    const written = [
      { row: 'toilets.1', id: 't1' },
      { row: 'toilets.2', id: 't2' },
    ];
    expect(kept('kml', city, written)).toEqual({ by: 'column', column: 'id' });
    expect(kept('kml', cityOf(), written)).toEqual({ by: 'column', column: 'id' });
    const drawn = [
      { row: 'A1', handle: 'A1', 编号: 'x' },
      { row: 'A2', handle: 'A2', 编号: 'y' },
    ];
    expect(kept('dxf', city, drawn)).toEqual({ by: 'column', column: '编号' });
  });

  test('the column whose ids the city has goes before others', () => {
    const city = cityOf(pointOf('toilet', 'x1', 117, 36), pointOf('toilet', 'x2', 117, 36));
    const records = [
      { 编号: 'a', 部件编码: 'x1' },
      { 编号: 'b', 部件编码: 'x2' },
    ];
    expect(idOf(records)).toEqual({ by: 'column', column: '编号' });
    expect(idOf(records, city)).toEqual({ by: 'column', column: '部件编码' });
  });
});

describe('kinds', () => {
  test('a name says its kind exactly or not at all', () => {
    const said = (name: string) => kindOfName(name)?.id;
    expect(
      ['park.geojson', 'data/Park.shp', '公园绿地', 'a.zip › toilet.shp', 'park_polygon.shp', 'Car park.csv', 'street.osm.pbf'].map(said),
    ).toEqual(['park', 'park', 'park', 'toilet', 'park', 'parking', 'street']);
    expect(['公园台账2025.xlsx', 'Sheet1', 'parks_old', ''].map(said)).toEqual(Array(4).fill(undefined));
  });

  test('of a layer that says none the likeliest is shown, never taken', () => {
    const table = tableOf([{ 公厕名称: '甲', 男厕位数: '3', 女厕位数: '4', 经度: '117', 纬度: '36' }], '台账.csv');
    expect(proposeLayer(table, 0).kind).toBeNull();
    expect(guessKinds(table.layers[0] ?? layerOf([]), '台账.csv')[0]).toMatchObject({ kind: 'toilet' });
    expect(likeliestKind(table, 0)?.id).toBe('toilet');
    expect(likeliestKind(tableOf([{ a: 1 }], 'x.csv'), 0)).toBeUndefined();
  });

  test('the layer goes before the file, but in GeoJSON the file before the name within', () => {
    const layer = layerOf([{ name: 'x' }], { name: 'gate' });
    expect(proposeLayer(sourceOf([layer], 'park.xlsx', 'xlsx'), 0).kind).toBe('gate');
    expect(proposeLayer(sourceOf([layer], 'park.geojson', 'geojson'), 0).kind).toBe('park');
    expect(proposeLayer(sourceOf([layerOf([{ kind: 'gate' }])]), 0).kind).toBe('by-row');
  });
});

describe('choices without anybody to ask', () => {
  const row = { 编号: 'a', 名称: '甲' };
  const book = sourceOf(
    [layerOf([row], { name: '公园' }), layerOf([row], { name: '说明' }), layerOf([row], { name: 'gate' })],
    'a.xlsx',
    'xlsx',
  );
  const kindsOf = (source: Source, kind?: string) =>
    chooseFor(source, kind === undefined ? {} : { kind }, cityOf()).choices.layers.map((layer) => layer.kind);

  test('each layer by its own name; the silent one is left out and told; a kind asked for takes those called so', () => {
    expect(kindsOf(book)).toEqual(['park', null, 'gate']);
    expect(chooseFor(book, {}, cityOf()).issues).toMatchObject([
      { code: 'layer-left-out', params: { layer: '说明', rows: 1 } },
      { code: 'ids-from-column', params: { column: '编号' } },
      { code: 'ids-from-column' },
    ]);
    expect(kindsOf(book, 'park')).toEqual(['park', null, null]);
    expect(kindsOf(book, 'toilet')).toEqual([null, 'toilet', null]);
  });

  test('all silent: refused, with the layers', () => {
    const silent = sourceOf([layerOf([row], { name: 'Sheet1' }), layerOf([row, row], { name: 'Sheet2' })], 'a.xlsx', 'xlsx');
    const issuesOf = (source: Source, options = {}) => {
      try {
        return chooseFor(source, options, cityOf()).issues;
      } catch (error) {
        return (error as BadInput).issues;
      }
    };
    expect(issuesOf(silent)).toMatchObject([{ code: 'kind-unsaid-layers', params: { layers: 'Sheet1 (1), Sheet2 (2)' }, file: 'a.xlsx' }]);
    expect(issuesOf(tableOf([row]))).toMatchObject([{ code: 'kind-unsaid', file: 'data.csv' }]);
    expect(issuesOf(silent, { kind: 'ufo' })).toMatchObject([{ code: 'kind-unknown' }]);
    expect(issuesOf(silent, { kind: 'park', id: 'nr' })).toMatchObject([
      { code: 'id-column-missing', params: { column: 'nr', columns: '编号, 名称' } },
    ]);
  });
});

describe('cells', () => {
  const valuesOf = async (record: Readonly<Record<string, FieldValue>>, kind = 'park') =>
    (await planOf(tableOf([{ 编号: 'a', ...record }]), kind)).rows[0]?.after?.values;

  test('units of header and cell, dates as serial numbers, missing words, codes that stay texts', async () => {
    expect(await valuesOf({ '占地面积（亩）': '3', 水面面积: '1.2公顷' })).toEqual({ areaM2: 2000, waterM2: 12_000 });
    expect(await valuesOf({ '占地面积（亩）': '0.5公顷' })).toEqual({ areaM2: 5000 });
    // 45563 days after 1899-12-30 is the 28th of September 2024.
    expect(await valuesOf({ 调查日期: '45563' })).toEqual({ surveyDate: '2024-09-28' });
    expect(await valuesOf({ 调查日期: 2019 })).toEqual({ surveyDate: 2019 });
    expect(await valuesOf({ 名称: '<Null>', 收费: '', 电话: '0538', 数: '7' })).toEqual({ 电话: '0538', 数: 7 });
    expect(await valuesOf({ 名称: ' - ', 是否开放: 1 })).toEqual({ name: ' - ', open: true });
  });

  test('what was converted is told', async () => {
    const { issues } = await planOf(
      tableOf([{ 编号: 'a', '面积（亩）': '3', 水面面积: '1公顷', 调查日期: 45_563, '绿地率（公顷）': '3' }]),
      'park',
    );
    expect(issues.map(({ code }) => code).sort()).toEqual(
      ['cells-with-unit', 'column-scaled', 'column-unit-strange', 'crs-without-places', 'dates-from-serials', 'rows-unplaced'].sort(),
    );
    expect(issues.find(({ code }) => code === 'column-scaled')?.params).toMatchObject({
      column: '面积（亩）',
      factor: 666.66667,
      unitZh: '平方米',
    });
  });

  test('the user’s own words for a choice', async () => {
    const table = tableOf([{ 编号: 'a', 类型: '机械车库' }]);
    const { rows } = await planOf(table, 'parking', cityOf(), {}, (choice) => ({
      ...choice,
      columns: choice.columns.map((column) => (column.column === '类型' ? { ...column, values: { 机械车库: 'multi-storey' } } : column)),
    }));
    expect(rows[0]?.after?.values).toEqual({ type: 'multi-storey' });
  });
});

describe('memory', () => {
  test('next year’s file of the same source', () => {
    const names = ['公厕台账2024年度(2).xlsx', '公厕台账_2025-06终稿.xls', '公厕台账 副本.csv', 'a/公厕台账第3季度.csv'];
    expect(new Set(names.map(sourcePattern)).size).toBe(1);
    expect(sourcePattern('公园台账2024.xlsx')).not.toBe(sourcePattern(names[0] ?? ''));
    expect(sourcePattern('2024.csv')).toBe('2024.csv');
  });

  test('is read alike: columns, words, place, system; new columns are proposed anew; what came last time can be missing', async () => {
    const last = tableOf([{ 编号: 'a', 大小: '3', 经度: '117', 纬度: '36' }], '公园2024.csv');
    const choice = proposeForKind(last, 0, 'park');
    const columns = choice.columns.map((column) =>
      column.column === '大小' ? { column: '大小', field: 'areaM2', factor: 10_000 } : column,
    );
    const choices = { layers: [{ ...choice, columns, crs: { code: 'GCJ-02' } }], missing: 'keep', lastTime: [], duplicateM: 0 } as const;
    const plan = await planImport([last], choices, cityOf(), silentHost);
    const memories = JSON.parse(JSON.stringify(remember([last], plan, choices)));
    const now = tableOf([{ 编号: 'a', 大小: '4', 面积: '1', 名称: '甲', 经度: '117', 纬度: '36' }], '公园2025年.csv');
    const memory = recall(memories, now);
    expect(memory?.keys).toEqual(['park/a']);
    const proposed = proposeLayer(now, 0, memory);
    expect(proposed).toMatchObject({ kind: 'park', crs: { code: 'GCJ-02' }, place: { by: 'columns', first: '经度', second: '纬度' } });
    expect(proposed.columns.map(({ column, field, because }) => [column, field, because])).toEqual([
      ['编号', 'drop', 'remembered'],
      ['大小', 'areaM2', 'remembered'],
      ['面积', null, undefined],
      ['名称', 'name', 'label'],
      ['经度', 'drop', 'remembered'],
      ['纬度', 'drop', 'remembered'],
    ]);
    expect(recall(memories, tableOf([], '公厕2025.csv'))).toBeUndefined();
  });
});

test('refused rows keep every column as it came, with reason and line; formulas do not run', async () => {
  const table = tableOf([
    { 编号: 'a', 经度: '117', 纬度: '36', 备注: '好' },
    { 编号: 'b', 经度: '甲', 纬度: '36', 备注: '=1+1' },
    { 编号: 'c', 经度: 'x', 纬度: '', 备注: '含"引号",逗号' },
  ]);
  const choices = {
    missing: 'keep',
    lastTime: [],
    duplicateM: 0,
    layers: [{ ...proposeForKind(table, 0, 'toilet'), crs: { code: 'EPSG:4326' } }],
  } as const;
  const plan = await planImport([table], choices, cityOf(), silentHost);
  const [file, ...others] = refusedRows([table], plan, choices, refusedWords('zh'));
  expect(others).toEqual([]);
  expect(file?.name).toBe('data-未导入.csv');
  const lines = new TextDecoder('utf-8', { ignoreBOM: true }).decode(file?.bytes).split('\r\n');
  expect(lines[0]).toBe('\ufeff记录,文件行号,未导入原因,编号,经度,纬度,备注');
  expect(lines[1]).toBe("2,3,坐标“甲”不是数字或角度。,b,甲,36,'=1+1");
  expect(lines[2]).toMatch(/^3,4,.+,c,x,,"含""引号"",逗号"$/);
  expect(lines).toHaveLength(4);
});
