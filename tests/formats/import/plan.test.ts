import { describe, expect, test } from 'vitest';
import { assetKey } from '../../../src/core/asset.ts';
import { applyEdit } from '../../../src/core/edit.ts';
import { Cancelled } from '../../../src/core/result.ts';
import { planEdit } from '../../../src/formats/import/edit.ts';
import { planImport } from '../../../src/formats/import/plan.ts';
import { proposeForKind } from '../../../src/formats/import/propose.ts';
import { reportOf } from '../../../src/formats/import/report-of.ts';
import type { ImportChoices, PlannedRow } from '../../../src/formats/import/spec.ts';
import { cityOf, layerOf, planOf, pointOf, sourceOf, tableOf } from './tables.ts';

const at = (id: string, lon: number, lat: number, more = {}) => ({ 编号: id, 经度: String(lon), 纬度: String(lat), ...more });

describe('new, changed, same, missing', () => {
  const city = cityOf(
    pointOf('toilet', 'a', 117, 36, { name: '甲', note: '旧', menSeats: 3 }),
    pointOf('toilet', 'b', 117.01, 36, { name: '乙' }),
    pointOf('toilet', 'c', 117.02, 36, { name: '丙' }),
    pointOf('gate', 'c', 117.02, 36),
  );
  const table = tableOf([
    at('a', 117, 36, { 名称: '甲', 男厕位数: '5' }),
    at('b', 117.010_000_000_3, 36, { 名称: '乙', 男厕位数: '' }),
    at('d', 117.03, 36, { 名称: '丁', 男厕位数: '1,200' }),
  ]);
  const lastTime = ['toilet/a', 'toilet/b', 'toilet/c', 'toilet/gone', 'gate/c'];

  test('each with before and after; a field without a column stays; a nanodegree is no change', async () => {
    const { rows, layers } = await planOf(table, 'toilet', city, { lastTime, missing: 'retire', today: '2026-01-02' });
    expect(rows.map(({ id, status }) => [id, status])).toEqual([
      ['a', 'changed'],
      ['b', 'same'],
      ['d', 'new'],
      ['c', 'missing'],
    ]);
    expect(rows[0]?.after?.values).toEqual({ name: '甲', note: '旧', menSeats: 5 });
    expect(rows[0]?.before).toBe(city.assets[0]);
    expect(rows[1]?.after).toBe(city.assets[1]);
    expect(rows[2]?.after).toEqual(pointOf('toilet', 'd', 117.03, 36, { name: '丁', menSeats: 1200 }));
    expect(rows[3]?.after?.values).toEqual({ name: '丙', lifecycle: 'retired', retiredOn: '2026-01-02' });
    expect(layers[0]?.counts).toEqual({ new: 1, changed: 1, same: 1, missing: 1, refused: 0 });
  });

  test('an empty cell of a column that is there takes the value away', async () => {
    const { rows } = await planOf(tableOf([at('a', 117, 36, { 男厕位数: '' })]), 'toilet', city);
    expect(rows[0]?.after?.values).toEqual({ name: '甲', note: '旧' });
  });

  test('one edit, undone whole; what is the same is not in it', async () => {
    const plan = await planOf(table, 'toilet', city, { lastTime, missing: 'retire' });
    const edit = planEdit(plan, 'e', 'data.csv');
    expect(edit.label).toEqual({ code: 'import', params: { file: 'data.csv', count: 3, added: 1, changed: 1, retired: 1 } });
    const assets = new Map(city.assets.map((asset) => [assetKey(asset), asset]));
    expect(applyEdit(assets, edit, 'forward')).toEqual([]);
    expect(assets.size).toBe(5);
    expect(assets.get('toilet/c')?.values.lifecycle).toBe('retired');
    expect(applyEdit(assets, edit, 'back')).toEqual([]);
    expect([...assets.values()].sort((a, b) => assetKey(a).localeCompare(assetKey(b)))).toEqual(
      [...city.assets].sort((a, b) => assetKey(a).localeCompare(assetKey(b))),
    );
    const left = new Set(plan.rows.filter(({ status }) => status === 'new'));
    expect(planEdit(plan, 'e', '', left).changes.map(({ id }) => id)).toEqual(['a', 'c']);
  });

  test('kept where the user keeps what is missing; a refused row is not missing; who is retired is not retired again', async () => {
    const kept = await planOf(table, 'toilet', city, { lastTime });
    expect(kept.rows.at(-1)).toMatchObject({ id: 'c', status: 'missing' });
    expect(planEdit(kept, 'e').changes.map(({ id }) => id)).toEqual(['a', 'd']);
    const bad = tableOf([at('a', 117, 36), { 编号: 'c', 经度: 'x', 纬度: 'y' }]);
    const plan = await planOf(bad, 'toilet', city, { lastTime: ['toilet/a', 'toilet/c'], missing: 'retire' });
    expect(plan.rows.map(({ id, status }) => [id, status])).toEqual([
      ['a', 'same'],
      ['c', 'refused'],
    ]);
    const gone = cityOf(pointOf('toilet', 'a', 117, 36), pointOf('toilet', 'z', 117, 36, { lifecycle: 'retired' }));
    const again = await planOf(tableOf([at('a', 117, 36)]), 'toilet', gone, { lastTime: ['toilet/z'], missing: 'retire' });
    expect(again.rows).toHaveLength(1);
  });

  test('a retired thing that comes back is in use again, unless the file says what it is', async () => {
    const old = cityOf(pointOf('toilet', 'a', 117, 36, { name: '甲', lifecycle: 'retired', retiredOn: '2025' }));
    const back = await planOf(tableOf([at('a', 117, 36)]), 'toilet', old);
    expect(back.rows[0]).toMatchObject({ status: 'changed', after: { values: { name: '甲' } } });
    expect(back.rows[0]?.after?.values.lifecycle).toBeUndefined();
    const said = await planOf(tableOf([at('a', 117, 36, { lifecycle: 'retired' })]), 'toilet', old);
    expect(said.rows[0]?.status).toBe('same');
  });

  test('things replaced as wholes lose what the file does not say', async () => {
    const { rows } = await planOf(tableOf([at('a', 117, 36, { 名称: '甲' })]), 'toilet', city, { absent: 'replace' });
    expect(rows[0]?.after?.values).toEqual({ name: '甲' });
  });

  test('a table without places leaves places as they are', async () => {
    const parks = cityOf(pointOf('park', 'p', 117, 36, { name: '甲' }));
    const { rows, layers, issues } = await planOf(
      tableOf([
        { 编号: 'p', 名称: '甲园' },
        { 编号: 'q', 名称: '乙园' },
      ]),
      'park',
      parks,
    );
    expect(rows[0]?.after).toEqual(pointOf('park', 'p', 117, 36, { name: '甲园' }));
    expect(rows[1]).toMatchObject({ status: 'new', after: { geometry: null } });
    expect(layers[0]?.crs).toBeNull();
    // Named by the line of the sheet; and that a system was given for nothing is told.
    expect(issues).toMatchObject([{ code: 'rows-unplaced', params: { count: 1, rows: '3' } }, { code: 'crs-without-places' }]);
    const gates = await planOf(tableOf([{ 编号: 'p' }]), 'gate');
    expect(gates.rows[0]).toMatchObject({ status: 'refused', issues: [{ code: 'geometry-missing', row: 1, file: 'data.csv' }] });
  });
});

