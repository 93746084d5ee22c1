import { area as turfArea } from '@turf/turf';
import type { Geometry, Polygon, Position } from 'geojson';
import { describe, expect, test } from 'vitest';
import { mendShape } from '../../../src/formats/shapes/mend.ts';
import { areaMeant, parts, planeArea, polygon, positionsOf, ring, square, surfaces, wildSurfaces } from './drawn.ts';

const refusing = { ...surfaces, rings: 'refuse' } as const;
const lines = { rings: 'repair', families: ['line'] } as const;
const codes = (geometry: Geometry, options: Parameters<typeof mendShape>[1] = surfaces) =>
  mendShape(geometry, options).issues.map(({ code }) => code);

/** Coordinates as a set of rings that does not care where a ring begins. */
function rings(geometry: Geometry | null): string[] {
  if (geometry?.type !== 'Polygon' && geometry?.type !== 'MultiPolygon') return [];
  const all = geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat();
  return all.map((line) => {
    const open = line.slice(0, -1).map(String);
    const first = open.indexOf([...open].sort()[0] as string);
    return [...open.slice(first), ...open.slice(0, first)].join(' ');
  });
}

/** Vertices that the repair makes lie within half a unit of 1e-9° of their true place, along some 0.05° of border. */
const slackDegrees2 = 5e-11;

describe('what is sound', () => {
  const hole = [...square(1, 1, 1)].reverse();
  const sound: readonly [string, Geometry][] = [
    ['a square', polygon(square(0, 0, 4))],
    ['a hole', polygon(square(0, 0, 4), hole)],
    ['a hole that touches its shell in a point', polygon(square(0, 0, 4), ring([0, 2], [1, 3], [1, 1]))],
    ['holes that touch each other in a point', polygon(square(0, 0, 4), hole, [...square(2, 2, 1)].reverse())],
    ['an island in a hole', parts(polygon(square(0, 0, 4), hole), polygon(square(1.25, 1.25, 0.5)))],
    ['parts that touch in a point', parts(polygon(square(0, 0, 1)), polygon(square(1, 1, 1)))],
    ['heights', polygon(ring([0, 0, 5], [1, 0, 6], [1, 1, 7]))],
    ['digits without end', polygon(ring([0.1 + 0.2, 1 / 3], [1, 1 / 3 + 1e-13], [1, 1.000000000001]))],
    ['across the date line', polygon(ring([179.5, 0], [-179.5, 0], [-179.5, 1]))],
  ];
  test.each(sound)('comes back as the same object: %s', (_, geometry) => {
    const { geometry: after, issues, refused } = mendShape(geometry, refusing);
    expect(after).toBe(geometry);
    expect([issues, refused]).toEqual([[], false]);
  });

  const empties: readonly Geometry[] = [
    polygon(),
    { type: 'MultiPolygon', coordinates: [] },
    { type: 'GeometryCollection', geometries: [] },
  ];

  test('no geometry is none; an empty one is none and told', () => {
    expect(mendShape(null, surfaces)).toEqual({ geometry: null, issues: [], refused: false });
    for (const empty of empties) {
      const { geometry, refused } = mendShape(empty, surfaces);
      expect([geometry, refused, codes(empty)]).toEqual([null, false, ['shape-empty']]);
    }
  });
});

