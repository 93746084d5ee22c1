import { describe, expect, test } from 'vitest';
import { parkStanding, servedAlone } from '../../../src/analysis/coverage/alone.ts';
import type { City } from '../../../src/core/city.ts';
import { silentHost } from '../../../src/core/result.ts';
import { coverage, sheet } from '../../scenes/coverage.ts';
import { box, city, point, street } from '../../scenes/draw.ts';
import { prepared } from '../nearby/scene.ts';

const rule = sheet('park-2022');

/** Homes along a street, a large park in the west, a small one in the east; their radii overlap. */
const town = city([
  street('s', [
    [0, 0],
    [2000, 0],
  ]),
  box('residential', 'homes', [0, 10], [2000, 60]),
  box('park', 'west', [100, -110], [200, -5]),
  box('park', 'east', [900, -45], [950, -5]),
  box('park', 'tiny', [1500, -15], [1510, -5]),
  box('park', 'shut', [1700, -105], [1800, -5], { open: false }),
  point('park', 'dot', [1900, -20]),
]);

async function lost(full: City, id: string, metric: 'straight' | 'walk'): Promise<number> {
  const rest = { ...full, assets: full.assets.filter((asset) => asset.id !== id) };
  const [before, after] = [await coverage(full, { metric }), await coverage(rest, { metric })];
  return before.total.covered - after.total.covered;
}

describe('what only one park serves', () => {
  test.each(['west', 'east'])('is what a whole run without %s loses, straight and on foot', async (id) => {
    const alone = await servedAlone(await prepared(town), rule, id, silentHost);
    const [straight, walk] = [await lost(town, id, 'straight'), await lost(town, id, 'walk')];
    expect(straight).toBeGreaterThan(1000);
    expect(walk).toBeGreaterThan(1000);
    expect(alone?.straightM2).toBeCloseTo(straight, 3);
    expect(alone?.walkM2).toBeCloseTo(walk, 3);
  });

  test('is nothing to be asked of a park that does not count', async () => {
    expect(await servedAlone(await prepared(town), rule, 'tiny', silentHost)).toBeNull();
  });
});

test('a park stands by size, openness and what the sheet counts', async () => {
  const made = await prepared(town);
  const status = (id: string) => parkStanding(made, rule, id)?.status;
  expect(parkStanding(made, rule, 'west')).toMatchObject({ status: 'counted', radiusM: 500 });
  expect(parkStanding(made, rule, 'east')).toMatchObject({ status: 'counted', radiusM: 300 });
  expect(parkStanding(made, rule, 'east')?.areaM2).toBeCloseTo(2000, 0);
  expect([status('tiny'), status('shut'), status('dot'), status('nobody')]).toEqual(['too-small', 'closed', 'no-size', undefined]);
  const square = city([box('park', 'square', [0, 0], [100, 100], { class: 'G3' })]);
  const strict = { ...rule, counts: { ...rule.counts, squares: { counts: false, source: '' } } };
  expect(parkStanding(await prepared(square), strict, 'square')).toMatchObject({ status: 'not-counted', needs: ['squares'] });
});
