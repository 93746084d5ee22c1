import { expect, test } from 'vitest';
import { readCardLook } from '../../../src/app/features/card/card-store.ts';
import { alongStreet, streetsAt } from '../../../src/app/features/card/street-links.ts';
import { summaryOf } from '../../../src/app/features/card/summary.ts';
import { cityIndex } from '../../../src/store/query/city-index.ts';
import { box, city, point, street } from '../../scenes/draw.ts';

test('sums name what is missing, and never take it for zero', () => {
  const { kinds, totals, lengthM, areaM2 } = summaryOf([
    point('vendor-site', 'a', [0, 0], { stalls: 30 }),
    point('vendor-site', 'b', [0, 0], { stalls: 0 }),
    point('vendor-site', 'c', [0, 0], {}),
    point('parking', 'p', [0, 0], { spaces: 120 }),
    box('park', 'green', [0, 0], [100, 200], {}),
    street('s', [
      [0, 0],
      [300, 400],
    ]),
  ]);
  expect(kinds.map(({ kind, assets }) => [kind, assets.length])).toEqual([
    ['vendor-site', 3],
    ['parking', 1],
    ['park', 1],
    ['street', 1],
  ]);
  expect(totals.map(({ kind, field, sum, missing }) => [kind, field.key, sum, missing])).toEqual([
    ['vendor-site', 'stalls', 30, 1],
    ['parking', 'spaces', 120, 0],
  ]);
  expect(lengthM).toBeCloseTo(500, 2);
  expect(areaM2).toBeCloseTo(20_000, 0);
});

test('nothing drawn has no size, which is not the size zero', () => {
  const { lengthM, areaM2 } = summaryOf([point('toilet', 'a', [0, 0]), point('toilet', 'b', [1, 1])]);
  expect([lengthM, areaM2]).toEqual([null, null]);
});

test('a crossing and its streets know each other: by place within 20 m, by the names in the record', () => {
  const index = cityIndex(
    city([
      street(
        'main',
        [
          [0, 0],
          [500, 0],
        ],
        { name: '东岳大街' },
      ),
      street(
        'side',
        [
          [300, -100],
          [300, 100],
        ],
        { name: '科山路' },
      ),
      street(
        'far',
        [
          [0, 500],
          [500, 500],
        ],
        { name: '东湖路' },
      ),
      point('crossing', 'on', [100, 19]),
      point('crossing', 'off', [100, 22]),
      point('intersection', 'named', [900, 900], { streets: '东岳大街、东湖路' }),
      street('lane', [
        [0, 0],
        [1, 0],
      ]),
    ]),
  );
  const at = (key: `${string}/${string}`) => {
    const asset = index.byKey.get(key);
    if (!asset) throw new Error(key);
    return asset;
  };
  const names = (key: `${string}/${string}`) => streetsAt(index, at(key)).map(({ name }) => name);
  expect(names('crossing/on')).toEqual(['东岳大街']);
  expect(names('crossing/off')).toEqual([]);
  expect(names('intersection/named')).toEqual(['东岳大街', '东湖路']);
  expect(alongStreet(index, at('street/main')).map(([kind, assets]) => [kind, assets.map(({ id }) => id)])).toEqual([['crossing', ['on']]]);
});

test('how cards look survives what a browser may have kept', () => {
  expect(readCardLook('{"folded":["near"],"showEmpty":true,"system":"GCJ-02"}')).toEqual({
    folded: new Set(['near']),
    showEmpty: true,
    system: 'GCJ-02',
  });
  expect(readCardLook('not json').system).toBe('EPSG:4326');
  expect(readCardLook('{"folded":7,"system":9}')).toMatchObject({ showEmpty: false, system: 'EPSG:4326' });
});
