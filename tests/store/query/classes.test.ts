import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Asset, FieldValue } from '../../../src/core/asset.ts';
import type { City } from '../../../src/core/city.ts';
import type { Field } from '../../../src/core/field.ts';
import { park } from '../../../src/layers/kinds/park.ts';
import { choice, choices, count, day, flag, measure, option, year } from '../../../src/layers/make-field.ts';
import { pieces, squareMetre } from '../../../src/layers/units.ts';
import { cityIndex } from '../../../src/store/query/city-index.ts';
import { type ColourBy, classesOf, classify, colourFields, firstColourBy, missingClass } from '../../../src/store/query/classes.ts';
import type { TableColumn } from '../../../src/store/query/columns.ts';
import { type FieldFilter, fieldTest } from '../../../src/store/query/filter.ts';

const size = measure('v', '面积', 'Area', squareMetre);
const floors = count('v', '层数', 'Floors', pieces);

function assetsOf(values: readonly (FieldValue | undefined)[]): Asset[] {
  return values.map((value, at) => ({
    kind: 'park',
    id: String(at),
    geometry: null,
    values: value === undefined ? {} : { v: value },
  }));
}

function asked(method: ColourBy['method'], classes = 5): ColourBy {
  return { field: 'v', method, classes };
}

function labels(field: Field, values: readonly (FieldValue | undefined)[], by: ColourBy): string[] {
  return classify(field, assetsOf(values), by).classes.map(({ label }) => label.zh);
}

/** The assets that a condition leaves, by place, through the table's own filter. */
function passing(filter: FieldFilter, assets: readonly Asset[], type: TableColumn['type']): number[] {
  const words = { zh: '', en: '' };
  const column: TableColumn = {
    id: 'v',
    label: words,
    type,
    section: { id: '', label: words },
    sums: false,
    bare: false,
    choices: [],
    value: (asset) => asset.values.v,
    text: String,
  };
  const test = fieldTest(filter, { assets, columns: [column], matcher: null });
  return assets.flatMap((asset, row) => (test(asset, row) ? [row] : []));
}

function membersOf(of: Uint8Array, at: number): number[] {
  return [...of].flatMap((own, row) => (own === at ? [row] : []));
}

describe('names of classes', () => {
  test('amounts say what is inside by ≥ and <', () => {
    expect(labels(size, [0, 1, 2, 50, 100], asked('equal', 4))).toEqual(['< 25', '25 – < 50', '50 – < 75', '≥ 75']);
  });
  test('whole numbers say first and last', () => {
    expect(labels(floors, [1, 2, 6, 7, 18, 33], asked('quantile', 3))).toEqual(['≤ 5', '6 – 17', '≥ 18']);
  });
  test('years are not grouped, thousands of square metres are', () => {
    expect(labels(year('v', '建成', 'Built'), [1999, 2010], asked('each'))).toEqual(['1999', '2010']);
    expect(labels(size, [400, 162_000], asked('each'))).toEqual(['400', '162,000']);
  });
  test('days are cut by years where years differ, by months inside one year', () => {
    const date = day('v', '日期', 'Date');
    expect(labels(date, ['2019', '2021-03-04', '2021-11-02'], asked('each'))).toEqual(['2019年', '2021年']);
    expect(labels(date, ['2024-03-04', '2024-05-01', '2024-05'], asked('each'))).toEqual(['2024年3月', '2024年5月']);
    expect(labels(date, ['2024-03-04', '2024-03-09'], asked('each'))).toEqual(['2024年3月4日', '2024年3月9日']);
  });
  test('flags and choices come as declared', () => {
    expect(labels(flag('v', '开放', 'Open'), [false, true, 'true', undefined], asked('each'))).toEqual(['是', '否']);
    const grade = choice('v', '等级', 'Grade', [option('1', '一类', 'First'), option('2', '二类', 'Second')], { open: true });
    expect(labels(grade, ['2', '特', '1', '2', null], asked('equal'))).toEqual(['一类', '二类', '特']);
  });
});

