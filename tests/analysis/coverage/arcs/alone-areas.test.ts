import { describe, expect, test } from 'vitest';
import { demandOf } from '../../../../src/analysis/coverage/demand.ts';
import { questionOf } from '../../../../src/analysis/coverage/question.ts';
import { aloneAreas, coveredAreas } from '../../../../src/analysis/coverage/straight.ts';
import { silentHost } from '../../../../src/core/result.ts';
import { sheet } from '../../../scenes/coverage.ts';
import { box, city, point } from '../../../scenes/draw.ts';
import { prepared } from '../../nearby/scene.ts';

const rule = sheet('park-2022');

/** A large compound and small ones, seven parks whose reaches overlap in all ways; one is drawn twice. */
const town = city([
  box('residential', 'wide', [0, 300], [3000, 420], { people: 3000 }),
  ...[0, 1, 2, 3, 4, 5].map((i) => box('residential', `r${i}`, [450 * i, 0], [450 * i + 300, 180], { people: 100 * i })),
  box('park', 'west', [100, 190], [260, 290]),
  box('park', 'twin-a', [900, 190], [960, 240]),
  box('park', 'twin-b', [900, 190], [960, 240]),
  box('park', 'middle', [1300, 190], [1400, 290]),
  box('park', 'inner', [1320, 200], [1360, 240]),
  point('park', 'dot', [2000, 250], { areaM2: 900 }),
  box('park', 'far', [9000, 0], [9100, 100]),
]);

describe('what only each park serves', () => {
  test.each(['land', 'people'] as const)('by %s is what a recomputation without it loses', async (denominator) => {
    const made = await prepared(town);
    const { served } = questionOf(made, rule);
    const { pieces } = demandOf(made, 'city', denominator, true);
    const sum = (areas: readonly number[]) => areas.reduce((total, area, i) => total + area * (pieces[i]?.perM2 ?? 0), 0);
    const all = sum(coveredAreas(made, served, pieces));
    const alone = await aloneAreas(made, served, pieces, silentHost);
    expect(served).toHaveLength(7);
    served.forEach((_, k) => {
      const without = sum(
        coveredAreas(
          made,
          served.filter((__, other) => other !== k),
          pieces,
        ),
      );
      expect(alone[k]).toBeCloseTo(all - without, 4);
    });
    const of = (id: string) => alone[served.findIndex(({ green }) => made.columns.greens[green]?.id === id)] ?? Number.NaN;
    expect(of('west')).toBeGreaterThan(10);
    expect(of('dot')).toBeGreaterThan(10);
    expect([of('twin-a'), of('inner'), of('far')].map((value) => Math.round(1e3 * value))).toEqual([0, 0, 0]);
  });

  test('an answer taken over and repaired is the one made anew', async () => {
    const made = await prepared(town);
    const { served } = questionOf(made, rule);
    const { pieces } = demandOf(made, 'city', 'land', true);
    const areas = coveredAreas(made, served, pieces);
    for (const gone of served.keys()) {
      const others = served.filter((_, other) => other !== gone);
      const anew = coveredAreas(made, others, pieces);
      coveredAreas(made, others, pieces, { served, areas }).forEach((area, i) => {
        expect(Math.abs(area - (anew[i] ?? Number.NaN))).toBeLessThan(1e-6);
      });
    }
  });

  test('no parks, or no land, have no values', async () => {
    const made = await prepared(town);
    const { served } = questionOf(made, rule);
    expect(await aloneAreas(made, [], demandOf(made, 'city', 'land', true).pieces, silentHost)).toHaveLength(0);
    expect([...(await aloneAreas(made, served, [], silentHost))]).toEqual(served.map(() => 0));
  });
});
