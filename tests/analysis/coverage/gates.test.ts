import { describe, expect, test } from 'vitest';
import { coverageColumns } from '../../../src/analysis/coverage/adapter.ts';
import { inferredEntrances } from '../../../src/analysis/coverage/gates.ts';
import { buildNetwork } from '../../../src/analysis/network/build.ts';
import { coverage } from '../../scenes/coverage.ts';
import { box, city, line, point, street, type XY } from '../../scenes/draw.ts';

/** A compound of four by two cells, 100 × 50 m, aligned to the lattice. */
function compound(id: string, [x, y]: XY, values = {}) {
  return box('residential', id, [x, y], [x + 100, y + 50], { name: id, people: 800, ...values });
}
const all = 100 * 50;

const walk = { metric: 'walk' } as const;

describe('gates open only the wall they stand in', () => {
  const park = box('park', 'p', [300, -200], [400, -100], { areaM2: 10_000 });
  const parkGate = point('gate', 'in', [350, -100], { of: 'p' });
  const south = point('gate', 'out', [50, 0], { of: 'c' });
  const road = street('road', [
    [-500, -30],
    [350, -30],
    [350, -99],
    [350, -30],
    [800, -30],
  ]);
  const home = compound('c', [0, 0], { walled: true });
  const scene = (...more: Parameters<typeof city>[0]) => city([home, park, parkGate, south, road, ...more]);

  test('a wall five metres in front of a gate stops the leg from it', async () => {
    expect((await coverage(scene(), walk)).total.covered).toBeCloseTo(all, 0);
    const before = line('wall', 'w', [
      [-500, -5],
      [500, -5],
    ]);
    expect((await coverage(scene(before), walk)).total.unknown).toBeCloseTo(all, 0);
  });

  test('a wall drawn through the gate is opened by it', async () => {
    const along = line('wall', 'w', [
      [0, 0],
      [100, 0],
    ]);
    expect((await coverage(scene(along), walk)).total.covered).toBeCloseTo(all, 0);
  });

  test('a wall inside the compound stops the leg to its gate', async () => {
    const inner = line('wall', 'w', [
      [-10, 8],
      [110, 8],
    ]);
    expect((await coverage(scene(inner), walk)).total.covered).toBe(0);
  });

  test('no leg enters the neighbour’s compound', async () => {
    const next = box('residential', 'b', [106, 0], [206, 50], { walled: true });
    const streets = [
      street('inside', [
        [110, 25],
        [150, 25],
        [150, -30],
      ]),
      street('out', [
        [150, -30],
        [350, -30],
        [350, -99],
      ]),
    ];
    const gates = [point('gate', 'a', [100, 25], { of: 'c' }), point('gate', 'b', [150, 0], { of: 'b' })];
    const { total } = await coverage(city([home, next, park, parkGate, ...streets, ...gates]), walk);
    expect(total.covered).toBeCloseTo(all, 0);
    expect(total.unknown).toBeCloseTo(all, 0);
  });

  test('a gate between compound and park needs no street', async () => {
    const beside = box('park', 'q', [100, 0], [200, 100], { areaM2: 10_000 });
    const between = point('gate', 'between', [100, 25]);
    const far = street('far', [
      [-500, -400],
      [500, -400],
    ]);
    expect((await coverage(city([home, beside, between, far]), walk)).total.covered).toBeCloseTo(all, 0);
  });
});

