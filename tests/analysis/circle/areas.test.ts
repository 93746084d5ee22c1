import { expect, test } from 'vitest';
import { circle, sheetOf } from '../../scenes/circle.ts';
import { box, city, point, street, type XY } from '../../scenes/draw.ts';

const road = street('s', [
  [0, 0],
  [3000, 0],
]);
const home = (id: string, x: number, people?: number) =>
  box('residential', id, [x, 10], [x + 50, 60], people === undefined ? {} : { people });
const unit = (level: string, code: string, [from, to]: readonly [XY, XY], more: Record<string, string> = {}) =>
  box('area', code, from, to, { level, code, name: code, ...more });
const sheet = sheetOf([
  { id: 'market', limitM: 300 },
  { id: 'toilet', limitM: 300 },
]);
const market = point('facility', 'm', [100, 10], { type: 'market' });

/** Three homes of 100, 200 and 40 people: the first within 300 m of the market. */
const homes = [home('near', 200, 100), home('far', 1200, 200), home('east', 2500, 40), home('untold', 250)];

test('people sum from the villages to the city, also where nobody names a parent', async () => {
  const units = [
    unit('city', 'C', [
      [-100, -100],
      [2000, 200],
    ]),
    unit(
      'district',
      'D',
      [
        [-100, -100],
        [2000, 200],
      ],
      { parentCode: 'C' },
    ),
    unit('town', 'T', [
      [-100, -100],
      [1000, 200],
    ]),
    unit(
      'community',
      'V',
      [
        [-100, -100],
        [400, 200],
      ],
      { parentCode: 'T' },
    ),
  ];
  const { areas, rows } = await circle(city([road, market, ...homes, ...units]), sheet);
  expect(rows.map(({ id, areaCode }) => [id, areaCode])).toEqual([
    ['near', 'V'],
    ['far', 'D'],
    ['east', null],
    ['untold', 'V'],
  ]);
  const told = areas.map(({ areaCode, people, kinds }) => [areaCode, people, kinds.market?.covered, kinds.market?.uncovered]);
  expect(told).toEqual([
    ['C', 300, 100, 200],
    ['D', 300, 100, 200],
    ['T', 100, 100, 0],
    ['V', 100, 100, 0],
    [null, 40, 0, 40],
  ]);
  expect(areas[0]?.kinds.market?.share).toBeCloseTo(1 / 3, 12);
  expect(areas[0]?.kinds.toilet).toEqual({ share: null, covered: 0, uncovered: 0, unknown: 300 });
});

test('a city without a unit of its own level is one unit that holds everything, outside its districts too', async () => {
  const { areas } = await circle(
    city([
      road,
      market,
      ...homes,
      unit('district', 'D', [
        [-100, -100],
        [1000, 200],
      ]),
    ]),
    sheet,
  );
  expect(areas.map(({ areaCode, people }) => [areaCode, people])).toEqual([
    ['370900', 340],
    ['D', 100],
    [null, 240],
  ]);
});

test('a functional zone that runs a village of another district does not take it: the legal parent counts, and the stamp says so', async () => {
  const units = [
    unit('district', 'A', [
      [-100, -100],
      [1500, 200],
    ]),
    unit('district', 'Z', [
      [1500, -100],
      [3000, 200],
    ]),
    unit(
      'community',
      'V',
      [
        [-100, -100],
        [400, 200],
      ],
      { parentCode: 'A', managedBy: 'Z' },
    ),
  ];
  const { areas, stamp } = await circle(city([road, market, ...homes, ...units]), sheet);
  expect(areas.map(({ areaCode, people }) => [areaCode, people])).toEqual([
    ['370900', 340],
    ['A', 300],
    ['Z', 40],
    ['V', 100],
  ]);
  expect(stamp.params.basis).toBe('legal');
});
