import { existsSync, mkdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { realPath, testWith } from '../formats/real-data.ts';
import { collection, testFolder, toilet } from './import-folder.ts';

const { path, run, write, read, contents } = testFolder('xiutu-crs-');

describe('coordinate systems', () => {
  test('a city plan in EPSG:4527, given: within a millimetre of the handbook', () => {
    write('toilet.geojson', collection(toilet('a', 39_507_914.323, 4_007_738.431)));
    const ran = run('import', 'toilet.geojson', '--into', 'city', '--crs', 'EPSG:4527');
    expect(JSON.parse(ran.out).crs).toMatchObject({ code: 'EPSG:4527', confidence: 1, candidates: [] });
    const [lon, lat] = read('city/toilet.geojson').features[0].geometry.coordinates;
    expect(lon).toBeCloseTo(117.088, 7);
    expect(lat).toBeCloseTo(36.2, 7);
  });

  test('the same without a word is refused with candidates, and the JSON carries them', () => {
    write('toilet.geojson', collection(toilet('a', 39_507_914.323, 4_007_738.431)));
    const ran = run('import', 'toilet.geojson', '--into', 'city', '--lang', 'en');
    expect(ran.code).toBe(1);
    const { crs, layers } = JSON.parse(ran.out);
    expect(crs.candidates[0]).toMatchObject({ code: 'EPSG:4527' });
    expect(crs.confidence).toBeLessThan(0.9);
    expect(layers).toEqual([]);
    expect(ran.err).toContain('EPSG:4527');
    expect(existsSync(path('city'))).toBe(false);
  });

  test('a city nearby puts the right zone of the many first; latitude first is seen as well', () => {
    mkdirSync(path('city'));
    write('city/toilet.geojson', collection(toilet('x', 117.0, 36.1), toilet('y', 117.2, 36.3)));
    write('toilet.geojson', collection(toilet('a', 507_914.323, 4_007_738.431)));
    expect(JSON.parse(run('import', 'toilet.geojson', '--into', 'city').out).crs.candidates[0].code).toBe('EPSG:4548');
    write('toilet.geojson', collection(toilet('a', 36.2, 117.1)));
    expect(JSON.parse(run('import', 'toilet.geojson', '--into', 'city').out).crs.candidates[0]).toMatchObject({ code: 'EPSG:4326' });
    const turned = run('import', 'toilet.geojson', '--into', 'city');
    expect(turned.err).toMatch(/EPSG:4326 \(纬度在前, 0\.\d+\)/);
    write('toilet.geojson', collection(toilet('a', 5e9, 5e9)));
    const nowhere = run('import', 'toilet.geojson', '--into', 'city');
    expect(nowhere.code).toBe(1);
    expect(nowhere.err).not.toContain('可能是');
  });

  test('a system that the digits rule out, one that nobody knows, one that is no system', () => {
    write('toilet.geojson', collection(toilet('a', 117, 36)));
    write('metres.geojson', collection(toilet('a', 507_914, 4_007_738)));
    expect(run('import', 'metres.geojson', '--kind', 'toilet', '--into', 'city', '--crs', 'GCJ-02').code).toBe(1);
    expect(run('import', 'toilet.geojson', '--into', 'city', '--crs', 'EPSG:2385').code).toBe(1);
    expect(run('import', 'toilet.geojson', '--into', 'city', '--crs', 'mars').code).toBe(2);
    expect(existsSync(path('city'))).toBe(false);
  });

  testWith('taian-districts-gcj02.geojson')(
    'GCJ-02 districts: refused by a WGS 84 city that knows them, taken where the system is given',
    () => {
      expect(run('import', realPath('taian-districts-wgs84.geojson'), '--kind', 'area', '--into', 'city').code).toBe(0);
      const before = contents('city');
      const refused = run('import', realPath('taian-districts-gcj02.geojson'), '--kind', 'area', '--into', 'city');
      expect(refused.code).toBe(1);
      const { crs } = JSON.parse(refused.out);
      expect(crs.candidates.map(({ code }: { code: string }) => code)).toEqual(['GCJ-02', 'EPSG:4326', 'BD-09']);
      expect(crs.candidates[0].confidence).toBeLessThan(0.9);
      expect(contents('city')).toEqual(before);
      expect(run('import', realPath('taian-districts-gcj02.geojson'), '--kind', 'area', '--into', 'city', '--crs', 'GCJ-02').code).toBe(0);
      // In an empty city nothing contradicts but the properties of the file, which only DataV writes.
      const alone = run('import', realPath('taian-districts-gcj02.geojson'), '--kind', 'area', '--into', 'other');
      expect(alone.code).toBe(1);
      expect(JSON.parse(alone.out).crs).toMatchObject({ code: 'GCJ-02', confidence: 0.89, reason: expect.stringContaining('DataV') });
      expect(existsSync(path('other'))).toBe(false);
    },
  );
});

test('toilets that a phone map shifted by 546 m are noticed by those the city has, and refused', () => {
  const at = [
    [117.05, 36.15],
    [117.1, 36.2],
    [117.15, 36.18],
    [117.12, 36.22],
  ] as const;
  const [east, north] = [0.006075, 0.00024];
  mkdirSync(path('city'));
  write('city/toilet.geojson', collection(...at.map(([lon, lat], index) => toilet(`t${index}`, lon, lat))));
  write('toilet.geojson', collection(...at.map(([lon, lat], index) => toilet(`t${index}`, lon + east, lat + north))));
  const ran = run('import', 'toilet.geojson', '--into', 'city', '--lang', 'en');
  expect(ran.code).toBe(1);
  expect(JSON.parse(ran.out).crs.candidates[0]).toMatchObject({ code: 'GCJ-02', reason: expect.stringMatching(/lie \d{1,2} m from it/) });
  expect(run('import', 'toilet.geojson', '--into', 'city', '--crs', 'EPSG:4326').code).toBe(0);
});
