import { describe, expect, test } from 'vitest';
import type { Box } from '../../../src/core/geo/rings.ts';
import { packDms } from '../../../src/formats/crs/angles.ts';
import { mayShift } from '../../../src/formats/crs/class-a.ts';
import { dmsText } from '../../../src/formats/crs/convert.ts';
import { detect } from '../../../src/formats/crs/detect.ts';
import { crsByName } from '../../../src/formats/crs/known.ts';
import { toWgs84 } from '../../../src/formats/crs/place.ts';
import type { Evidence, Finding, RawPlace } from '../../../src/formats/crs/spec.ts';
import { codeSentence } from '../../../src/text/sentence.ts';
import { ratesOf } from './judge-detective.ts';
import { randomOf } from './random-file.ts';

const random = randomOf(11);
const taian: Box = [116.95, 36.05, 117.25, 36.3];
/** Sixty places all over the city, seven decimals each. */
const places = Array.from({ length: 60 }, () => [116.97 + random() * 0.26, 36.07 + random() * 0.21] as const);

type Pair = readonly [string | number, string | number];

function table(cells: readonly Pair[], headers: readonly [string, string], more: Partial<Evidence> = {}): Finding {
  return detect({
    file: 'points.csv',
    asked: 'auto',
    stated: undefined,
    places: cells.map((pair, index): RawPlace => ({ row: index + 1, geometry: null, cells: pair })),
    headers,
    fileThings: [],
    cityThings: [],
    cityBox: taian,
    ...more,
  });
}

function shapes(cells: readonly (readonly [number, number])[], more: Partial<Evidence> = {}): Finding {
  const rows = cells.map((pair, index): RawPlace => ({ row: index + 1, geometry: { type: 'Point', coordinates: [...pair] } }));
  return detect({
    file: 'points.shp',
    asked: 'auto',
    stated: undefined,
    places: rows,
    fileThings: [],
    cityThings: [],
    cityBox: taian,
    ...more,
  });
}

function inCrs(code: string): (readonly [number, number])[] {
  return places.map((place) => {
    const [x = 0, y = 0] = crsByName(code)?.fromWgs84([...place]) ?? [];
    return [Number(x.toFixed(7)), Number(y.toFixed(7))] as const;
  });
}

function turned(pairs: readonly (readonly [number, number])[]): (readonly [number, number])[] {
  return pairs.map(([a, b]) => [b, a] as const);
}

describe('what digits and words tell', () => {
  test('an easting of eight digits carries its zone; the datum stays open, CGCS2000 first', () => {
    const found = table(turned(inCrs('EPSG:4527')), ['X坐标', 'Y坐标']);
    expect(found).toMatchObject({ code: 'EPSG:4527', axes: 'yx', notation: 'decimal' });
    expect(found.confidence).toBeLessThan(0.9);
    expect(found.candidates.map(({ code }) => code)).toEqual(['EPSG:4527', 'EPSG:2363', 'EPSG:2415']);
    const sentences = found.reasons.map(({ code, params }) => codeSentence(code, params, 'zh'));
    expect(sentences[0]).toMatch(/东坐标 39\d{6} 以 39 开头：3° 带 39 带（中央经线 117°）/);
    expect(found.reasons.map(({ code }) => code)).toContain('crs-datums-alike');
    expect(found.candidates[1]?.approximate).toBe(true);
  });

  test('a header that names the datum settles it', () => {
    expect(table(turned(inCrs('EPSG:4527')), ['2000坐标X', '2000坐标Y'])).toMatchObject({
      code: 'EPSG:4527',
      axes: 'yx',
      confidence: 0.99,
    });
    const gcj = table(inCrs('GCJ-02'), ['高德经度', '高德纬度']);
    expect(gcj).toMatchObject({ code: 'GCJ-02', axes: 'xy', notation: 'decimal' });
    expect(gcj.confidence).toBeGreaterThanOrEqual(0.95);
  });

  test('bare degrees in China stay open between WGS 84, GCJ-02 and BD-09, and say so; far from China they do not', () => {
    const found = table(inCrs('EPSG:4326'), ['经度', '纬度']);
    expect(found.confidence).toBeLessThan(0.9);
    expect(found.candidates.map(({ code }) => code)).toEqual(['EPSG:4326', 'GCJ-02', 'BD-09']);
    expect(found.reasons.map(({ code }) => code)).toContain('crs-degrees-alike');
    const vienna = places.map(([lon, lat]) => [lon - 100.7, lat + 12] as const);
    const foreign = table(vienna, ['lng', 'lat'], { cityBox: null });
    expect(foreign).toMatchObject({ code: 'EPSG:4326', axes: 'xy' });
    expect(foreign.confidence).toBeGreaterThanOrEqual(0.95);
  });

  test('DD.MMSS as decimals, degrees in signs, latitude first', () => {
    const packed = places.map(([lon, lat]) => [packDms(lon), packDms(lat)] as const);
    const found = table(packed, ['WGS84经度', 'WGS84纬度']);
    expect(found).toMatchObject({ code: 'EPSG:4326', notation: 'packed-dms', axes: 'xy', odd: [] });
    expect(found.confidence).toBeGreaterThanOrEqual(0.9);
    const signed = places.map(([lon, lat]) => [dmsText('lat', lat), dmsText('lon', lon)] as const);
    expect(table(signed, ['a', 'b'])).toMatchObject({ code: 'EPSG:4326', notation: 'dms', axes: 'yx' });
  });

  test('no city at all: a six-digit easting may be any zone, and nothing is claimed', () => {
    const found = table(inCrs('EPSG:4548'), ['E', 'N'], { cityBox: null });
    expect(found.confidence).toBeLessThan(0.5);
    expect(table(inCrs('EPSG:4548'), ['E', 'N'])).toMatchObject({ code: 'EPSG:4548', confidence: expect.closeTo(0.79, 1) });
  });

  test('metres that no common system puts here are said to be a local grid, perhaps', () => {
    const found = shapes(places.map(([lon, lat]) => [(lon - 117) * 90_000 + 50_000, (lat - 36) * 111_000 + 5000] as const));
    expect(found.confidence).toBeLessThan(0.9);
    expect(found.reasons.some(({ code }) => code === 'crs-local-digits' || code === 'crs-digits')).toBe(true);
  });
});

