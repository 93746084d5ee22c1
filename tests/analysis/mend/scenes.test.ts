import { describe, expect, test } from 'vitest';
import { mendDefaults, type StreetFault } from '../../../src/analysis/mend/spec.ts';
import type { Asset } from '../../../src/core/asset.ts';
import { box, city, line, lonLat, street, type XY } from '../../scenes/draw.ts';
import { faultsIn, mendAll, mendOnce, networkOf } from './rounds.ts';

const avenue = street('avenue', [
  [0, 0],
  [100, 0],
]);

function told(faults: readonly StreetFault[]) {
  return faults.map(({ code, lines, sure, doubt }) => ({ code, lines, sure, doubt }));
}

/** How many parts the network of some streets has, before and after all that is sure has been mended. */
async function parts(...streets: Asset[]) {
  const before = networkOf(city(streets)).componentCount;
  const after = await mendAll(city(streets));
  return { before, after: networkOf(after).componentCount, city: after };
}

function places(asset: Asset | undefined): readonly (readonly number[])[] {
  return asset?.geometry?.type === 'LineString' ? asset.geometry.coordinates : [];
}

describe('ends that miss', () => {
  test('an end that stops short of the inside of a street: both get one vertex, at the foot', async () => {
    const side = street('side', [
      [40, 50],
      [40, 1.5],
    ]);
    const [fault, ...others] = await faultsIn([avenue, side]);
    expect(others.map(({ code }) => code)).toEqual(['island']);
    expect(fault).toMatchObject({ code: 'near-miss-end', lines: [1, 0], sure: true });
    expect(fault?.metres).toBeCloseTo(1.5, 5);
    const { before, after, city: mended } = await parts(avenue, side);
    expect([before, after]).toEqual([2, 1]);
    const joint = places(mended.assets[1])[1];
    expect(places(mended.assets[0])[1]).toEqual(joint);
    const [lon, lat] = lonLat([40, 0]);
    expect(joint?.[0]).toBeCloseTo(lon as number, 7);
    expect(joint?.[1]).toBeCloseTo(lat as number, 7);
  });

  test('an end that touches without a vertex stays where it is; the street gets the vertex', async () => {
    const side = street('side', [
      [40, 50],
      [40, 0.05],
    ]);
    const { before, after, city: mended } = await parts(avenue, side);
    expect([before, after]).toEqual([2, 1]);
    expect(mended.assets[1]).toBe(side);
    expect(places(mended.assets[0])).toContainEqual(places(side)[1]);
  });

  test('an end that runs past is cut back to the crossing', async () => {
    const side = street('side', [
      [40, 50],
      [40, -1.2],
    ]);
    const faults = await faultsIn([avenue, side]);
    expect(told(faults)[0]).toEqual({ code: 'near-miss-end', lines: [1, 0], sure: true, doubt: null });
    expect(faults.some(({ code }) => code === 'crossing-without-node')).toBe(false);
    const { after, city: mended } = await parts(avenue, side);
    expect(after).toBe(1);
    expect(places(mended.assets[1])).toHaveLength(2);
  });

  test('two streets that both run past their corner are both cut', async () => {
    const side = street('side', [
      [99, 50],
      [99, -1],
    ]);
    const { after, city: mended } = await parts(avenue, side);
    expect(after).toBe(1);
    expect(networkOf(mended).edgeCount).toBe(2);
  });

  test('several ends around one place come to one place', async () => {
    const ends: readonly (readonly [XY, XY])[] = [
      [
        [-50, 0],
        [-0.6, 0],
      ],
      [
        [50, 1],
        [0.6, 0],
      ],
      [
        [0, 50],
        [0, 0.7],
      ],
      [
        [3, -50],
        [0, -0.7],
      ],
    ];
    const { before, after, city: mended } = await parts(...ends.map((points, at) => street(`s${at}`, points)));
    expect([before, after]).toEqual([4, 1]);
    expect(new Set(mended.assets.map((asset) => String(places(asset)[1]))).size).toBe(1);
  });

  test('an end near an end is one fault, not two', async () => {
    const next = street('next', [
      [101, 0.3],
      [200, 0],
    ]);
    const faults = (await faultsIn([avenue, next])).filter(({ code }) => code === 'near-miss-end');
    expect(faults).toHaveLength(1);
    expect(faults[0]?.sure).toBe(true);
  });

  test('what is no fault: a dead end beside a footway 3 m off, ends of two layers, a roundabout, a street under a bridge', async () => {
    const alone = [
      street('dead', [
        [0, 3],
        [50, 3],
      ]),
      avenue,
    ];
    expect((await faultsIn(alone)).map(({ code }) => code)).toEqual(['island']);
    const layers = [
      avenue,
      street(
        'upper',
        [
          [101, 0],
          [200, 0],
        ],
        { bridge: true, layer: 1 },
      ),
    ];
    expect((await faultsIn(layers)).map(({ code }) => code)).toEqual(['island']);
    const ring = street('ring', [
      [100, 0],
      [110, 10],
      [120, 0],
      [110, -10],
      [100, 0],
    ]);
    expect(await faultsIn([avenue, ring])).toEqual([]);
    const bridge = street(
      'bridge',
      [
        [50, -50],
        [50, 50],
      ],
      { bridge: 'yes', layer: 1 },
    );
    expect((await faultsIn([avenue, bridge])).map(({ code }) => code)).toEqual(['island']);
  });

  test('an end that runs alongside, and one behind a wall, are told but not sure', async () => {
    const beside = street('beside', [
      [10, 40],
      [10, 1.5],
      [60, 1.5],
    ]);
    const [aside] = await faultsIn([avenue, beside]);
    expect(aside).toMatchObject({ code: 'near-miss-end', sure: false, doubt: 'aside' });
    const inner = street('inner', [
      [40, 50],
      [40, 1.5],
    ]);
    const wall = line('wall', 'w', [
      [0, 1],
      [100, 1],
    ]);
    const yard = box('residential', 'yard', [0, 1], [100, 90], { walled: true });
    for (const barrier of [wall, yard]) {
      const [fault] = await faultsIn([avenue, inner, barrier]);
      expect(fault).toMatchObject({ code: 'near-miss-end', sure: false, doubt: 'barrier' });
    }
  });

  test('a repair that would also join a bridge above is none', async () => {
    const bridge = street(
      'bridge',
      [
        [40, -50],
        [40, 0],
        [40, 50],
      ],
      { bridge: true, layer: 1 },
    );
    const side = street('side', [
      [10, 50],
      [39.4, 1],
      [40, 0.5],
    ]);
    const faults = (await faultsIn([avenue, side, bridge])).filter(({ code }) => code === 'near-miss-end');
    expect(faults.map(({ repair, doubt, sure }) => ({ repair, doubt, sure }))).toEqual([{ repair: null, doubt: 'levels', sure: false }]);
  });
});

