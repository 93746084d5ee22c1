import { describe, expect, test } from 'vitest';
import type { Asset } from '../../../src/core/asset.ts';
import { cell, circle, sheetOf } from '../../scenes/circle.ts';
import { box, city, line, outline, point, polygon, street } from '../../scenes/draw.ts';

/** One street along y = 0; a walled compound north of it with its gate on the near side. */
const road = street('s', [
  [-1000, 0],
  [0, 0],
  [2000, 0],
]);
const walled = box('residential', 'a', [0, 10], [100, 110], { people: 300, walled: true, name: '甲小区' });
const gate = point('gate', 'g', [50, 10], { of: 'a' });
const open = box('residential', 'b', [0, -60], [100, -10], { people: 100, walled: false });
const shop = (id: string, x: number, y: number, type = 'market') => point('facility', id, [x, y], { type });

describe('one compound and one facility', () => {
  const metres = (limitM: number) => sheetOf([{ id: 'market', limitM }]);

  test('walks from the gate, with the leg to the street at both ends', async () => {
    const result = await circle(city([road, walled, gate, shop('m', 350, 20)]), metres(330));
    // 10 m from the gate to the street, 300 m along it, 20 m to the shop: 330 m, 4.4 minutes at 75 m/min.
    const { metres: walked, minutes, straightM, status, toId } = cell(result, 'a', 'market');
    expect(walked).toBeCloseTo(330, 2);
    expect(minutes).toBeCloseTo(4.4, 4);
    expect(straightM).toBeCloseTo(Math.hypot(300, 10), 2);
    expect([status, toId]).toEqual(['reached', 'm']);
  });

  test('a limit is inclusive to the millimetre; one beyond it says how far', async () => {
    const scene = city([road, walled, gate, shop('m', 350, 20)]);
    const walked = Math.round(1000 * (cell(await circle(scene, metres(1000)), 'a', 'market').metres ?? 0)) / 1000;
    expect(cell(await circle(scene, metres(walked)), 'a', 'market').status).toBe('reached');
    const short = await circle(scene, metres(walked - 0.001));
    expect(cell(short, 'a', 'market')).toMatchObject({ status: 'beyond', toId: 'm' });
    expect(cell(short, 'a', 'market').metres).toBeCloseTo(330, 2);
    expect(short.rows[0]).toMatchObject({ missing: ['market'], score: 0 });
  });

  test('an open compound is left from its middle over its own leg', async () => {
    const result = await circle(city([road, open, shop('m', 350, 20)]), metres(355));
    // Middle at (50, −35): 35 m to the street, 300 m, 20 m.
    expect(cell(result, 'b', 'market').metres).toBeCloseTo(355, 2);
    expect(cell(result, 'b', 'market').straightM).toBeCloseTo(Math.hypot(300, 55), 2);
  });

  test('of two gates the nearer one counts', async () => {
    const west = point('gate', 'w', [0, 60], { of: 'a' });
    const lane = street('lane', [
      [-20, 60],
      [-20, 300],
    ]);
    const result = await circle(city([road, walled, gate, west, lane, shop('far', 1350, 20), shop('near', -30, 260)]), metres(250));
    // West gate: 20 m to the lane, 200 m up, 10 m to the shop; the other gate is on another island of streets.
    expect(cell(result, 'a', 'market')).toMatchObject({ toId: 'near', status: 'reached' });
    expect(cell(result, 'a', 'market').metres).toBeCloseTo(230, 2);
  });

  test('a facility inside the compound is walked to from the gate, straight', async () => {
    const result = await circle(city([road, walled, gate, shop('m', 50, 60)]), metres(300));
    expect(cell(result, 'a', 'market').metres).toBeCloseTo(50, 2);
  });

  test('a facility in another walled compound is reached through its gate only', async () => {
    const other = box('residential', 'c', [400, 10], [500, 110], { walled: true });
    const back = point('gate', 'h', [500, 60], { of: 'c' });
    const side = street('side', [
      [510, 60],
      [510, 0],
      [2000, 0],
    ]);
    const result = await circle(
      city([
        street('s', [
          [0, 0],
          [510, 0],
        ]),
        side,
        walled,
        gate,
        other,
        back,
        shop('m', 450, 60),
      ]),
      metres(600),
    );
    // 10 to the street, 460 along it, 60 up the side street, 10 to the gate, 50 inside.
    expect(cell(result, 'a', 'market').metres).toBeCloseTo(590, 2);
  });

  test('a park is reached at its gate, and one that is closed or too small does not count', async () => {
    const park = (id: string, x: number, values: Record<string, number | boolean>) => box('park', id, [x, 5], [x + 50, 55], values);
    const scene = city([
      road,
      walled,
      gate,
      park('small', 150, { areaM2: 300 }),
      park('closed', 250, { areaM2: 9000, open: false }),
      park('large', 650, { areaM2: 9000 }),
      point('gate', 'p', [675, 5], { of: 'large' }),
    ]);
    const result = await circle(
      scene,
      sheetOf([
        { id: 'park', limitM: 700, minAreaM2: 4000 },
        { id: 'any', kinds: ['park'], limitM: 700 },
      ]),
    );
    expect(cell(result, 'a', 'park')).toMatchObject({ toId: 'large', status: 'reached' });
    expect(cell(result, 'a', 'park').metres).toBeCloseTo(10 + 625 + 5, 2);
    expect(cell(result, 'a', 'any').toId).toBe('small');
  });
});

