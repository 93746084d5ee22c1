import { describe, expect, test } from 'vitest';
import type { RuleSheet } from '../../../src/analysis/coverage/spec.ts';
import { coverage, sheet } from '../../scenes/coverage.ts';
import { box, city, outline, point, polygon, type XY } from '../../scenes/draw.ts';

const homes = box('residential', 'homes', [0, 0], [2000, 2000], { people: 4000, dwellings: 1000 });

function park(areaM2: number | null, values = {}) {
  const half = Math.sqrt(5000) / 2;
  return box('park', 'p', [1000 - half, 1000 - half], [1000 + half, 1000 + half], { ...(areaM2 === null ? {} : { areaM2 }), ...values });
}

const sides = 4 * Math.sqrt(5000);

describe('one park on open land', () => {
  test.each([
    [5000, 5000 + sides * 500 + Math.PI * 500 ** 2],
    [4999, 5000 + sides * 300 + Math.PI * 300 ** 2],
    [400, 5000 + sides * 300 + Math.PI * 300 ** 2],
  ])('of %d m² serves what arithmetic says', async (areaM2, expected) => {
    const { total } = await coverage(city([homes, park(areaM2)]));
    expect(total.covered / expected).toBeCloseTo(1, 5);
    expect(total.covered + total.uncovered).toBeCloseTo(4e6, -1);
    expect(total.unknown).toBe(0);
  });

  test('of 5,000 m² serves 931,819 m², one of 4,999 m² 372,587 m²', async () => {
    const square = (areaM2: number) => {
      const half = Math.sqrt(areaM2) / 2;
      return box('park', 'p', [1000 - half, 1000 - half], [1000 + half, 1000 + half], { areaM2 });
    };
    expect(Math.abs((await coverage(city([homes, square(5000)]))).total.covered - 931_819)).toBeLessThan(10);
    expect(Math.abs((await coverage(city([homes, square(4999)]))).total.covered - 372_587)).toBeLessThan(10);
  });

  test('of 399 m² serves nothing: with no other, all is unknown and there is no share', async () => {
    const { total, stamp } = await coverage(city([homes, park(399)]));
    expect(total).toMatchObject({ covered: 0, uncovered: 0, share: null });
    expect(total.unknown).toBeCloseTo(4e6, -1);
    expect(stamp.notes.map(({ code }) => code)).toContain('no-open-sized-park');
  });

  test('without a recorded area has its ellipsoidal one', async () => {
    const drawn = box('park', 'p', [964, 964], [1036, 1036]);
    const expected = 72 * 72 + 4 * 72 * 500 + Math.PI * 500 ** 2;
    expect((await coverage(city([homes, drawn]))).total.covered / expected).toBeCloseTo(1, 5);
  });

  test('a closed park serves nobody, a ticketed one does, and the sheet shows both readings of tickets', async () => {
    expect((await coverage(city([homes, park(5000, { open: false })]))).total.covered).toBe(0);
    const ticketed = await coverage(city([homes, park(5000, { fee: true })]));
    expect(ticketed.total.covered).toBeGreaterThan(9e5);
    const other = ticketed.variants.find(({ option }) => option === 'ticketed');
    expect(other).toMatchObject({ counts: false });
    expect(other?.total.covered).toBe(0);
  });

  test('a square counts only where the sheet counts squares', async () => {
    const result = await coverage(city([homes, park(5000, { class: 'G3' })]));
    expect(result.total.covered).toBe(0);
    expect(result.variants.find(({ option }) => option === 'squares')?.total.covered).toBeGreaterThan(9e5);
  });

  test('a point with an area serves a disc, one without has no class', async () => {
    const disc = await coverage(city([homes, point('park', 'p', [1000, 1000], { areaM2: 6000 })]));
    expect(disc.total.covered / (Math.PI * 500 ** 2)).toBeCloseTo(1, 5);
    expect((await coverage(city([homes, point('park', 'p', [1000, 1000])]))).total.share).toBeNull();
  });
});