describe('rings', () => {
  test('that run the wrong way are turned without a word, with their heights', () => {
    const { geometry, issues } = mendShape(polygon(ring([0, 0, 1], [0, 1, 2], [1, 1, 3]), []), surfaces);
    expect(issues.map(({ code }) => code)).toEqual(['shape-rings-empty']);
    expect(geometry).toEqual(
      polygon([
        [0, 0, 1],
        [1, 1, 3],
        [0, 1, 2],
        [0, 0, 1],
      ]),
    );
  });

  test('that end near their beginning, or forgot their last point, are closed and told with the gap; a wide gap is refused', () => {
    const nearly = polygon([
      [117, 36],
      [117.001, 36],
      [117.001, 36.001],
      [117, 36.0000001],
    ]);
    expect(mendShape(nearly, surfaces)).toMatchObject({ issues: [{ code: 'shape-ring-closed', params: { count: 1, gapM: 0.011 } }] });
    const forgotten = mendShape(
      polygon([
        [0, 0],
        [1, 0],
        [1, 1],
        [0, 1],
      ]),
      surfaces,
    );
    expect(rings(forgotten.geometry)).toEqual(rings(polygon(square(0, 0, 1))));
    expect(forgotten.issues.map(({ code }) => code)).toEqual(['shape-ring-closed']);
    expect(
      mendShape(
        polygon([
          [0, 0],
          [1, 0],
          [1, 1],
          [2, 1],
          [2, 2],
          [3, 2],
        ]),
        surfaces,
      ),
    ).toMatchObject({
      geometry: null,
      refused: true,
      issues: [{ code: 'shape-ring-open', severity: 'error' }],
    });
  });

  test('lose repeated points and spikes, told with how many', () => {
    const { geometry, issues } = mendShape(
      polygon([
        [0, 0],
        [0, 0],
        [1, 0],
        [1, 1],
        [2, 2],
        [1, 1],
        [0, 1],
        [0, 1],
        [0, 0],
      ]),
      surfaces,
    );
    expect(rings(geometry)).toEqual(rings(polygon(square(0, 0, 1))));
    expect(issues).toMatchObject([
      { code: 'shape-duplicates', params: { count: 2 } },
      { code: 'shape-spikes', params: { count: 1 } },
    ]);
  });

  test('that enclose nothing: a hole goes, a surface of nothing else is refused', () => {
    const flat = ring([1, 1], [2, 2], [3, 3]);
    expect(codes(polygon(square(0, 0, 4), flat))).toEqual(['shape-rings-empty']);
    expect(mendShape(polygon(flat), surfaces)).toMatchObject({ geometry: null, refused: true, issues: [{ code: 'shape-no-area' }] });
  });
});

