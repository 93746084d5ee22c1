import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Position } from 'geojson';
import { describe, expect, test } from 'vitest';
import { bytesOf, onlyLayer, open, refusal } from '../opening.ts';
import { at, drawing, type Group, object } from './drawn.ts';

const hasGdal = spawnSync('ogr2ogr', ['--version']).status === 0;

async function only(...groups: readonly Group[][]) {
  const [source] = await open({ 'a.dxf': drawing(groups) });
  const rows = source?.layers.flatMap((layer) => layer.rows) ?? [];
  return { source, rows, geometry: rows[0]?.geometry };
}

/** Positions of a line or of the only ring of a polygon. */
async function positions(...groups: Group[]): Promise<Position[]> {
  const { geometry } = await only(groups);
  if (geometry?.type === 'LineString') return geometry.coordinates;
  if (geometry?.type === 'Polygon') return geometry.coordinates[0] ?? [];
  throw new Error(JSON.stringify(geometry));
}

/** Every point on the circle, every chord no more than `sagitta` inside it and turning by no more than 5°. */
function expectArc(points: readonly Position[], [cx, cy]: readonly [number, number], radius: number, sagitta = 0.1): void {
  for (const [x = 0, y = 0] of points) expect(Math.hypot(x - cx, y - cy)).toBeCloseTo(radius, 6);
  for (let i = 1; i < points.length; i++) {
    const [[ax = 0, ay = 0], [bx = 0, by = 0]] = [points[i - 1] as Position, points[i] as Position];
    expect(radius - Math.hypot((ax + bx) / 2 - cx, (ay + by) / 2 - cy)).toBeLessThanOrEqual(sagitta + 1e-9);
    expect(Math.hypot(bx - ax, by - ay) / radius).toBeLessThanOrEqual(Math.PI / 36 + 1e-9);
  }
}

function shoelace(ring: readonly Position[]): number {
  return ring.slice(1).reduce((sum, [x = 0, y = 0], i) => sum + ((ring[i]?.[0] ?? 0) * y - x * (ring[i]?.[1] ?? 0)) / 2, 0);
}

