import fc from 'fast-check';
import type { Geometry, Position } from 'geojson';
import { describe, expect, test } from 'vitest';
import type { FieldValue } from '../../../src/core/asset.ts';
import { silentHost } from '../../../src/core/result.ts';
import { crsByName } from '../../../src/formats/crs/known.ts';
import { reader } from '../../../src/formats/dxf/format.ts';
import { writer } from '../../../src/formats/dxf/write.ts';
import type { ExportFeature, ExportLayer, WriteOptions } from '../../../src/formats/format.ts';
import * as kml from '../../../src/formats/kml/format.ts';

const lon = fc.integer({ min: 1_160_000_000, max: 1_180_000_000 }).map((units) => units / 1e7);
const lat = fc.integer({ min: 355_000_000, max: 365_000_000 }).map((units) => units / 1e7);
const flat: fc.Arbitrary<Position> = fc.tuple(lon, lat);
const high: fc.Arbitrary<Position> = fc.tuple(
  lon,
  lat,
  fc.integer({ min: -100, max: 2000 }).map((height) => height / 8),
);

function shapes(position: fc.Arbitrary<Position>): fc.Arbitrary<Geometry> {
  const line = fc.uniqueArray(position, { minLength: 2, maxLength: 5, selector: String });
  const ring = fc
    .uniqueArray(position, { minLength: 3, maxLength: 5, selector: ([x, y]) => `${x},${y}` })
    .map((corners) => [...corners, corners[0] as Position]);
  const rings = fc.array(ring, { minLength: 1, maxLength: 3 });
  const single: fc.Arbitrary<Geometry>[] = [
    position.map((coordinates) => ({ type: 'Point', coordinates })),
    line.map((coordinates) => ({ type: 'LineString', coordinates })),
    rings.map((coordinates) => ({ type: 'Polygon', coordinates })),
  ];
  const several: fc.Arbitrary<Geometry>[] = [
    fc.array(position, { minLength: 1, maxLength: 4 }).map((coordinates) => ({ type: 'MultiPoint', coordinates })),
    fc.array(line, { minLength: 1, maxLength: 3 }).map((coordinates) => ({ type: 'MultiLineString', coordinates })),
    fc.array(rings, { minLength: 1, maxLength: 3 }).map((coordinates) => ({ type: 'MultiPolygon', coordinates })),
  ];
  const collection = fc
    .tuple(single[0] as fc.Arbitrary<Geometry>, fc.oneof(single[1] as fc.Arbitrary<Geometry>, several[2] as fc.Arbitrary<Geometry>))
    .map((geometries): Geometry => ({ type: 'GeometryCollection', geometries }));
  return fc.oneof(...single, ...several, collection);
}

const words = fc.oneof(
  fc.constantFrom(
    '岱庙 <b>&amp;</b> "引号" ]]>',
    '\\U+5CB1 ^J %%d',
    ' 前后空格 ',
    '第一行\r\n第二行\t列',
    '㴎𠮷😀',
    '',
    '0',
    'true',
    '长'.repeat(700),
  ),
  fc.string({ unit: 'binary', maxLength: 30 }).map((text) => text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')),
);

const columns = [
  { key: 'name', label: '名称', type: 'text' },
  { key: '面积', label: '面积', type: 'number' },
  { key: 'n', label: '数', type: 'integer' },
  { key: 'open', label: '开放', type: 'boolean' },
  { key: 'tags', label: '标签', type: 'list' },
  { key: '#feature=%2B', label: '怪', type: 'text' },
] as const;

const values: fc.Arbitrary<Record<string, FieldValue>> = fc.record({
  name: fc.option(words),
  面积: fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0)),
  n: fc.option(fc.integer()),
  open: fc.option(fc.boolean()),
  tags: fc.option(fc.array(fc.oneof(words, fc.integer()), { maxLength: 3 })),
  '#feature=%2B': fc.option(words),
});

const layer: fc.Arbitrary<ExportLayer> = fc
  .array(fc.tuple(fc.oneof(shapes(flat), shapes(high)), values), { minLength: 1, maxLength: 4 })
  .map((all) => ({
    name: '公园',
    columns,
    features: all.map(([geometry, own], i): ExportFeature => ({ id: `p/${i} &<`, geometry, values: own })),
  }));

const options: WriteOptions = { file: 'a', encoding: 'utf-8', crs: undefined, meridian: 117, lang: 'zh' };

function without<T>(record: Readonly<Record<string, T>>, isLeft: (value: T) => boolean): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => !isLeft(value)));
}