describe('what has no amount', () => {
  test('missing is its own class and never the lowest; unreadable is told apart', () => {
    const found = classify(size, assetsOf([5, null, undefined, '', Number.NaN, Infinity, '700余', 9]), asked('each'));
    expect([...found.of]).toEqual([0, 255, 255, 255, 255, 255, 255, 1]);
    expect(found).toMatchObject({ missing: 3, unreadable: 3 });
  });
  test('all missing gives no class, one value gives one', () => {
    expect(classify(size, assetsOf([null, undefined]), asked('natural'))).toMatchObject({ classes: [], missing: 2, range: null });
    expect(labels(size, [7, 7], asked('quantile'))).toEqual(['7']);
  });
});

test('more than twelve choices: the eleven most frequent and 其他', () => {
  const values = Array.from({ length: 20 }, (_, at) => Array.from({ length: at + 1 }, () => `c${at}`)).flat();
  const field = choice('v', '类别', 'Class', [], { open: true });
  const found = classify(field, assetsOf(values), asked('each'));
  expect(found.classes.length).toBe(12);
  expect(found.classes.at(-1)).toMatchObject({ role: 'other', label: { zh: '其他' } });
  // c0 to c8 have 1 to 9 assets each: 45 of 210 share the last class.
  expect([...found.of].filter((at) => at === 11).length).toBe(45);
});

test('a list of several values is a class of its own', () => {
  const field = choices('v', '标签', 'Tags', [option('a', '甲', 'A'), option('b', '乙', 'B')]);
  const found = classify(field, assetsOf([['a'], ['b'], ['a', 'b'], []]), asked('each'));
  expect(found.classes.map(({ label }) => label.zh)).toEqual(['甲', '乙', '多项']);
  expect([...found.of]).toEqual([0, 1, 2, missingClass]);
});

const values = fc.array(
  fc.oneof(
    fc.double({ min: -1e6, max: 1e6, noNaN: true }),
    fc.integer({ min: -9, max: 9 }),
    fc.constantFrom(null, '', '约 30', Number.NaN),
  ),
  { minLength: 1, maxLength: 60 },
);

test('every asset is in one class, and the condition of a class leaves exactly its assets', () => {
  const methods = fc.constantFrom<ColourBy['method']>('equal', 'quantile', 'natural', 'each');
  fc.assert(
    fc.property(values, methods, fc.integer({ min: 2, max: 9 }), (list, method, wanted) => {
      const assets = assetsOf(list);
      const found = classify(size, assets, asked(method, wanted));
      const missing = [...found.of].filter((at) => at === missingClass).length;
      expect(missing).toBe(found.missing + found.unreadable);
      for (const at of found.of) expect(at === missingClass || at < found.classes.length).toBe(true);
      for (const [at, { filter }] of found.classes.entries()) {
        // An equal interval that holds nothing has no condition.
        expect(filter ? passing(filter, assets, 'number') : []).toEqual(membersOf(found.of, at));
      }
    }),
  );
});

test('the condition of a class of days leaves exactly its assets, as precise as they are', () => {
  const days = ['2019', '2019-05', '2020-01-31', '2021-03', '2024-12-31', null];
  const assets = assetsOf(days);
  const found = classify(day('v', '日期', 'Date'), assets, asked('equal', 3));
  for (const [at, { filter }] of found.classes.entries()) {
    expect(filter ? passing(filter, assets, 'date') : []).toEqual(membersOf(found.of, at));
  }
  expect(found.classes.length).toBe(3);
});

test('classes of a city are made once, rest on all its assets, and refuse what the kind has not', () => {
  const assets = [3, 5, 900].map((areaM2, at): Asset => ({ kind: 'park', id: String(at), geometry: null, values: { areaM2 } }));
  const city: City = { info: { schemaVersion: 1, name: '试', areaCode: '1', dataDate: '', sources: [] }, assets };
  const index = cityIndex(city);
  const by = firstColourBy(index, park, 'areaM2');
  expect(by).toMatchObject({ method: 'each' });
  expect(classesOf(index, park, by)).toBe(classesOf(index, park, { ...by, ramp: 'heat' }));
  expect(classesOf(index, park, { ...by, field: 'no-such' })).toBeNull();
  expect(classesOf(index, park, { ...by, field: 'name' })).toBeNull();
  expect(colourFields(park).map(({ key }) => key)).toContain('greenShare');
});