describe('curves', () => {
  test('an arc of 2 km stays within 0.1 m, a small one within 5°', async () => {
    const large = await positions(...object('ARC', ...at(500_000, 4_000_000), [40, 2000], [50, 350], [51, 20]));
    expectArc(large, [500_000, 4_000_000], 2000);
    expect(large[0]?.[1]).toBeCloseTo(4_000_000 + 2000 * Math.sin((-10 * Math.PI) / 180), 6);
    expect(large.at(-1)?.[0]).toBeCloseTo(500_000 + 2000 * Math.cos((20 * Math.PI) / 180), 6);
    expectArc(await positions(...object('ARC', ...at(1, 2), [40, 0.5], [50, 0], [51, 90])), [1, 2], 0.5);
  });

  test('a circle is a polygon of its area; an ellipse of its', async () => {
    const ring = await positions(...object('CIRCLE', ...at(10, 20), [40, 100]));
    expectArc(ring, [10, 20], 100);
    expect(ring.at(-1)).toEqual(ring[0]);
    expect(shoelace(ring) / (Math.PI * 100 * 100)).toBeCloseTo(1, 2);
    const oval = await positions(...object('ELLIPSE', ...at(0, 0), ...at(30, 40, 0, 11), [40, 0.5], [41, 0], [42, 2 * Math.PI]));
    expect(shoelace(oval) / (Math.PI * 50 * 25)).toBeCloseTo(1, 2);
  });

  test('bulges: half a circle to the left, a quarter to the right, closing over the last corner', async () => {
    const left = await positions(...object('LWPOLYLINE', [90, 2], [70, 0], ...at(0, 0), [42, 1], ...at(100, 0)));
    expectArc(left, [50, 0], 50);
    expect(Math.min(...left.map(([, y = 0]) => y))).toBeCloseTo(-50, 1);
    const right = await positions(...object('LWPOLYLINE', [90, 2], [70, 0], ...at(0, 0), [42, -Math.tan(Math.PI / 8)], ...at(100, 100)));
    expectArc(right, [100, 0], 100);
    const disc = await positions(...object('LWPOLYLINE', [90, 2], [70, 1], ...at(0, 0), [42, 1], ...at(100, 0), [42, 1]));
    expect(shoelace(disc) / (Math.PI * 2500)).toBeCloseTo(1, 2);
  });

  test('a cubic spline of one piece is the Bézier curve of its control points; weights bend it to a circle', async () => {
    const controls: [number, number][] = [
      [0, 0],
      [100, 300],
      [200, -300],
      [300, 0],
    ];
    const knots = [0, 0, 0, 0, 1, 1, 1, 1].map((knot): Group => [40, knot]);
    const spline = await positions(...object('SPLINE', [70, 8], [71, 3], ...knots, ...controls.flatMap(([x, y]) => at(x, y, 0))));
    for (const [x = 0, y = 0] of spline) {
      // x is linear in the parameter here.
      const t = x / 300;
      expect(y).toBeCloseTo(3 * t * (1 - t) ** 2 * 300 - 3 * t * t * (1 - t) * 300, 6);
    }
    const quarter = [0, 0, 0, 1, 1, 1].map((knot): Group => [40, knot]);
    const weights = [1, Math.SQRT1_2, 1].map((weight): Group => [41, weight]);
    const corners = [at(100, 0, 0), at(100, 100, 0), at(0, 100, 0)].flat();
    for (const [x = 0, y = 0] of await positions(...object('SPLINE', [70, 4], [71, 2], ...quarter, ...weights, ...corners)))
      expect(Math.hypot(x, y)).toBeCloseTo(100, 6);
  });

  test('drawn looking from below, x runs the other way', async () => {
    const [first] = await positions(...object('LWPOLYLINE', [90, 2], [70, 0], ...at(10, 5), ...at(20, 5), [210, 0], [220, 0], [230, -1]));
    expect(first).toEqual([-10, 5]);
  });
});

