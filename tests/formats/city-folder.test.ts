import { describe, expect, test } from 'vitest';
import type { City } from '../../src/core/city.ts';
import { BadInput } from '../../src/core/issue.ts';
import { emptyCity, readCityFiles, writeCityFiles } from '../../src/formats/city-folder.ts';

function files(texts: Readonly<Record<string, string>>): Map<string, Uint8Array> {
  return new Map(Object.entries(texts).map(([name, text]) => [name, new TextEncoder().encode(text)]));
}

function collection(...features: readonly object[]): string {
  return JSON.stringify({ type: 'FeatureCollection', features });
}

function point(more: object = {}): object {
  return { type: 'Feature', geometry: { type: 'Point', coordinates: [117.1, 36.2] }, properties: {}, ...more };
}

function issuesOf(texts: Readonly<Record<string, string>>): unknown[] {
  try {
    readCityFiles(files(texts), 'x');
    return [];
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    return error.issues.map(({ code, file, row }) => [code, file, ...(row === undefined ? [] : [row])]);
  }
}

const square = {
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

describe('reading', () => {
  test('an id is the feature id, else the property, else the position counted from 1; always text', () => {
    const text = collection(
      point({ id: 7 }),
      point({ id: 'a', properties: { id: 'b' } }),
      point({ properties: { id: 12 } }),
      point(),
      point({ id: '' }),
    );
    const { city } = readCityFiles(files({ 'toilet.geojson': text }), 'x');
    expect(city.assets.map(({ id }) => id)).toEqual(['7', 'a', '12', '4', '5']);
  });

  test('unknown properties are kept, however deep; geometry may be null', () => {
    const properties = { name: '公厕', x: { deep: [1, { y: null }] }, eco: true };
    const { city } = readCityFiles(files({ 'toilet.geojson': collection({ type: 'Feature', id: 'a', geometry: null, properties }) }), 'x');
    expect(city.assets).toEqual([{ kind: 'toilet', id: 'a', geometry: null, values: properties }]);
  });

  test('without city.json the folder names the city; with a short one the rest is filled in', () => {
    expect(readCityFiles(files({}), '泰安').city).toEqual(emptyCity('泰安'));
    const info = { name: '泰城', extent: square, mayor: 'unknown members stay' };
    expect(readCityFiles(files({ 'city.json': JSON.stringify(info) }), 'x').city.info).toEqual({
      schemaVersion: 1,
      name: '泰城',
      areaCode: '',
      dataDate: '',
      sources: [],
      extent: square,
      mayor: 'unknown members stay',
    });
  });

  test('files of unknown kinds are reported and not read', () => {
    const { city, issues } = readCityFiles(files({ 'spaceport.geojson': 'not even JSON', 'notes.txt': '' }), 'x');
    expect(city.assets).toEqual([]);
    expect(issues.map(({ code, file }) => [code, file])).toEqual([['unknown-kind-file', 'spaceport.geojson']]);
  });

  test.each<[string, Record<string, string>, unknown[]]>([
    ['broken JSON', { 'park.geojson': '{"type":}' }, [['json-broken', 'park.geojson']]],
    ['cut-short JSON', { 'park.geojson': '{"type":"Fea' }, [['cut-short', 'park.geojson']]],
    ['no GeoJSON', { 'park.geojson': '[1]' }, [['not-geojson', 'park.geojson']]],
    ['an empty city.json', { 'city.json': '' }, [['json-broken', 'city.json']]],
    [
      'a duplicate id',
      { 'gate.geojson': collection(point({ id: 'a' }), point({ id: 1 }), point({ id: 'a' })) },
      [['id-repeated', 'gate.geojson', 3]],
    ],
    [
      'a property id that repeats a feature id',
      { 'gate.geojson': collection(point({ id: '2' }), point()) },
      [['id-repeated', 'gate.geojson', 2]],
    ],
    ['a newer city.json', { 'city.json': '{"schemaVersion":99}' }, [['saved-version-newer', 'city.json']]],
    ['a bad extent', { 'city.json': '{"extent":{"type":"Point","coordinates":[1,2]}}' }, [['city-polygon', 'city.json']]],
    ['no feature', { 'gate.geojson': collection(point(), { type: 'Park' }) }, [['feature-type', 'gate.geojson', 2]]],
  ])('%s', (_, texts, issues) => {
    expect(issuesOf(texts)).toEqual(issues);
  });

  test.each<[string, unknown, string]>([
    ['no geometry at all', undefined, 'geometry-missing'],
    ['an unknown type', { type: 'Circle', coordinates: [1, 2] }, 'geometry-type'],
    ['a collection', { type: 'GeometryCollection', geometries: [] }, 'geometry-type'],
    ['the name of a member every object has', { type: 'toString', coordinates: [1, 2] }, 'geometry-type'],
    ['words for numbers', { type: 'Point', coordinates: ['117', '36'] }, 'geometry-position'],
    ['one number', { type: 'Point', coordinates: [117] }, 'geometry-position'],
    ['null among numbers', { type: 'LineString', coordinates: [[1, 2], null] }, 'geometry-position'],
    ['a line of one point', { type: 'LineString', coordinates: [[1, 2]] }, 'geometry-line-short'],
    [
      'a ring of three points',
      {
        type: 'Polygon',
        coordinates: [
          [
            [1, 2],
            [2, 2],
            [1, 2],
          ],
        ],
      },
      'geometry-ring-short',
    ],
    [
      'an open ring',
      {
        type: 'Polygon',
        coordinates: [
          [
            [1, 2],
            [2, 2],
            [2, 3],
            [1, 3],
          ],
        ],
      },
      'geometry-ring-open',
    ],
    ['an empty polygon', { type: 'Polygon', coordinates: [] }, 'geometry-empty'],
    ['metres', { type: 'Point', coordinates: [507914, 4007738] }, 'off-earth'],
    ['latitude first', { type: 'Point', coordinates: [36.2, 117.1] }, 'off-earth'],
  ])('a geometry with %s: %s', (_, geometry, code) => {
    expect(issuesOf({ 'park.geojson': collection(point({ id: 'a' }), point({ id: 'b', geometry })) })).toEqual([[code, 'park.geojson', 2]]);
  });

  test('all faults of a folder are told at once', () => {
    const bad = collection(point({ geometry: { type: 'Point' } }), { type: 'x' });
    expect(issuesOf({ 'park.geojson': bad, 'gate.geojson': '{', 'toilet.geojson': collection(point()) })).toEqual([
      ['cut-short', 'gate.geojson'],
      ['geometry-position', 'park.geojson', 1],
      ['feature-type', 'park.geojson', 2],
    ]);
  });
});

describe('writing', () => {
  const city: City = {
    info: { ...emptyCity('泰安').info, extent: square, sources: [{ name: 'a.osm', licence: 'ODbL' }] },
    assets: [
      {
        kind: 'toilet',
        id: 'b',
        geometry: { type: 'Point', coordinates: [117.1234567, 36.7654321, 12.5] },
        values: { name: '第三卫生间 "x"\n' },
      },
      { kind: 'park', id: '1', geometry: square, values: { tags: ['口袋公园'], open: false } },
      { kind: 'toilet', id: 'a', geometry: null, values: {} },
    ],
  };

  function bytes(texts: ReadonlyMap<string, string>): Map<string, Uint8Array> {
    return files(Object.fromEntries(texts));
  }

  test('what is written reads back the same, kind by kind, and writes the same bytes', () => {
    const texts = writeCityFiles(city);
    expect([...texts.keys()]).toEqual(['park.geojson', 'toilet.geojson', 'city.json']);
    const back = readCityFiles(bytes(texts), 'x').city;
    expect(back.info).toEqual(city.info);
    expect(back.assets).toEqual([city.assets[1], city.assets[0], city.assets[2]]);
    expect(writeCityFiles(back)).toEqual(texts);
  });

  test('one feature per line, in the order given, LF, no byte order mark', () => {
    const text = writeCityFiles(city).get('toilet.geojson') ?? '';
    expect(text).toBe(
      '{"type":"FeatureCollection","features":[\n' +
        '{"type":"Feature","id":"b","geometry":{"type":"Point","coordinates":[117.1234567,36.7654321,12.5]},"properties":{"name":"第三卫生间 \\"x\\"\\n"}},\n' +
        '{"type":"Feature","id":"a","geometry":null,"properties":{}}\n' +
        ']}\n',
    );
  });

  test('with kinds only their files and city.json are written', () => {
    expect([...writeCityFiles(city, new Set(['park'])).keys()]).toEqual(['park.geojson', 'city.json']);
  });
});
