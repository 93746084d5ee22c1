import * as flatbuffers from 'flatbuffers';
import { Column } from 'flatgeobuf/lib/mjs/flat-geobuf/column.js';
import { Header } from 'flatgeobuf/lib/mjs/flat-geobuf/header.js';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, it } from 'vitest';
import { Cancelled, silentHost } from '../../../src/core/result.ts';
import type { FormatId, NamedBytes } from '../../../src/formats/format.ts';
import { readGpkgGeometry } from '../../../src/formats/geopackage/blob.ts';
import { loadSqlite } from '../../../src/formats/geopackage/sqlite.ts';
import { formatById } from '../../../src/formats/registry.ts';
import { writeWkb } from '../../../src/formats/wkb.ts';
import { refusal } from '../opening.ts';
import { column, layerOf, read, write } from './tools.ts';

const rows = Array.from({ length: 300 }, (_, i) => ({
  id: String(i),
  geometry: { type: 'Point' as const, coordinates: [117 + i / 1000, 36] },
  values: { name: `公园${i}` },
}));
const layer = layerOf([column('name', 'text')], rows);

const formats: readonly (readonly [FormatId, string])[] = [
  ['shapefile', 'park.shp'],
  ['geopackage', 'park.gpkg'],
  ['flatgeobuf', 'park.fgb'],
  ['geoparquet', 'park.parquet'],
];

/** A copy with some bytes changed. */
function patched(bytes: Uint8Array, change: (view: DataView, bytes: Uint8Array) => void): Uint8Array {
  const copy = bytes.slice();
  change(new DataView(copy.buffer), copy);
  return copy;
}

async function sample(format: FormatId, file: string): Promise<Uint8Array> {
  return (await write(format, layer, file)).files[0]?.bytes as Uint8Array;
}

describe('"cancel" is heard while reading', () => {
  it.each(formats)('%s', async (format, file) => {
    const { files } = await write(format, layer, file);
    const reader = await formatById(format).reader?.();
    const reading = reader?.read(files, file, { encoding: 'auto' }, { ...silentHost, cancelled: () => true });
    await expect(reading).rejects.toBeInstanceOf(Cancelled);
  });
});

describe('a cut or broken file', () => {
  it.each(formats.slice(1))('%s cut anywhere is one sentence', async (format, file) => {
    const bytes = await sample(format, file);
    for (const share of [0.001, 0.05, 0.3, 0.6, 0.9, 0.999]) {
      const cut = { name: file, bytes: bytes.slice(0, Math.floor(bytes.length * share)) };
      expect((await refusal(read(format, [cut]))).file).toBe(file);
    }
  });

  it.each(formats.slice(1))('%s with torn bytes gives rows of the file or one sentence, and never an accident', async (format, file) => {
    const bytes = await sample(format, file);
    for (let part = 1; part < 24; part++) {
      const torn = patched(bytes, (_, own) =>
        own.fill(0xff, Math.floor((own.length * part) / 24), Math.floor((own.length * part) / 24) + 8),
      );
      const reading = read(format, [{ name: file, bytes: torn }]);
      const found = await reading.catch(() => null);
      if (found === null) await refusal(reading);
      else expect(found.layers.flatMap((each) => each.rows).length).toBeLessThanOrEqual(rows.length);
    }
  });
});

describe('counts that no file can hold', () => {
  it('of a FlatGeobuf, with and without an index', async () => {
    for (const nodeSize of [0, 16]) {
      const builder = new flatbuffers.Builder();
      const name = builder.createString('name');
      Column.startColumn(builder);
      Column.addName(builder, name);
      const columns = Header.createColumnsVector(builder, [Column.endColumn(builder)]);
      Header.startHeader(builder);
      Header.addColumns(builder, columns);
      Header.addFeaturesCount(builder, 4_000_000_000n);
      Header.addIndexNodeSize(builder, nodeSize);
      builder.finishSizePrefixed(Header.endHeader(builder));
      const bytes = Uint8Array.from([0x66, 0x67, 0x62, 3, 0x66, 0x67, 0x62, 0, ...builder.asUint8Array(), ...new Uint8Array(64)]);
      expect(await refusal(read('flatgeobuf', [{ name: 'a.fgb', bytes }]))).toMatchObject({ file: 'a.fgb' });
    }
  });

  it('of the length of a FlatGeobuf feature', async () => {
    const bytes = await sample('flatgeobuf', 'a.fgb');
    const first = 12 + new DataView(bytes.buffer, bytes.byteOffset).getUint32(8, true);
    const huge = patched(bytes, (view) => view.setUint32(first, 0xffffffff, true));
    expect(await refusal(read('flatgeobuf', [{ name: 'a.fgb', bytes: huge }]))).toMatchObject({ code: 'cut-short' });
  });

  it('of the footer of a Parquet file, and of its rows', async () => {
    const bytes = await sample('geoparquet', 'a.parquet');
    for (const length of [0, 1, bytes.length, 0x7fffffff, 0xffffffff]) {
      const wrong = patched(bytes, (view) => view.setUint32(bytes.length - 8, length, true));
      expect((await refusal(read('geoparquet', [{ name: 'a.parquet', bytes: wrong }]))).file).toBe('a.parquet');
    }
  });

  it('of pages of a GeoPackage', async () => {
    const bytes = await sample('geopackage', 'a.gpkg');
    const wrong = patched(bytes, (view) => view.setUint32(28, 0x7fffffff));
    expect(await refusal(read('geopackage', [{ name: 'a.gpkg', bytes: wrong }]))).toMatchObject({ code: 'cut-short' });
  });
});

