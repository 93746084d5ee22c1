import { describe, expect, test } from 'vitest';
import { nearbyRoute } from '../../../src/analysis/nearby/adapter.ts';
import { silentHost } from '../../../src/core/result.ts';
import { box, city, line, lonLat, point, street } from '../../scenes/draw.ts';
import { ask, prepared, rowOf } from './scene.ts';

/** A street along y = 0 from 0 to 1000, and an island of streets far north. */
const main = street('main', [
  [0, 0],
  [1000, 0],
]);
const island = street('island', [
  [0, 900],
  [400, 900],
]);
const at = (x: number, y: number) => {
  const [lon = 0, lat = 0] = lonLat([x, y]);
  return { lon, lat };
};

describe('the nearest of each kind', () => {
  const town = city([
    main,
    island,
    point('toilet', 'west', [100, 10], { name: '西公厕' }),
    point('toilet', 'east', [700, 20], { name: '东公厕' }),
    point('facility', 'school', [900, 0], { type: 'primary-school' }),
    point('facility', 'shop', [420, 30], { type: 'convenience' }),
    point('parking', 'cut-off', [200, 900]),
  ]);

  test('counts both legs and the street between them', async () => {
    const answer = await ask(town, at(300, 40));
    expect(answer.access).toBe('leg');
    const toilet = rowOf(answer, 'toilet');
    // 40 m down, 200 m along, 10 m up; straight √(200² + 30²).
    expect(toilet).toMatchObject({ status: 'reached', id: 'west', name: '西公厕' });
    expect(toilet.metres).toBeCloseTo(250, 2);
    expect(toilet.straightM).toBeCloseTo(Math.hypot(200, 30), 2);
    expect(rowOf(answer, 'facility', 'primary-school').metres).toBeCloseTo(640, 2);
    expect(rowOf(answer, 'facility', 'convenience').metres).toBeCloseTo(190, 2);
  });

  test('says beyond where there is a longer way, unknown where there is none, and names the nearest as the crow flies', async () => {
    const answer = await ask(town, at(300, 40), 200);
    expect(rowOf(answer, 'toilet')).toMatchObject({ status: 'beyond', id: 'west', metres: null });
    expect(rowOf(answer, 'facility', 'convenience').status).toBe('reached');
    const parking = rowOf(answer, 'parking');
    expect(parking).toMatchObject({ status: 'unknown', id: 'cut-off', metres: null });
    expect(parking.straightM).toBeCloseTo(Math.hypot(100, 860), 2);
  });

  test('takes a limit as inclusive to the millimetre', async () => {
    expect(rowOf(await ask(town, at(300, 40), 250), 'toilet').status).toBe('reached');
    expect(rowOf(await ask(town, at(300, 40), 249.998), 'toilet').status).toBe('beyond');
  });

  test('knows no way from a place beyond access', async () => {
    const answer = await ask(town, at(500, 300));
    expect(answer.access).toBe('none');
    expect(answer.rows.map(({ status }) => status)).toEqual(answer.rows.map(() => 'unknown'));
  });

  test('lists the kinds that the city has none of, and does not answer with what was asked from', async () => {
    const answer = await ask(town, { key: 'toilet/west' });
    expect(answer.noData).toContainEqual({ kind: 'park', type: null });
    expect(answer.noData).toContainEqual({ kind: 'facility', type: 'market' });
    expect(answer.noData).not.toContainEqual({ kind: 'facility', type: 'convenience' });
    expect(rowOf(answer, 'toilet').id).toBe('east');
  });
});

