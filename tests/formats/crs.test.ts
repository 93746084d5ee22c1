import { existsSync, readFileSync } from 'node:fs';
import gcoord from 'gcoord';
import { describe, expect, test } from 'vitest';
import { boxOf } from '../../src/core/geo/degree-box.ts';
import { detect } from '../../src/formats/crs/detect.ts';
import { crsByName, crsCode } from '../../src/formats/crs/known.ts';
import { samePairs } from '../../src/formats/crs/same-things.ts';
import type { NamedThing } from '../../src/formats/crs/spec.ts';
import { realBytes, realPath, testWith } from './real-data.ts';

function toWgs84(name: string, position: number[]): number[] {
  return crsByName(name)?.toWgs84(position) ?? [];
}

describe('known systems', () => {
  /** Test vectors of the field's handbook: (longitude, latitude) and easting, northing in EPSG:4548. */
  test.each([
    [
      [507914.323, 4007738.431],
      [117.088, 36.2],
    ],
    [
      [511243.081, 4006854.382],
      [117.125, 36.192],
    ],
  ])('EPSG:4548 and 4527 %o', ([x = 0, y = 0], [lon = 0, lat = 0]) => {
    // 1e-8° is a millimetre, the last digit of the vectors.
    for (const position of [toWgs84('EPSG:4548', [x, y]), toWgs84('EPSG:4527', [x + 39_000_000, y])]) {
      expect(position[0]).toBeCloseTo(lon, 7);
      expect(position[1]).toBeCloseTo(lat, 7);
    }
  });

  test('each 3° zone has its meridian and its prefix', () => {
    for (let index = 0; index < 21; index++) {
      const meridian = 75 + 3 * index;
      expect(toWgs84(`EPSG:${4534 + index}`, [500_000, 4_000_000])[0]).toBeCloseTo(meridian, 9);
      expect(toWgs84(`EPSG:${4513 + index}`, [(25 + index) * 1e6 + 500_000, 4_000_000])[0]).toBeCloseTo(meridian, 9);
    }
    expect(toWgs84('EPSG:4509', [500_000, 4_000_000])[0]).toBeCloseTo(117, 9);
    expect(toWgs84('EPSG:4498', [20_500_000, 4_000_000])[0]).toBeCloseTo(117, 9);
  });

  test('Web Mercator by its own formula', () => {
    const [x, y] = [13_034_176.5, 4_325_000];
    const lat = (Math.atan(Math.sinh(y / 6_378_137)) * 180) / Math.PI;
    const [lon = 0, ours = 0] = toWgs84('EPSG:3857', [x, y]);
    expect(lon).toBeCloseTo((x / 6_378_137 / Math.PI) * 180, 9);
    expect(ours).toBeCloseTo(lat, 9);
  });

  test('WGS 84 and CGCS2000 are taken as they stand, digit by digit, height included', () => {
    expect(toWgs84('EPSG:4326', [117.123456789012, 36.1, 150])).toEqual([117.123456789012, 36.1, 150]);
    expect(toWgs84('EPSG:4490', [117.1, 36.2])).toEqual([117.1, 36.2]);
  });

  test.each(['GCJ-02', 'BD-09'])('%s is undone to far below a millimetre, all over China', (name) => {
    const shift = name === 'GCJ-02' ? gcoord.GCJ02 : gcoord.BD09;
    for (let lon = 75; lon <= 134; lon += 2.37) {
      for (let lat = 19; lat <= 52; lat += 1.93) {
        const shifted = gcoord.transform([lon, lat] as [number, number], gcoord.WGS84, shift);
        const [backLon = 0, backLat = 0] = toWgs84(name, shifted);
        const metres = Math.hypot((backLon - lon) * 111_320 * Math.cos((lat * Math.PI) / 180), (backLat - lat) * 111_320);
        expect(metres).toBeLessThan(0.0001);
      }
    }
  });

  test('the centre of 泰山区 that DataV gives, in WGS 84 (handbook §6.2)', () => {
    const [lon = 0, lat = 0] = toWgs84('gcj02', [117.129984, 36.189313]);
    expect(lon).toBeCloseTo(117.123911, 6);
    expect(lat).toBeCloseTo(36.189077, 6);
  });

  test.each([
    ['urn:ogc:def:crs:EPSG::4490', 'EPSG:4490'],
    ['urn:ogc:def:crs:OGC:1.3:CRS84', 'OGC:CRS84'],
    ['epsg:4548', 'EPSG:4548'],
    ['bd09', 'BD-09'],
    ['GCJ_02', 'GCJ-02'],
  ])('%s is %s', (name, code) => {
    expect(crsCode(name)).toBe(code);
    expect(crsByName(name)).toBeDefined();
  });

  test.each(['EPSG:2391', 'EPSG:4490.5', 'EPSG:4555', 'EPSG:32661', 'EPSG:32600', 'WGS84', ''])('%s is not guessed at', (name) => {
    expect(crsByName(name)).toBeUndefined();
  });
});

function districts(file: string): NamedThing[] {
  const { features } = JSON.parse(new TextDecoder().decode(realBytes(file)));
  return features.map(({ geometry, properties }: { geometry: never; properties: never }) => ({
    kind: 'area',
    geometry,
    values: properties,
  }));
}

/** The finding of a GeoJSON file against a city that has things of the same kind. */
function compared(cityThings: readonly NamedThing[], file: readonly NamedThing[]) {
  return detect({
    file: 'districts.geojson',
    asked: 'auto',
    stated: { text: 'EPSG:4326', by: 'format-default' },
    places: file.map(({ geometry }, index) => ({ row: index + 1, geometry })),
    fileThings: file.map((thing, index) => ({ ...thing, row: index + 1 })),
    cityThings,
    cityBox: boxOf(cityThings.map(({ geometry }) => geometry)),
  });
}

