import { describe, expect, test } from 'vitest';
import type { GapAnswer, GapChange } from '../../../src/analysis/gaps/spec.ts';
import { sheet } from '../../scenes/coverage.ts';
import { box, line, point, street } from '../../scenes/draw.ts';
import { onlyCause } from './scene.ts';

/**
 * Homes of one 25 m square, its middle at (12.5, 12.5), on a street along y = 0: its leg is 12.5 m and its walk begins at x = 12.5. A park of
 * 100 m × 100 m = 10,000 m² serves 500 m.
 */
const home = box('residential', 'home', [0, 0], [25, 25], { people: 120, walled: false });
const trial = ({ trials }: GapAnswer, change: GapChange) => trials.find((one) => one.change === change);

describe('no gate on this side', () => {
  // The street passes the park's south side (y = 0) and leads round its east to the only gate in the north.
  const park = box('park', 'park', [212.5, 20], [312.5, 120]);
  const gate = point('gate', 'north', [262.5, 120], { of: 'park' });
  const way = street('s', [
    [0, 0],
    [612.5, 0],
    [612.5, 140],
    [262.5, 140],
  ]);

  test('says the straight way, the walk, the side and the walk with a gate there', async () => {
    const answer = await onlyCause([home, park, gate, way]);
    expect(answer.cause).toBe('no-gate-this-side');
    // Straight: (12.5, 12.5) to (212.5, 20). Walk: 12.5 + 600 + 140 + 350 + 20.
    expect(answer.params.straightM).toBeCloseTo(Math.hypot(200, 7.5), 1);
    expect(answer.params.walkM).toBeCloseTo(1122.5, 1);
    // With a gate in the south-west corner: 12.5 + 200 + 20.
    expect(answer.params.newM).toBeCloseTo(232.5, 1);
    expect(answer.params.side).toBe('sw');
    expect(trial(answer, 'gate-anywhere')?.covers).toBe(1);
    expect(answer.route?.walk?.parkId).toBe('park');
    expect(answer.route?.straight?.parkId).toBe('park');
  });

  test('a gate at that very place closes the gap', async () => {
    const south = point('gate', 'south', [212.5, 20], { of: 'park' });
    await expect(onlyCause([home, park, gate, south, way])).rejects.toThrow('0 gaps');
  });
});

describe('a broken path', () => {
  // Two islands whose nearest points are 10 m apart; beyond the gap the gate of the park. A far second park keeps the place's own island known.
  const park = box('park', 'park', [222.5, 0], [322.5, 100]);
  const gate = point('gate', 'west', [222.5, 0], { of: 'park' });
  const far = box('park', 'far', [3000, 0], [3100, 100]);
  const farGate = point('gate', 'far-gate', [3000, 0], { of: 'far' });
  const own = street('own', [
    [0, 0],
    [0, -600],
    [3000, -600],
    [3000, 0],
  ]);
  const stub = street('stub', [
    [0, 0],
    [112.5, 0],
  ]);
  const behind = street('behind', [
    [122.5, 0],
    [222.5, 0],
  ]);

  test('islands are linked at their nearest points', async () => {
    const answer = await onlyCause([home, park, gate, far, farGate, own, stub, behind]);
    expect(answer.cause).toBe('broken-path');
    // 12.5 leg + 100 to the end of the stub + 10 link + 100 to the gate.
    expect(answer.params.newM).toBeCloseTo(222.5, 1);
    expect(answer.params.linkM).toBe(10);
    expect(trial(answer, 'islands-joined')?.covers).toBe(1);
  });

  test('a way round that nothing cuts short is a broken path without a link', async () => {
    // One street only, winding past the gate: every side of the park is beyond the access limit but the gate's own.
    const winding = street('winding', [
      [0, 0],
      [0, -400],
      [222.5, -400],
      [222.5, 0],
    ]);
    const answer = await onlyCause([home, park, gate, winding]);
    expect(answer.cause).toBe('broken-path');
    expect(answer.params.detour).toBe(1);
    expect(answer.trials.every(({ covers }) => covers === 0)).toBe(true);
  });
});

