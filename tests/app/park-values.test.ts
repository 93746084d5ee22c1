import { expect, test, vi } from 'vitest';
import { chooseSheet, loadRules, runCoverage } from '../../src/app/commands/run-coverage.ts';
import { columnsFor } from '../../src/app/state/table-columns.ts';
import { cityIndex } from '../../src/store/query/city-index.ts';
import { makeApp, monaco, openKept } from './make-app.ts';

/** A compound of 100 × 100 m, and a park 50 m from it that nobody else stands in for. */
test('the park table tells what only each park serves after a run, with the unit of the question, and forgets it with the answer', async () => {
  const app = makeApp();
  await loadRules(app);
  await openKept(app, monaco);
  const index = cityIndex(monaco);
  const columns = () => {
    const { answer, parkValues } = app.coverage.getState();
    return columnsFor(index, 'park', 'legal', answer, parkValues).filter(({ id }) => id.startsWith('#alone'));
  };
  await runCoverage(app);
  await vi.waitFor(() => expect(app.coverage.getState().parkValues).not.toBeNull());
  expect(columns().map(({ id, unit, sums }) => [id, unit?.en, sums])).toEqual([
    ['#alone-straight', 'm²', false],
    ['#alone-walk', 'm²', false],
  ]);
  const park = monaco.assets.find(({ kind }) => kind === 'park');
  if (!park) throw new Error('a park is drawn');
  // Of 10,000 m² drawn in the projection's metres.
  expect(Number(columns()[0]?.value(park)) / 10_000).toBeCloseTo(1, 3);
  expect(columns()).toEqual(columns());
  expect(app.coverage.getState().parkValues?.stamp).toMatchObject({ ruleSheet: { id: 'park-2022' }, params: { denominator: 'land' } });
  chooseSheet(app, 'who-300');
  await runCoverage(app);
  await vi.waitFor(() => expect(app.coverage.getState().parkValues?.stamp.ruleSheet.id).toBe('who-300'));
});