describe('crossings', () => {
  const cross = street('cross', [
    [30, -40],
    [30, 40],
  ]);

  test('two streets that cross share a vertex afterwards', async () => {
    expect(told(await faultsIn([avenue, cross]))[0]).toEqual({ code: 'crossing-without-node', lines: [0, 1], sure: true, doubt: null });
    const { after, city: mended } = await parts(avenue, cross);
    expect([after, networkOf(mended).edgeCount]).toEqual([1, 4]);
  });

  test('with a vertex of one there, the other gets that one', async () => {
    const bent = street('bent', [
      [30, -40],
      [30, 0],
      [32, 40],
    ]);
    const { after, city: mended } = await parts(avenue, bent);
    expect(after).toBe(1);
    expect(mended.assets[1]).toBe(bent);
  });

  test('a footway across a street, and an expressway across anything, are offered and not sure', async () => {
    const footway = { ...cross, values: { class: 'footway' } };
    const main = { ...avenue, values: { class: 'secondary' } };
    const trunk = { ...avenue, values: { class: 'trunk' } };
    for (const pair of [
      [main, footway],
      [trunk, cross],
    ]) {
      const [fault] = await faultsIn(pair);
      expect(fault).toMatchObject({ code: 'crossing-without-node', sure: false, doubt: 'maybe-level' });
      expect(fault?.repair).toHaveLength(2);
    }
  });

  test('no fault where one is a tunnel, where they share a vertex, and where they only meet at ends', async () => {
    const tunnel = { ...cross, values: { tunnel: 'yes', layer: -1 } };
    expect((await faultsIn([avenue, tunnel])).map(({ code }) => code)).toEqual(['island']);
    const through = street('through', [
      [100, -40],
      [100, 0],
      [100, 40],
    ]);
    expect(await faultsIn([avenue, through])).toEqual([]);
  });
});

