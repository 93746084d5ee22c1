import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { breaksOf, classOf, type RangeMethod } from '../../../src/store/query/breaks.ts';

const methods: readonly RangeMethod[] = ['equal', 'quantile', 'natural'];

function sorted(values: readonly number[]): Float64Array {
  return Float64Array.from(values).sort();
}

function groups(values: readonly number[], breaks: readonly number[]): number[][] {
  const found = Array.from({ length: breaks.length + 1 }, (): number[] => []);
  for (const value of sorted(values)) found[classOf(value, breaks)]?.push(value);
  return found;
}

/** Sum of squared distances to the mean of each group. */
function spread(parts: readonly (readonly number[])[]): number {
  const own = (part: readonly number[]): number => {
    const mean = part.reduce((sum, value) => sum + value, 0) / Math.max(1, part.length);
    return part.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  };
  return parts.reduce((sum, part) => sum + own(part), 0);
}

/** The least spread of all ways to cut the ascending values into `classes` runs, by trying each of them. */
function leastSpread(values: readonly number[], classes: number): number {
  if (classes === 1) return spread([values]);
  let best = Infinity;
  for (let cut = 1; cut <= values.length - classes + 1; cut++) {
    best = Math.min(best, spread([values.slice(0, cut)]) + leastSpread(values.slice(cut), classes - 1));
  }
  return best;
}

describe('by hand', () => {
  test('equal intervals are a quarter of the range each', () => {
    expect(breaksOf(sorted([0, 1, 2, 50, 100]), 'equal', 4, false)).toEqual([25, 50, 75]);
  });
  test('a break that is met belongs to the upper class', () => {
    expect(groups([0, 25, 50, 75, 100], [25, 50, 75])).toEqual([[0], [25], [50], [75, 100]]);
  });
  test('quantiles cut equal counts', () => {
    expect(groups([1, 2, 3, 4, 5, 6, 7, 8, 9], breaksOf(sorted([1, 2, 3, 4, 5, 6, 7, 8, 9]), 'quantile', 3, true))).toEqual([
      [1, 2, 3],
      [4, 5, 6],
      [7, 8, 9],
    ]);
  });
  test('equal values are not parted: five ones of seven leave one break', () => {
    const values = [1, 1, 1, 1, 1, 8, 9];
    expect(groups(values, breaksOf(sorted(values), 'quantile', 3, true))).toEqual([
      [1, 1, 1, 1, 1],
      [8, 9],
    ]);
  });
  test('natural breaks find the three heaps, and write their bounds short', () => {
    const values = [101.3, 102, 103, 1948.37, 1951, 88_123, 88_500];
    expect(breaksOf(sorted(values), 'natural', 3, false)).toEqual([1900, 88_000]);
  });
  test('whole numbers have whole breaks', () => {
    expect(breaksOf(sorted([0, 1, 2, 3, 10]), 'equal', 4, true)).toEqual([3, 5, 8]);
  });
  test.each(methods)('constant, single and no values have no breaks (%s)', (method) => {
    expect(breaksOf(sorted([7, 7, 7]), method, 5, false)).toEqual([]);
    expect(breaksOf(sorted([7]), method, 5, false)).toEqual([]);
    expect(breaksOf(sorted([]), method, 5, false)).toEqual([]);
  });
});

const amounts = fc.array(fc.oneof(fc.integer({ min: -50, max: 50 }), fc.double({ min: -1e6, max: 1e6, noNaN: true })), {
  minLength: 1,
  maxLength: 60,
});
const count = fc.integer({ min: 2, max: 9 });

describe.each(methods)('%s breaks of any values', (method) => {
  test('ascend inside the range, at most as many as asked', () => {
    fc.assert(
      fc.property(amounts, count, (values, classes) => {
        const breaks = breaksOf(sorted(values), method, classes, false);
        expect(breaks.length).toBeLessThan(classes);
        for (const [at, value] of breaks.entries()) {
          expect(value).toBeGreaterThan(breaks[at - 1] ?? Math.min(...values));
          expect(value).toBeLessThanOrEqual(Math.max(...values));
        }
      }),
    );
  });
  test('no class is empty but those of equal intervals', () => {
    fc.assert(
      fc.property(amounts, count, (values, classes) => {
        const parts = groups(values, breaksOf(sorted(values), method, classes, false));
        expect(parts.flat().length).toBe(values.length);
        if (method !== 'equal') expect(parts.filter((part) => part.length === 0)).toEqual([]);
      }),
    );
  });
});

test('shortened equal breaks part the values as the exact ones do', () => {
  fc.assert(
    fc.property(amounts, count, (values, classes) => {
      const ascending = sorted(values);
      const [min = 0, max = 0] = [ascending[0], ascending.at(-1)];
      const exact = Array.from({ length: classes - 1 }, (_, at) => min + ((max - min) / classes) * (at + 1));
      const wanted = groups(values, min === max ? [] : exact).filter((part) => part.length > 0);
      expect(groups(values, breaksOf(ascending, 'equal', classes, false)).filter((part) => part.length > 0)).toEqual(wanted);
    }),
  );
});

test('quantiles of different values differ by one at most', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: -1000, max: 1000 }), { minLength: 9, maxLength: 80 }), count, (values, classes) => {
      const sizes = groups(values, breaksOf(sorted(values), 'quantile', classes, true)).map((part) => part.length);
      expect(sizes.length).toBe(classes);
      expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
    }),
  );
});

test('natural breaks are as good as the best of all ways to cut', () => {
  const few = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 2, maxLength: 11 });
  fc.assert(
    fc.property(few, fc.integer({ min: 2, max: 4 }), (values, classes) => {
      const ascending = [...sorted(values)];
      const wanted = Math.min(classes, new Set(values).size);
      const found = spread(groups(values, breaksOf(sorted(values), 'natural', classes, true)));
      expect(found).toBeCloseTo(leastSpread(ascending, wanted), 6);
    }),
  );
});
