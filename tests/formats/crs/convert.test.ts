import { execFileSync } from 'node:child_process';
import gcoord from 'gcoord';
import { describe, expect, test } from 'vitest';
import { copyText, dmsText, inSystem, workSystems } from '../../../src/formats/crs/convert.ts';
import { readPlace } from '../../../src/formats/crs/read-place.ts';
import { answers } from '../../oracles/tools.ts';

/** Places across the prefecture, from its far west to its far east. */
const places: readonly (readonly [number, number])[] = [
  [117.088, 36.2],
  [116.05, 35.63],
  [118, 36.48],
  [117, 36.25],
  [116.7654321, 35.9876543],
];

const proj = 'gdaltransform';
const hasGdal = answers(proj, ['--version']);

describe('a place in the systems of the office', () => {
  test.skipIf(!hasGdal).each(['EPSG:4548', 'EPSG:4527'])('%s agrees with PROJ to a tenth of a millimetre, north first', (code) => {
    const input = places.map(([lon, lat]) => `${lon} ${lat}`).join('\n');
    const out = execFileSync(proj, ['-s_srs', 'EPSG:4490', '-t_srs', code, '-output_xy'], { input }).toString();
    const lines = out.trim().split('\n');
    expect(lines.length).toBe(places.length);
    for (const [index, line] of lines.entries()) {
      const [east = Number.NaN, north = Number.NaN] = line.split(' ').map(Number);
      const [lon, lat] = places[index] ?? [0, 0];
      const [x, y] = inSystem(code, lon, lat);
      expect(x).toMatchObject({ name: 'X', towards: { zh: '北' } });
      expect(y).toMatchObject({ name: 'Y', towards: { zh: '东' } });
      expect(Math.abs((x?.value ?? 0) - north)).toBeLessThan(1e-4);
      expect(Math.abs((y?.value ?? 0) - east)).toBeLessThan(1e-4);
    }
  });

  test('the zone prefix is 39 million metres and nothing else', () => {
    for (const [lon, lat] of places) {
      const [north, east] = inSystem('EPSG:4548', lon, lat);
      const [northOf39, eastOf39] = inSystem('EPSG:4527', lon, lat);
      expect(northOf39?.value).toBeCloseTo(north?.value ?? 0, 6);
      expect((eastOf39?.value ?? 0) - (east?.value ?? 0)).toBeCloseTo(39_000_000, 6);
    }
  });

  test.each([
    ['GCJ-02', gcoord.GCJ02],
    ['BD-09', gcoord.BD09],
  ] as const)('%s forward is the published formula, and comes back to a millimetre', (code, shift) => {
    for (const [lon, lat] of places) {
      const image = gcoord.transform([lon, lat] as [number, number], gcoord.WGS84, shift);
      const shown = inSystem(code, lon, lat);
      expect(shown[0]?.value).toBeCloseTo(image[0], 9);
      expect(shown[1]?.value).toBeCloseTo(image[1], 9);
      const [back] = readPlace(`${image[0]}, ${image[1]}`, code);
      const metres = Math.hypot(((back?.lon ?? 0) - lon) * 90_000, ((back?.lat ?? 0) - lat) * 111_320);
      expect(metres).toBeLessThan(0.001);
    }
  });

  test('what is copied can be pasted again, within the digits shown', () => {
    for (const { code, unit } of workSystems) {
      for (const [lon, lat] of places) {
        const [back] = readPlace(copyText(inSystem(code, lon, lat)), code);
        const metres = Math.hypot(((back?.lon ?? 0) - lon) * 90_000, ((back?.lat ?? 0) - lat) * 111_320);
        expect(metres).toBeLessThan(unit === 'metre' ? 0.001 : 0.01);
      }
    }
  });

  test('an unknown system gives nothing', () => {
    expect(inSystem('EPSG:99999', 117, 36)).toEqual([]);
  });

  test('degrees, minutes and seconds carry over', () => {
    expect(dmsText('lon', 117.088)).toBe('117°05′16.80″E');
    // 59.999 seconds round to a full minute, not to 60.00.
    expect(dmsText('lat', 36 + 59 / 60 + 59.999 / 3600)).toBe('37°00′00.00″N');
    expect(dmsText('lat', -0.5)).toBe('0°30′00.00″S');
  });
});

