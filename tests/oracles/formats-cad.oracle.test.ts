import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Feature, Geometry, Position } from 'geojson';
import { describe, expect, test } from 'vitest';
import { writer as dxfWriter } from '../../src/formats/dxf/write.ts';
import type { ExportLayer, NamedBytes, WriteOptions } from '../../src/formats/format.ts';
import { writer as kmlWriter } from '../../src/formats/kml/format.ts';
import { at, drawing, type Group, object } from '../formats/dxf/drawn.ts';
import { open } from '../formats/opening.ts';
import { answers, inTempFolder, output } from './tools.ts';

const hasGdal = answers('ogr2ogr', ['--version']);

const ring = (x: number, y: number, side: number): Position[] => [
  [x, y],
  [x + side, y],
  [x + side, y + side],
  [x, y + side],
  [x, y],
];

const layer: ExportLayer = {
  name: '公园',
  columns: [
    { key: 'name', label: '名称', type: 'text' },
    { key: 'areaM2', label: '面积', type: 'number' },
    { key: 'floors', label: '层数', type: 'integer' },
    { key: 'open', label: '开放', type: 'boolean' },
  ],
  features: [
    {
      id: 'p1',
      geometry: { type: 'Polygon', coordinates: [ring(117, 36, 0.01), ring(117.002, 36.002, 0.001)] },
      values: { name: '岱庙 <&>', areaM2: 96_000.5, floors: 3, open: true },
    },
    {
      id: 'p2',
      geometry: {
        type: 'LineString',
        coordinates: [
          [117.1, 36.1],
          [117.2, 36.3],
        ],
      },
      values: { name: '红门路', areaM2: null, floors: null, open: false },
    },
    {
      id: 'p3',
      geometry: { type: 'Point', coordinates: [117.05, 36.05, 150.5] },
      values: { name: '点', areaM2: 0.1, floors: -2, open: null },
    },
  ],
};

const options: WriteOptions = { file: 'out', encoding: 'utf-8', crs: undefined, meridian: 117, lang: 'zh' };

/** A file through ogr2ogr as features. */
async function toFeatures(file: NamedBytes | undefined, name: string, words: readonly string[] = []): Promise<Feature[]> {
  return inTempFolder(async (folder) => {
    writeFileSync(join(folder, name), file?.bytes ?? '');
    const out = join(folder, 'out.geojson');
    await output('ogr2ogr', [...words, '-f', 'GeoJSON', '-lco', 'RFC7946=NO', out, join(folder, name)]);
    return (JSON.parse(readFileSync(out, 'utf8')) as { features: Feature[] }).features;
  });
}

/** Features through ogr2ogr as a file of another format. */
async function fromFeatures(features: readonly Feature[], name: string, words: readonly string[]): Promise<Uint8Array> {
  return inTempFolder(async (folder) => {
    writeFileSync(join(folder, 'in.geojson'), JSON.stringify({ type: 'FeatureCollection', features }));
    await output('ogr2ogr', [...words, join(folder, name), join(folder, 'in.geojson')]);
    return new Uint8Array(readFileSync(join(folder, name)));
  });
}

function lengthOf(positions: readonly Position[]): number {
  return positions
    .slice(1)
    .reduce((sum, [x = 0, y = 0], i) => sum + Math.hypot(x - (positions[i]?.[0] ?? 0), y - (positions[i]?.[1] ?? 0)), 0);
}

function border(geometry: Geometry | null | undefined): Position[] {
  if (geometry?.type === 'LineString') return geometry.coordinates;
  return geometry?.type === 'Polygon' ? (geometry.coordinates[0] ?? []) : [];
}

describe.skipIf(!hasGdal)('GDAL reads what we write', () => {
  test('KML: geometry with holes and heights, names, types', async () => {
    const { files } = await kmlWriter.write(layer, options);
    const features = await toFeatures(files[0], 'out.kml');
    expect(features.map(({ geometry }) => geometry)).toEqual(layer.features.map(({ geometry }) => geometry));
    expect(
      features.map(({ properties }) => [
        properties?.Name,
        properties?.areaM2 ?? null,
        properties?.floors ?? null,
        properties?.open ?? null,
      ]),
    ).toEqual([
      ['岱庙 <&>', 96_000.5, 3, 1],
      ['红门路', null, null, 0],
      ['点', 0.1, -2, null],
    ]);
  });

  test.each(['utf-8', 'gbk'])('DXF in %s: every object on its layer, in the city’s zone, 0.01 mm sharp', async (encoding) => {
    const { files } = await dxfWriter.write(layer, { ...options, encoding });
    const features = await toFeatures(files[0], 'out.dxf', encoding === 'gbk' ? [] : ['--config', 'DXF_ENCODING', 'UTF-8']);
    expect(new Set(features.map(({ properties }) => properties?.Layer))).toEqual(new Set(['公园']));
    // Zone 117°: on the meridian the easting is 500 000 m.
    const points = features.flatMap(({ geometry }) => (geometry.type === 'Point' ? [geometry.coordinates] : border(geometry)));
    expect(features).toHaveLength(4);
    expect(points[0]?.[0]).toBeCloseTo(500_000, 4);
    const back = await inTempFolder(async (folder) => {
      writeFileSync(join(folder, 'points.txt'), points.map(([x, y]) => `${x} ${y}`).join('\n'));
      return output('sh', ['-c', `gdaltransform -s_srs EPSG:4548 -t_srs EPSG:4490 -output_xy < '${join(folder, 'points.txt')}'`]);
    });
    const degrees = back
      .trim()
      .split('\n')
      .map((line) => line.split(' ').map(Number));
    const [polygon, line, point] = layer.features.map(({ geometry }) => geometry);
    const wanted = [
      ...(polygon?.type === 'Polygon' ? polygon.coordinates.flat() : []),
      ...border(line),
      ...(point?.type === 'Point' ? [point.coordinates] : []),
    ];
    expect(degrees).toHaveLength(wanted.length);
    for (const [i, [x = 0, y = 0]] of wanted.entries()) {
      expect(Math.abs((degrees[i]?.[0] ?? 0) - x)).toBeLessThan(1e-9);
      expect(Math.abs((degrees[i]?.[1] ?? 0) - y)).toBeLessThan(1e-9);
    }
  });
});