describe('double lines', () => {
  const named = { ...avenue, values: { name: '示意路', class: 'residential' } };

  test('of the same line twice, turned round, the one that says less goes, and what met it meets the other', async () => {
    const again = street('again', [
      [100, 0],
      [60, 0],
      [0, 0],
    ]);
    const side = street('side', [
      [60, 0],
      [60, 70],
    ]);
    // The side street touches the one of the two that it does not share a vertex with, which is told as well.
    const faults = (await faultsIn([again, named, side])).filter(({ code }) => code !== 'near-miss-end');
    expect(told(faults)).toEqual([{ code: 'duplicate', lines: [0, 1], sure: true, doubt: null }]);
    expect(faults[0]?.metres).toBeCloseTo(100, 3);
    const mended = await mendAll(city([again, named, side]));
    expect(mended.assets.map(({ id }) => id)).toEqual(['avenue', 'side']);
    expect(networkOf(mended).componentCount).toBe(1);
  });

  test('lines of other names, and lines near each other, are not sure; a parallel footway is none', async () => {
    const other = street(
      'other',
      [
        [0, 0],
        [100, 0],
      ],
      { name: '另一示意路' },
    );
    expect(told(await faultsIn([named, other]))).toEqual([{ code: 'duplicate', lines: [1, 0], sure: false, doubt: 'differ' }]);
    const near = street('near', [
      [0, 0.25],
      [100, 0.25],
    ]);
    expect(told(await faultsIn([named, near]))[0]).toMatchObject({ code: 'duplicate', sure: false, doubt: 'beside' });
    const footway = street('footway', [
      [0, 3],
      [100, 3],
    ]);
    expect((await faultsIn([named, footway])).map(({ code }) => code)).toEqual(['island']);
    const upper = street(
      'upper',
      [
        [0, 0],
        [100, 0],
      ],
      { layer: 1, bridge: true },
    );
    expect((await faultsIn([avenue, upper])).filter(({ code }) => code === 'duplicate')).toEqual([]);
  });

  test('a double end is cut off where the lines part', async () => {
    const forks = street('forks', [
      [20, 0],
      [50, 0],
      [80, 40],
    ]);
    const [fault] = (await faultsIn([avenue, forks])).filter(({ code }) => code === 'duplicate');
    expect(fault).toMatchObject({ lines: [1, 0], sure: false, doubt: 'part' });
    expect(fault?.metres).toBeCloseTo(30, 1);
    const { city: mended } = await mendOnce(city([avenue, forks]), ({ code }) => code === 'duplicate');
    expect(places(mended.assets[1])).toHaveLength(2);
    expect(networkOf(mended).componentCount).toBe(1);
  });
});

