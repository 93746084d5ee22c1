import { describe, expect, test } from 'vitest';
import type { Box } from '../../../src/core/geo/rings.ts';
import { packDms } from '../../../src/formats/crs/angles.ts';
import { detect } from '../../../src/formats/crs/detect.ts';
import { digitGroup } from '../../../src/formats/crs/digit-groups.ts';
import { crsByName } from '../../../src/formats/crs/known.ts';
import { pointsOf } from '../../../src/formats/crs/samples.ts';
import type { Evidence, FileThing, Finding, NamedThing } from '../../../src/formats/crs/spec.ts';
import { randomFile, randomOf } from './random-file.ts';

const random = randomOf(7);
const taian: Box = [116.95, 36.05, 117.25, 36.3];
const round = (value: number, digits: number): number => Number(value.toFixed(digits));
/** 150 places all over the city, in decimals of seven digits. */
const places = Array.from({ length: 150 }, () => [round(116.97 + random() * 0.26, 7), round(36.07 + random() * 0.21, 7)] as const);

type Pair = readonly [number, number];

function inCrs(code: string, place: Pair): Pair {
  const [x = 0, y = 0] = crsByName(code)?.fromWgs84([...place]) ?? [];
  return [round(x, 7), round(y, 7)];
}

const packed = ([lon, lat]: Pair): Pair => [packDms(lon), packDms(lat)];

function cityThings(at: readonly Pair[] = places): NamedThing[] {
  return at.map((place, index) => ({
    kind: 'toilet',
    id: `t${index + 1}`,
    geometry: { type: 'Point', coordinates: [...place] },
    values: {},
  }));
}

function table(cells: readonly Pair[], more: Partial<Evidence> = {}): Finding {
  return detect({
    file: 'points.csv',
    asked: 'auto',
    stated: undefined,
    places: cells.map((pair, index) => ({ row: index + 1, geometry: null, cells: pair })),
    headers: ['经度', '纬度'],
    fileThings: cells.map((_, index): FileThing => ({ kind: 'toilet', id: `t${index + 1}`, geometry: null, values: {}, row: index + 1 })),
    cityThings: cityThings(),
    cityBox: taian,
    ...more,
  });
}

/** Every tenth row from the fourth. */
const tenth = places.flatMap((_, index) => (index % 10 === 3 ? [index + 1] : []));
const mixed = (change: (place: Pair) => Pair, base: (place: Pair) => Pair = (place) => place, rows = tenth): Pair[] =>
  places.map((place, index) => (rows.includes(index + 1) ? change(place) : base(place)));

describe("rows against the city's same things", () => {
  test('DD.MMSS among decimals is converted', () => {
    const found = table(mixed(packed));
    expect(found).toMatchObject({ code: 'EPSG:4326', notation: 'decimal' });
    expect(found.odd).toEqual([
      {
        rows: tenth,
        sure: true,
        reading: { code: 'EPSG:4326', axes: 'xy', notation: 'packed-dms' },
        reason: { code: 'crs-odd-things-packed', params: { rows: 15, crs: 'EPSG:4326', zone: '' } },
      },
    ]);
  });

  test.each([
    ['GCJ-02', 'EPSG:4326'],
    ['EPSG:4326', 'GCJ-02'],
    ['BD-09', 'GCJ-02'],
  ])('two rows of %s in a file of %s', (odd, whole) => {
    const rows = [5, 90];
    const found = table(
      mixed(
        (place) => inCrs(odd, place),
        (place) => inCrs(whole, place),
        rows,
      ),
    );
    expect(found.code).toBe(whole);
    expect(found.odd).toMatchObject([
      { rows, sure: true, reading: { code: odd, notation: 'decimal' }, reason: { code: 'crs-odd-things' } },
    ]);
  });

  test('also where the user has named the system', () => {
    const found = table(mixed(packed), { asked: { code: 'EPSG:4326' } });
    expect(found.odd).toMatchObject([{ rows: tenth, sure: true }]);
  });

  test('a thing that has moved stays where its row puts it; most rows elsewhere question the whole, not the rows', () => {
    expect(table(mixed(([lon, lat]) => [round(lon + 0.011, 7), round(lat - 0.013, 7)])).odd).toEqual([]);
    const all = table(
      places.map((place) => inCrs('GCJ-02', place)),
      { asked: { code: 'EPSG:4326' } },
    );
    expect(all.odd).toEqual([]);
  });

  test('ids that agree by chance say nothing', () => {
    const shuffled = [...places.slice(70), ...places.slice(0, 70)];
    expect(table([...places], { cityThings: cityThings(shuffled) }).odd).toEqual([]);
  });

  test('rows that lie on their thing are never suspected for their digits', () => {
    const few = places.map(([lon, lat], index): Pair => (tenth.includes(index + 1) ? [round(lon, 4), round(lat, 4)] : [lon, lat]));
    expect(table(few).odd).toEqual([]);
  });
});