describe('shapes', () => {
  const land = box('residential', 'homes', [-3000, -3000], [3000, 3000]);

  test('overlapping service areas count once', async () => {
    const two = [box('park', 'a', [0, 0], [100, 100], { areaM2: 10_000 }), box('park', 'b', [100, 0], [200, 100], { areaM2: 10_000 })];
    const joint = 200 * 100 + 600 * 500 + Math.PI * 500 ** 2;
    expect((await coverage(city([land, ...two]))).total.covered / joint).toBeCloseTo(1, 5);
  });

  test('an L-shaped park keeps its notch', async () => {
    const ell: XY[] = [
      [0, 0],
      [1200, 0],
      [1200, 100],
      [100, 100],
      [100, 1200],
      [0, 1200],
    ];
    // Five corners turn out, a quarter disc each; in the notch the offsets of its two sides share a square of r × r.
    const r = 500;
    const area = 1200 * 100 + 1100 * 100;
    const expected = area + 4800 * r + (5 * Math.PI * r * r) / 4 - r * r;
    const { total } = await coverage(city([land, polygon('park', 'p', ell, { areaM2: area })]));
    expect(total.covered / expected).toBeCloseTo(1, 4);
  });

  test('a hole wider than the radius reaches is left open in the middle', async () => {
    const outer = box('park', 'p', [-1000, -1000], [1000, 1000]);
    const inner = box('park', 'h', [-900, -900], [900, 900]);
    if (outer.geometry?.type !== 'Polygon' || inner.geometry?.type !== 'Polygon') throw new Error('boxes are polygons');
    const ringPark = {
      ...outer,
      geometry: { type: 'Polygon' as const, coordinates: [...outer.geometry.coordinates, ...inner.geometry.coordinates] },
    };
    const { total } = await coverage(city([land, ringPark]));
    const expected = 2000 ** 2 + 8000 * 500 + Math.PI * 500 ** 2 - 800 ** 2;
    expect(total.covered / expected).toBeCloseTo(1, 4);
  });

  test('a bow-tie park is read by the even-odd rule and breaks nothing', async () => {
    const bow: XY[] = [
      [0, 0],
      [200, 200],
      [200, 0],
      [0, 200],
    ];
    const { total } = await coverage(city([land, polygon('park', 'p', bow)]));
    expect(total.covered).toBeGreaterThan(Math.PI * 500 ** 2);
  });
});

describe('the denominator', () => {
  const near = point('park', 'p', [0, 0], { areaM2: 6000 });

  test('overlapping compounds count once', async () => {
    const two = [box('residential', 'a', [0, 0], [200, 100]), box('residential', 'b', [100, 0], [300, 100])];
    const { total } = await coverage(city([...two, near]));
    expect(total.covered + total.uncovered).toBeCloseTo(30_000, 0);
  });

  test('parcels replace compounds, and the stamp says which', async () => {
    const compound = box('residential', 'a', [0, 0], [200, 100]);
    const parcel = box('residential-land', 'l', [0, 0], [400, 100]);
    const noted = (result: Awaited<ReturnType<typeof coverage>>) => result.stamp.notes.some(({ code }) => code === 'compounds-stand-in');
    const stand = await coverage(city([compound, near]));
    const land = await coverage(city([compound, parcel, near]));
    expect([noted(stand), noted(land)]).toEqual([true, false]);
    expect(land.total.covered).toBeCloseTo(40_000, 0);
  });

  test('only land in the built-up area counts; without one the stamp says so', async () => {
    const compound = box('residential', 'a', [0, 0], [400, 100]);
    const inside = await coverage(city([compound, near], { builtUp: outline([0, 0], [100, 100]) }));
    expect(inside.total.covered).toBeCloseTo(10_000, 0);
    expect(inside.stamp.notes.map(({ code }) => code)).not.toContain('no-built-up');
    expect((await coverage(city([compound, near]))).stamp.notes.map(({ code }) => code)).toContain('no-built-up');
  });

  test('people and dwellings spread by the land of their compound, overlapping or not', async () => {
    const half = box('residential', 'a', [-1000, -10], [1000, 10], { people: 1000, dwellings: 300 });
    const other = box('residential', 'b', [-1000, -10], [1000, 10], { people: 500 });
    const { total } = await coverage(city([half, other, near]), { denominator: 'people' });
    expect(total.covered).toBeCloseTo(750, 0);
    expect(total.covered + total.uncovered).toBeCloseTo(1500, 3);
    expect((await coverage(city([half, other, near]), { denominator: 'dwellings' })).total.covered).toBeCloseTo(150, 0);
  });

  test('people follow buildings with homes where they are known', async () => {
    const compound = box('residential', 'a', [0, -50], [1000, 50], { people: 900 });
    const tower = box('building', 't', [100, -10], [120, 10], { use: 'dwelling', floors: 20 });
    const house = box('building', 'h', [900, -10], [920, 10], { use: 'dwelling', floors: 10 });
    const shop = box('building', 's', [800, -10], [900, 40], { use: 'commercial', floors: 3 });
    const { total } = await coverage(city([compound, tower, house, shop, near]), { denominator: 'people' });
    expect(total.covered).toBeCloseTo(600, 3);
    expect(total.uncovered).toBeCloseTo(300, 3);
  });
});