test('one part is the same written as single or as multi; the type of the city stays', async () => {
  const ring = [
    [117, 36],
    [117.01, 36],
    [117.01, 36.01],
    [117, 36],
  ];
  const city = cityOf({ kind: 'park', id: 'p', geometry: { type: 'MultiPolygon', coordinates: [[ring]] }, values: {} });
  const layer = layerOf([{ id: 'p' }, { id: 'q' }]);
  const rows = layer.rows.map((row) => ({ ...row, geometry: { type: 'Polygon' as const, coordinates: [ring] } }));
  const plan = await planOf(sourceOf([{ ...layer, rows }], 'park.zip', 'shapefile'), 'park', city);
  expect(plan.rows.map(({ status }) => status)).toEqual(['same', 'new']);
  expect(plan.rows[0]?.after?.geometry?.type).toBe('MultiPolygon');
  const choices: ImportChoices = { layers: [], missing: 'retire', lastTime: [], duplicateM: 0 };
  const gone = [{ ...(plan.rows[0] as PlannedRow), status: 'missing' as const, row: null }];
  const report = reportOf(sourceOf([], 'x.csv'), { ...plan, rows: [...plan.rows, ...gone] }, choices, []);
  expect(report.layers).toMatchObject([{ kind: 'park', read: 2, retired: 1 }]);
  expect(report.issues).toMatchObject([{ code: 'things-retired', params: { kind: 'park', count: 1, examples: 'p' } }]);
});

