import { expect, test } from 'vitest';
import { coverage } from '../../scenes/coverage.ts';
import { box, city } from '../../scenes/draw.ts';

const home = box('residential', 'r', [200, 10], [300, 60], { people: 100 });
const park = box('park', 'p', [0, 10], [100, 110]);
const unit = (code: string, values: Record<string, string | number>) =>
  box('area', code, [0, -100], [600, 300], { code, name: code, ...values });

test('a unit counts only where it holds on the day of the data, also where its bounds are years', async () => {
  const units = [unit('D1', { level: 'district', validTo: '2020-12-31' }), unit('D2', { level: 'district', validFrom: 2021 })];
  const codesOn = async (dataDate: string) => {
    const { rows } = await coverage(city([home, park, ...units], { dataDate }), { by: 'district', denominator: 'people' });
    return rows.map(({ areaCode, covered }) => [areaCode, covered]);
  };
  expect(await codesOn('2020-12-31')).toEqual([['D1', expect.closeTo(100, 6)]]);
  expect(await codesOn('2021-01-01')).toEqual([['D2', expect.closeTo(100, 6)]]);
});

test('the people of a community that no longer holds are nobody', async () => {
  const units = [
    unit('old', { level: 'community', people: 900, validTo: '2020' }),
    unit('new', { level: 'community', people: 40, validFrom: '2021' }),
  ];
  const params = { by: 'community', denominator: 'people', people: 'communities' } as const;
  const { total, stamp } = await coverage(city([home, park, ...units], { dataDate: '2023-05-01' }), params);
  expect(total.covered + total.uncovered + total.unknown).toBeCloseTo(40, 6);
  expect(stamp.notes).toContainEqual({ code: 'people-from-communities', params: { count: 1, people: 40 } });
});