describe('objects', () => {
  test('layers by name, split by what they hold; old polylines with their vertices, smoothed ones without their frame', async () => {
    const vertex = (x: number, y: number, z: number, flags: number) => object('VERTEX', ...at(x, y, z), [70, flags]);
    const objects = [
      object('POINT', ...at(1, 2, 7), [5, '1A']),
      object('LINE', ...at(0, 0, 0), ...at(3, 4, 0, 11)),
      [
        ...object('POLYLINE', [66, 1], [70, 4]),
        ...vertex(0, 0, 0, 16),
        ...vertex(1, 1, 0, 8),
        ...vertex(2, 0, 0, 8),
        [0, 'SEQEND'] as Group,
      ],
      [
        ...object('POLYLINE', [66, 1], [70, 9]),
        ...vertex(0, 0, 1, 32),
        ...vertex(1, 0, 2, 32),
        ...vertex(1, 1, 3, 32),
        [0, 'SEQEND'] as Group,
      ],
      [[0, 'POINT'], [8, '别层'], ...at(9, 9)] as Group[],
    ];
    const [source] = await open({ 'a.dxf': drawing(objects) });
    expect(source?.layers.map(({ name, rows }) => [name, rows.map(({ geometry }) => geometry)])).toEqual([
      [
        'L · Polygon',
        [
          {
            type: 'Polygon',
            coordinates: [
              [
                [0, 0, 1],
                [1, 0, 2],
                [1, 1, 3],
                [0, 0, 1],
              ],
            ],
          },
        ],
      ],
      [
        'L · LineString',
        [
          {
            type: 'LineString',
            coordinates: [
              [0, 0],
              [3, 4],
            ],
          },
          {
            type: 'LineString',
            coordinates: [
              [1, 1],
              [2, 0],
            ],
          },
        ],
      ],
      ['L · Point', [{ type: 'Point', coordinates: [1, 2, 7] }]],
      ['别层', [{ type: 'Point', coordinates: [9, 9] }]],
    ]);
    expect(source?.layers[2]?.rows[0]).toMatchObject({ id: '1A', values: { layer: 'L', handle: '1A', elevation: 7 } });
  });

  test('a block is a point with its attributes; one that stands for another file is told', async () => {
    const attribute = (tag: string, text: string) => object('ATTRIB', ...at(0, 0), [1, text], [2, tag]);
    const lamp = [
      ...object('INSERT', [66, 1], [2, '路灯'], ...at(5, 6)),
      ...attribute('编号', 'D-07'),
      ...attribute('功率', '150%%pW'),
      [0, 'SEQEND'] as Group,
    ];
    const far = object('INSERT', [2, 'XR'], ...at(0, 0));
    const blocks: Group[] = [
      [0, 'BLOCK'],
      [2, 'XR'],
      [70, 4],
      [1, '地形.dwg'],
      [0, 'ENDBLK'],
    ];
    const [source] = await open({ 'a.dxf': drawing([lamp, far], { blocks }) });
    expect(source?.layers[0]?.rows.map(({ values }) => values)).toEqual([{ layer: 'L', block: '路灯', 编号: 'D-07', 功率: '150±W' }]);
    expect(source?.issues.map(({ code, params }) => [code, params.names ?? params.count])).toEqual([
      ['dxf-references', '地形.dwg'],
      ['dxf-blocks', 1],
    ]);
  });

  test('texts say what they show', async () => {
    const objects = [
      object('TEXT', ...at(0, 0), [1, '\\U+6CF0\\M+5B0B2 %%u45%%d%%u'], [72, 1], ...at(7, 8, 0, 11)),
      object('MTEXT', ...at(1, 1), [3, '{\\fSimSun|b0;\\H2.5x;泰山'], [1, '}\\P\\C1;一路\\~\\S1/2;\\{x\\}']),
    ];
    const { rows } = await only(...objects);
    expect(rows.map(({ geometry, values }) => [geometry, values.text])).toEqual([
      [{ type: 'Point', coordinates: [7, 8] }, '泰安 45°'],
      [{ type: 'Point', coordinates: [1, 1] }, '泰山\n一路 1/2{x}'],
    ]);
  });

  test('a hatch is its filled places: an island in a hole is filled again', async () => {
    const square = (side: number): Group[] => {
      const low = 50 - side / 2;
      const corners = [
        [low, low],
        [low + side, low],
        [low + side, low + side],
        [low, low + side],
      ] as const;
      return [[92, 3], [72, 0], [73, 1], [93, 4], ...corners.flatMap(([x, y]) => at(x, y)), [97, 0]];
    };
    const { geometry } = await only(
      object('HATCH', ...at(0, 0, 0), [230, 1], [2, 'SOLID'], [70, 1], [91, 3], ...square(80), ...square(20), ...square(40), [75, 0]),
    );
    if (geometry?.type !== 'MultiPolygon') throw new Error(JSON.stringify(geometry));
    expect(geometry.coordinates.map((rings) => rings.map((ring) => Math.abs(shoelace(ring))))).toEqual([[6400, 1600], [400]]);
    const arc: Group[] = [
      [92, 1],
      [93, 2],
      [72, 2],
      ...at(0, 0),
      [40, 50],
      [50, 0],
      [51, 180],
      [73, 1],
      [72, 1],
      ...at(-50, 0),
      ...at(50, 0, undefined, 11),
      [97, 0],
    ];
    const half = await only(object('HATCH', ...at(0, 0, 0), [2, 'SOLID'], [91, 1], ...arc, [75, 0]));
    if (half.geometry?.type !== 'Polygon') throw new Error(JSON.stringify(half.geometry));
    expect(Math.abs(shoelace(half.geometry.coordinates[0] ?? [])) / ((Math.PI * 2500) / 2)).toBeCloseTo(1, 2);
  });

  test('what is no thing of a city is counted by type, what has broken numbers is a fault', async () => {
    const objects = [
      object('DIMENSION'),
      object('3DFACE'),
      object('3DFACE'),
      object('POINT', ...at(1, 1), [67, 1]),
      object('CIRCLE', ...at(0, 0), [40, 'x']),
      object('POINT', ...at(2, 2)),
    ];
    const { source } = await only(...objects);
    expect(source?.issues.map(({ params }) => [params.type, params.count])).toEqual([
      ['DIMENSION', 1],
      ['3DFACE', 2],
      ['paper space', 1],
    ]);
    expect(source?.layers.flatMap(({ faults }) => faults)).toMatchObject([{ code: 'dxf-entity', params: { type: 'CIRCLE' } }]);
  });

  test('values of other applications are kept, those of CAD are not', async () => {
    const { rows } = await only(object('POINT', ...at(1, 1), [1001, 'SOUTH'], [1000, '164302'], [1070, 2], [1001, 'ACAD'], [1000, 'x']));
    expect(rows[0]?.values).toEqual({ layer: 'L', SOUTH: '164302; 2' });
  });
});

