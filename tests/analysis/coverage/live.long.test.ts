import { expect, test } from 'vitest';
import { coverageColumns } from '../../../src/analysis/coverage/adapter.ts';
import { createLive } from '../../../src/analysis/coverage/live.ts';
import { prepareCoverage } from '../../../src/analysis/coverage/prepare.ts';
import { readCityFolder } from '../../../src/cli/folder.ts';
import { silentHost } from '../../../src/core/result.ts';
import { sheet } from '../../scenes/coverage.ts';
import { expectSameTotals, randomEdits, trialCity } from './live-edits.ts';

const rule = sheet('park-2022');

async function liveOf(city: Parameters<typeof coverageColumns>[0]) {
  return createLive(city, await prepareCoverage(coverageColumns(city).columns, silentHost), rule, silentHost);
}

test('after 10,000 random edits of the demo city every sum is that of a city prepared anew, to a millionth', {
  timeout: 1_800_000,
}, async () => {
  const folder = new URL('../../../data/geojson', import.meta.url).pathname;
  const { city } = await readCityFolder(folder, 'data/geojson');
  const state = await liveOf(city);
  const edits = randomEdits(city, 20261123);
  for (let step = 1; step <= 10_000; step++) {
    const figures = await state.apply(edits.next(), step);
    expect(figures.rebuilt).toBe(false);
    if (step % 2500 === 0) expectSameTotals(state.result(), (await liveOf(trialCity(city, edits.trial()))).result());
  }
  await state.apply([], 10_001);
  expectSameTotals(state.result(), (await liveOf(city)).result());
});
