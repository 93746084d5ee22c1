import { describe, expect, test } from 'vitest';
import { coverage } from '../../scenes/coverage.ts';
import { box, city, line, outline, point, street, type XY } from '../../scenes/draw.ts';

/** A compound of four by two cells, 100 × 50 m, aligned to the lattice. */
function compound(id: string, [x, y]: XY, values = {}) {
  return box('residential', id, [x, y], [x + 100, y + 50], { name: id, people: 800, ...values });
}
const all = 100 * 50;

const walk = { metric: 'walk' } as const;

describe('a park over the wall', () => {
  // The park touches the compound's north wall; its gate and the compound's gate look away from each other.
  const park = box('park', 'p', [0, 50], [100, 150], { areaM2: 10_000 });
  const parkGate = point('gate', 'north', [50, 150], { of: 'p' });
  const ring = street('ring', [
    [50, 150],
    [50, 160],
    [300, 160],
    [300, -10],
    [50, -10],
    [50, 0],
  ]);
  const south = point('gate', 'south', [50, 0], { of: 'c' });
  // From the gate: 10 + 250 + 170 + 250 + 10 = 690 m along the ring.

  test('is covered by the rule and not on foot', async () => {
    const scene = city([compound('c', [0, 0], { walled: true }), park, parkGate, south, ring]);
    expect((await coverage(scene)).total.covered).toBeCloseTo(all, 0);
    const { total } = await coverage(scene, walk);
    expect(total).toMatchObject({ covered: 0, unknown: 0, share: 0 });
    expect(total.uncovered).toBeCloseTo(all, 0);
  });

  test('is covered on foot too once the compound is known to be open and a path leads in', async () => {
    const path = street('path', [
      [50, 150],
      [50, 25],
      [50, -10],
    ]);
    const scene = city([compound('c', [0, 0], { walled: false }), park, parkGate, ring, path]);
    expect((await coverage(scene, walk)).total.covered).toBeCloseTo(all, 0);
  });

  test('a gate in the wall between them lets people straight in', async () => {
    const shared = point('gate', 'shared', [50, 50]);
    const scene = city([compound('c', [0, 0], { walled: true }), park, shared, south, ring]);
    const { total } = await coverage(scene, walk);
    expect(total.covered).toBeCloseTo(all, 0);
  });
});

describe('gates', () => {
  const way = street('way', [
    [-500, -10],
    [50, -10],
    [1000, -10],
  ]);
  const park = (values = {}) => box('park', 'p', [400, 0], [500, 100], { areaM2: 10_000, ...values });

  test('the walk counts the leg to the gate, the street and the leg into the park, to the metre', async () => {
    // Cell middles at x = 12.5 … 87.5, y = 12.5, 37.5; gate at (0, 25); then 10 or so to the street and along it to the park's gate at (y = 0).
    const gate = point('gate', 'g', [0, 25], { of: 'c' });
    const inside = (limitX: number) =>
      city([
        compound('c', [0, 0], { walled: true }),
        gate,
        box('park', 'p', [limitX, 0], [limitX + 100, 100], { areaM2: 10_000 }),
        point('gate', 'in', [limitX, 0], { of: 'p' }),
        way,
      ]);
    const legs = [12.5, 37.5, 62.5, 87.5].map((x) => Math.hypot(x, 12.5));
    // Gate to street: blocked southwards by nothing: 35 m down; along x = 0 → limitX; 10 m up to the park's gate.
    const reachable = (limitX: number) => 2 * legs.filter((leg) => leg + 35 + limitX + 10 <= 500).length * 625;
    for (const limitX of [380, 400, 420, 440, 460]) {
      expect((await coverage(inside(limitX), walk)).total.covered).toBeCloseTo(reachable(limitX), 0);
    }
  });

  test('a recorded gate belongs to a boundary within 10 m, not farther', async () => {
    const scene = (y: number) => city([compound('c', [300, 0], { walled: false }), park(), point('gate', 'g', [450, y]), way]);
    expect((await coverage(scene(-10), walk)).stamp.notes.some(({ code }) => code === 'gates-inferred')).toBe(false);
    expect((await coverage(scene(-10.1), walk)).stamp.notes.some(({ code }) => code === 'gates-inferred')).toBe(true);
  });

  test('a walled compound without recorded gates has inferred ones where ways enter', async () => {
    const inner = street('inner', [
      [50, -10],
      [50, 20],
    ]);
    const shut = city([
      compound('c', [0, 0], { walled: true }),
      park(),
      street('far', [
        [-500, -40],
        [1000, -40],
      ]),
      point('gate', 'in', [450, 0], { of: 'p' }),
    ]);
    const entered = city([compound('c', [0, 0], { walled: true }), park(), way, inner, point('gate', 'in', [450, 0], { of: 'p' })]);
    expect((await coverage(entered, walk)).total.covered).toBeCloseTo(all, 0);
    // The boundary is 40 m from the only street: no gate can be inferred, so nothing is known of the way out.
    expect((await coverage(shut, walk)).total.unknown).toBeCloseTo(all, 0);
  });
});