describe('units and letters', () => {
  const unit = (code: number): Group[] => [
    [9, '$INSUNITS'],
    [70, code],
  ];

  test('millimetres become metres; millimetres by template over numbers that are places do not; both are told', async () => {
    const far = drawing([object('POINT', ...at(509_876_123, 4_006_789_100))], { header: unit(4) });
    const [source] = await open({ 'a.dxf': far });
    expect(source?.layers[0]?.rows[0]?.geometry).toEqual({ type: 'Point', coordinates: [509_876.123, 4_006_789.1] });
    expect(source?.issues).toMatchObject([{ code: 'dxf-units', params: { unit: 'mm' } }]);
    const [survey] = await open({ 'a.dxf': drawing([object('POINT', ...at(509_876.123, 4_006_789.1))], { header: unit(4) }) });
    expect(survey?.layers[0]?.rows[0]?.geometry).toEqual({ type: 'Point', coordinates: [509_876.123, 4_006_789.1] });
    expect(survey?.issues).toMatchObject([{ code: 'dxf-units-doubted' }]);
    const [metres] = await open({ 'a.dxf': drawing([object('POINT', ...at(509_876.123, 4_006_789.1))], { header: unit(6) }) });
    expect(metres?.issues).toEqual([]);
  });

  test('a hatch is known by its border and places among strays near zero stay places: neither is scaled by a template', async () => {
    const border: Group[] = [
      [91, 1],
      [92, 2],
      [72, 0],
      [73, 1],
      [93, 3],
      ...at(509_000, 4_006_000),
      ...at(509_100, 4_006_000),
      ...at(509_100, 4_006_100),
    ];
    const hatch = object('HATCH', ...at(0, 0, 0), [2, 'SOLID'], ...border, [97, 0]);
    const [source] = await open({ 'a.dxf': drawing([hatch], { header: unit(1) }) });
    const ring = [
      [509_000, 4_006_000],
      [509_100, 4_006_000],
      [509_100, 4_006_100],
      [509_000, 4_006_000],
    ];
    expect(source?.layers[0]?.rows[0]?.geometry).toEqual({ type: 'Polygon', coordinates: [ring] });
    expect(source?.issues).toMatchObject([{ code: 'dxf-units-doubted', params: { unit: 'in' } }]);
    const points = [at(509_000, 4_006_000), at(509_100, 4_006_100), at(0, 0)].map((place) => object('POINT', ...place));
    const [strays] = await open({ 'a.dxf': drawing(points, { header: unit(4) }) });
    expect(strays?.layers[0]?.rows[0]?.geometry).toEqual({ type: 'Point', coordinates: [509_000, 4_006_000] });
  });

  test.runIf(hasGdal)('polygons that GDAL writes, who always says inches, lie where they were', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'xiutu-dxf-'));
    try {
      const ring = [
        [509_000.5, 4_006_000],
        [509_100, 4_006_000],
        [509_100, 4_006_100.25],
        [509_000.5, 4_006_000],
      ];
      const square = { type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [ring] } };
      writeFileSync(join(folder, 'a.json'), JSON.stringify({ type: 'FeatureCollection', features: [square] }));
      execFileSync('ogr2ogr', ['-f', 'DXF', join(folder, 'a.dxf'), join(folder, 'a.json')], { stdio: 'ignore' });
      const [source] = await open({ 'a.dxf': new Uint8Array(readFileSync(join(folder, 'a.dxf'))) });
      expect(source?.layers[0]?.rows[0]?.geometry).toEqual({ type: 'Polygon', coordinates: [ring] });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('GBK by its code page, also where the header says it is western', async () => {
    for (const page of ['ANSI_936', 'ANSI_1252']) {
      const text = drawing([[[0, 'POINT'], [8, '@@路@@灯'], ...at(1, 1)] as Group[]], {
        header: [
          [9, '$ACADVER'],
          [1, 'AC1015'],
          [9, '$DWGCODEPAGE'],
          [3, page],
        ],
      });
      const gbk: Record<string, number[]> = { 路: [0xc2, 0xb7], 灯: [0xb5, 0xc6] };
      const layer = await onlyLayer('a.dxf', Uint8Array.from([...text].flatMap((letter) => gbk[letter] ?? [letter.charCodeAt(0)])));
      expect(layer.name).toBe('@@路@@灯');
    }
  });

  test('a letter that an old program cut in two costs that letter only, and is told', async () => {
    const header: Group[] = [
      [9, '$ACADVER'],
      [1, 'AC1015'],
      [9, '$DWGCODEPAGE'],
      [3, 'ANSI_936'],
    ];
    const text = drawing([object('TEXT', ...at(1, 1), [1, 'A~~B~']), object('TEXT', ...at(1, 1), [1, 'C'])], { header });
    const bytes: number[] = [...bytesOf(text)];
    const [first = 0, second = 0, third = 0] = bytes.flatMap((byte, i) => (byte === 0x7e ? [i] : []));
    [bytes[first], bytes[second], bytes[third]] = [0xc2, 0xb7, 0xb5];
    const [source] = await open({ 'a.dxf': Uint8Array.from(bytes) });
    expect(source?.layers[0]?.rows.map(({ values }) => values.text)).toEqual(['A路B\ufffd', 'C']);
    expect(source?.issues).toMatchObject([{ code: 'dxf-letters', params: { count: 1 } }]);
  });
});