describe('what is not known', () => {
  const sheet = sheetOf([
    { id: 'market', limitM: 300 },
    { id: 'toilet', limitM: 300 },
  ]);

  test('a kind without any feature is unknown, named, and no part of the score', async () => {
    const result = await circle(city([road, walled, gate, shop('m', 150, 20)]), sheet);
    expect(result.noData).toEqual(['toilet']);
    expect(cell(result, 'a', 'toilet')).toEqual({ metres: null, minutes: null, straightM: null, toId: null, status: 'unknown' });
    expect(result.rows[0]).toMatchObject({ score: 1, missing: [] });
  });

  test('a facility on another island of streets is no way', async () => {
    const island = street('i', [
      [100, 500],
      [400, 500],
    ]);
    const result = await circle(city([road, walled, gate, island, shop('m', 200, 510)]), sheet);
    expect(result.noData).toEqual(['toilet']);
    expect(cell(result, 'a', 'market')).toMatchObject({ status: 'unknown', metres: null });
    expect(cell(result, 'a', 'market').straightM).toBeGreaterThan(500);
    expect(result.rows[0]?.score).toBeNull();
  });

  test('one that no street leads to, within the limit as the crow flies, leaves the answer open', async () => {
    const shut = shop('shut', 50, 280);
    const far = shop('far', 1000, 10);
    expect(cell(await circle(city([road, walled, gate, shut, far]), sheet), 'a', 'market').status).toBe('unknown');
    expect(cell(await circle(city([road, walled, gate, shop('shut', 50, 5000), far]), sheet), 'a', 'market').status).toBe('beyond');
  });

  test('where the data are cut within the limit, not reached is unknown; reached stays reached', async () => {
    const extent = outline([-500, -500], [300, 500]);
    const far = city([road, walled, gate, shop('m', -400, 10)], { extent });
    expect(cell(await circle(far, sheet), 'a', 'market')).toMatchObject({ status: 'unknown', metres: null });
    const near = city([road, walled, gate, shop('m', 200, 10)], { extent });
    expect(cell(await circle(near, sheet), 'a', 'market').status).toBe('reached');
    const wide = city([road, walled, gate, shop('m', -400, 10)], { extent: outline([-500, -500], [380, 500]) });
    // The cut is 10 + 330 m away: farther than the limit of 300 m.
    expect(cell(await circle(wide, sheet), 'a', 'market').status).toBe('beyond');
  });

  test('a compound without a street in reach is unknown', async () => {
    const lost = box('residential', 'lost', [0, 900], [50, 950], { people: 5 });
    expect(cell(await circle(city([road, lost, shop('m', 0, 10)]), sheet), 'lost', 'market').status).toBe('unknown');
  });

  test('cities without homes, people, facilities or streets have defined answers', async () => {
    expect(await circle(city([]), sheet)).toMatchObject({ rows: [], noData: ['market', 'toilet'], areas: [{ people: 0 }] });
    const streetless = await circle(city([walled, gate, shop('m', 150, 20)]), sheet);
    expect(cell(streetless, 'a', 'market').status).toBe('unknown');
    const nobody = await circle(city([road, box('residential', 'a', [0, 10], [100, 60]), shop('m', 150, 20)]), sheet);
    expect(nobody.rows[0]?.people).toBeNull();
    expect(nobody.stamp.notes).toContainEqual({ code: 'people-missing', params: { count: 1, of: 1 } });
    expect(nobody.areas[0]?.kinds.market).toEqual({ share: null, covered: 0, uncovered: 0, unknown: 0 });
  });

  test('a thing recorded without a position is said, not counted', async () => {
    const unplaced = { kind: 'toilet', id: 't', geometry: null, values: {} };
    const result = await circle(city([road, walled, gate, unplaced, shop('m', 150, 20)]), sheet);
    expect(result.noData).toEqual(['toilet']);
    expect(result.stamp.notes).toContainEqual({ code: 'circle-unplaced', params: { count: 1 } });
  });
});