describe('surfaces that are none', () => {
  const bowTie = polygon([
    [0, 0],
    [2, 2],
    [2, 0],
    [0, 2],
    [0, 0],
  ]);

  test('are refused with the reason where that was chosen', () => {
    expect(mendShape(bowTie, refusing)).toEqual({
      geometry: null,
      refused: true,
      issues: [{ code: 'shape-crossing', severity: 'error', params: {} }],
    });
    expect(codes(polygon(square(0, 0, 1), square(2, 2, 1)), refusing)).toEqual(['shape-hole-outside']);
    expect(codes(parts(polygon(square(0, 0, 4)), polygon(square(1, 1, 1))), refusing)).toEqual(['shape-nested']);
    expect(codes(polygon(square(0, 0, 4), ring([0, 2], [2, 3], [4, 2], [2, 1])), refusing)).toEqual(['shape-cut-apart']);
  });

  test('a bow-tie is its two wings, told with the area before and after', () => {
    const { geometry, issues } = mendShape(bowTie, surfaces);
    expect(rings(geometry).sort()).toEqual(
      rings(parts(polygon(ring([0, 0], [1, 1], [0, 2])), polygon(ring([1, 1], [2, 0], [2, 2])))).sort(),
    );
    const { params } = issues[0] ?? {};
    // Turf counts on a sphere: half a percent off the ellipsoid there.
    expect(Number(params?.afterM2) / turfArea(geometry as Polygon)).toBeCloseTo(1, 2);
    expect(params?.beforeM2).toBe(0);
  });

  test.each<[string, Geometry, readonly Polygon[]]>([
    [
      'an eight that only touches',
      polygon([
        [0, 0],
        [1, 1],
        [2, 0],
        [2, 2],
        [1, 1],
        [0, 2],
        [0, 0],
      ]),
      [polygon(ring([0, 0], [1, 1], [0, 2])), polygon(ring([1, 1], [2, 0], [2, 2]))],
    ],
    [
      'a hole drawn as part of the shell',
      polygon(ring([0, 0], [4, 0], [4, 4], [2, 4], [3, 3], [1, 3], [2, 4], [0, 4])),
      [polygon(ring([0, 0], [4, 0], [4, 4], [2, 4], [0, 4]), ring([2, 4], [3, 3], [1, 3]))],
    ],
    ['a ring drawn twice over', polygon([...square(0, 0, 1), ...square(0, 0, 1).slice(1)]), [polygon(square(0, 0, 1))]],
    ['a hole outside', polygon(square(0, 0, 1), square(2, 2, 1)), [polygon(square(0, 0, 1))]],
    ['a hole half outside', polygon(square(0, 0, 2), square(1, 1, 2)), [polygon(ring([0, 0], [2, 0], [2, 1], [1, 1], [1, 2], [0, 2]))]],
    [
      'a hole in a hole',
      polygon(square(0, 0, 4), square(1, 1, 2), square(1.5, 1.5, 1)),
      [polygon(square(0, 0, 4), [...square(1, 1, 2)].reverse())],
    ],
    ['a part in a part', parts(polygon(square(0, 0, 4)), polygon(square(1, 1, 1))), [polygon(square(0, 0, 4))]],
    ['the same part twice', parts(polygon(square(0, 0, 4)), polygon(square(0, 0, 4))), [polygon(square(0, 0, 4))]],
  ])('%s', (_, broken, wanted) => {
    const { geometry, refused } = mendShape(broken, surfaces);
    expect(refused).toBe(false);
    expect(planeArea(geometry)).toBeCloseTo(
      wanted.reduce((sum, one) => sum + planeArea(one), 0),
      12,
    );
    expect(rings(geometry).length).toBe(wanted.flatMap(rings).length);
    const corners = new Set(wanted.flatMap(positionsOf).map(String));
    for (const position of positionsOf(geometry as Geometry)) expect(corners).toContain(String(position));
  });

  test('vertices keep their digits and heights; one that the repair makes has the height of the edge it lies on', () => {
    const { geometry } = mendShape(
      polygon([
        [0.1234567890123, 0, 10],
        [2, 2, 20],
        [2, 0, 30],
        [0.1234567890123, 2, 40],
        [0.1234567890123, 0, 10],
      ]),
      surfaces,
    );
    const at = (x: number, y: number) => positionsOf(geometry as Geometry).find(([px, py]) => px === x && py === y);
    expect([at(0.1234567890123, 0)?.[2], at(2, 2)?.[2], at(2, 0)?.[2], at(0.1234567890123, 2)?.[2]]).toEqual([10, 20, 30, 40]);
    const made = positionsOf(geometry as Geometry).find(([, y]) => y === 1);
    expect([15, 35]).toContainEqual(Math.round(made?.[2] ?? 0));
  });

  test('by chance, with holes and parts: the land is what the rings mean, to a millionth, and stays as it is', () => {
    for (const broken of wildSurfaces(80, 5, { rings: 2, parts: 2 })) {
      const polygons =
        broken.type === 'Polygon' ? [broken] : broken.coordinates.map((coordinates): Polygon => ({ type: 'Polygon', coordinates }));
      const meant = areaMeant(polygons);
      const { geometry, refused } = mendShape(broken, surfaces);
      if (refused || geometry === null) expect(meant, JSON.stringify(broken)).toBeLessThan(1e-12);
      else {
        expect(Math.abs(planeArea(geometry) - meant), JSON.stringify(broken)).toBeLessThan(1e-6 * meant + slackDegrees2);
        expect(mendShape(geometry, surfaces).geometry).toBe(geometry);
      }
    }
  });
});