describe('islands and crumbs', () => {
  test('an island is told with its length and the metres to the rest; nothing is mended', async () => {
    const far = street('far', [
      [50, 20],
      [50, 80],
    ]);
    const [fault] = await faultsIn([avenue, far]);
    expect(fault).toMatchObject({ code: 'island', lines: [1], repair: null, sure: false });
    expect(fault?.metres).toBeCloseTo(60, 3);
    expect(fault?.gapM).toBeCloseTo(20, 3);
  });

  test('repeated and crowded vertices go, joints stay, and two junctions a step apart are left to a person', async () => {
    const crowded = street('crowded', [
      [0, 10],
      [20, 10],
      [20, 10],
      [20.2, 10.1],
      [60, 10],
    ]);
    const mended = await mendAll(city([crowded]));
    expect(places(mended.assets[0])).toHaveLength(3);
    const joint = street('joint', [
      [20.2, 10.1],
      [20.2, 60],
    ]);
    const kept = await mendAll(city([crowded, joint]));
    expect(networkOf(kept).componentCount).toBe(1);
    expect(places(kept.assets[0])).toContainEqual(places(joint)[0]);
    const stagger = [
      street('main', [
        [0, 0],
        [50, 0],
        [50.3, 0],
        [100, 0],
      ]),
      street('north', [
        [50, 0],
        [50, 40],
      ]),
      street('south', [
        [50.3, 0],
        [50.3, -40],
      ]),
    ];
    expect(told(await faultsIn(stagger))).toEqual([{ code: 'short-edge', lines: [0], sure: false, doubt: 'junctions' }]);
    const joined = await mendOnce(city(stagger), () => true);
    expect(networkOf(joined.city)).toMatchObject({ componentCount: 1, edgeCount: 4 });
  });

  test('edges as long as asked for are none', async () => {
    const fine = street('fine', [
      [0, 0],
      [0.5, 0],
      [30, 0],
    ]);
    expect(await faultsIn([fine], { ...mendDefaults, shortM: 0.4 })).toEqual([]);
  });
});

describe('node ids of OpenStreetMap', () => {
  test('ends in one place with other ids join once mended, and ids stay one to a vertex', async () => {
    const first = { ...avenue, values: { nodes: [1, 2] } };
    const second = street(
      'second',
      [
        [100, 0],
        [100, 60],
      ],
      { nodes: [3, 4] },
    );
    const third = street(
      'third',
      [
        [100, 0],
        [160, 0],
      ],
      { nodes: [3, 5] },
    );
    const { before, after, city: mended } = await parts(first, second, third);
    expect([before, after]).toEqual([2, 1]);
    expect(new Set(mended.assets.map(({ values }) => (values.nodes as number[])[0]))).not.toContain(undefined);
    expect(mended.assets.map(({ values }) => values.nodes)).toEqual([
      [1, 3],
      [3, 4],
      [3, 5],
    ]);
  });

  test('a new vertex has no id (0) and joins all the same; a crossing of two such lines is not sure', async () => {
    const first = { ...avenue, values: { nodes: [1, 2] } };
    const side = street(
      'side',
      [
        [40, 50],
        [40, 1],
      ],
      { nodes: [3, 4] },
    );
    const { after, city: mended } = await parts(first, side);
    expect(after).toBe(1);
    expect(mended.assets[0]?.values.nodes).toEqual([1, 0, 2]);
    const cross = street(
      'cross',
      [
        [30, -40],
        [30, 40],
      ],
      { nodes: [7, 8] },
    );
    expect((await faultsIn([first, cross]))[0]).toMatchObject({ sure: false, doubt: 'maybe-level' });
  });
});

test('streets that are planned or retired are left alone', async () => {
  const planned = street(
    'planned',
    [
      [40, 50],
      [40, 1],
    ],
    { lifecycle: 'planned' },
  );
  expect(await faultsIn([avenue, planned])).toEqual([]);
});

test('one part of a street of many parts is mended, the others and the height of what stays are kept', async () => {
  const many: Asset = {
    ...avenue,
    id: 'many',
    geometry: {
      type: 'MultiLineString',
      coordinates: [
        [
          [...lonLat([0, 20]), 5],
          [...lonLat([0, 60]), 6],
        ],
        [
          [...lonLat([40, 60]), 7],
          [...lonLat([40, 1]), 8],
        ],
      ],
    },
  };
  const mended = await mendAll(city([avenue, many]));
  const after = mended.assets[1]?.geometry;
  const before = many.geometry;
  if (after?.type !== 'MultiLineString' || before?.type !== 'MultiLineString') throw new Error('a street of many parts stays one');
  expect(after.coordinates[0]).toEqual(before.coordinates[0]);
  expect(after.coordinates[1]?.[0]).toEqual(before.coordinates[1]?.[0]);
  expect(after.coordinates[1]?.[1]?.[2]).toBe(8);
});