describe('what the file states', () => {
  test('a statement that fits is taken; one that the digits contradict is doubted, and the right one stands first', () => {
    const by = 'file' as const;
    expect(shapes(inCrs('EPSG:2384'), { stated: { text: 'EPSG:2384', by } })).toMatchObject({ code: 'EPSG:2384', approximate: true });
    expect(shapes(inCrs('EPSG:2384'), { stated: { text: 'EPSG:2384', by } }).confidence).toBeGreaterThanOrEqual(0.9);
    const metresAsDegrees = shapes(inCrs('EPSG:4548'), { stated: { text: 'EPSG:4490', by } });
    expect(metresAsDegrees).toMatchObject({
      code: 'EPSG:4548',
      reasons: expect.arrayContaining([{ code: 'crs-stated-not', params: { crs: 'EPSG:4490' } }]),
    });
    expect(metresAsDegrees.confidence).toBeLessThan(0.9);
    const prefixed = shapes(inCrs('EPSG:4527'), { stated: { text: 'EPSG:4548', by } });
    expect(prefixed.code).toBe('EPSG:4527');
    expect(prefixed.confidence).toBeLessThan(0.9);
  });

  test('GeoJSON is WGS 84 unless the digits contradict', () => {
    const stated = { text: 'EPSG:4326', by: 'format-default' } as const;
    expect(shapes(inCrs('EPSG:4326'), { stated })).toMatchObject({ code: 'EPSG:4326', confidence: 0.95 });
    expect(shapes(inCrs('EPSG:4326'), { stated, cityBox: null })).toMatchObject({ code: 'EPSG:4326', confidence: 0.9 });
    for (const wrong of [inCrs('EPSG:4548'), turned(inCrs('EPSG:4326'))]) expect(shapes(wrong, { stated }).confidence).toBeLessThan(0.9);
  });

  test('a system given by the user is taken, its order is still found out; digits that rule it out refuse', () => {
    const found = table(turned(inCrs('EPSG:4548')), ['a', 'b'], { asked: { code: 'EPSG:4548' } });
    expect(found).toMatchObject({ code: 'EPSG:4548', axes: 'yx', confidence: 1, candidates: [] });
    expect(() => table(inCrs('EPSG:4548'), ['a', 'b'], { asked: { code: 'GCJ-02' } })).toThrow('crs-impossible');
    expect(() => table(inCrs('EPSG:4326'), ['a', 'b'], { asked: { code: 'EPSG:9999' } })).toThrow('crs-unknown');
  });
});

