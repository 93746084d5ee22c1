import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { collection, testFolder, toilet } from './import-folder.ts';

const { path, run, write, read } = testFolder('xiutu-formats-');

const parks = [
  '编号,公园名称,占地面积（亩）,经度,纬度',
  'P1,甲公园,3,117.088,36.2',
  'P2,乙公园,12公顷,117.125,36.192',
  'P3,丙公园,,,',
  'P4,丁公园,1,一百一十七,36.1',
].join('\n');

describe('tables', () => {
  test('degrees in two columns say nothing of the shift: refused with candidates, taken where it is given', () => {
    write('park.csv', parks);
    const refused = run('import', 'park.csv', '--into', 'city', '--lang', 'en');
    expect(refused.code).toBe(1);
    const { crs } = JSON.parse(refused.out);
    expect(crs.candidates.map(({ code }: { code: string }) => code)).toEqual(expect.arrayContaining(['EPSG:4326', 'GCJ-02', 'BD-09']));
    expect(refused.err).toContain('--crs');
    expect(existsSync(path('city'))).toBe(false);
    const ran = run('import', 'park.csv', '--into', 'city', '--crs', 'EPSG:4326', '--rejects', 'left.csv');
    const report = JSON.parse(ran.out);
    expect(report.layers).toEqual([{ kind: 'park', read: 4, taken: 3, refused: 1 }]);
    expect(report.issues).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ file: 'park.csv', row: 4, code: 'place-not-a-number' }),
        expect.objectContaining({ file: 'park.csv', row: null, code: 'column-scaled' }),
        expect.objectContaining({ file: 'park.csv', row: null, code: 'rows-unplaced' }),
      ]),
    );
    const [one, two, three] = read('city/park.geojson').features;
    expect(one).toEqual({
      type: 'Feature',
      id: 'P1',
      geometry: { type: 'Point', coordinates: [117.088, 36.2] },
      properties: { name: '甲公园', areaM2: 2000 },
    });
    expect(two.properties.areaM2).toBe(120_000);
    expect(three.geometry).toBeNull();
    expect(readFileSync(path('left.csv'), 'utf8')).toContain('P4,丁公园,1,一百一十七,36.1');
  });
});

describe('files of several parts', () => {
  test('a shapefile by its .shp alone: the parts beside it are found, the system is its own, and it comes back the same', () => {
    mkdirSync(path('city'));
    const values = { name: '东湖公厕', third: true, menSeats: 4, positionNote: '湖边，桥头' };
    write('city/toilet.geojson', collection(toilet('a', 117.123_456_7, 36.2, values), toilet('b', 117.2, 36.1)));
    expect(run('export', '--city', 'city', '--kind', 'toilet', '--to', 'out/toilet.shp', '--crs', 'EPSG:4548').code).toBe(0);
    const ran = run('import', 'out/toilet.shp', '--into', 'other', '--lang', 'en');
    expect(ran.code).toBe(0);
    expect(JSON.parse(ran.out)).toMatchObject({ file: 'toilet.shp', crs: { code: 'EPSG:4548' }, encoding: { name: 'utf-8' } });
    const [back] = read('other/toilet.geojson').features;
    expect(back).toMatchObject({ id: 'a', properties: values });
    expect(back.geometry.coordinates[0]).toBeCloseTo(117.123_456_7, 8);
    rmSync(path('out/toilet.dbf'));
    expect(run('import', 'out/toilet.shp', '--into', 'third').code).toBe(0);
  });
});