describe('outlines of the same districts', () => {
  const both = existsSync(realPath('taian-districts-gcj02.geojson')) ? testWith('taian-districts-wgs84.geojson') : test.skip;

  both('a GCJ-02 file against a WGS 84 city: GCJ-02 first, below the line of 0.9, WGS 84 far behind', () => {
    const found = compared(districts('taian-districts-wgs84.geojson'), districts('taian-districts-gcj02.geojson'));
    const { candidates } = found;
    expect(candidates.map(({ code }) => code)).toEqual(['GCJ-02', 'EPSG:4326', 'BD-09']);
    expect(found).toMatchObject({ code: 'GCJ-02', reasons: expect.arrayContaining([{ code: 'crs-outlines', params: {} }]) });
    expect(found.confidence).toBeGreaterThan(0.6);
    expect(found.confidence).toBeLessThan(0.9);
    expect(candidates[1]?.confidence).toBeLessThan(0.3);
    // The WGS 84 outlines are simplified to some 500 m, so even the right system leaves a gap; the wrong one leaves several times that.
    expect(candidates[0]?.apartM).toBeLessThan(200);
    expect(candidates[1]?.apartM).toBeGreaterThan(2 * (candidates[0]?.apartM ?? 0));
  });

  const demo = new URL('../../data/geojson/area.geojson', import.meta.url);
  const withDemo = existsSync(demo) && existsSync(realPath('taian-districts-gcj02.geojson')) ? test : test.skip;

  withDemo('a GCJ-02 file against the demo city: refused, GCJ-02 first, WGS 84 some 546 m away', () => {
    const { features } = JSON.parse(readFileSync(demo, 'utf8'));
    const areas: NamedThing[] = features.map(({ geometry, properties }: { geometry: never; properties: never }) => {
      return { kind: 'area', geometry, values: properties };
    });
    const found = compared(areas, districts('taian-districts-gcj02.geojson'));
    expect(found.confidence).toBeLessThan(0.9);
    expect(found.candidates[0]?.code).toBe('GCJ-02');
    const wgs = found.candidates.find(({ code }) => code === 'EPSG:4326');
    expect(wgs?.apartM).toBeGreaterThan(300);
    expect(wgs?.apartM).toBeLessThan(560);
    expect(found.candidates[0]?.apartM).toBeLessThan((wgs?.apartM ?? 0) / 2);
    expect(found.reasons.map(({ code }) => code)).toEqual(expect.arrayContaining(['crs-outlines', 'outlines-distance']));
    const shift = found.reasons.find(({ code }) => code === 'crs-shift');
    expect(shift?.params.crs).toBe('GCJ-02');
    // 546 m in the middle of the city; it varies by some ten metres over the prefecture.
    expect(Math.abs(Number(shift?.params.shiftM) - 546)).toBeLessThan(80);
  });

  both('the same file against itself fits', () => {
    const own = districts('taian-districts-gcj02.geojson');
    const found = compared(own, own);
    expect(found).toMatchObject({
      code: 'EPSG:4326',
      apartM: 0,
      reasons: expect.arrayContaining([{ code: 'crs-outlines-fit', params: {} }]),
    });
    expect(found.confidence).toBeGreaterThanOrEqual(0.95);
  });

  test('areas without a common name or code say nothing; a word that all share is no name', () => {
    const outline = {
      type: 'Polygon' as const,
      coordinates: [
        [
          [117, 36],
          [117.1, 36],
          [117.1, 36.1],
          [117, 36],
        ],
      ],
    };
    const area = (values: NamedThing['values']) => ({ kind: 'area', geometry: outline, values });
    expect(samePairs([area({ name: '泰山区' })], [area({ name: '岱岳区' })])).toEqual([]);
    const shared = { city: '泰安市' };
    expect(samePairs([area({ ...shared, n: '甲区' }), area({ ...shared, n: '乙区' })], [area(shared)])).toEqual([]);
    expect(samePairs([area({ gb: '156370902' })], [area({ adcode: 370902 })])).toHaveLength(1);
  });
});

describe('points of the same name or id', () => {
  const places = Array.from({ length: 5 }, (_, index) => [117 + index / 50, 36.1 + index / 70] as [number, number]);
  const things = (positions: readonly number[][], from = 0): NamedThing[] =>
    positions.map((coordinates, index) => ({
      kind: 'toilet',
      id: `t${index + from}`,
      geometry: { type: 'Point', coordinates },
      values: { name: `公厕${index + from}` },
    }));
  const shifted = places.map((place) => gcoord.transform([...place] as [number, number], gcoord.WGS84, gcoord.GCJ02));

  test('five toilets, all shifted: GCJ-02 to the metre', () => {
    expect(compared(things(places), things(shifted)).candidates[0]).toMatchObject({ code: 'GCJ-02', apartM: 0 });
    expect(compared(things(places), things(places))).toMatchObject({ code: 'EPSG:4326', apartM: 0 });
  });

  test('two are too few to tell a shift from a correction; another kind or name says nothing', () => {
    expect(samePairs(things(places), things(shifted.slice(0, 2)))).toEqual([]);
    expect(samePairs(things(places), things(shifted, 100))).toEqual([]);
    expect(
      samePairs(
        things(places),
        things(shifted).map((thing) => ({ ...thing, kind: 'gate' })),
      ),
    ).toEqual([]);
  });
});