describe.skipIf(!hasGdal)('we read what GDAL writes', () => {
  const features: Feature[] = layer.features.map(({ geometry, values }) => ({
    type: 'Feature',
    geometry: geometry as Geometry,
    properties: { ...values },
  }));

  test('KML with its two drivers', async () => {
    for (const driver of ['KML', 'LIBKML']) {
      const [source] = await open({ 'a.kml': await fromFeatures(features, 'a.kml', ['-f', driver]) });
      const rows = source?.layers.flatMap((found) => found.rows) ?? [];
      expect(rows.map(({ geometry }) => geometry)).toEqual(features.map(({ geometry }) => geometry));
      expect(rows.map(({ values }) => [values.name, values.areaM2, values.floors])).toEqual([
        ['岱庙 <&>', 96_000.5, 3],
        ['红门路', undefined, undefined],
        ['点', 0.1, -2],
      ]);
    }
  });

  test('GPX points and lines', async () => {
    const point = features
      .filter(({ geometry }) => geometry.type === 'Point')
      .map((feature) => ({ ...feature, properties: { name: '点', ele: 150.5 } }));
    const [source] = await open({ 'a.gpx': await fromFeatures(point, 'a.gpx', ['-f', 'GPX']) });
    expect(source?.layers.map(({ name, rows }) => [name, rows[0]?.geometry, rows[0]?.values.name])).toEqual([
      ['waypoints', point[0]?.geometry, '点'],
    ]);
  });

  test('DXF: hatches with holes, lines, points in metres', async () => {
    const metres = features.map(({ geometry }): Feature => {
      const moved = (part: unknown): unknown =>
        Array.isArray(part)
          ? typeof part[0] === 'number'
            ? [part[0] * 1000, part[1] * 100_000, ...part.slice(2)]
            : part.map(moved)
          : part;
      return {
        type: 'Feature',
        properties: { Layer: '图层' },
        geometry: { ...geometry, coordinates: moved('coordinates' in geometry ? geometry.coordinates : []) } as Geometry,
      };
    });
    const [source] = await open({ 'a.dxf': await fromFeatures(metres, 'a.dxf', ['-f', 'DXF']) });
    const rows = source?.layers.flatMap((found) => found.rows) ?? [];
    expect(rows).toHaveLength(3);
    for (const { geometry } of metres) {
      const found = rows.find((row) => row.geometry?.type === geometry.type)?.geometry;
      const numbers = (shape: unknown) =>
        JSON.stringify(shape)
          .match(/-?\d+(\.\d+)?/g)
          ?.map(Number) ?? [];
      expect(numbers(found).length).toBe(numbers(geometry).length);
      for (const [i, value] of numbers(geometry).entries()) expect(numbers(found)[i]).toBeCloseTo(value, 5);
    }
  });
});

test.skipIf(!hasGdal)('curves of a drawing are as long for us as for GDAL', async () => {
  const knots = [0, 0, 0, 0, 0.4, 1, 1, 1, 1].map((knot): Group => [40, knot]);
  const controls = [at(0, 0, 0), at(50, 200, 0), at(150, -100, 0), at(250, 80, 0), at(300, 0, 0)].flat();
  const objects = [
    object('ARC', ...at(500_000, 4_000_000), [40, 120], [50, 200], [51, 100]),
    object('ELLIPSE', ...at(10, 20, 0), ...at(60, 80, 0, 11), [40, 0.4], [41, 0.5], [42, 4]),
    object('LWPOLYLINE', [90, 3], [70, 0], ...at(0, 0), [42, 0.7], ...at(100, 20), [42, -1.4], ...at(150, 90)),
    object('SPLINE', [70, 8], [71, 3], [72, 9], [73, 5], ...knots, ...controls),
  ];
  const text = drawing(objects);
  const [source] = await open({ 'a.dxf': text });
  const ours = source?.layers.flatMap(({ rows }) => rows.map(({ geometry }) => border(geometry))) ?? [];
  const theirs = (
    await toFeatures({ name: 'a.dxf', bytes: new TextEncoder().encode(text) }, 'a.dxf', ['--config', 'OGR_ARC_STEPSIZE', '0.5'])
  ).map(({ geometry }) => border(geometry));
  expect(ours).toHaveLength(4);
  for (const [i, line] of theirs.entries()) {
    expect(lengthOf(ours[i] ?? []) / lengthOf(line)).toBeGreaterThan(0.998);
    expect(lengthOf(ours[i] ?? []) / lengthOf(line)).toBeLessThan(1.002);
    // GDAL draws an arc from its end.
    const ends = (positions: readonly Position[]) =>
      [positions[0], positions.at(-1)].map((end) =>
        end
          ?.slice(0, 2)
          .map((value) => value.toFixed(5))
          .join(),
      );
    expect(ends(ours[i] ?? []).sort()).toEqual(ends(line).sort());
  }
});
