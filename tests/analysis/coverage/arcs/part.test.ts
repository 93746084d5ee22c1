import fc from 'fast-check';
import { expect, test } from 'vitest';
import { coverageColumns } from '../../../../src/analysis/coverage/adapter.ts';
import { prepareCoverage } from '../../../../src/analysis/coverage/prepare.ts';
import { questionOf } from '../../../../src/analysis/coverage/question.ts';
import { areaUnder, coveredAreas, rasterIn } from '../../../../src/analysis/coverage/straight.ts';
import { silentHost } from '../../../../src/core/result.ts';
import { sheet } from '../../../scenes/coverage.ts';
import { box, city } from '../../../scenes/draw.ts';

const at = fc.integer({ min: -900, max: 900 });

test('the union made for a part of the ground gives a piece there what the whole union gives it', async () => {
  const scene = fc.record({
    parks: fc.array(fc.tuple(at, at, fc.integer({ min: 25, max: 200 })), { minLength: 1, maxLength: 4 }),
    home: fc.tuple(at, at, fc.integer({ min: 10, max: 400 })),
    around: fc.integer({ min: 0, max: 700 }),
  });
  await fc.assert(
    fc.asyncProperty(scene, async ({ parks, home: [x, y, side], around }) => {
      const drawn = parks.map(([px, py, wide], i) => box('park', `p${i}`, [px, py], [px + wide, py + wide]));
      const prepared = await prepareCoverage(
        coverageColumns(city([...drawn, box('residential', 'h', [x, y], [x + side, y + side])])).columns,
        silentHost,
      );
      const { served, land } = questionOf(prepared, sheet('park-2022'));
      const { pieces } = land();
      const serving = served.map(({ green, radiusM }) => ({ green: prepared.columns.greens[green], radiusM }));
      const whole = coveredAreas(prepared, served, pieces);
      pieces.forEach((piece, i) => {
        const [left, bottom, right, top] = piece.region.box;
        const part = rasterIn(prepared, serving, [left - around, bottom - around, right + around, top + around]);
        expect(areaUnder(part, piece)).toBeCloseTo(whole[i] ?? -1, 4);
      });
    }),
    { numRuns: 150 },
  );
});