describe('bad input', () => {
  const sheet = sheetOf([
    { id: 'market', limitM: 300 },
    { id: 'park', limitM: 300 },
  ]);

  test('positions that are no numbers, streets of no length and doubled vertices change nothing for the others', async () => {
    const nowhere: Asset = { ...shop('nan', 0, 0), geometry: { type: 'Point', coordinates: [Number.NaN, 36] } };
    const stub = street('stub', [
      [0, 0],
      [0, 0],
    ]);
    const doubled = street('double', [
      [0, 0],
      [0, 0],
      [0, 200],
      [0, 200],
    ]);
    const result = await circle(city([road, stub, doubled, walled, gate, nowhere, shop('m', 150, 20)]), sheet);
    expect(cell(result, 'a', 'market')).toMatchObject({ toId: 'm', status: 'reached' });
    expect(cell(result, 'a', 'market').metres).toBeCloseTo(130, 2);
    expect(cell(result, 'a', 'market').straightM).toBeCloseTo(Math.hypot(100, 10), 2);
    expect(result.stamp.notes).toContainEqual({ code: 'circle-unplaced', params: { count: 1 } });
  });

  test('a park drawn as a bow tie is entered where the street meets it', async () => {
    const bow = polygon('park', 'bow', [
      [200, -20],
      [300, 40],
      [300, -20],
      [200, 40],
    ]);
    const found = cell(await circle(city([road, walled, gate, bow]), sheet), 'a', 'park');
    // 10 m to the street and 150 m along it, to where its left side crosses.
    expect(found).toMatchObject({ toId: 'bow', status: 'reached' });
    expect(found.metres).toBeCloseTo(160, 1);
  });

  test('people that are no count are missing, not zero', async () => {
    const odd = box('residential', 'a', [0, 10], [100, 110], { people: 'many' });
    const result = await circle(city([road, odd, shop('m', 150, 20)]), sheet);
    expect([result.rows[0]?.people, result.areas[0]?.people]).toEqual([null, 0]);
  });
});

describe('rows, tiers and speeds', () => {
  const scene = city([road, walled, gate, shop('m', 350, 20), shop('s', 750, 20, 'primary-school')]);

  test('rows of larger tiers are left out', async () => {
    const sheet = sheetOf([
      { id: 'market', limitM: 400, tier: 5 },
      { id: 'primary-school', limitM: 400, tier: 15 },
    ]);
    expect(Object.keys((await circle(scene, sheet, { minutes: 10 })).rows[0]?.kinds ?? {})).toEqual(['market']);
    expect((await circle(scene, sheet)).rows[0]).toMatchObject({ score: 0.5, missing: ['primary-school'] });
  });

  test('a row that is not required is missing, and not in the score', async () => {
    const sheet = sheetOf([
      { id: 'market', limitM: 400 },
      { id: 'primary-school', limitM: 400, required: false },
    ]);
    expect((await circle(scene, sheet)).rows[0]).toMatchObject({ score: 1, missing: ['primary-school'] });
  });

  test('any one of several kinds will do', async () => {
    const sheet = sheetOf([{ id: 'food', kinds: ['supermarket', 'market'], limitM: 400 }]);
    expect(cell(await circle(scene, sheet), 'a', 'food')).toMatchObject({ status: 'reached', toId: 'm' });
  });

  test('minutes follow the speed, metres do not', async () => {
    const sheet = sheetOf([
      { id: 'market', limitMin: 5 },
      { id: 'by-metres', kinds: ['market'], limitM: 330.001 },
    ]);
    const fast = await circle(scene, sheet);
    const slow = await circle(scene, sheet, { profile: 'elderly' });
    // 330 m: 4.4 minutes at 75 m/min, 5.5 at 60.
    expect(cell(fast, 'a', 'market').status).toBe('reached');
    expect(cell(slow, 'a', 'market')).toMatchObject({ status: 'beyond' });
    expect(cell(slow, 'a', 'market').minutes).toBeCloseTo(5.5, 4);
    expect(cell(slow, 'a', 'by-metres').status).toBe('reached');
  });

  test('a wheelchair takes no steps', async () => {
    const upper = street('upper', [
      [400, 100],
      [400, 50],
    ]);
    const steps = street(
      'steps',
      [
        [400, 50],
        [400, 0],
      ],
      { class: 'steps' },
    );
    const ramp = street('ramp', [
      [400, 50],
      [600, 50],
      [600, 0],
    ]);
    const town = city([
      street('s', [
        [0, 0],
        [400, 0],
        [600, 0],
      ]),
      upper,
      steps,
      ramp,
      walled,
      gate,
      shop('m', 410, 100),
    ]);
    const sheet = sheetOf([{ id: 'market', limitM: 600 }]);
    expect(cell(await circle(town, sheet), 'a', 'market').metres).toBeCloseTo(10 + 350 + 100 + 10, 1);
    expect(cell(await circle(town, sheet, { profile: 'wheelchair' }), 'a', 'market').metres).toBeCloseTo(10 + 550 + 50 + 200 + 50 + 10, 1);
  });
});