describe('a barrier', () => {
  // The river runs between homes and park; the bridge is a kilometre off. The park's bank lies over 100 m from any street of this side.
  const park = box('park', 'park', [212.5, 0], [312.5, 100]);
  const gate = point('gate', 'east', [312.5, 50], { of: 'park' });
  const way = street('s', [
    [0, 0],
    [12.5, 0],
    [12.5, -1000],
    [412.5, -1000],
    [412.5, 50],
    [320, 50],
  ]);
  const river = line(
    'water',
    'river',
    [
      [112.5, -900],
      [112.5, 900],
    ],
    { name: '示意河' },
  );

  test('what stands between is crossed on a straight way', async () => {
    const answer = await onlyCause([home, park, gate, way, river]);
    expect(answer.cause).toBe('barrier');
    expect(answer.params).toMatchObject({ barrier: 'water', barrierName: '示意河', covers: 1 });
    expect(answer.params.newM).toBeCloseTo(200, 1);
  });

  test('without it the same streets are a way round', async () => {
    const answer = await onlyCause([home, park, gate, way]);
    expect(answer.cause).toBe('broken-path');
    expect(answer.params.detour).toBe(1);
  });

  test('the wall of the own compound with its gate on the far side', async () => {
    // A walled compound between two streets; only the northern one has its gate, only the southern one leads to the park.
    const walled = box('residential', 'walled', [0, 0], [25, 25], { people: 120, walled: true });
    const north = point('gate', 'out', [12.5, 25], { of: 'walled' });
    const streets = [
      street('south', [
        [5, -5],
        [212.5, -5],
      ]),
      street('north', [
        [5, 30],
        [5, 600],
        [212.5, 600],
        [212.5, 110],
      ]),
    ];
    const doors = [point('gate', 'sw', [212.5, 0], { of: 'park' }), point('gate', 'nw', [212.5, 100], { of: 'park' })];
    const answer = await onlyCause([walled, north, park, ...doors, ...streets]);
    expect(answer.cause).toBe('barrier');
    expect(answer.params.barrier).toBe('own-wall');
    // Straight over the wall to the southern street: 17.5 + 200 + 5.
    expect(answer.params.newM).toBeCloseTo(222.5, 1);
  });
});

describe('what does not count', () => {
  const way = street('s', [
    [0, 0],
    [1012.5, 0],
  ]);
  const far = box('park', 'far', [1000, 0], [1100, 100]);

  test('a park below the smallest size', async () => {
    // 10 m × 10 m = 100 m² of the 400 m² that the sheet asks for; it would serve 300 m.
    const small = box('park', 'small', [112.5, 0], [122.5, 10]);
    const answer = await onlyCause([home, small, far, way]);
    expect(answer.cause).toBe('too-small');
    expect(answer.params).toMatchObject({ changedPark: 'small', sizeM2: 100, leastM2: 400, covers: 1 });
    expect(answer.params.newM).toBeCloseTo(112.5, 1);
  });

  test('a closed park', async () => {
    const closed = box('park', 'closed', [112.5, 0], [212.5, 100], { open: false });
    const answer = await onlyCause([home, closed, far, way]);
    expect(answer.cause).toBe('closed');
    expect(answer.params).toMatchObject({ changedPark: 'closed', was: 'closed', covers: 1 });
    expect(answer.params.newM).toBeCloseTo(112.5, 1);
  });

  test('as the crow flies too, with straight metres', async () => {
    const closed = box('park', 'closed', [112.5, 0], [212.5, 100], { open: false });
    const answer = await onlyCause([home, closed, far, way], 'straight');
    expect(answer.cause).toBe('closed');
    expect(answer.params.newM).toBeCloseTo(100, 1);
  });

  test('nothing near: no trial can help', async () => {
    const answer = await onlyCause([home, far, way]);
    expect(answer.cause).toBe('no-park-near');
    expect(answer.trials).toEqual([]);
    expect(answer.params).toMatchObject({ park: 'far', radiusM: 500, outside: 1 });
    expect(answer.params.straightM).toBeCloseTo(987.5, 1);
  });

  test('a place of which a part lies within a radius says how much does not', async () => {
    // Middles at x = 12.5, 37.5 … 187.5; the park begins at x = 650, so 162.5 and 187.5 lie within its 500 m and six of eight do not.
    const long = box('residential', 'long', [0, 0], [200, 25], { people: 120, walled: false });
    const park = box('park', 'park', [650, 0], [750, 100]);
    const gate = point('gate', 'west', [650, 0], { of: 'park' });
    const round = street('round', [
      [200, 0],
      [0, 0],
      [0, -400],
      [650, -400],
      [650, 0],
    ]);
    const answer = await onlyCause([long, park, gate, round]);
    expect(answer.cause).toBe('no-park-near');
    expect(answer.params.outside).toBeCloseTo(0.75, 9);
  });

  test('a park of a smaller radius is judged by its own', async () => {
    // 1,000 m² serve 300 m: 350 m away nothing near, although the largest radius of the sheet is 500 m.
    const pocket = box('park', 'pocket', [362.5, 0], [402.5, 25]);
    const answer = await onlyCause([home, pocket, way], 'walk', sheet('park-2022'));
    expect(answer.cause).toBe('no-park-near');
  });
});
