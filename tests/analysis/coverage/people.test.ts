import { expect, test } from 'vitest';
import type { CoverageParams } from '../../../src/analysis/coverage/spec.ts';
import type { Asset } from '../../../src/core/asset.ts';
import { coverage, sheet } from '../../scenes/coverage.ts';
import { box, city, point, type XY } from '../../scenes/draw.ts';

const community = (id: string, people: number | null, from: XY, to: XY) =>
  box('area', id, from, to, { level: 'community', code: id, name: id, parentCode: 't', ...(people === null ? {} : { people }) });
const town = box('area', 't', [-1000, -1000], [3000, 1000], { level: 'town', code: 't', name: 't' });
/** All homes within 500 m of it lie west of x = 1000. */
const park = box('park', 'p', [400, 200], [500, 300]);

async function people(assets: readonly Asset[], from: CoverageParams['people'], by: CoverageParams['by'] = 'community') {
  const result = await coverage(city(assets), { denominator: 'people', by, ...(from ? { people: from } : {}) });
  const rows = new Map(result.rows.map(({ areaCode, covered, uncovered, unknown }) => [areaCode, covered + uncovered + unknown]));
  return { ...result, rows, sum: result.total.covered + result.total.uncovered + result.total.unknown };
}

/** The usual sheet with urban villages counted or not. */
const rule = (counts: boolean) => {
  const usual = sheet('park-2022');
  return { ...usual, counts: { ...usual.counts, urbanVillages: { counts, source: 'test' } } };
};

const west = community('w', 900, [0, 0], [1000, 400]);
const east = community('e', 100, [1000, 0], [2000, 400]);

test('community totals go over residential land by area, each keeping its own to the last', async () => {
  // 100 × 100 m far west, 200 × 100 m that straddles the border: half of it is in either community.
  const homes = [box('residential', 'a', [0, 100], [100, 200]), box('residential', 'b', [900, 100], [1100, 200])];
  const { rows, sum, total, stamp } = await people([west, east, town, park, ...homes], 'communities');
  expect(rows.get('w')).toBeCloseTo(900, 6);
  expect(rows.get('e')).toBeCloseTo(100, 6);
  expect(sum).toBeCloseTo(1000, 6);
  // The first square lies within 500 m of the park whole, of the second all but a corner of what lies west of 1000.
  expect(total.covered).toBeGreaterThan(880);
  expect(total.covered).toBeLessThan(900);
  expect(stamp.params).toMatchObject({ people: 'communities' });
  expect(stamp.notes).toContainEqual({ code: 'people-from-communities', params: { count: 2, people: 1000 } });
  const byTown = await people([west, east, town, park, ...homes], 'communities', 'town');
  expect(byTown.rows.get('t')).toBeCloseTo(1000, 6);
});

test('where buildings with homes are known, floor area decides and land does not', async () => {
  const homes = [
    box('residential', 'a', [0, 100], [100, 200]),
    box('residential', 'b', [1900, 100], [1990, 200]),
    // 100 m² of nine floors near the park, 100 m² of one floor where nobody is covered; 50 m² straddle nothing.
    box('building', 'tall', [10, 110], [20, 120], { use: 'dwelling', floors: 9 }),
    box('building', 'low', [1950, 110], [1960, 120], { use: 'dwelling', floors: 1 }),
    box('building', 'shop', [30, 110], [60, 140], { use: 'commerce', floors: 30 }),
  ];
  const whole = community('w', 500, [0, 0], [2000, 400]);
  const { total } = await people([whole, town, park, ...homes], 'communities');
  expect(total.covered).toBeCloseTo(450, 3);
  expect(total.uncovered).toBeCloseTo(50, 3);
});

test('cells of a grid, drawn or given by their middle and side, keep their people; those without homes are named, not counted', async () => {
  const homes = [box('residential', 'a', [0, 100], [100, 200])];
  const cells = [
    box('population', 'drawn', [0, 100], [50, 200], { people: 30 }),
    point('population', 'middle', [75, 125], { people: 7, sideM: 50 }),
    point('population', 'usual', [5000, 5000], { people: 11 }),
    box('population', 'no-count', [50, 150], [100, 200], {}),
  ];
  const { sum, rows, stamp } = await people([west, town, park, ...homes, ...cells], 'grid');
  expect(sum).toBeCloseTo(37, 4);
  expect(rows.get('w')).toBeCloseTo(37, 4);
  expect(stamp.notes).toContainEqual({ code: 'people-unplaced', params: { people: 11 } });
});

test('urban villages take their people with them where the sheet does not count them', async () => {
  const homes = [box('residential', 'a', [0, 100], [100, 200]), box('residential', 'v', [200, 100], [300, 200], { urbanVillage: true })];
  const result = await coverage(city([west, town, park, ...homes]), { denominator: 'people', people: 'communities' }, rule(false));
  expect(result.total.covered).toBeCloseTo(450, 4);
  const all = await coverage(city([west, town, park, ...homes]), { denominator: 'people', people: 'communities' }, rule(true));
  expect(all.total.covered).toBeCloseTo(900, 4);
});

test('compounds stay the usual source, and a city without any stated total says nothing of anybody', async () => {
  const homes = [box('residential', 'a', [0, 100], [100, 200], { people: 40 })];
  expect((await people([west, town, park, ...homes], undefined)).sum).toBeCloseTo(40, 6);
  const none = await people([community('w', null, [0, 0], [1000, 400]), town, park, ...homes], 'communities');
  expect(none.sum).toBe(0);
  expect(none.total.share).toBeNull();
});

test('one known building takes the share of its own land, not that of land whose buildings are not drawn', async () => {
  const homes = [
    box('residential', 'a', [0, 100], [100, 200]),
    box('residential', 'b', [1600, 100], [1900, 200]),
    box('building', 'known', [10, 110], [20, 120], { use: 'dwelling', floors: 6 }),
  ];
  const whole = community('w', 400, [0, 0], [2000, 400]);
  const { total, stamp } = await people([whole, town, park, ...homes], 'communities');
  // 1 ha with the building near the park, 3 ha without any far from it.
  expect(total.covered).toBeCloseTo(100, 3);
  expect(total.uncovered).toBeCloseTo(300, 3);
  expect(stamp.notes).toContainEqual({ code: 'people-buildings-in-part', params: { count: 1 } });
});

test('where zones overlap each keeps its people, in either order', async () => {
  const homes = [box('residential', 'a', [0, 100], [100, 200]), box('residential', 'b', [1600, 100], [1900, 200])];
  const zones = [
    box('population', 'z1', [-50, 50], [150, 250], { people: 100 }),
    box('population', 'z2', [-10, 90], [2000, 210], { people: 80 }),
  ];
  for (const given of [zones, [...zones].reverse()]) {
    const { total, stamp } = await people([town, park, ...homes, ...given], 'grid', 'town');
    // All of the first, and 1 ha of the 4 ha in the second.
    expect(total.covered).toBeCloseTo(120, 3);
    expect(total.uncovered).toBeCloseTo(60, 3);
    expect(stamp.notes.map(({ code }) => code)).not.toContain('people-unplaced');
  }
});