describe('shapes of gates and land', () => {
  const home = compound('h', [500, 10], { walled: false });
  const run = (start: number): XY[] => {
    const around: XY[] = [
      [0, 0],
      [600, 0],
      [1200, 0],
      [1200, -400],
      [0, -400],
    ];
    const turned = [...around.slice(start), ...around.slice(0, start)];
    return [...turned, turned[0] as XY];
  };

  test.each([0, 1, 2, 3])('a closed way along a park has the two ends of its run as gates, wherever it starts (%d)', async (start) => {
    const park = box('park', 'p', [0, 0], [1200, 600]);
    const inside = { ...park, values: { areaM2: 720_000 } };
    const { total } = await coverage(city([{ ...home, kind: 'residential' }, inside, street('loop', run(start))]), walk);
    // The middle of the side is 600 m from either end: nobody at x = 500 … 600 reaches a gate within 500 m but by 12.5 m to spare at most.
    expect(total.covered).toBeLessThan(all / 2);
  });

  test.each([
    ['ends with it', [100, 500]],
    ['goes on past it', [100, 1300]],
  ] as const)('a street that runs along a park and %s has both ends of the run as gates', (_, [from, to]) => {
    const park = box('park', 'p', [0, 0], [1200, 600], { areaM2: 720_000 });
    const along = street('along', [
      [from, 0],
      [to, 0],
    ]);
    const { columns } = coverageColumns(city([park, along]));
    const network = buildNetwork(columns.lines, columns.plane);
    const found = inferredEntrances((columns.greens[0] as (typeof columns.greens)[number]).region, network);
    const xs = found.map(({ x }) => Math.round(x - 505_000)).sort((a, b) => a - b);
    expect(xs).toEqual([from, Math.min(to, 1200)]);
  });

  test('a bridge that crosses a park between its vertices lets people in where it crosses', async () => {
    const park = box('park', 'p', [0, 0], [200, 200], { areaM2: 40_000 });
    const bridge = street(
      'b',
      [
        [100, -100],
        [100, 100],
      ],
      { bridge: true },
    );
    const way = street('w', [
      [-100, -100],
      [100, -100],
    ]);
    const { total } = await coverage(city([compound('c', [-100, -90]), park, bridge, way]), walk);
    expect(total.covered).toBeCloseTo(all, 0);
  });

  test('an open strip beside a walled compound is sampled on its own ground', async () => {
    const walledBox = box('residential', 'w', [0, 0], [115, 100], { walled: true });
    const strip = box('residential', 's', [115, 0], [125, 100], { walled: false });
    const road = street('r', [
      [140, -500],
      [140, 500],
    ]);
    const park = box('park', 'p', [150, 0], [250, 100], { areaM2: 10_000 });
    const { total } = await coverage(city([walledBox, strip, road, park, point('gate', 'g', [0, 50], { of: 'w' })]), walk);
    expect(total.covered).toBeCloseTo(1000, 0);
  });

  test('two overlapping built-up polygons are one; two features of one unit are one row', async () => {
    const homes = box('residential', 'h', [100, 100], [200, 200]);
    const near = point('park', 'p', [0, 0], { areaM2: 6000 });
    const builtUp = [box('built-up', 'a', [-500, -500], [500, 500]), box('built-up', 'b', [0, 0], [1000, 1000])];
    expect((await coverage(city([homes, near, ...builtUp]))).total.covered).toBeCloseTo(10_000, 0);
    const halves = [
      box('area', '1', [0, 0], [150, 300], { level: 'town', code: 't' }),
      box('area', '2', [150, 0], [300, 300], { level: 'town', code: 't' }),
    ];
    expect((await coverage(city([homes, near, ...halves]), { by: 'town' })).rows).toHaveLength(1);
  });

  test('a street clipped at a long straight border of the data meets it', async () => {
    const extent = {
      type: 'Polygon' as const,
      coordinates: [
        [
          [116.99, 36.14],
          [117.2, 36.14],
          [117.2, 36.24],
          [116.99, 36.24],
          [116.99, 36.14],
        ],
      ],
    };
    const road = {
      kind: 'street',
      id: 'r',
      values: {},
      geometry: {
        type: 'LineString' as const,
        coordinates: [
          [117.095, 36.23],
          [117.095, 36.24],
        ],
      },
    };
    const home = {
      kind: 'residential',
      id: 'h',
      values: {},
      geometry: {
        type: 'Polygon' as const,
        coordinates: [
          [
            [117.0951, 36.2385],
            [117.0956, 36.2385],
            [117.0956, 36.239],
            [117.0951, 36.239],
            [117.0951, 36.2385],
          ],
        ],
      },
    };
    const far = { kind: 'park', id: 'p', values: { areaM2: 10_000 }, geometry: { type: 'Point' as const, coordinates: [117.095, 36.23] } };
    const { total } = await coverage(city([road, home, far], { extent }), walk);
    expect(total.covered + total.uncovered).toBe(0);
    expect(total.unknown).toBeGreaterThan(2000);
  });

  test('a park that does not count still tells covered from unknown', async () => {
    const square = box('park', 'p', [0, 0], [100, 100], { areaM2: 10_000, class: 'G3' });
    const { total } = await coverage(city([compound('c', [150, 0]), square]));
    expect(total).toMatchObject({ covered: 0, unknown: 0, share: 0 });
  });
});
