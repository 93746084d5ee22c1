import { describe, expect, it } from 'vitest';
import type { NamedBytes } from '../../../src/formats/format.ts';
import { arrangeRings } from '../../../src/formats/shapefile/rings.ts';
import { column, layerOf, read, write } from './tools.ts';

type Ring = number[][];

function square(x: number, y: number, side: number): Ring {
  return [
    [x, y],
    [x + side, y],
    [x + side, y + side],
    [x, y + side],
    [x, y],
  ];
}

const clockwise = (ring: Ring): Ring => ring.toReversed();

describe('rings', () => {
  it('are told by place where the windings lie', () => {
    const [outer, hole, island] = [square(0, 0, 10), square(2, 2, 6), square(4, 4, 2)];
    const expected = [[outer, clockwise(hole)], [island]];
    const right = arrangeRings([clockwise(outer), hole, clockwise(island)]);
    expect(right).toEqual({ geometry: { type: 'MultiPolygon', coordinates: expected }, rewound: false });
    for (const rings of [[outer, clockwise(hole), island], [outer, hole, island].map(clockwise), [outer, hole, island]]) {
      expect(arrangeRings(rings)).toEqual({ geometry: { type: 'MultiPolygon', coordinates: expected }, rewound: true });
    }
  });

  it('side by side or doubled stay polygons of their own', () => {
    const beside = arrangeRings([clockwise(square(0, 0, 2)), clockwise(square(2, 0, 2))]);
    expect(beside.geometry).toMatchObject({ type: 'MultiPolygon', coordinates: [[square(0, 0, 2)], [square(2, 0, 2)]] });
    const doubled = arrangeRings([clockwise(square(0, 0, 2)), clockwise(square(0, 0, 2))]);
    expect(doubled.geometry?.coordinates).toHaveLength(2);
  });
});

const rows = [
  { id: '1', geometry: { type: 'Point' as const, coordinates: [117.1, 36.2] }, values: { 名称: '岱庙公园' } },
  { id: '2', geometry: { type: 'Point' as const, coordinates: [117.2, 36.3] }, values: { 名称: '东湖公园，开放' } },
  { id: '3', geometry: null, values: { 名称: '南湖公园的树' } },
];
const layer = layerOf([column('名称', 'text')], rows);

async function gbk(): Promise<readonly NamedBytes[]> {
  return (await write('shapefile', layer, 'park.shp', { encoding: 'gbk' })).files;
}

function without(files: readonly NamedBytes[], ...endings: string[]): NamedBytes[] {
  return files.filter(({ name }) => !endings.some((ending) => name.endsWith(ending)));
}

function changed(files: readonly NamedBytes[], ending: string, change: (bytes: Uint8Array) => Uint8Array): NamedBytes[] {
  return files.map((file) => (file.name.endsWith(ending) ? { ...file, bytes: change(file.bytes.slice()) } : file));
}

describe('a Shapefile', () => {
  it('in GBK is read by its .cpg, by its language byte, or by its bytes alone, and says which', async () => {
    const files = await gbk();
    const bare = changed(without(files, '.cpg'), '.dbf', (bytes) => bytes.fill(0, 29, 30));
    const expected = rows.map(({ values }) => values.名称);
    for (const [set, reason] of [
      [files, 'declared'],
      [without(files, '.cpg'), 'declared'],
      [bare, 'not-utf8'],
    ] as const) {
      const source = await read('shapefile', set);
      expect(source.layers[0]?.rows.map(({ values }) => values.名称)).toEqual(expected);
      expect(source.encoding.reason).toBe(reason);
    }
    // A .cpg that lies is not believed.
    const lying = changed(files, '.cpg', () => new TextEncoder().encode('UTF-8'));
    expect((await read('shapefile', lying)).layers[0]?.rows[0]?.values.名称).toBe('岱庙公园');
    await expect(read('shapefile', files, 'utf-8')).rejects.toMatchObject({ issues: [{ code: 'dbf-encoding-wrong' }] });
  });

  it('is refused in GBK by the first character that GBK lacks', async () => {
    const bad = layerOf([column('名称', 'text')], [{ id: 'p', geometry: null, values: { 名称: '㴎河𠮷' } }]);
    await expect(write('shapefile', bad, 'park.shp', { encoding: 'gbk' })).rejects.toMatchObject({
      issues: [{ code: 'gbk-lacks-value', row: 1, params: { field: '名称' } }],
    });
  });

  it('gives what its parts have: shapes without a table, a table without shapes, rows that a program has deleted left out', async () => {
    const files = await gbk();
    const shapes = await read('shapefile', without(files, '.dbf'));
    expect(shapes.layers[0]?.rows.map(({ geometry }) => geometry?.type)).toEqual(['Point', 'Point', undefined]);
    expect(shapes.issues.map(({ code }) => code)).toContain('shapefile-no-table');
    const table = await read(
      'shapefile',
      files.filter(({ name }) => name.endsWith('.dbf')),
    );
    expect(table.layers[0]?.rows).toHaveLength(3);
    const first = changed(files, '.dbf', (bytes) => {
      const at = (bytes[8] as number) + 256 * (bytes[9] as number);
      return bytes.fill(0x2a, at, at + 1);
    });
    expect((await read('shapefile', first)).layers[0]?.rows.map(({ row }) => row)).toEqual([2, 3]);
  });

  it('cut anywhere is one sentence', async () => {
    const files = await gbk();
    for (const ending of ['.shp', '.dbf']) {
      const cut = changed(files, ending, (bytes) => bytes.slice(0, bytes.length - 20));
      await expect(read('shapefile', cut)).rejects.toMatchObject({ issues: [{ code: 'cut-short' }] });
    }
  });

  it('keeps 254 bytes of a text, cut at a character, and tells it', async () => {
    const long = layerOf([column('note', 'text')], [{ id: 'p', geometry: null, values: { note: '湖'.repeat(100) } }]);
    const { files, issues } = await write('shapefile', long, 'park.shp');
    expect(issues).toMatchObject([{ code: 'dbf-text-too-long', row: 1, params: { field: 'note', kept: 84, of: 100 } }]);
    expect((await read('shapefile', files)).layers[0]?.rows[0]?.values.note).toBe('湖'.repeat(84));
  });
});