test('places without names tell the 546 m as well, where they fall on what the city has', () => {
  const cityThings = places.map(([lon, lat], index) => {
    return { kind: 'toilet', id: `c${index}`, geometry: { type: 'Point' as const, coordinates: [lon, lat] }, values: {} };
  });
  const found = table(inCrs('GCJ-02'), ['经度', '纬度'], { cityThings });
  expect(found.code).toBe('GCJ-02');
  expect(found.confidence).toBeGreaterThanOrEqual(0.9);
  expect(found.reasons[0]).toEqual({ code: 'crs-coincide', params: { percent: 100 } });
  // Drawn by another hand some ten metres off, it falls on the things without coinciding.
  const loosely = cityThings.map((thing, index) => {
    const [lon = 0, lat = 0] = thing.geometry.coordinates;
    return { ...thing, geometry: { type: 'Point' as const, coordinates: [lon + 0.0001, lat - 0.00003 * (index % 3)] } };
  });
  expect(table(inCrs('GCJ-02'), ['经度', '纬度'], { cityThings: loosely })).toMatchObject({
    code: 'GCJ-02',
    reasons: [{ code: 'crs-nearness' }, {}, {}],
  });
  // What stands somewhere else says nothing.
  const elsewhere = cityThings.map((thing, index) => ({
    ...thing,
    geometry: { type: 'Point' as const, coordinates: [117 + index / 400, 36.1] },
  }));
  expect(table(inCrs('GCJ-02'), ['经度', '纬度'], { cityThings: elsewhere }).confidence).toBeLessThan(0.9);
});

describe('GeoJSON against a city that is dense in its kind', () => {
  const stated = { text: 'EPSG:4326', by: 'format-default' } as const;
  // A bent lattice of points 35 m apart: whatever is asked for, something is within 25 m.
  const lattice = Array.from({ length: 4900 }, (_, index): readonly [number, number] => {
    const [column, line] = [index % 70, Math.floor(index / 70)];
    return [117.05 + column * 0.00039 + Math.sin(line) * 0.00005, 36.15 + line * 0.00031 + Math.cos(column * 1.7) * 0.00005];
  });
  const cityThings = lattice.map(([lon, lat], index) => {
    return { kind: 'residential', id: `c${index}`, geometry: { type: 'Point' as const, coordinates: [lon, lat] }, values: {} };
  });
  const some = lattice.filter((_, index) => index % 37 === 0);

  test('the file drawn from the same source and shifted by GCJ-02 is refused with GCJ-02 first; unshifted it is taken', () => {
    const shifted = some.map(([lon, lat]) => (crsByName('GCJ-02')?.fromWgs84([lon, lat]) ?? []) as [number, number]);
    const found = shapes(shifted, { stated, cityThings });
    expect(found).toMatchObject({ code: 'GCJ-02' });
    expect(found.confidence).toBeLessThan(0.9);
    expect(found.reasons.some(({ code }) => code === 'crs-coincide')).toBe(true);
    expect(shapes(some, { stated, cityThings })).toMatchObject({ code: 'EPSG:4326', confidence: 0.97 });
  });

  test('where nothing coincides nothing has been checked: 0.9, and says so; head and first candidate agree', () => {
    const other = some.map(([lon, lat], index) => [lon + ((index * 7) % 11) * 3.1e-5, lat + 0.00015] as const);
    const found = shapes(other, { stated, cityThings });
    expect(found).toMatchObject({ code: 'EPSG:4326', confidence: 0.9, reasons: [{ code: 'crs-default-untold' }, {}] });
    expect(found.candidates[0]).toMatchObject({ code: found.code, confidence: found.confidence });
  });

  test('outlines of DataV are GCJ-02 until something of the city tells otherwise', () => {
    const found = shapes(some, { stated, cityBox: null, isFromDataV: true });
    expect(found).toMatchObject({ code: 'GCJ-02', reasons: [{ code: 'crs-datav' }, {}, {}] });
    expect(found.confidence).toBeLessThan(0.9);
    expect(shapes(some, { stated, cityThings, isFromDataV: true })).toMatchObject({ code: 'EPSG:4326', confidence: 0.97 });
  });
});

