import { all } from '@mapbox/geojson-fixtures';
import fc from 'fast-check';
import type { Geometry } from 'geojson';
import { describe, expect, test } from 'vitest';
import { silentHost } from '../../../src/core/result.ts';
import { reader, writer } from '../../../src/formats/geojson/format.ts';
import { bytesOf, onlyLayer, open, refusal } from '../opening.ts';

type Fixture = {
  readonly type: string;
  readonly features?: readonly Fixture[];
  readonly geometry?: unknown;
  readonly properties?: unknown;
};

const feature = (geometry: unknown, more: object = {}) => ({ type: 'Feature', geometry, properties: {}, ...more });
const collection = (...features: unknown[]) => ({ type: 'FeatureCollection', features });
const point = { type: 'Point', coordinates: [117, 36] };
const layerOf = (value: unknown) => onlyLayer('a.geojson', JSON.stringify(value));

describe('geojson-fixtures, all of them', () => {
  test('are there', () => expect(Object.keys(all).length).toBeGreaterThan(10));

  test.each(Object.entries<Fixture>(all))('%s', async (_, value) => {
    const layer = await layerOf(value);
    const expected = value.features ?? [value.type === 'Feature' ? value : { geometry: value, properties: {} }];
    expect(layer.faults).toEqual([]);
    expect(layer.rows.map(({ geometry, values }) => ({ geometry, values }))).toEqual(
      expected.map((one) => ({ geometry: one.geometry, values: one.properties ?? {} })),
    );
  });
});