describe('lines and points', () => {
  test('a line may cross itself and turn back', () => {
    const line = {
      type: 'LineString',
      coordinates: [
        [0, 0],
        [2, 2],
        [2, 0],
        [0, 2],
        [2, 0],
      ],
    } satisfies Geometry;
    expect(mendShape(line, lines).geometry).toBe(line);
  });

  test('repeated points go, parts without length go, a line of nothing else is refused', () => {
    expect(
      mendShape(
        {
          type: 'LineString',
          coordinates: [
            [0, 0],
            [0, 0],
            [1, 1],
          ],
        },
        lines,
      ),
    ).toMatchObject({
      geometry: {
        coordinates: [
          [0, 0],
          [1, 1],
        ],
      },
      issues: [{ code: 'shape-duplicates', params: { count: 1 } }],
    });
    expect(
      mendShape(
        {
          type: 'MultiLineString',
          coordinates: [
            [
              [0, 0],
              [1, 1],
            ],
            [[5, 5]],
            [],
          ],
        },
        lines,
      ),
    ).toMatchObject({
      geometry: {
        type: 'MultiLineString',
        coordinates: [
          [
            [0, 0],
            [1, 1],
          ],
        ],
      },
      issues: [{ code: 'shape-lines-short', params: { count: 2 } }],
    });
    for (const nothing of [
      [[1, 1]],
      [
        [1, 1],
        [1, 1],
      ],
    ])
      expect(mendShape({ type: 'LineString', coordinates: nothing }, lines).refused).toBe(true);
  });

  test('a closed line is a surface where one is wanted, an open one is not; nor is a surface a line', () => {
    const closed = { type: 'LineString', coordinates: square(117, 36, 0.001) } satisfies Geometry;
    expect(mendShape(closed, surfaces)).toMatchObject({
      geometry: polygon(square(117, 36, 0.001)),
      issues: [{ code: 'shape-line-taken-as-surface' }],
    });
    expect(mendShape(closed, { rings: 'repair', families: ['polygon', 'line'] }).geometry).toBe(closed);
    const nested = { type: 'MultiLineString', coordinates: [square(0, 0, 4), square(1, 1, 1)] } satisfies Geometry;
    expect(planeArea(mendShape(nested, surfaces).geometry)).toBeCloseTo(15, 9);
    expect(
      codes({
        type: 'LineString',
        coordinates: [
          [0, 0],
          [1, 0],
          [1, 1],
        ],
      }),
    ).toEqual(['geometry-family']);
    expect(codes(polygon(square(0, 0, 1)), lines)).toEqual(['geometry-family']);
  });

  test.each([
    [Number.NaN, 36],
    [117, Number.POSITIVE_INFINITY],
    [Number.NEGATIVE_INFINITY, 36],
  ])('%s, %s is no place', (...at: Position) => {
    expect(mendShape({ type: 'Point', coordinates: at }, { rings: 'repair', families: ['point'] })).toMatchObject({
      refused: true,
      issues: [{ code: 'shape-not-finite' }],
    });
    expect(codes(polygon([[0, 0], [1, 0], at, [0, 0]]))).toEqual(['shape-not-finite']);
  });

  test('a height that is no number is dropped and told', () => {
    const { geometry, issues } = mendShape({ type: 'Point', coordinates: [117, 36, Number.NaN] }, { rings: 'repair', families: ['point'] });
    expect([geometry, issues.map(({ code }) => code)]).toEqual([{ type: 'Point', coordinates: [117, 36] }, ['shape-heights-dropped']]);
  });
});

describe('collections', () => {
  const point: Geometry = { type: 'Point', coordinates: [9, 9] };
  const nested = (...geometries: Geometry[]): Geometry => ({ type: 'GeometryCollection', geometries });

  test('give what the kind takes, at whatever depth, and say what is left out', () => {
    const one = polygon(square(0, 0, 1));
    expect(mendShape(nested(point, nested(nested(one))), surfaces)).toMatchObject({
      geometry: one,
      issues: [{ code: 'shape-members-left', params: { count: 1 } }],
    });
    expect(mendShape(nested(one, polygon(square(5, 5, 1))), surfaces)).toMatchObject({ geometry: { type: 'MultiPolygon' }, issues: [] });
    expect(mendShape(nested(point, point), { rings: 'repair', families: ['point'] }).geometry).toEqual({
      type: 'MultiPoint',
      coordinates: [
        [9, 9],
        [9, 9],
      ],
    });
  });

  test('whose main part the kind does not take are refused', () => {
    expect(codes(nested(point, polygon(square(0, 0, 1))), { rings: 'repair', families: ['point'] })).toEqual(['geometry-family']);
  });

  test('ten thousand deep is no matter', () => {
    let deep: Geometry = polygon(square(0, 0, 1));
    for (let i = 0; i < 10_000; i++) deep = nested(deep);
    expect(mendShape(deep, surfaces).refused).toBe(false);
  });
});
