import { describe, expect, test } from 'vitest';
import { networkLines } from '../../../src/analysis/network/adapter.ts';
import { buildNetwork } from '../../../src/analysis/network/build.ts';
import { type Places, reach } from '../../../src/analysis/network/reach.ts';
import type { Asset } from '../../../src/core/asset.ts';
import { lonLat, street, type XY } from '../../scenes/draw.ts';

function places(at: Readonly<Record<string, readonly XY[]>>): Places {
  const start = [0];
  const flat: number[] = [];
  for (const points of Object.values(at)) {
    for (const xy of points) flat.push(...lonLat(xy));
    start.push(flat.length / 2);
  }
  return { ids: Object.keys(at), lonLat: Float64Array.from(flat), start: Uint32Array.from(start) };
}

function one(xy: XY): readonly XY[] {
  return [xy];
}

function walk(streets: readonly Asset[], from: XY, to: XY, params = {}) {
  const [row] = reach(buildNetwork(networkLines(streets)), places({ a: one(from) }), places({ z: one(to) }), params);
  return row;
}

const cross = [
  street('h', [
    [0, 0],
    [500, 0],
    [1000, 0],
  ]),
  street('v', [
    [500, 0],
    [500, 400],
  ]),
];

describe('distance', () => {
  test('legs and the way along edges are added', () => {
    expect(walk(cross, [100, 30], [520, 300])?.metres).toBeCloseTo(30 + 400 + 300 + 20, 2);
  });

  test('two points on one edge walk straight along it', () => {
    expect(walk(cross, [100, 10], [400, 20])?.metres).toBeCloseTo(10 + 300 + 20, 2);
  });

  test('a point reaches the nearest position along an edge, not its nearest end', () => {
    expect(walk(cross, [250, 40], [250, 0])?.metres).toBeCloseTo(40, 2);
  });

  test.each([25, 30, 50, 99])('midway between two streets %d m off, both count', (off) => {
    const two = [
      street('south', [
        [0, -off],
        [500, -off],
      ]),
      street('north', [
        [0, off],
        [500, off],
      ]),
    ];
    expect(walk(two, [100, 0], [300, -off])?.metres).toBeCloseTo(off + 200, 2);
    expect(walk(two, [100, 0], [300, off])?.metres).toBeCloseTo(off + 200, 2);
  });

  test('every edge within 1 mm of the nearest counts', () => {
    const forked = [
      street('west', [
        [0, 0],
        [100, 0],
      ]),
      street('east', [
        [300, 0],
        [200, 0],
      ]),
    ];
    // 150 lies 50 m from the end of both islands; each is reached.
    expect(walk(forked, [150, 0], [0, 0])?.metres).toBeCloseTo(150, 2);
    expect(walk(forked, [150, 0], [300, 0])?.metres).toBeCloseTo(150, 2);
  });
});

describe('limits are inclusive', () => {
  test('a walk of exactly the limit is reached, a millimetre more is beyond', () => {
    const metres = walk(cross, [0, 0], [500, 400])?.metres ?? 0;
    expect(metres).toBeCloseTo(900, 2);
    const rounded = Math.round(1000 * metres) / 1000;
    expect(walk(cross, [0, 0], [500, 400], { limitM: rounded })).toMatchObject({ status: 'reached', toId: 'z' });
    expect(walk(cross, [0, 0], [500, 400], { limitM: rounded - 0.001 })).toEqual({ id: 'a', metres: null, toId: null, status: 'beyond' });
  });

  test('the access limit is inclusive too', () => {
    expect(walk(cross, [100, 100], [0, 0])?.status).toBe('reached');
    expect(walk(cross, [100, 100.01], [0, 0])?.status).toBe('unknown');
    expect(walk(cross, [100, 100.01], [0, 0], { accessM: 101 })?.status).toBe('reached');
  });
});