describe('the file', () => {
  test('a binary drawing is read like its text', async () => {
    const groups: Group[] = [
      [0, 'SECTION'],
      [2, 'ENTITIES'],
      ...object('POINT', ...at(509_000.5, 4_006_000), [62, 3]),
      [0, 'ENDSEC'],
      [0, 'EOF'],
    ];
    const bytes: number[] = [...bytesOf('AutoCAD Binary DXF\r\n\u001a\0')];
    for (const [code, value] of groups) {
      bytes.push(code & 255, code >> 8);
      if (typeof value === 'string') bytes.push(...bytesOf(value), 0);
      else if (code === 62) bytes.push(value & 255, value >> 8);
      else bytes.push(...new Uint8Array(Float64Array.of(value).buffer));
    }
    const layer = await onlyLayer('a.dxf', Uint8Array.from(bytes));
    expect(layer.rows).toMatchObject([{ geometry: { type: 'Point', coordinates: [509_000.5, 4_006_000] }, values: { colour: 3 } }]);
    expect(await refusal(open({ 'a.dxf': Uint8Array.from(bytes.slice(0, -20)) }))).toMatchObject({ code: 'cut-short' });
  });

  test('cut short, pairs out of step: one sentence; a missing EOF alone is forgiven', async () => {
    const whole = drawing([object('POINT', ...at(1, 1))]);
    expect(await refusal(open({ 'a.dxf': whole.slice(0, whole.lastIndexOf('ENDSEC') - 8) }))).toMatchObject({ code: 'cut-short' });
    expect(await refusal(open({ 'a.dxf': whole.replace(' 10\r\n', 'zehn\r\n') }))).toMatchObject({ code: 'dxf-broken' });
    expect((await onlyLayer('a.dxf', drawing([object('POINT', ...at(1, 1))], { end: '' }))).rows).toHaveLength(1);
  });
});
