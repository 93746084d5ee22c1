import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Asset } from '../../../src/core/asset.ts';
import type { City } from '../../../src/core/city.ts';
import { cityIndex } from '../../../src/store/query/city-index.ts';
import { countClasses, countPassing, inView, readBoxes } from '../../../src/store/query/class-counts.ts';

function pointAsset(id: string, position: readonly [number, number] | null): Asset {
  return { kind: 'toilet', id, geometry: position && { type: 'Point', coordinates: [...position] }, values: {} };
}

function indexOf(assets: readonly Asset[]) {
  const city: City = { info: { schemaVersion: 1, name: '', areaCode: '', dataDate: '', sources: [] }, assets };
  return cityIndex(city);
}

test('a view holds what touches it, its edge included; what has no place is in none', () => {
  const line: Asset = {
    kind: 'toilet',
    id: 'long',
    geometry: {
      type: 'LineString',
      coordinates: [
        [-5, 5],
        [15, 5],
      ],
    },
    values: {},
  };
  const index = indexOf([
    pointAsset('in', [5, 5]),
    pointAsset('edge', [10, 0]),
    pointAsset('out', [10.1, 0]),
    pointAsset('none', null),
    line,
  ]);
  expect([...inView(index, 'toilet', [0, 0, 10, 10])]).toEqual([1, 1, 0, 0, 1]);
});

test('boxes may be read in slices', () => {
  const index = indexOf([pointAsset('a', [1, 1]), pointAsset('b', null), pointAsset('c', [2, 2]), pointAsset('d', [30, 3])]);
  expect([readBoxes(index, 'toilet', 2), readBoxes(index, 'toilet', 1), readBoxes(index, 'toilet', 5)]).toEqual([false, false, true]);
  expect([...inView(index, 'toilet', [0, 0, 10, 10])]).toEqual([1, 0, 1, 0]);
  expect(readBoxes(index, 'no-such-kind', 1)).toBe(true);
});

test('counts are those of a plain count over each asset', () => {
  const row = fc.record({ of: fc.constantFrom(0, 1, 2, 255), scope: fc.constantFrom(0, 1), view: fc.constantFrom(0, 1) });
  fc.assert(
    fc.property(fc.array(row), (rows) => {
      const of = Uint8Array.from(rows, (one) => one.of);
      const scope = Uint8Array.from(rows, (one) => one.scope);
      const view = Uint8Array.from(rows, (one) => one.view);
      const both = rows.filter((one) => one.scope === 1 && one.view === 1);
      const found = countClasses(of, 3, scope, view);
      expect(found.counts).toEqual([0, 1, 2].map((at) => both.filter((one) => one.of === at).length));
      expect(found.missing).toBe(both.filter((one) => one.of === 255).length);
      expect(countPassing(rows.length, scope, null, view)).toBe(both.length);
      expect(countPassing(rows.length, null)).toBe(rows.length);
    }),
  );
});
