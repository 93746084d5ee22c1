import { expect, test } from 'vitest';
import { coverageColumns } from '../../src/analysis/coverage/adapter.ts';
import type { Asset } from '../../src/core/asset.ts';
import { cell, circle, sheetOf } from '../scenes/circle.ts';
import { coverage } from '../scenes/coverage.ts';
import { box, city, point, street } from '../scenes/draw.ts';

/** A point whose longitude no program could read. */
const nowhere = (kind: string, values: Asset['values'] = {}): Asset => ({
  kind,
  id: 'bad',
  geometry: { type: 'Point', coordinates: [Number.NaN, 36] },
  values,
});
const home = box('residential', 'r', [10, 10], [60, 60], { people: 5, walled: false });

test('a gate whose coordinates are no numbers is left out and named; the rest is answered', async () => {
  const scene = city([
    street('a', [
      [0, 0],
      [600, 0],
    ]),
    home,
    box('park', 'p', [100, 10], [200, 110]),
    nowhere('gate', { of: 'p' }),
  ]);
  const { columns, issues } = coverageColumns(scene);
  expect(columns.gates).toEqual([]);
  expect(issues).toEqual([{ code: 'gate-without-position', severity: 'warning', params: {}, kind: 'gate', id: 'bad' }]);
  expect((await coverage(scene, { metric: 'walk' })).total.share).toBe(1);
});

test('a footbridge whose coordinates are no numbers takes no wait away, and the stamp says so', async () => {
  const scene = city([
    street(
      'main',
      [
        [0, 0],
        [300, 0],
        [600, 0],
      ],
      { class: 'primary', nodes: [1, 2, 3] },
    ),
    street(
      'side',
      [
        [300, -200],
        [300, 0],
        [300, 200],
      ],
      { nodes: [4, 2, 5] },
    ),
    box('residential', 'r', [290, -210], [310, -190], { people: 5, walled: false }),
    point('facility', 'm', [300, 200], { type: 'market' }),
    nowhere('crossing', { type: 'footbridge' }),
  ]);
  const waited = await circle(scene, sheetOf([{ id: 'market', limitM: 500 }]), { crossingWaitS: 60 });
  const straight = await circle(scene, sheetOf([{ id: 'market', limitM: 500 }]));
  const minutes = (result: typeof waited) => cell(result, 'r', 'market').minutes ?? 0;
  expect(minutes(waited) - minutes(straight)).toBeCloseTo(1, 2);
  expect(waited.stamp.notes).toContainEqual({ code: 'circle-crossings-unplaced', params: { count: 1 } });
  expect(straight.stamp.notes.map(({ code }) => code)).not.toContain('circle-crossings-unplaced');
});

test('a position without end does not choose the plane of the city', async () => {
  const endless = { ...nowhere('population', { people: 1 }), geometry: { type: 'Point' as const, coordinates: [Infinity, 36] } };
  const scene = city([home, box('park', 'p', [100, 10], [200, 110]), endless]);
  expect((await coverage(scene, { metric: 'straight' })).total.share).toBe(1);
});