describe('waits at main roads', () => {
  /** A lane north to south over a main road; the facility south of it. */
  const lane = street(
    'lane',
    [
      [0, 300],
      [0, 0],
      [0, -300],
    ],
    { class: 'residential' },
  );
  const main = street(
    'main',
    [
      [-300, 0],
      [0, 0],
      [300, 0],
    ],
    { class: 'primary' },
  );
  const home = box('residential', 'a', [10, 200], [60, 250], { walled: true });
  const door = point('gate', 'g', [10, 220], { of: 'a' });
  const sheet = sheetOf([
    { id: 'market', limitMin: 7 },
    { id: 'metres', kinds: ['market'], limitM: 450 },
  ]);
  const wait = { crossingWaitS: 60 };

  test('straight over a main road is one wait, in minutes only', async () => {
    const town = city([lane, main, home, door, shop('m', 10, -200)]);
    const found = cell(await circle(town, sheet, wait), 'a', 'market');
    // 10 + 220 + 200 + 10 = 440 m, 5.867 minutes and one minute of waiting.
    expect(found.metres).toBeCloseTo(440, 2);
    expect(found.minutes).toBeCloseTo(440 / 75 + 1, 3);
    expect(found.status).toBe('reached');
    expect(cell(await circle(town, sheet, { crossingWaitS: 75 }), 'a', 'market').status).toBe('beyond');
    expect(cell(await circle(town, sheet, { crossingWaitS: 600 }), 'a', 'metres').status).toBe('reached');
  });

  test('turning into the main road is half a wait, staying on this side none', async () => {
    const turned = await circle(city([lane, main, home, door, shop('m', 200, 10)]), sheet, wait);
    expect(cell(turned, 'a', 'market').minutes).toBeCloseTo((10 + 220 + 200 + 10) / 75 + 0.5, 3);
    const here = await circle(city([lane, main, home, door, shop('m', 10, 100)]), sheet, wait);
    expect(cell(here, 'a', 'market').minutes).toBeCloseTo((10 + 120 + 10) / 75, 3);
  });

  test('a footbridge at the crossing costs no wait, and a lane of the same class none', async () => {
    const bridge = point('crossing', 'c', [5, 5], { type: 'footbridge' });
    const free = await circle(city([lane, main, bridge, home, door, shop('m', 10, -200)]), sheet, wait);
    expect(cell(free, 'a', 'market').minutes).toBeCloseTo(440 / 75, 3);
    const quiet = street(
      'main',
      [
        [-300, 0],
        [0, 0],
        [300, 0],
      ],
      { class: 'residential' },
    );
    expect(cell(await circle(city([lane, quiet, home, door, shop('m', 10, -200)]), sheet, wait), 'a', 'market').minutes).toBeCloseTo(
      440 / 75,
      3,
    );
  });

  test('where main roads meet, going straight along one crosses the other', async () => {
    const north = street(
      'north',
      [
        [0, 300],
        [0, 0],
        [0, -300],
      ],
      { class: 'secondary' },
    );
    const found = cell(await circle(city([north, main, home, door, shop('m', 10, -200)]), sheet, wait), 'a', 'market');
    expect(found.minutes).toBeCloseTo(440 / 75 + 1, 3);
  });

  test('the quickest way may be longer than the shortest', async () => {
    // A tunnel 40 m longer under the road: without waits the lane wins, with 60 s the tunnel.
    const under = street(
      'under',
      [
        [0, 100],
        [20, 100],
        [20, -100],
        [0, -100],
      ],
      { tunnel: true, layer: -1 },
    );
    const split = street(
      'lane',
      [
        [0, 300],
        [0, 100],
        [0, 0],
        [0, -100],
        [0, -300],
      ],
      { class: 'residential' },
    );
    const found = cell(await circle(city([split, main, under, home, door, shop('m', 10, -200)]), sheet, wait), 'a', 'market');
    expect(found.metres).toBeCloseTo(440, 2);
    expect(found.minutes).toBeCloseTo(480 / 75, 3);
  });
});

test('a wall between compound and street is walked around, not through', async () => {
  const wall = line('wall', 'w', [
    [0, -5],
    [80, -5],
  ]);
  const result = await circle(city([road, open, wall, shop('m', 350, 20)]), sheetOf([{ id: 'market', limitM: 400 }]));
  // From (50, −35) past the wall's end at (80, −5) to the street at (85, 0): 49.5 m, then 265 m and 20 m.
  expect(cell(result, 'b', 'market').metres).toBeCloseTo(Math.hypot(35, 35) + 265 + 20, 1);
});