/** Compares place by place; heights exactly. */
function expectNear(found: unknown, wanted: unknown): void {
  if (typeof wanted === 'number') expect(Math.abs(Number(found) - wanted)).toBeLessThan(1e-7);
  else if (Array.isArray(wanted)) {
    expect((found as unknown[]).length).toBe(wanted.length);
    for (const [i, member] of wanted.entries()) expectNear((found as unknown[])[i], member);
  } else if (wanted !== null && typeof wanted === 'object') {
    expect(Object.keys(found as object).sort()).toEqual(Object.keys(wanted).sort());
    for (const [key, member] of Object.entries(wanted)) expectNear((found as Record<string, unknown>)[key], member);
  } else expect(found).toEqual(wanted);
}

/** -0 has no sign in text. */
function unsigned(record: Readonly<Record<string, FieldValue>>): Record<string, FieldValue> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, value === 0 ? 0 : value]));
}

describe('DXF', () => {
  test.each(['utf-8', 'gbk'])('%s: read(write(x)) = x', async (encoding) => {
    await fc.assert(
      fc.asyncProperty(layer, async (written) => {
        const { files, issues } = await writer.write(written, { ...options, encoding });
        expect(issues).toEqual([]);
        const source = await reader.read(files, 'a.dxf', { encoding: 'auto' }, silentHost);
        const [only] = source.layers;
        expect([source.layers.length, source.issues, only?.faults, only?.crs?.text]).toEqual([1, [], [], 'EPSG:4548']);
        const crs = crsByName('EPSG:4548');
        const degrees = (part: unknown): unknown => {
          if (Array.isArray(part)) return typeof part[0] === 'number' ? crs?.toWgs84(part as Position) : part.map(degrees);
          if (part === null || typeof part !== 'object') return part;
          return Object.fromEntries(Object.entries(part).map(([key, member]) => [key, degrees(member)]));
        };
        for (const [i, feature] of written.features.entries()) {
          expect(only?.rows[i]?.id).toBe(feature.id);
          expect(unsigned(only?.rows[i]?.values ?? {})).toEqual(unsigned(feature.values));
          expectNear(degrees(only?.rows[i]?.geometry), feature.geometry);
        }
      }),
      { numRuns: 40, seed: 5 },
    );
  });

  test('every object has a handle of its own, below the next one the drawing names', async () => {
    await fc.assert(
      fc.asyncProperty(layer, async (written) => {
        const { files } = await writer.write(written, options);
        const lines = new TextDecoder().decode(files[0]?.bytes).split('\n');
        const handles = lines.flatMap((line, i) =>
          i % 2 === 0 && (line === '5' || line === '105') ? [Number.parseInt(lines[i + 1] ?? '', 16)] : [],
        );
        const [next = 0, ...taken] = handles;
        expect(new Set(taken).size).toBe(taken.length);
        expect(Math.max(...taken)).toBeLessThan(next);
        expect(lines.filter((line, i) => i % 2 === 1 && new TextEncoder().encode(line).length > 255)).toEqual([]);
      }),
      { numRuns: 10, seed: 6 },
    );
  });

  test('what has no place, and values beyond 16 kB on one thing, are left out and told', async () => {
    const point: Geometry = { type: 'Point', coordinates: [117, 36] };
    const features = [
      { id: '1', geometry: null, values: {} },
      { id: '2', geometry: point, values: { name: '短', long: 'x'.repeat(20_000) } },
    ];
    const { files, issues } = await writer.write({ name: 'park', columns: [], features }, options);
    expect(issues.map(({ code, params }) => [code, params])).toEqual([
      ['dxf-no-place', { count: 1 }],
      ['dxf-too-long', { columns: 'long' }],
    ]);
    const source = await reader.read(files, 'a.dxf', { encoding: 'auto' }, silentHost);
    expect(source.layers[0]?.rows.map(({ values: own }) => own)).toEqual([{ name: '短' }]);
  });
});

test('KML: read(write(x)) = x, what is null is absent', async () => {
  await fc.assert(
    fc.asyncProperty(layer, async (written) => {
      const { files } = await kml.writer.write(written, options);
      const source = await kml.reader.read(files, 'a.kml', { encoding: 'auto' }, silentHost);
      const [only] = source.layers;
      expect([source.layers.length, source.issues, only?.faults]).toEqual([1, [], []]);
      for (const [i, feature] of written.features.entries()) {
        expect(only?.rows[i]?.id).toBe(feature.id);
        expect(unsigned(only?.rows[i]?.values ?? {})).toEqual(unsigned(without(feature.values, (value) => value === null)));
        expectNear(only?.rows[i]?.geometry, feature.geometry);
      }
    }),
    { numRuns: 60, seed: 7 },
  );
});