describe('reading pasted coordinates', () => {
  const [lon, lat] = [117.088, 36.2];
  const near = (text: string, code: string | null = null) =>
    readPlace(text, code).map((place) => [place.code, Math.round(place.lon * 1e5) / 1e5, Math.round(place.lat * 1e5) / 1e5]);

  test('bare degrees may be any of three systems, half a kilometre and more apart', () => {
    const found = readPlace('117.088, 36.2', null);
    expect(found.map(({ code }) => code)).toEqual(['EPSG:4326', 'GCJ-02', 'BD-09']);
    const eastM = (place: { readonly lon: number } | undefined) => (lon - (place?.lon ?? 0)) * 89_800;
    expect(eastM(found[1])).toBeGreaterThan(500);
    expect(eastM(found[2])).toBeGreaterThan(1000);
  });

  test.each([
    '117.088 36.2 WGS84',
    'wgs-84：36.2，117.088',
    'WGS84 N36.2 E117.088',
    'WGS 84 36.2N, 117.088E',
    'WGS84 纬度：36.2 经度：117.088',
    'WGS84 lat=36.2, lng=117.088',
    'WGS84 １１７．０８８，３６．２',
    'WGS84 117°05′16.8″E 36°12′00″N',
    `WGS84 36°12'00"N 117°05'16.8"E`,
    'WGS84 东经117度5分16.8秒，北纬36度12分',
    'WGS84 117 05 16.8 36 12 00',
    'WGS84 117°5.28′ 36°12.0′',
    '117.088,36.2,153.4 WGS84',
    'GPS点 P12 WGS84 117.088\t36.2',
  ])('%s', (text) => {
    expect(near(text)).toEqual([['EPSG:4326', lon, lat]]);
  });

  test.each([
    ['4007738.431, 507914.323', 'EPSG:4548', false],
    ['507914.323 4007738.431', 'EPSG:4548', true],
    ['X=4007738.431 Y=507914.323', 'EPSG:4548', false],
    ['4,007,738.431 507,914.323', 'EPSG:4548', false],
    ['4007738.431, 39507914.323', 'EPSG:4527', false],
    ['CGCS2000 4007738.431, 39507914.323', 'EPSG:4527', false],
    ['4007738.431, 20507914.323', 'EPSG:4498', false],
    ['EPSG:4548 4007738.431 507914.323', 'EPSG:4548', false],
  ])('%s is %s, judged by size', (text, code, swapped) => {
    expect(near(text)).toEqual([[code, lon, lat]]);
    expect(readPlace(text, null)[0]?.swapped).toBe(swapped);
  });

  test('names of map services decide', () => {
    expect(readPlace('高德 117.09406, 36.20024', null).map(({ code }) => code)).toEqual(['GCJ-02']);
    expect(readPlace('百度坐标 117.1, 36.2', null).map(({ code }) => code)).toEqual(['BD-09']);
  });

  test('numbers that could be either order are given in both', () => {
    expect(near('36.2, 36.3', 'EPSG:4326')).toEqual([
      ['EPSG:4326', 36.2, 36.3],
      ['EPSG:4326', 36.3, 36.2],
    ]);
  });

  test.each(['', '岱庙', '117.088', '200, 300', '117°70′00″E 36°12′00″N', '1 2 3 4 5 6 7', 'WGS84 4007738 507914', '9999999999, 36'])(
    '%s is no coordinate',
    (text) => {
      expect(readPlace(text, null)).toEqual([]);
    },
  );

  test('metres are not taken for degrees of a chosen system, nor degrees for metres', () => {
    expect(readPlace('4007738.431, 507914.323', 'GCJ-02')).toEqual([]);
    expect(readPlace('117.088, 36.2', 'EPSG:4548')).toEqual([]);
    expect(readPlace('4007738.431, 507914.323', 'EPSG:4490')).toEqual([]);
  });
});