describe('doubles', () => {
  test('an id that comes twice: the later row is refused and names the first', async () => {
    const { rows } = await planOf(
      tableOf([at('a', 117, 36), at('b', 117.1, 36), at('a', 117.2, 36)]),
      'toilet',
      cityOf(),
      {},
      (choice) => ({
        ...choice,
        id: { by: 'column', column: '编号' },
      }),
    );
    expect(rows.map(({ status }) => status)).toEqual(['new', 'new', 'refused']);
    expect(rows[2]?.issues).toMatchObject([{ code: 'id-repeated', row: 3, line: 4, params: { id: 'a', first: 2 } }]);
  });

  test('new things near others of their kind, in the city and in the file, by metres on the ground', async () => {
    // 1e-5° of latitude is 1.11 m; of longitude at 36° 0.90 m.
    const city = cityOf(pointOf('toilet', 'x', 117, 36), pointOf('gate', 'g', 117.05, 36));
    const table = tableOf([at('n1', 117.00003, 36), at('n2', 117.05, 36), at('n3', 117.05, 36.00004), at('n4', 117.2, 36)]);
    const { rows } = await planOf(table, 'toilet', city, { duplicateM: 5 });
    expect(rows.map(({ near }) => near?.id)).toEqual(['x', undefined, 'n2', undefined]);
    expect(rows[0]?.near?.metres).toBeCloseTo(2.7, 0.5);
    expect(rows[2]?.near?.metres).toBeCloseTo(4.45, 0.5);
    expect((await planOf(table, 'toilet', city)).rows.every(({ near }) => near === undefined)).toBe(true);
  });

  test('a row that the user takes for a thing there is an update of it', async () => {
    const city = cityOf(pointOf('toilet', 'x', 117, 36, { name: '旧' }));
    const { rows } = await planOf(tableOf([at('n1', 117, 36, { 名称: '新' })]), 'toilet', city, { rows: [{ layer: 0, row: 1, id: 'x' }] });
    expect(rows[0]).toMatchObject({ id: 'x', status: 'changed', after: { values: { name: '新' } } });
  });
});

describe('what refuses a row, and what does not', () => {
  test('class A is never sent through GCJ-02, also where only the city knows that it is', async () => {
    const city = cityOf(pointOf('toilet', 'b', 117, 36, { accuracyClass: 'A' }));
    const table = tableOf([
      at('a', 117, 36, { 定位精度: 'A级' }),
      at('b', 117, 36, { 定位精度: '' }),
      at('c', 117, 36, { 定位精度: 'B级' }),
    ]);
    const gcj = await planOf(table, 'toilet', city, {}, (choice) => ({ ...choice, crs: { code: 'GCJ-02' }, columns: choice.columns }));
    expect(gcj.rows.map(({ status }) => status)).toEqual(['refused', 'changed', 'new']);
    expect(gcj.rows[0]?.issues).toMatchObject([{ code: 'class-a-never-shifted', row: 1 }]);
    const silent = tableOf([at('b', 117, 36)]);
    const known = await planOf(silent, 'toilet', city, {}, (choice) => ({ ...choice, crs: { code: 'GCJ-02' } }));
    expect(known.rows[0]).toMatchObject({ status: 'refused', issues: [{ code: 'class-a-never-shifted' }] });
  });

  test('a cell that its field cannot hold changes nothing of the field and stays beside it', async () => {
    const city = cityOf(pointOf('park', 'a', 117, 36, { areaM2: 5, open: true, class: 'G11' }));
    const said = { '面积（亩）': '约三亩', 是否开放: '可能', 公园类别: '什么园' };
    const { rows } = await planOf(tableOf([at('a', 117, 36, said), at('b', 117.01, 36, said)]), 'park', city);
    const beside = { '面积（亩）_原文': '约三亩', 是否开放_原文: '可能' };
    expect(rows[0]?.after?.values).toEqual({ areaM2: 5, open: true, class: 'G11', ...beside, 公园类别_原文: '什么园' });
    expect(rows[1]?.after?.values).toEqual({ class: '什么园', ...beside });
    expect(rows.map(({ issues }) => issues.map(({ code }) => code).sort())).toEqual([
      ['value-unread', 'value-unread', 'value-unread'],
      ['value-unread', 'value-unread'],
    ]);
    // Once it can be read, the old text goes; a word of a label without its code is the choice.
    const now = cityOf(pointOf('park', 'a', 117, 36, { ...beside, class: 'G12' }));
    const better = tableOf([at('a', 117, 36, { '面积（亩）': '3', 是否开放: '是', 公园类别: '综合公园' })]);
    const read = (await planOf(better, 'park', now)).rows[0]?.after?.values;
    expect(read).toEqual({ areaM2: expect.closeTo(2000, 6), open: true, class: 'G11' });
  });

  test('a value that cannot be read stands beside its field and is told; a required word refuses', async () => {
    const { rows } = await planOf(tableOf([at('a', 117, 36, { 男厕位数: '若干' })]), 'toilet');
    expect(rows[0]).toMatchObject({
      status: 'new',
      after: { values: { 男厕位数_原文: '若干' } },
      issues: [{ code: 'value-unread', severity: 'warning' }],
    });
    const grid = tableOf([at('a', 117, 36, { 人口: '若干' }), at('b', 117, 36, { 人口: '30' })]);
    const people = await planOf(grid, 'population');
    expect(people.rows.map(({ status }) => status)).toEqual(['refused', 'new']);
  });

  test('off the city is told, each row by itself', async () => {
    const city = cityOf(pointOf('toilet', 'x', 117, 36), pointOf('toilet', 'y', 117.1, 36.1));
    const { rows } = await planOf(tableOf([at('a', 117.05, 36.05), at('b', 120, 30)]), 'toilet', city);
    expect(rows.map(({ issues }) => issues.map(({ code }) => code))).toEqual([[], ['row-outside-city']]);
  });
});

