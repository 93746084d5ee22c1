import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { NamedBytes } from '../../../src/formats/format.ts';
import { answers, inTempFolder, output } from '../../oracles/tools.ts';
import { bytesOf, open, refusal } from '../opening.ts';

const hasGdal = answers('ogr2ogr', ['--version']);
const mif = readFileSync(join(import.meta.dirname, 'parks.mif'));

/** "岱庙", "泰山" and "路" in GBK. */
const mid = Uint8Array.from([
  ...[0x22, 0xe1, 0xb7, 0xc3, 0xed, 0x22, ...bytesOf(',12.5,"T"\n')],
  ...[0x22, 0xcc, 0xa9, 0xc9, 0xbd, 0x22, ...bytesOf(',0,"F"\n')],
  ...[0x22, 0xc2, 0xb7, 0x22, ...bytesOf(',0,"F"\n')],
]);

describe('MapInfo', () => {
  test('MIF of a bureau: GBK under a western header, numbers of the file, the system as it says', async () => {
    const [source] = await open({ 'parks.mif': mif, 'parks.mid': mid });
    expect(source?.encoding.name).toBe('gb18030');
    const [layer] = source?.layers ?? [];
    expect(layer?.name).toBe('parks');
    expect(layer?.rows.map(({ values, geometry }) => [values.NAME, values.AREA, values.OPEN, geometry?.type])).toEqual([
      ['岱庙', 12.5, 'T', 'Polygon'],
      ['泰山', 0, 'F', 'Point'],
      ['路', 0, 'F', 'LineString'],
    ]);
    expect(layer?.rows[1]?.geometry).toEqual({ type: 'Point', coordinates: [509_500.25, 4_006_500.75] });
    expect(layer?.crs?.text).toMatch(/Transverse Mercator[\s\S]*"Longitude of natural origin",117/);
  });

  test('a damaged file is one sentence, and the next one is read all the same', async () => {
    const broken = bytesOf('Version 300\nCharset "Neutral"\nColumns x\n');
    expect(await refusal(open({ 'a.mif': broken, 'a.mid': mid }))).toMatchObject({ code: 'gdal-refused' });
    const [source] = await open({ 'parks.mif': mif, 'parks.mid': mid });
    expect(source?.layers[0]?.rows).toHaveLength(3);
  });
});

interface Square {
  readonly mc: string;
  readonly area: number | null;
  readonly x: number;
}

const squares: readonly Square[] = [
  { mc: '岱庙', area: 12.5, x: 509_000 },
  { mc: '徂徕', area: null, x: 510_000 },
];

function squaresJson(): string {
  const ring = (x: number) => [
    [
      [x, 4_006_000],
      [x + 100, 4_006_000],
      [x + 100, 4_006_100],
      [x, 4_006_100],
      [x, 4_006_000],
    ],
  ];
  return JSON.stringify({
    type: 'FeatureCollection',
    crs: { type: 'name', properties: { name: 'EPSG:4548' } },
    features: squares.map(({ mc, area, x }) => ({
      type: 'Feature',
      properties: { mc, area },
      geometry: { type: 'Polygon', coordinates: ring(x) },
    })),
  });
}

/** Files that ogr2ogr makes of the squares, by their path in the folder. */
function converted(target: string, words: readonly string[]): Promise<NamedBytes[]> {
  return inTempFolder(async (folder) => {
    const input = join(folder, 'in.geojson');
    writeFileSync(input, squaresJson());
    mkdirSync(join(folder, 'out'));
    await output('ogr2ogr', [...words, join(folder, 'out', target), input]);
    return readdirSync(join(folder, 'out'), { recursive: true, withFileTypes: true }).flatMap((entry) => {
      if (!entry.isFile()) return [];
      const path = join(entry.parentPath, entry.name);
      return [{ name: path.slice(join(folder, 'out').length + 1), bytes: new Uint8Array(readFileSync(path)) }];
    });
  });
}

describe.skipIf(!hasGdal)('what another GDAL writes', () => {
  test('a File Geodatabase, as its folder and zipped: values, missing ones, object ids, the system', async () => {
    const files = await converted('城市.gdb', ['-f', 'OpenFileGDB', '-nlt', 'MULTIPOLYGON', '-nln', '公园']);
    const folder = Object.fromEntries(files.map(({ name, bytes }) => [name, bytes]));
    for (const given of [folder, { '城市.gdb.zip': zipSync(folder) }]) {
      const [source] = await open(given);
      const [layer] = source?.layers ?? [];
      expect([source?.format, layer?.name, layer?.crs]).toEqual(['filegdb', '公园', { text: 'EPSG:4548', by: 'file' }]);
      expect(layer?.rows.map(({ id, values }) => [id, values.mc, values.area])).toEqual([
        ['1', '岱庙', 12.5],
        ['2', '徂徕', null],
      ]);
      expect(
        layer?.rows.map(
          ({ geometry }) => geometry?.type === 'MultiPolygon' && Math.min(...geometry.coordinates.flat(2).map(([x = 0]) => x)),
        ),
      ).toEqual([509_000, 510_000]);
    }
  });

  test('a MapInfo table in GBK, with its companions', async () => {
    const files = await converted('parks.tab', [
      '-f',
      'MapInfo File',
      '-lco',
      'ENCODING=CP936',
      '-lco',
      'BOUNDS=500000,4000000,520000,4010000',
    ]);
    const [source] = await open(Object.fromEntries(files.map(({ name, bytes }) => [name, bytes])));
    expect([source?.encoding.name, source?.layers[0]?.rows.map(({ values }) => values.mc)]).toEqual(['gbk', ['岱庙', '徂徕']]);
  });
});
