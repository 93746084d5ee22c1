import { expect, test } from 'vitest';
import { coverageColumns } from '../../../src/analysis/coverage/adapter.ts';
import { createLive } from '../../../src/analysis/coverage/live.ts';
import { prepareCoverage } from '../../../src/analysis/coverage/prepare.ts';
import type { Change } from '../../../src/core/edit.ts';
import { silentHost } from '../../../src/core/result.ts';
import { sheet } from '../../scenes/coverage.ts';
import { box, city, point, street } from '../../scenes/draw.ts';

test('what a what-if takes away and puts back stands where it stood, with its doors; what is new comes last of its kind', async () => {
  const scene = city([
    street('a', [
      [0, 0],
      [3000, 0],
    ]),
    box('residential', 'r', [1425, 5], [1450, 20], { people: 100, walled: false }),
    box('park', 'p1', [800, 10], [900, 110]),
    box('park', 'p2', [1975, 10], [2100, 110]),
    box('green', 'g1', [2300, 10], [2400, 110], { open: true }),
    box('green', 'g2', [2600, 10], [2700, 110], { open: true }),
    point('gate', 'x', [900, 20], { of: 'p1' }),
    point('gate', 'y', [1975, 20], { of: 'p2' }),
    point('gate', 'z', [2300, 20], { of: 'g1' }),
  ]);
  const prepared = await prepareCoverage(coverageColumns(scene).columns, silentHost);
  const live = await createLive(scene, prepared, sheet('park-2022'), silentHost);
  const gone = scene.assets.filter(({ id }) => ['p1', 'g1', 'x', 'y'].includes(id));
  const removals = gone.map((asset): Change => ({ kind: asset.kind, id: asset.id, before: asset, after: null }));
  const added = box('park', 'new', [200, 10], [300, 110]);
  await live.apply([...removals, { kind: 'park', id: 'new', before: null, after: added }], 1);
  expect(live.prepared().columns.greens.map(({ id }) => id)).toEqual(['p2', 'new', 'g2']);
  await live.apply([{ kind: 'park', id: 'new', before: null, after: added }], 2);
  expect(live.prepared().columns.greens.map(({ id }) => id)).toEqual(['p1', 'p2', 'new', 'g1', 'g2']);
  await live.apply([], 3);
  expect(live.prepared().columns.gates).toEqual(prepared.columns.gates);
  expect(live.prepared().columns.greens).toEqual(prepared.columns.greens);
  expect(live.prepared().greenDoors).toEqual(prepared.greenDoors);
});
