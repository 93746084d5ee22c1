import { execFileSync } from 'node:child_process';
import gcoord from 'gcoord';
import { describe, expect, test } from 'vitest';
import { toldSystem } from '../../../src/formats/crs/custom.ts';
import { crsByName, crsCode, systemByName } from '../../../src/formats/crs/known.ts';
import type { SevenParameters } from '../../../src/formats/crs/spec.ts';
import { gaussSystems } from '../../../src/formats/crs/systems.ts';
import { answers } from '../../oracles/tools.ts';
import { randomOf } from './random-file.ts';

const hasGdal = answers('gdaltransform', ['--version']) && answers('cs2cs', []);

const projinfo = 'projinfo';

function run(command: string, args: readonly string[], input: string): number[][] {
  const out = execFileSync(command, [...args], { input, stdio: ['pipe', 'pipe', 'ignore'] }).toString();
  return out
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
}

function metres([lon = 0, lat = 0]: readonly number[], [lon2 = 0, lat2 = 0]: readonly number[]): number {
  return Math.hypot((lon - lon2) * 111_320 * Math.cos((lat * Math.PI) / 180), (lat - lat2) * 111_320);
}

/** All registered zones of China in the long test, one of each form in the quick one; UTM of either half of the earth. */
const zones = gaussSystems().map(({ code }) => code);
const some = zones.filter((code) => /^EPSG:(4527|4554|2338|21423)$/.test(code));
const tested = process.env.XIUTU_LONG === '1' ? zones : some;
const codes = [...tested, 'EPSG:32733', 'EPSG:3857'];

/** The own geographic system of each datum: zone to degrees is arithmetic, between datums it is opinion. */
const degreesOf = { cgcs2000: 'EPSG:4490', 'xian-1980': 'EPSG:4610', 'beijing-1954': 'EPSG:4214', 'wgs-84': 'EPSG:4326' } as const;

describe.skipIf(!hasGdal)('against PROJ', () => {
  test('zones of China, UTM and Web Mercator, three places each, to a millimetre', () => {
    expect(zones.length).toBe(3 * (11 + 11 + 21 + 21));
    expect(some.length).toBe(4);
    for (const code of codes) {
      const facts = systemByName(code);
      const meridian = facts?.meridian ?? 117;
      const places = [
        [meridian, 36.2],
        [meridian + 1.4, 22.1],
        [meridian - 1.3, 48.7],
      ] as const;
      const projected = places.map((place) => crsByName(code)?.fromWgs84([...place]) ?? []);
      const input = projected.map(([x, y]) => `${x} ${y}`).join('\n');
      const own = degreesOf[facts?.datum as keyof typeof degreesOf];
      const back = run('gdaltransform', ['-s_srs', code, '-t_srs', own, '-output_xy'], input);
      for (const [index, place] of places.entries()) {
        expect(metres(place, back[index] ?? []), `${code} ${index}`).toBeLessThan(0.001);
        expect(metres(place, crsByName(code)?.toWgs84(projected[index] as number[]) ?? []), code).toBeLessThan(0.001);
      }
    }
  }, 60_000);

  test.each([
    ['beijing-1954', 'EPSG:2436', '+ellps=krass'],
    ['xian-1980', 'EPSG:2384', '+a=6378140 +rf=298.257'],
  ] as const)('own seven parameters of %s are a position vector, as +towgs84', (datum, code, figure) => {
    const of = [-12.35, 118.2, 71.25, 0.52, -1.13, 2.31, -4.7] as const;
    const parameters: SevenParameters = { datum, of };
    const crs = crsByName(code, parameters);
    const definition = `+proj=tmerc +lat_0=0 +lon_0=117 +k=1 +x_0=500000 +y_0=0 ${figure} +towgs84=${of.join(',')} +units=m +no_defs`;
    const places = [
      [507_914.323, 4_007_738.431],
      [455_000, 3_950_000],
      [580_123.456, 4_040_321.1],
    ];
    const input = places.map(([x, y]) => `${x} ${y} 0`).join('\n');
    const theirs = run('gdaltransform', ['-s_srs', definition, '-t_srs', 'EPSG:4326', '-output_xy'], input);
    for (const [index, place] of places.entries()) {
      expect(metres(crs?.toWgs84(place) ?? [], theirs[index] ?? [])).toBeLessThan(0.001);
      expect(metres(crs?.toWgs84(place) ?? [], crsByName(code)?.toWgs84(place) ?? [])).toBeGreaterThan(20);
    }
    // Parameters of another datum leave it alone.
    expect(crsByName('EPSG:4548', parameters)?.toWgs84([507_914.323, 4_007_738.431])[0]).toBeCloseTo(117.088, 7);
  });

  test('definitions as ESRI and GDAL write them are recognised as the codes they come from', () => {
    const kinds = [
      'EPSG:4527',
      'EPSG:4509',
      'EPSG:2363',
      'EPSG:2436',
      'EPSG:21420',
      'EPSG:4490',
      'EPSG:4214',
      'EPSG:4326',
      'EPSG:32733',
      'EPSG:3857',
    ];
    for (const code of process.env.XIUTU_LONG === '1' ? kinds : kinds.slice(0, 4)) {
      for (const form of ['WKT1:ESRI', 'WKT1:GDAL', 'WKT2:2019']) {
        const text = execFileSync(projinfo, [code, '-o', form, '-q', '--single-line']).toString();
        expect(toldSystem(text), `${code} ${form}`).toMatchObject({ facts: { code }, isDoubted: false });
      }
    }
  }, 60_000);
});