describe('rows of one file that disagree', () => {
  const decimals = inCrs('EPSG:4326').map(([lon, lat]): Pair => [lon, lat]);
  const with_ = (rows: readonly number[], change: (pair: Pair, index: number) => Pair): Pair[] =>
    decimals.map((pair, index) => (rows.includes(index + 1) ? change(pair, index) : pair));
  const wgs = ['WGS84经度', 'WGS84纬度'] as const;

  test('swapped rows are named and turned round', () => {
    const cells = with_([4, 17, 58], ([a, b]) => [b, a]);
    const found = table(cells, wgs);
    expect(found.odd).toMatchObject([{ rows: [4, 17, 58], sure: true, reading: { code: 'EPSG:4326', axes: 'yx', notation: 'decimal' } }]);
    const placed = toWgs84(found.odd[0]?.reading ?? found, { geometry: null, cells: cells[3] as [number, number] });
    expect(placed).toEqual({ geometry: { type: 'Point', coordinates: decimals[3] } });
  });

  test('angles in signs among decimals', () => {
    const found = table(
      with_([2, 30], (_, index) => [dmsText('lon', places[index]?.[0] ?? 0), dmsText('lat', places[index]?.[1] ?? 0)]),
      wgs,
    );
    expect(found.odd).toMatchObject([{ rows: [2, 30], sure: true, reading: { notation: 'dms' } }]);
  });

  test('DD.MMSS among decimals: few digits, no minute or second of 60', () => {
    const rows = Array.from({ length: 20 }, (_, index) => index * 3 + 1);
    const packed = (value: number): number => packDms(Math.round(value * 3600) / 3600);
    const found = table(
      with_(rows, (_, index) => [packed(places[index]?.[0] ?? 0), packed(places[index]?.[1] ?? 0)]),
      wgs,
    );
    expect(found).toMatchObject({ code: 'EPSG:4326', notation: 'decimal' });
    expect(found.odd).toMatchObject([{ rows, sure: true, reading: { notation: 'packed-dms' } }]);
  });

  test('decimals among DD.MMSS: the rows whose minutes or seconds reach 60', () => {
    const cells = places.map(
      ([lon, lat], index): Pair => (index === 6 || index === 40 ? [117.1789123, 36.1778456] : [packDms(lon), packDms(lat)]),
    );
    const found = table(cells, wgs);
    expect(found.notation).toBe('packed-dms');
    expect(found.odd).toMatchObject([{ rows: [7, 41], sure: true, reading: { notation: 'decimal' } }]);
  });

  test('metres among degrees: the datum of these rows is not told, so they are refused by name; under a stated CGCS2000 they are not', () => {
    const metres = inCrs('EPSG:4527');
    const found = table(
      with_([9, 10], (_, index) => metres[index] as Pair),
      wgs,
    );
    expect(found.odd).toMatchObject([{ rows: [9, 10], sure: false, reading: { code: 'EPSG:4527' } }]);
    const known = table(
      with_([9, 10], (_, index) => metres[index] as Pair),
      ['2000经度', '2000纬度'],
      { asked: { code: 'EPSG:4490' } },
    );
    expect(known.odd).toMatchObject([{ rows: [9, 10], sure: true, reading: { code: 'EPSG:4527' } }]);
  });

  test('where one row in four is in another system it asks which the file is in, and names the rows', () => {
    const metres = inCrs('EPSG:4527');
    const rows = Array.from({ length: 15 }, (_, index) => index * 4 + 1);
    const found = table(
      with_(rows, (_, index) => metres[index] as Pair),
      wgs,
    );
    expect(found.confidence).toBeLessThan(0.9);
    expect(found.reasons[0]).toEqual({ code: 'crs-mixed', params: { rows: 15, all: 60 } });
    expect(found.odd).toMatchObject([{ rows }]);
  });

  test('another zone among the rows of one', () => {
    const [own, other] = [inCrs('EPSG:4527'), inCrs('EPSG:4528')];
    const cells = own.map((pair, index): Pair => (index === 20 ? (other[20] as Pair) : pair));
    const found = table(cells, ['2000坐标E', '2000坐标N']);
    expect(found).toMatchObject({ code: 'EPSG:4527', odd: [{ rows: [21], sure: true, reading: { code: 'EPSG:4528' } }] });
  });

  test('a file that agrees has no odd rows', () => {
    expect(table(decimals, wgs).odd).toEqual([]);
    expect(table(turned(inCrs('EPSG:4548')), ['X', 'Y']).odd).toEqual([]);
  });
});

test('what is surveyed to class A is never shifted', () => {
  const surveyed = { values: { accuracyClass: 'A' } };
  expect(['GCJ-02', 'BD-09', 'EPSG:4548', 'EPSG:4326'].map((code) => mayShift(surveyed, code))).toEqual([false, false, true, true]);
  expect(mayShift({ values: { accuracyClass: 'B' } }, 'GCJ-02')).toBe(true);
  expect(mayShift({ values: {} }, 'GCJ-02')).toBe(true);
});

test('150 random files: never sure and wrong, mostly right or with the truth among the first three', () => {
  const { counts, wrong } = ratesOf(1, 150);
  expect(wrong).toEqual([]);
  expect(counts.right).toBeGreaterThan(45);
  expect(counts.right + counts['asked-among-three']).toBeGreaterThan(120);
});
