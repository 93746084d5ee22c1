import { expect, test } from 'vitest';
import { coverageColumns } from '../../../src/analysis/coverage/adapter.ts';
import { prepareCoverage } from '../../../src/analysis/coverage/prepare.ts';
import { gapsOf, groundOf } from '../../../src/analysis/gaps/list.ts';
import type { Asset } from '../../../src/core/asset.ts';
import { silentHost } from '../../../src/core/result.ts';
import { sheet } from '../../scenes/coverage.ts';
import { box, city, street } from '../../scenes/draw.ts';

const scene = [
  street('a', [
    [0, 0],
    [2600, 0],
  ]),
  box('residential', 'r1', [1200, 10], [1300, 60], { people: 100, walled: false }),
  box('park', 'p', [0, 10], [100, 110]),
];
const unit = (code: string, from: number, to: number, values: Asset['values'] = {}) =>
  box('area', code, [from, -100], [to, 300], { level: 'district', code, ...values });

/** The unit of the one gap of the scene with these units. */
async function unitOfGap(units: readonly Asset[]): Promise<string | null | undefined> {
  const prepared = await prepareCoverage(coverageColumns(city([...scene, ...units], { dataDate: '2023-05-01' })).columns, silentHost);
  const { gaps } = gapsOf(await groundOf(prepared, sheet('park-2022'), 'walk', silentHost)).list;
  expect(gaps).toHaveLength(1);
  return gaps[0]?.areaCode;
}

test('a gap counts in the deepest unit around it, of one level in the lowest code, whatever the order of the file', async () => {
  const [a, b] = [unit('A', 0, 1400), unit('B', 1000, 1500)];
  expect(await unitOfGap([b, a])).toBe('A');
  expect(await unitOfGap([a, b])).toBe('A');
  const town = box('area', 'Z', [1000, -100], [1500, 300], { level: 'town', code: 'Z' });
  expect(await unitOfGap([a, town, b])).toBe('Z');
});

test('a gap counts in no unit that does not hold on the day of the data', async () => {
  expect(await unitOfGap([unit('A', 0, 1500, { validTo: '2020' }), unit('B', 0, 1500, { validFrom: '2021' })])).toBe('B');
  expect(await unitOfGap([unit('A', 0, 1500, { validTo: '2020' })])).toBeNull();
});