describe('areas', () => {
  const unit = (code: string, from: XY, to: XY) => box('area', code, from, to, { level: 'district', code, name: `区${code}` });
  const land = box('residential', 'r', [0, 0], [300, 100]);
  const near = point('park', 'p', [0, 0], { areaM2: 6000 });

  test('land is clipped to units, the rest has a row of its own, and rows sum to the total', async () => {
    const { rows, total } = await coverage(city([land, near, unit('2', [100, -50], [250, 150]), unit('1', [0, 0], [100, 100])]), {
      by: 'district',
    });
    expect(rows.map(({ areaCode }) => areaCode)).toEqual(['1', '2', null]);
    expect(rows.map(({ covered }) => Math.round(covered))).toEqual([10_000, 15_000, 5000]);
    expect(total.covered).toBeCloseTo(30_000, 0);
  });

  test('a park outside a unit still serves it', async () => {
    const { rows } = await coverage(city([land, point('park', 'p', [-200, 50], { areaM2: 6000 }), unit('1', [0, 0], [100, 100])]), {
      by: 'district',
    });
    expect(rows[0]?.covered).toBeCloseTo(10_000, 0);
  });

  test('units that overlap share no land', async () => {
    const { rows, total } = await coverage(city([land, near, unit('1', [0, 0], [200, 100]), unit('2', [100, 0], [300, 100])]), {
      by: 'district',
    });
    expect(rows.map(({ covered }) => Math.round(covered))).toEqual([20_000, 10_000]);
    expect(total.covered).toBeCloseTo(30_000, 0);
  });

  test('a unit without homes has no share', async () => {
    const { rows } = await coverage(city([land, near, unit('9', [5000, 5000], [6000, 6000])]), { by: 'district' });
    expect(rows[0]).toMatchObject({ areaCode: '9', covered: 0, share: null });
  });
});

describe('historic districts', () => {
  const land = box('residential', 'r', [-1000, -1000], [1000, 1000]);
  const garden = box('park', 'p', [0, 0], [35, 35], { areaM2: 1200 });
  const district = box('historic-district', 'd', [-100, -100], [100, 100]);

  test('their tier holds only inside, and only in sheets that have it', async () => {
    const rule: RuleSheet = sheet('park-2016');
    expect((await coverage(city([land, garden]), {}, rule)).total.covered).toBe(0);
    expect((await coverage(city([land, garden, district]), {}, rule)).total.covered).toBeGreaterThan(Math.PI * 300 ** 2);
  });
});