describe('joining', () => {
  const feeder = (gap: number, values = {}) => [
    street('main', [
      [0, 0],
      [100, 0],
      [200, 0],
    ]),
    street(
      'side',
      [
        [100, gap],
        [100, 100],
      ],
      values,
    ),
  ];

  test('vertices within 0.1 m join, farther ones do not', () => {
    expect(walk(feeder(0.09), [100, 100], [200, 0])?.status).toBe('reached');
    expect(walk(feeder(0.11), [100, 100], [200, 0])?.status).toBe('unknown');
  });

  test('an end at the inside of an edge does not join and is a near miss', () => {
    const streets = [
      street('main', [
        [0, 0],
        [200, 0],
      ]),
      street('side', [
        [100, 0.05],
        [100, 100],
      ]),
    ];
    expect(walk(streets, [100, 100], [200, 0])?.status).toBe('unknown');
    expect(buildNetwork(networkLines(streets)).nearMisses).toHaveLength(1);
    expect(buildNetwork(networkLines(feeder(0.09))).nearMisses).toHaveLength(0);
  });

  test('crossing lines without a common vertex do not join', () => {
    const streets = [
      street('h', [
        [0, 0],
        [200, 0],
      ]),
      street('v', [
        [100, -100],
        [100, 100],
      ]),
    ];
    expect(walk(streets, [100, 100], [200, 0])?.status).toBe('unknown');
  });

  const over = (values: Readonly<Record<string, string | number | boolean>>, bridge: readonly XY[]) => [
    street('below', [
      [0, 0],
      [100, 0],
      [200, 0],
    ]),
    street('above', bridge, values),
  ];
  const through: XY[] = [
    [100, -100],
    [100, 0],
    [100, 100],
  ];

  test.each([{ bridge: 'yes' }, { tunnel: true }, { layer: 1 }, { bridge: 'viaduct', layer: '1' }])(
    '%o passes over a vertex inside both lines',
    (values) => {
      expect(walk(over(values, through), [100, 100], [200, 0])?.status).toBe('unknown');
    },
  );

  test.each([{ bridge: 'no' }, { layer: 0 }, {}])('%o joins there', (values) => {
    expect(walk(over(values, through), [100, 100], [200, 0])?.status).toBe('reached');
  });

  test('the end of a bridge joins the street it lands on', () => {
    const landing = over({ bridge: 'yes', layer: 1 }, [
      [100, 0],
      [100, 100],
    ]);
    expect(walk(landing, [100, 100], [200, 0])?.metres).toBeCloseTo(200, 2);
  });

  test('OSM node ids that differ keep vertices apart, equal or missing ones do not', () => {
    const withNodes = (main: number[] | null, side: number[] | null) => [
      street(
        'main',
        [
          [0, 0],
          [100, 0],
          [200, 0],
        ],
        main ? { nodes: main } : {},
      ),
      street(
        'side',
        [
          [100, 0],
          [100, 100],
        ],
        side ? { nodes: side } : {},
      ),
    ];
    const status = (main: number[] | null, side: number[] | null) => walk(withNodes(main, side), [100, 100], [200, 0])?.status;
    expect(status([1, 2, 3], [9, 10])).toBe('unknown');
    expect(status([1, 2, 3], [2, 10])).toBe('reached');
    expect(status(null, [9, 10])).toBe('reached');
  });
});

describe('islands and ties', () => {
  const island = street('island', [
    [0, 300],
    [200, 300],
  ]);

  test('a point on an island is unknown, not snapped to the mainland', () => {
    expect(walk([...cross, island], [100, 260], [0, 0])?.status).toBe('unknown');
  });

  test('of two equally near the earlier wins, whichever way it lies', () => {
    const network = buildNetwork(networkLines(cross));
    const from = places({ mid: one([500, 0]) });
    const west: XY = [400, 0];
    const east: XY = [600, 0];
    expect(reach(network, from, places({ w: one(west), e: one(east) }))[0]?.toId).toBe('w');
    expect(reach(network, from, places({ e: one(east), w: one(west) }))[0]?.toId).toBe('e');
  });

  test('no target at all is unknown; a MultiPoint counts by its nearest point', () => {
    const network = buildNetwork(networkLines(cross));
    const from = places({
      a: [
        [0, 0],
        [900, 0],
      ],
    });
    expect(reach(network, from, places({}))[0]?.status).toBe('unknown');
    expect(reach(network, from, places({ z: one([1000, 0]) }))[0]?.metres).toBeCloseTo(100, 2);
  });

  test('a network without streets leaves everything unknown', () => {
    expect(walk([], [0, 0], [10, 0])?.status).toBe('unknown');
  });
});
