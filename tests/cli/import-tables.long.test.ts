import { existsSync, mkdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { collection, testFolder, toilet } from './import-folder.ts';

const { path, run, write, read, contents } = testFolder('xiutu-tables-');

test('an update keeps what the table has no column for; what it lacks is kept, or retired where asked, never deleted', () => {
  mkdirSync(path('city'));
  write('city/toilet.geojson', collection(toilet('a', 117, 36, { note: '旧' }), toilet('b', 117.01, 36)));
  write('toilet.csv', '编号,名称\na,甲');
  expect(run('import', 'toilet.csv', '--into', 'city').code).toBe(0);
  expect(read('city/toilet.geojson').features[0]).toMatchObject({
    geometry: { coordinates: [117, 36] },
    properties: { note: '旧', name: '甲' },
  });
  expect(read('city/toilet.geojson').features[1].properties).toEqual({});
  expect(run('import', 'toilet.csv', '--into', 'city', '--missing', 'retire').code).toBe(0);
  expect(
    read('city/toilet.geojson').features.map(({ properties }: { properties: { lifecycle?: string } }) => properties.lifecycle),
  ).toEqual([undefined, 'retired']);
});

test('a workbook that we wrote, under a name that says nothing: the sheet says its kind', () => {
  mkdirSync(path('city'));
  write('city/toilet.geojson', collection(toilet('a', 117, 36, { name: '甲' })));
  write('city/gate.geojson', collection(toilet('g', 117, 36)));
  expect(run('export', '--city', 'city', '--kind', 'toilet', '--to', 'Book1.xlsx').code).toBe(0);
  const ran = run('import', 'Book1.xlsx', '--into', 'other', '--crs', 'EPSG:4326', '--lang', 'en');
  expect(JSON.parse(ran.out).layers).toEqual([{ kind: 'toilet', read: 1, taken: 1, refused: 0 }]);
  expect(read('other/toilet.geojson')).toEqual(read('city/toilet.geojson'));
});

test('ids by a column that is named; a column that is not there', () => {
  write('toilet.csv', '名称,门牌,lon,lat\n甲,x1,117,36\n乙,x2,117.1,36');
  expect(run('import', 'toilet.csv', '--into', 'city', '--crs', 'EPSG:4326', '--id', '门牌').code).toBe(0);
  expect(read('city/toilet.geojson').features.map(({ id }: { id: string }) => id)).toEqual(['x1', 'x2']);
  const wrong = run('import', 'toilet.csv', '--into', 'city', '--crs', 'EPSG:4326', '--id', '号');
  expect(wrong).toMatchObject({ code: 1, out: '', err: expect.stringContaining('门牌') });
});

test('class A is not written into a shifted system, and nothing is half written', () => {
  mkdirSync(path('city'));
  write('city/toilet.geojson', collection(toilet('a', 117, 36, { accuracyClass: 'A' })));
  const ran = run('export', '--city', 'city', '--kind', 'toilet', '--to', 'out.csv', '--crs', 'GCJ-02', '--lang', 'en');
  expect(ran).toMatchObject({ code: 1, err: expect.stringContaining('class A') });
  expect(existsSync(path('out.csv'))).toBe(false);
  mkdirSync(path('x.dbf'));
  expect(run('export', '--city', 'city', '--kind', 'toilet', '--to', 'x.shp').code).toBe(1);
  expect(existsSync(path('x.shp'))).toBe(false);
  expect(Object.keys(contents('city'))).toEqual(['toilet.geojson']);
});