describe('walls, water and rail', () => {
  const street1 = street('s', [
    [-100, -20],
    [600, -20],
  ]);
  const park = box('park', 'p', [300, -120], [400, -20], { areaM2: 10_000 });
  const homes = compound('c', [0, 0]);

  test('without a barrier the nearest street is reached', async () => {
    expect((await coverage(city([homes, park, street1]), walk)).total.covered).toBeCloseTo(all, 0);
  });

  test.each(['wall', 'water', 'rail'])('no leg crosses a %s', async (kind) => {
    const between = line(kind, 'b', [
      [-1000, -5],
      [1000, -5],
    ]);
    const { total } = await coverage(city([homes, park, street1, between]), walk);
    expect(total.unknown).toBeCloseTo(all, 0);
  });

  test('one walks round the end of a wall, over the shortest way that sees the street', async () => {
    const stub = line('wall', 'b', [
      [-30, -5],
      [130, -5],
    ]);
    const { total } = await coverage(city([homes, park, street1, stub]), walk);
    // Cells near the wall's ends see the street past them within 100 m; those in the middle of the upper row do not all.
    expect(total.covered).toBeGreaterThan(0);
    expect(total.covered + total.unknown).toBeCloseTo(all, 0);
  });

  test('a river in a tunnel and a railway on a bridge stop nobody', async () => {
    const under = line(
      'water',
      'b',
      [
        [-1000, -5],
        [1000, -5],
      ],
      { tunnel: 'culvert' },
    );
    const above = line(
      'rail',
      'r',
      [
        [-1000, -6],
        [1000, -6],
      ],
      { bridge: true },
    );
    expect((await coverage(city([homes, park, street1, under, above]), walk)).total.covered).toBeCloseTo(all, 0);
  });
});

describe('unknown is not uncovered', () => {
  const park = box('park', 'p', [0, 200], [100, 300], { areaM2: 10_000 });
  const near = street('near', [
    [-500, 60],
    [-50, 60],
    [-50, 200],
    [0, 200],
  ]);

  test('beyond access', async () => {
    const { total } = await coverage(city([compound('c', [400, 0]), park, near]), walk);
    expect(total.unknown).toBeCloseTo(all, 0);
    expect(total.share).toBeNull();
  });

  test('in a component without any gate', async () => {
    const island = street('island', [
      [380, -10],
      [520, -10],
    ]);
    expect((await coverage(city([compound('c', [400, 0]), park, near, island]), walk)).total.unknown).toBeCloseTo(all, 0);
  });

  test('a park in reach by air that nobody can enter', async () => {
    const road = street('road', [
      [-2000, -10],
      [2000, -10],
    ]);
    const far = box('park', 'far', [1500, 0], [1600, 100], { areaM2: 10_000 });
    const shut = box('park', 'shut', [0, 200], [100, 300], { areaM2: 10_000 });
    expect((await coverage(city([compound('c', [0, 0]), far, road]), walk)).total.uncovered).toBeCloseTo(all, 0);
    expect((await coverage(city([compound('c', [0, 0]), far, shut, road]), walk)).total.unknown).toBeCloseTo(all, 0);
  });

  test('where the data are cut and a street leads across the border within the limit', async () => {
    const road = street('road', [
      [-2000, -10],
      [2000, -10],
    ]);
    const far = box('park', 'p', [1500, 0], [1600, 100], { areaM2: 10_000 });
    const scene = (eastX: number) => city([compound('c', [0, 0]), far, road], { extent: outline([eastX - 4000, -3000], [eastX, 3000]) });
    // The border lies at x = eastX: a street crosses it; from the cells it is at most 100 − 12.5 + leg away.
    expect((await coverage(scene(300), walk)).total.unknown).toBeCloseTo(all, 0);
    expect((await coverage(scene(1900), walk)).total.uncovered).toBeCloseTo(all, 0);
  });

  test('much of it is said beside the figure: the share leaves it out', async () => {
    const road = street('road', [
      [-2000, -10],
      [2000, -10],
    ]);
    const by = box('park', 'p', [150, 0], [250, 100], { areaM2: 10_000 });
    const notes = async (away: number) => {
      // Two compounds of one size: one beside the park, one of the same land far from any street.
      const scene = city([compound('near', [0, 0]), compound('lost', [0, away]), by, road]);
      return (await coverage(scene, walk)).stamp.notes.filter(({ code }) => code === 'much-unknown');
    };
    expect(await notes(5000)).toEqual([{ code: 'much-unknown', params: { percent: 50 } }]);
    expect(await notes(50)).toEqual([]);
  });

  test('covered stays covered at the border', async () => {
    const road = street('road', [
      [-2000, -10],
      [2000, -10],
    ]);
    const by = box('park', 'p', [150, 0], [250, 100], { areaM2: 10_000 });
    const scene = city([compound('c', [0, 0]), by, road], { extent: outline([-3000, -3000], [300, 3000]) });
    expect((await coverage(scene, walk)).total.covered).toBeCloseTo(all, 0);
  });
});

describe('walked ⊆ official', () => {
  test('a gate that stands off the boundary never adds land the rule does not count', async () => {
    const road = street('road', [
      [-1000, -5],
      [1000, -5],
    ]);
    const park = point('park', 'p', [0, 0], { areaM2: 10_000 });
    const homes = box('residential', 'h', [300, 0], [700, 100]);
    const scene = city([homes, park, road]);
    const [official, walked] = [await coverage(scene), await coverage(scene, walk)];
    expect(walked.total.covered).toBeGreaterThan(0);
    expect(walked.total.covered).toBeLessThanOrEqual(official.total.covered + 25 * 25 * 4);
  });
});