describe('rows of other digits, with nothing in the city to compare with', () => {
  const none = { cityThings: [] };

  test('DD.MMSS of eight digits among decimals of seven: each row is named, with a reason', () => {
    for (const more of [none, { ...none, asked: { code: 'EPSG:4326' }, cityBox: null }]) {
      const { odd } = table(mixed(packed), more);
      expect(odd.map(({ rows }) => rows)).toEqual([tenth]);
      expect(odd[0]?.reading.notation).toBe('packed-dms');
      expect(odd[0]?.reason.code).toMatch(/^crs-odd-digits/);
    }
  });

  test('zeros that programs cut, and places of several sources, are no alarm', () => {
    const alarms: string[] = [];
    for (let seed = 1; seed <= 400; seed++) {
      const file = randomFile(seed);
      const draw = randomOf(seed + 1e6);
      const base = 4 + Math.floor(draw() * 4);
      const extra = [() => 1, () => (draw() < 0.15 ? 0 : 2), () => Math.floor(draw() * 4)][seed % 3] as () => number;
      const points = file.places.flatMap(([lon, lat], index) => {
        const digits = base + extra();
        return pointsOf({ row: index + 1, geometry: null, cells: [round(lon, digits), round(lat, digits)] }, 1);
      });
      if ((digitGroup(points)?.chance ?? 1) <= 1e-3) alarms.push(file.story);
    }
    expect(alarms).toEqual([]);
  });
});

describe('zones', () => {
  const shapes = (cells: readonly Pair[], more: Partial<Evidence>): Finding =>
    detect({
      file: 'parks.gpkg',
      asked: 'auto',
      stated: undefined,
      places: cells.map((pair, index) => ({ row: index + 1, geometry: { type: 'Point', coordinates: [...pair] } })),
      fileThings: [],
      cityThings: [],
      cityBox: taian,
      ...more,
    });
  const beside = places.map((place) => inCrs('EPSG:4547', place));
  const stated = { text: 'EPSG:4547', by: 'file' } as const;

  test.each([taian, null])('a stated zone 3° beside the city is taken, and said to be unusual (city %o)', (cityBox) => {
    const found = shapes(beside, { stated, cityBox });
    expect(found.code).toBe('EPSG:4547');
    expect(found.confidence).toBeGreaterThanOrEqual(0.9);
    expect(found.reasons).toContainEqual({ code: 'crs-beside-zone', params: { meridian: '114°', usual: '117°' } });
    expect(found.odd).toEqual([]);
  });

  test('a zone that the user gives likewise; the usual one goes without a word', () => {
    expect(shapes(beside, { asked: { code: 'EPSG:4547' } }).reasons.map(({ code }) => code)).toEqual(['crs-asked', 'crs-beside-zone']);
    const usual = shapes(
      places.map((place) => inCrs('EPSG:4548', place)),
      { asked: { code: 'EPSG:4548' } },
    );
    expect(usual.reasons.map(({ code }) => code)).toEqual(['crs-asked']);
  });

  test('a stated zone that the city contradicts is not taken', () => {
    const found = shapes(
      places.map((place) => inCrs('EPSG:4548', place)),
      { stated },
    );
    expect(found.code).toBe('EPSG:4548');
    expect(found.confidence).toBeLessThan(0.9);
  });

  test.each([
    ['北京', 116.4, 39.9, 4548],
    ['上海', 121.47, 31.23, 4549],
    ['广州', 113.3, 23.1, 4547],
    ['济南', 117, 36.65, 4548],
    ['武汉', 114.3, 30.6, 4547],
    ['成都', 104.07, 30.67, 4544],
    ['沈阳', 123.4, 41.8, 4550],
    ['杭州', 120.2, 30.25, 4549],
  ])('%s in six-digit eastings without a word: the truth is among the first three, and nothing is sure', (_, lon, lat, code) => {
    const cells = places.map(([x, y]) => inCrs(`EPSG:${code}`, [lon + x - 117.1, lat + y - 36.2]));
    const found = shapes(cells, { cityBox: null });
    expect(found.candidates.slice(0, 3).map((each) => each.code)).toContain(`EPSG:${code}`);
    expect(found.confidence).toBeLessThan(0.9);
    expect(found.reasons[0]).toEqual({ code: 'crs-meridian-open', params: {} });
  });
});

test('the reason tells what was compared: things by id or name, or outlines of areas', () => {
  expect(table([...places]).reasons[0]).toEqual({ code: 'crs-things-distance', params: { apartM: 0, count: 150 } });
  const outline = (at: number) => ({
    type: 'Polygon' as const,
    coordinates: [
      [
        [at, 36.1],
        [at + 0.1, 36.1],
        [at, 36.2],
        [at, 36.1],
      ],
    ],
  });
  const areas = [117, 117.1].map((at, index) => ({ kind: 'area', geometry: outline(at), values: { name: `示意${'甲乙'[index]}区` } }));
  const found = detect({
    file: 'areas.shp',
    asked: 'auto',
    stated: undefined,
    places: areas.map(({ geometry }, index) => ({ row: index + 1, geometry })),
    fileThings: areas.map((area, index) => ({ ...area, row: index + 1 })),
    cityThings: areas,
    cityBox: taian,
  });
  expect(found.reasons[0]?.code).toBe('outlines-distance');
});