const geogcs =
  'GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]';

function gauss(name: string, meridian: number, easting: number, northing = 0): string {
  return `PROJCS["${name}",${geogcs},PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",${easting}],PARAMETER["False_Northing",${northing}],PARAMETER["Central_Meridian",${meridian}],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]`;
}

describe('definitions', () => {
  test('a zone of China on the figure of WGS 84, as MapInfo files have it, is the registered one; another meridian stays as told', () => {
    const proj = (meridian: number, easting: number): string =>
      `+proj=tmerc +lat_0=0 +lon_0=${meridian} +k=1 +x_0=${easting} +y_0=0 +datum=WGS84 +units=m +no_defs`;
    expect(toldSystem(proj(117, 500_000))?.facts.code).toBe('EPSG:4548');
    expect(toldSystem(proj(117, 39_500_000))?.facts.code).toBe('EPSG:4527');
    expect(toldSystem(proj(117.125, 500_000))?.facts.code).toContain('+lon_0=117.125');
  });

  test("a town's own grid is a system of its own, with one spelling and a label", () => {
    const told = toldSystem(gauss('Taian_Local', 117.125, 50_000, -3_800_000));
    const code = '+proj=tmerc +lat_0=0 +lon_0=117.125 +k=1 +x_0=50000 +y_0=-3800000 +a=6378137 +rf=298.257222101 +units=m +no_defs';
    expect(told).toMatchObject({ isDoubted: false, facts: { code, datum: 'cgcs2000', approximate: false } });
    expect(told?.facts.label.zh).toContain('117°07′30″');
    expect(systemByName(code)?.code).toBe(code);
    const [lon, lat] = crsByName(code)?.toWgs84([50_000, 206_000]) ?? [];
    expect(lon).toBeCloseTo(117.125, 9);
    expect(lat).toBeGreaterThan(36);
    expect(lat).toBeLessThan(36.3);
  });

  test.each([
    ['CGCS2000_3_Degree_GK_CM_117E', 117, 500_000, false],
    ['CGCS2000_3_Degree_GK_CM_117E', 120, 500_000, true],
    ['CGCS2000_3_Degree_GK_CM_117E', 117, 39_500_000, true],
    ['CGCS2000_3_Degree_GK_Zone_39', 117, 39_500_000, false],
    ['CGCS2000_3_Degree_GK_Zone_39', 117, 500_000, true],
    ['CGCS2000_3_Degree_GK_Zone_39', 114, 39_500_000, true],
    ['CGCS2000_GK_Zone_20', 117, 20_500_000, false],
    ['Xian_1980_3_Degree_GK_CM_117E', 117, 500_000, true],
  ])('%s with %d° and %d is doubted: %s', (name, meridian, easting, isDoubted) => {
    expect(toldSystem(gauss(name, meridian, easting))?.isDoubted).toBe(isDoubted);
  });

  test('what is no definition is none', () => {
    for (const text of ['', 'PROJCS["x"', 'GEOGCS[]', '+proj=nothing +x=1']) expect(toldSystem(text)).toBeUndefined();
  });

  test.each(['EPSG:900913', 'ESRI:102100', 'EPSG:102100'])('%s is Web Mercator', (name) => {
    expect(crsCode(name)).toBe('EPSG:3857');
  });

  test('old datums say that they are approximate, CGCS2000 and WGS 84 do not', () => {
    const approximate = gaussSystems().filter((system) => system.approximate);
    expect(new Set(approximate.map(({ datum }) => datum))).toEqual(new Set(['beijing-1954', 'xian-1980']));
    expect(systemByName('EPSG:4214')?.approximate).toBe(true);
    expect(systemByName('EPSG:32650')?.approximate).toBe(false);
  });
});

test.each([
  ['GCJ-02', gcoord.GCJ02],
  ['BD-09', gcoord.BD09],
] as const)('%s: 2,000 random places of China and its borders come back to a millimetre of the forward formula', (code, shift) => {
  const random = randomOf(5);
  const crs = crsByName(code);
  for (let count = 0; count < 2000; count++) {
    const image = [73 + random() * 62.5, 3.5 + random() * 50] as const;
    const [lon = 0, lat = 0] = crs?.toWgs84([...image]) ?? [];
    const again = gcoord.transform([lon, lat] as [number, number], gcoord.WGS84, shift);
    expect(metres(image, again)).toBeLessThan(0.001);
  }
});

test.each([
  [13.4, 52.5],
  [-74, 40.7],
  [151.2, -33.9],
  [139.7, 35.7],
])('GCJ-02 leaves %d, %d outside China as it is', (lon, lat) => {
  expect(crsByName('GCJ-02')?.toWgs84([lon, lat])).toEqual([lon, lat]);
});