test('a layer whose system is in doubt has candidates and no rows', async () => {
  const table = tableOf([{ 编号: '1', X: '4007738.431', Y: '507914.323' }]);
  const choice = proposeForKind(table, 0, 'toilet', cityOf());
  const { rows, layers } = await planImport([table], { layers: [choice], missing: 'keep', lastTime: [], duplicateM: 0 }, cityOf(), {
    progress: () => {},
    cancelled: () => false,
  });
  expect(rows).toEqual([]);
  expect(layers[0]?.crs?.confidence).toBeLessThan(0.9);
  expect(layers[0]?.crs?.candidates.length).toBeGreaterThan(1);
});

test('rows written otherwise than the rest are each read by their own writing', async () => {
  const many = Array.from({ length: 30 }, (_, index) => at(`a${index}`, 117.08 + index / 1000, 36.2));
  // 117°05′16.8″ 36°12′00″ is (117.088, 36.2); in metres of the 117° zone 507914.323, 4007738.431.
  const table = tableOf([...many, { 编号: 'dms', 经度: '117°05′16.8″', 纬度: '36°12′00″' }]);
  const { rows } = await planOf(table, 'toilet');
  const [lon = 0, lat = 0] = (rows.at(-1)?.after?.geometry as { coordinates: number[] } | undefined)?.coordinates ?? [];
  expect(lon).toBeCloseTo(117.088, 7);
  expect(lat).toBeCloseTo(36.2, 7);
});

test('several sources and layers in one plan; what was left out is not planned', async () => {
  const parks = sourceOf([layerOf([{ 编号: 'p', 名称: '甲' }]), layerOf([{ 编号: 'q' }])], 'a.xlsx', 'xlsx');
  const toilets = tableOf([at('t', 117, 36)], 'b.csv');
  const layers = [
    { ...proposeForKind(parks, 0, 'park', cityOf()), source: 0 },
    { ...proposeForKind(parks, 1, null, cityOf()), source: 0 },
    { ...proposeForKind(toilets, 0, 'toilet', cityOf()), source: 1, crs: { code: 'EPSG:4326' } },
  ];
  const plan = await planImport([parks, toilets], { layers, missing: 'keep', lastTime: [], duplicateM: 0 }, cityOf(), {
    progress: () => {},
    cancelled: () => false,
  });
  expect(plan.rows.map(({ layer, kind, id }) => [layer, kind, id])).toEqual([
    [0, 'park', 'p'],
    [2, 'toilet', 't'],
  ]);
  expect(plan.info.sources.map(({ name }) => name)).toEqual(['a.xlsx', 'b.csv']);
});

test('cancel is heard in the middle of a long plan', async () => {
  const records = Array.from({ length: 20_000 }, (_, index) => at(`a${index}`, 117 + index / 1e6, 36));
  const table = tableOf(records);
  let asked = 0;
  const host = { progress: () => {}, cancelled: () => ++asked > 3 };
  const choice = { ...proposeForKind(table, 0, 'toilet', cityOf()), crs: { code: 'EPSG:4326' } };
  await expect(planImport([table], { layers: [choice], missing: 'keep', lastTime: [], duplicateM: 0 }, cityOf(), host)).rejects.toThrow(
    Cancelled,
  );
});