describe('gates and walls', () => {
  const walled = [
    main,
    box('residential', 'home', [100, 20], [300, 220], { walled: true }),
    point('gate', 'door', [280, 20], { of: 'home' }),
    point('toilet', 'inside', [120, 200]),
    point('toilet', 'outside', [110, 10]),
  ];

  test('a thing within a walled compound is reached through its gate', async () => {
    const answer = await ask(city([main, ...walled.slice(1, 4)]), at(110, 0));
    // Along to the gate 170 m, up 20 m, straight on inside to (120, 200).
    expect(rowOf(answer, 'toilet').metres).toBeCloseTo(190 + Math.hypot(160, 180), 2);
  });

  test('from inside one walks straight within the walls and through the gate beyond them', async () => {
    const home = await ask(city(walled), at(140, 180));
    expect(home.access).toBe('gates');
    expect(rowOf(home, 'toilet')).toMatchObject({ id: 'inside' });
    expect(rowOf(home, 'toilet').metres).toBeCloseTo(Math.hypot(20, 20), 2);
    const out = await ask(city(walled.filter(({ id }) => id !== 'inside')), at(140, 180));
    expect(rowOf(out, 'toilet').metres).toBeCloseTo(Math.hypot(140, 160) + 20 + 170 + 10, 2);
  });

  test('a compound is asked from its middle, a park from the gate that is nearer', async () => {
    const town = city([
      ...walled.slice(0, 3),
      point('toilet', 'outside', [110, 10]),
      box('park', 'green', [400, 20], [800, 220], { name: '示意公园' }),
      point('gate', 'p1', [400, 20], { of: 'green' }),
      point('gate', 'p2', [800, 20], { of: 'green' }),
      point('parking', 'lot', [900, 0]),
    ]);
    const home = await ask(town, { key: 'residential/home' });
    expect(rowOf(home, 'toilet').metres).toBeCloseTo(Math.hypot(80, 100) + 20 + 170 + 10, 2);
    expect(rowOf(home, 'park').metres).toBeCloseTo(Math.hypot(80, 100) + 20 + 120 + 20, 2);
    expect(rowOf(home, 'park').straightM).toBeCloseTo(200, 2);
    const park = await ask(town, { key: 'park/green' });
    expect(park.access).toBe('gates');
    expect(rowOf(park, 'parking').metres).toBeCloseTo(120, 2);
    expect(rowOf(park, 'toilet').metres).toBeCloseTo(320, 2);
  });

  test('a gate that compound and park share leads straight through', async () => {
    const town = city([
      main,
      box('residential', 'home', [100, 20], [300, 220], { walled: true }),
      box('park', 'green', [100, 220], [300, 420], {}),
      point('gate', 'shared', [200, 220]),
    ]);
    expect(rowOf(await ask(town, { key: 'residential/home' }), 'park').metres).toBeCloseTo(100, 2);
  });

  test('inside a park it is at hand; a closed park is no park to walk to', async () => {
    const open = city([main, box('park', 'green', [100, 0], [300, 200], {})]);
    expect(rowOf(await ask(open, at(200, 100)), 'park')).toMatchObject({ status: 'reached', metres: 0, straightM: 0 });
    const closed = await ask(city([main, box('park', 'green', [100, 0], [300, 200], { open: false })]), at(200, 50));
    expect(closed.noData).toContainEqual({ kind: 'park', type: null });
  });

  test('no leg crosses a river', async () => {
    const river = line('water', 'river', [
      [-100, 20],
      [350, 20],
    ]);
    const town = city([main, river, point('toilet', 't', [100, 40])]);
    const row = rowOf(await ask(town, at(0, 0)), 'toilet');
    expect(row.status).toBe('unknown');
  });
});

test('the walk is drawn from door to door and as long as it says', async () => {
  const town = city([
    main,
    box('residential', 'home', [100, 20], [300, 220], { walled: true }),
    point('gate', 'door', [280, 20], { of: 'home' }),
    point('toilet', 'outside', [600, 10]),
  ]);
  const route = await nearbyRoute(town, await prepared(town), { key: 'residential/home' }, 'toilet/outside', silentHost);
  expect(route?.walk?.metres).toBeCloseTo(Math.hypot(80, 100) + 20 + 320 + 10, 2);
  const corners = [
    [200, 120],
    [280, 20],
    [280, 0],
    [600, 0],
    [600, 10],
  ] as const;
  const drawn = route?.walk?.line.coordinates ?? [];
  expect(drawn).toHaveLength(corners.length);
  corners.forEach((corner, i) => {
    const [lon = 0, lat = 0] = lonLat(corner);
    expect(drawn[i]?.[0]).toBeCloseTo(lon, 7);
    expect(drawn[i]?.[1]).toBeCloseTo(lat, 7);
  });
  expect(route?.straight.metres).toBeCloseTo(Math.hypot(400, 110), 2);
});