describe('what is there is kept', () => {
  test('ids, null geometry, nested values, collections, shapes that are to be mended', async () => {
    const open4 = {
      type: 'Polygon',
      coordinates: [
        [
          [0, 0],
          [1, 0],
          [1, 1],
        ],
      ],
    };
    const nested = { type: 'GeometryCollection', geometries: [point, { type: 'GeometryCollection', geometries: [open4] }] };
    const layer = await layerOf(
      collection(feature(null, { id: 7 }), feature(nested, { id: 'b', properties: { deep: { a: [1] } } }), feature(open4)),
    );
    expect(layer.rows).toEqual([
      { row: 1, id: '7', geometry: null, values: {} },
      { row: 2, id: 'b', geometry: nested, values: { deep: { a: [1] } } },
      { row: 3, geometry: open4, values: {} },
    ]);
  });

  test('the system that it names; none where it says that it is not known', async () => {
    const named = (crs: unknown) => layerOf({ ...collection(feature(point)), crs }).then((layer) => layer.crs);
    expect(await named(undefined)).toEqual({ text: 'EPSG:4326', by: 'format-default' });
    expect(await named({ type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::4490' } })).toEqual({
      text: 'urn:ogc:def:crs:EPSG::4490',
      by: 'file',
    });
    expect(await named({ type: 'EPSG', properties: { code: 4547 } })).toEqual({ text: 'EPSG:4547', by: 'file' });
    expect(await named(null)).toBeUndefined();
  });

  test('one value a line, with and without the separator of RFC 8142; a broken line is a fault of its own', async () => {
    const lines = [feature(point, { id: 'a' }), point].map((value) => JSON.stringify(value));
    for (const text of [lines.join('\n'), lines.map((line) => `\u001e${line}\n`).join('')]) {
      expect((await onlyLayer('a.geojsonl', text)).rows.map(({ row, line, id }) => [row, line, id])).toEqual([
        [1, 1, 'a'],
        [2, 2, undefined],
      ]);
    }
    const spoilt = await onlyLayer('a.ndjson', `${lines[0]}\n{"type":}\n\n${lines[1]}\n`);
    expect(spoilt.rows.map(({ line }) => line)).toEqual([1, 4]);
    expect(spoilt.faults).toEqual([{ code: 'json-line-broken', severity: 'error', params: { line: 2 }, file: 'a.ndjson', row: 2 }]);
  });

  test('a list of plain records is a table', async () => {
    const layer = await layerOf([
      { name: '甲', POINT_X: '117' },
      { name: '乙', POINT_X: null },
    ]);
    expect(layer.rows).toEqual([
      { row: 1, geometry: null, values: { name: '甲', POINT_X: '117' } },
      { row: 2, geometry: null, values: { name: '乙', POINT_X: null } },
    ]);
    expect(layer.crs).toBeUndefined();
  });
});

describe('bad ones are clear', () => {
  test.each([
    [{ type: 'Point', coordinates: ['117', 36] }, 'geometry-position'],
    [{ type: 'Point', coordinates: [117] }, 'geometry-position'],
    [{ type: 'Point', coordinates: [] }, 'geometry-empty'],
    [{ type: 'LineString', coordinates: [117, 36] }, 'geometry-position'],
    [{ type: 'Polygon', coordinates: [[117, 36]] }, 'geometry-position'],
    [{ type: 'Circle', coordinates: [117, 36] }, 'geometry-type'],
    [{ type: 'GeometryCollection' }, 'geometry-type'],
    [{ type: '__proto__', coordinates: [1, 2] }, 'geometry-type'],
    ['x', 'geometry-missing'],
  ])('%j', async (geometry, code) => {
    const layer = await layerOf(collection(feature(point), feature(geometry)));
    expect(layer.rows).toHaveLength(1);
    expect(layer.faults).toEqual([{ code, severity: 'error', params: {}, file: 'a.geojson', row: 2 }]);
  });

  test('values nested without end cost only their row; a text of nothing but brackets is too deep, not cut short; a number without end is named', async () => {
    const place = '"geometry":{"type":"Point","coordinates":[117,36]}';
    const feature = (properties: string) => `{"type":"Feature","properties":${properties},${place}}`;
    const deep = `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    const text = `{"type":"FeatureCollection","features":[${feature(deep)},${feature('{"a":1}')}]}`;
    const layer = await onlyLayer('a.geojson', text);
    expect(layer.faults).toMatchObject([{ code: 'values-nested', row: 1 }]);
    expect(layer.rows).toHaveLength(1);
    expect(await refusal(open({ 'a.geojson': '['.repeat(200_000) }))).toMatchObject({ code: 'json-deep', file: 'a.geojson' });
    const endless = await onlyLayer('a.geojson', '{"type":"Point","coordinates":[1e999,36]}');
    expect(endless.faults).toMatchObject([{ code: 'geometry-not-finite' }]);
  });

  test('collections nested without end', async () => {
    const [opening, closing] = ['{"type":"GeometryCollection","geometries":[', ']}'].map((part) => part.repeat(5000));
    const text = `{"type":"Feature","properties":{},"geometry":${opening}${JSON.stringify(point)}${closing}}`;
    expect((await onlyLayer('a.geojson', text)).faults).toMatchObject([{ code: 'geometry-nested' }]);
  });

  test.each([
    [
      '{"type":"FeatureCollection","features":[\n{"type":"Feature","properties":{"a":"NaN"},"geometry":{"type":"Point","coordinates":[NaN,36]}}]}',
      { value: 'NaN', line: 2 },
    ],
    ['{"type":"Point","coordinates":[117,-Infinity]}', { value: '-Infinity', line: 1 }],
  ])('numbers that JSON does not have: %s', async (text, params) => {
    expect(await refusal(open({ 'a.geojson': text }))).toMatchObject({ code: 'json-not-finite', params });
  });

  test('cut at any byte: one sentence', async () => {
    const whole = bytesOf(JSON.stringify(collection(feature(point, { properties: { name: '东湖公园' } }))));
    for (let length = 1; length < whole.length; length++) {
      expect((await refusal(open({ 'a.geojson': whole.subarray(0, length) }))).code).toMatch(/^(cut-short|not-what-name-says)$/);
    }
  });
});

test('what is written reads back as it was', async () => {
  const coordinate = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);
  const geometry: fc.Arbitrary<Geometry | null> = fc.oneof(
    fc.constant(null),
    fc.tuple(coordinate, coordinate, coordinate).map((coordinates) => ({ type: 'Point' as const, coordinates: [...coordinates] })),
  );
  const value = fc.oneof(fc.string(), coordinate, fc.boolean(), fc.constant(null), fc.array(fc.string()));
  const features = fc.array(
    fc.record({ id: fc.string({ minLength: 1 }), geometry, values: fc.dictionary(fc.stringMatching(/^[a-z_]{1,6}$/), value) }),
    { maxLength: 4 },
  );
  await fc.assert(
    fc.asyncProperty(features, async (wanted) => {
      const options = { file: 'a.geojson', encoding: 'utf-8', crs: undefined, meridian: 117, lang: 'zh' } as const;
      const { files } = await writer.write({ name: 'a', columns: [], features: wanted }, options);
      const source = await reader.read(files, 'a.geojson', { encoding: 'auto' }, silentHost);
      const back = source.layers[0]?.rows.map(({ id, geometry: shape, values }) => ({ id, geometry: shape, values }));
      expect(JSON.stringify(back)).toBe(JSON.stringify(wanted.map(({ id, geometry: shape, values }) => ({ id, geometry: shape, values }))));
    }),
    { numRuns: 100 },
  );
});
