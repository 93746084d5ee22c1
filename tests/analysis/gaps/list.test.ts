import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gapCause } from '../../../src/analysis/gaps/cause.ts';
import type { Asset } from '../../../src/core/asset.ts';
import { coverage } from '../../scenes/coverage.ts';
import { box, city, point, street } from '../../scenes/draw.ts';
import { gapsIn } from './scene.ts';

const way = street('s', [
  [-500, 60],
  [2500, 60],
]);
/** 2 km off: it makes the rest uncovered, not unknown. */
const park = box('park', 'park', [2000, 0], [2100, 100]);
const home = (id: string, west: number, east: number, values: Asset['values'] = {}) =>
  box('residential', id, [west, 0], [east, 50], values);

describe('places', () => {
  test('compounds that touch are one place, across a street two', async () => {
    // a and b share a wall; c lies 20 m on, its squares beside those of b.
    const { list } = await gapsIn([
      way,
      park,
      home('a', 0, 50, { people: 100 }),
      home('b', 50, 100, { people: 60 }),
      home('c', 120, 150, { people: 30 }),
    ]);
    expect(list.gaps.map(({ people, compounds }) => [Math.round(people ?? -1), compounds.map(({ id }) => id)])).toEqual([
      [160, ['a', 'b']],
      [30, ['c']],
    ]);
    expect(list.gaps[0]?.landM2).toBeCloseTo(5000, 0);
    expect(list.denominator).toBe('people');
  });

  test('squares that touch by a corner hang together', async () => {
    // Two parts of one compound that meet at (50, 50) alone.
    const corner = [
      box('residential', 'low', [0, 0], [50, 50], { people: 20 }),
      box('residential', 'high', [50, 50], [100, 100], { people: 20 }),
    ];
    const { list } = await gapsIn([way, park, ...corner]);
    expect(list.gaps).toHaveLength(1);
  });

  test('people come first; who is not counted is not zero', async () => {
    const { list } = await gapsIn([
      way,
      park,
      home('few', 0, 50, { people: 12 }),
      home('unknown', 200, 400),
      home('many', 500, 550, { people: 90 }),
    ]);
    expect(list.gaps.map(({ compounds, people }) => [compounds[0]?.id, people === null ? null : Math.round(people)])).toEqual([
      ['many', 90],
      ['few', 12],
      ['unknown', null],
    ]);
  });

  test('a place of known and unknown people says that there are more', async () => {
    const { list } = await gapsIn([way, park, home('a', 0, 50, { people: 40 }), home('b', 50, 100)]);
    expect(list.gaps).toHaveLength(1);
    expect(list.gaps[0]).toMatchObject({ peopleComplete: false });
    expect(list.gaps[0]?.people).toBeCloseTo(40, 6);
  });

  test('without any population the land ranks', async () => {
    const { list } = await gapsIn([way, park, home('small', 0, 50), home('large', 200, 400)]);
    expect(list.denominator).toBe('land');
    expect(list.gaps.map(({ compounds }) => compounds[0]?.id)).toEqual(['large', 'small']);
  });

  test('unknown is no gap, and stands beside', async () => {
    // 500 m from any street.
    const lost = box('residential', 'lost', [0, 600], [50, 650], { people: 40 });
    const { list } = await gapsIn([way, park, lost, home('a', 0, 50, { people: 100 })]);
    expect(list.gaps).toHaveLength(1);
    expect(list.unknown.landM2).toBeCloseTo(2500, 0);
    expect(list.unknown.people).toBeCloseTo(40, 6);
  });

  test('nearest park straight and on foot from the middle', async () => {
    const { list } = await gapsIn([way, park, home('a', 0, 25)]);
    // Two squares, middles at (12.5, 12.5) and (12.5, 37.5); the centre lies between and the lower one is taken.
    expect(list.gaps[0]?.nearest).toMatchObject({ parkId: 'park', radiusM: 500 });
    expect(list.gaps[0]?.nearest?.straightM).toBeCloseTo(1987.5, 1);
    expect(list.gaps[0]?.walk?.walkM).toBeCloseTo(47.5 + 1987.5, 1);
  });

  test('no park at all, no homes at all: nothing is a gap', async () => {
    expect((await gapsIn([way, home('a', 0, 50)])).list).toMatchObject({ gaps: [] });
    expect((await gapsIn([way, park])).list).toMatchObject({ gaps: [], uncovered: { landM2: 0, people: null } });
    expect((await gapsIn([])).list.gaps).toEqual([]);
  });
});

describe('properties', () => {
  const homes = fc
    .uniqueArray(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 5 }), fc.option(fc.integer({ min: 0, max: 300 }))), {
      minLength: 1,
      maxLength: 14,
      selector: ([x, y]) => `${x} ${y}`,
    })
    .map((spots) =>
      spots.map(([x, y, people]) =>
        box('residential', `h${x}-${y}`, [x * 37, 80 + y * 41], [x * 37 + 36, 120 + y * 41], people === null ? {} : { people }),
      ),
    );
  const gates = [point('gate', 'g', [2000, 50], { of: 'park' })];

  test('gaps make up the uncovered land of a run, and each cell is in one of them', async () => {
    await fc.assert(
      fc.asyncProperty(homes, async (own) => {
        const assets = [way, park, ...gates, ...own];
        const { list, found, ground } = await gapsIn(assets);
        const { total } = await coverage(city(assets), { metric: 'walk' });
        const sum = list.gaps.reduce((land, gap) => land + gap.landM2, 0);
        expect(Math.abs(sum - total.uncovered)).toBeLessThan(1e-3);
        const cells = [...found.values()].flatMap(({ place }) => place.cells);
        expect(new Set(cells).size).toBe(cells.length);
        expect(cells.every((cell) => ground.classes[cell] === 1)).toBe(true);
        expect(list.gaps.map(({ rank }) => rank)).toEqual(list.gaps.map((_, i) => i + 1));
      }),
      { numRuns: 25 },
    );
  });

  test('the order of the data changes neither ids nor ranks', async () => {
    await fc.assert(
      fc.asyncProperty(homes, async (own) => {
        const brief = async (assets: readonly Asset[]) =>
          (await gapsIn(assets)).list.gaps.map(({ id, people, landM2 }) => [id, Math.round(people ?? -1), Math.round(landM2)]);
        const there = await brief([way, park, ...gates, ...own]);
        expect(await brief([...own.toReversed(), ...gates, park, way])).toEqual(there);
      }),
      { numRuns: 15 },
    );
  });

  test('a share of a trial lies in 0–1, and an unknown id is no gap', async () => {
    await fc.assert(
      fc.asyncProperty(homes, async (own) => {
        const gaps = await gapsIn([way, park, ...gates, box('park', 'shut', [900, 0], [1000, 50], { open: false }), ...own]);
        for (const { id } of gaps.list.gaps) {
          const answer = gapCause(gaps, id);
          for (const { covers } of answer?.trials ?? []) expect(covers >= 0 && covers <= 1 + 1e-9).toBe(true);
        }
        expect(gapCause(gaps, 'none')).toBeNull();
      }),
      { numRuns: 15 },
    );
  });
});