describe('a GeoPackage', () => {
  it('left in write-ahead mode is read', async () => {
    const wal = patched(await sample('geopackage', 'a.gpkg'), (view) => view.setUint16(18, 0x0202));
    expect((await read('geopackage', [{ name: 'a.gpkg', bytes: wal }])).layers[0]?.rows).toHaveLength(rows.length);
  });

  it('that is a database of something else, or none, is refused', async () => {
    const sqlite = await loadSqlite();
    const db = new sqlite.oo1.DB(':memory:', 'c');
    db.exec('CREATE TABLE notes (text)');
    const bytes = sqlite.capi.sqlite3_js_db_export(db);
    db.close();
    expect(await refusal(read('geopackage', [{ name: 'a.gpkg', bytes }]))).toMatchObject({ code: 'not-geopackage' });
    expect(await refusal(read('geopackage', [{ name: 'a.gpkg', bytes: new Uint8Array(5000).fill(65) }]))).toMatchObject({ file: 'a.gpkg' });
  });

  it('stores geometry behind any kind of envelope, in either byte order; what is empty or extended says so', () => {
    const geometry = { type: 'Point' as const, coordinates: [117, 36] };
    const wkb = writeWkb(geometry);
    const blob = (flags: number, doubles: number) =>
      Uint8Array.from([0x47, 0x50, 0, flags, 0, 0, 0, 0, ...new Uint8Array(8 * doubles), ...wkb]);
    for (const [kind, doubles] of [0, 4, 6, 6, 8].entries()) {
      for (const order of [0, 1]) expect(readGpkgGeometry(blob((kind << 1) | order, doubles))).toEqual({ geometry, measured: false });
    }
    expect(readGpkgGeometry(blob(5 << 1, 4))).toMatchObject({ code: 'wkb-broken' });
    expect(readGpkgGeometry(blob(4 << 1, 0))).toMatchObject({ code: 'wkb-broken' });
    expect(readGpkgGeometry(blob(0x11, 0))).toEqual({ geometry: null, measured: false });
    expect(readGpkgGeometry(blob(0x21, 0))).toMatchObject({ code: 'geometry-curved' });
    expect(readGpkgGeometry(wkb)).toEqual({ geometry, measured: false });
  });
});

describe('a Parquet file in the native encodings', () => {
  const [a, b, c] = [
    { x: 117, y: 36 },
    { x: 117.1, y: 36 },
    { x: 117.1, y: 36.1 },
  ];
  const ring = [a, b, c, a];
  const at = ({ x, y }: { x: number; y: number }) => [x, y];
  const cases = [
    ['point', a, 'Point', at(a)],
    ['linestring', [a, b], 'LineString', [a, b].map(at)],
    ['polygon', [ring], 'Polygon', [ring.map(at)]],
    ['multipoint', [a, c], 'MultiPoint', [a, c].map(at)],
    ['multilinestring', [[a, b], ring], 'MultiLineString', [[a, b].map(at), ring.map(at)]],
    ['multipolygon', [[ring]], 'MultiPolygon', [[ring.map(at)]]],
  ] as const;

  it.each(cases)('%s is read', async (encoding, value, type, coordinates) => {
    const { nativeGeometry } = await import('../../../src/formats/geoparquet/native.ts');
    expect(nativeGeometry(value, encoding)).toEqual({ geometry: { type, coordinates }, measured: false });
    const wrong = { code: 'wkb-broken', params: {} };
    expect(nativeGeometry([{ x: 'east' }], encoding)).toEqual(wrong);
  });

  it('heights are kept, measures told, and an unknown encoding refused', async () => {
    const { nativeGeometry } = await import('../../../src/formats/geoparquet/native.ts');
    const measured = nativeGeometry({ x: 117, y: 36, z: 8, m: 5 }, 'point');
    expect(measured).toEqual({ geometry: { type: 'Point', coordinates: [117, 36, 8] }, measured: true });
    expect(nativeGeometry({ x: Number.NaN, y: Number.NaN }, 'point')).toEqual({ geometry: null, measured: false });
    const geo = { version: '1.1.0', primary_column: 'geometry', columns: { geometry: { encoding: 'curves', geometry_types: [] } } };
    const bytes = new Uint8Array(
      parquetWriteBuffer({
        columnData: [{ name: 'geometry', data: ['x'], type: 'STRING' }],
        kvMetadata: [{ key: 'geo', value: JSON.stringify(geo) }],
      }),
    );
    expect(await refusal(read('geoparquet', [{ name: 'a.parquet', bytes }]))).toMatchObject({ code: 'parquet-encoding' });
  });
});

describe('a Shapefile whose parts do not agree', () => {
  it('in their counts of rows says so or refuses, and gives no row a value of another', async () => {
    const [long, short] = [
      (await write('shapefile', layer, 'a.shp')).files,
      (await write('shapefile', { ...layer, features: rows.slice(0, 7) }, 'a.shp')).files,
    ];
    const mixed = (shapes: readonly NamedBytes[], table: readonly NamedBytes[]) => [
      ...shapes.filter(({ name }) => !name.endsWith('.dbf')),
      ...table.filter(({ name }) => name.endsWith('.dbf')),
    ];
    for (const files of [mixed(long, short), mixed(short, long)]) {
      const reading = read('shapefile', files);
      const source = await reading.catch(() => null);
      if (source === null) {
        expect((await refusal(reading)).file).toBe('a.shp');
        continue;
      }
      const told = [...source.issues, ...source.layers.flatMap(({ faults }) => faults)];
      expect(told.length).toBeGreaterThan(0);
      for (const { row, values, geometry } of source.layers[0]?.rows ?? []) {
        if (values.name !== undefined && values.name !== null) expect(values.name).toBe(`公园${row - 1}`);
        if (geometry?.type === 'Point') expect(geometry.coordinates[0]).toBeCloseTo(117 + (row - 1) / 1000, 9);
      }
    }
  });
});
