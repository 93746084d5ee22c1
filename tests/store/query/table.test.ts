import { describe, expect, test } from 'vitest';
import type { Asset, FieldValue } from '../../../src/core/asset.ts';
import { readCityFiles } from '../../../src/formats/city-folder.ts';
import { columnsOf } from '../../../src/layers/derive/columns.ts';
import { kinds } from '../../../src/layers/registry.ts';
import { toldSum } from '../../../src/layers/small-group.ts';
import { type CityIndex, cityIndex } from '../../../src/store/query/city-index.ts';
import { classesOf } from '../../../src/store/query/classes.ts';
import { type TableColumn, tableColumns } from '../../../src/store/query/columns.ts';
import { type FieldFilter, fieldTest } from '../../../src/store/query/filter.ts';
import { groupedRows } from '../../../src/store/query/group.ts';
import { orderedRows } from '../../../src/store/query/order.ts';
import { totalOf } from '../../../src/store/query/totals.ts';
import { committed } from '../../demo/demo.ts';
import { box, city } from '../../scenes/draw.ts';

const demo = cityIndex(readCityFiles(new Map(committed), '').city);

function column(index: CityIndex, kind: string, id: string): TableColumn {
  const found = tableColumns(index, kind, 'legal').find((one) => one.id === id);
  if (!found) throw new Error(`no column ${kind}.${id}`);
  return found;
}

/** Parks of nothing but values, in this order. */
function parks(values: readonly Readonly<Record<string, FieldValue>>[]): CityIndex {
  const assets = values.map((own, at): Asset => ({ kind: 'park', id: `p${at}`, geometry: null, values: own }));
  return cityIndex({ info: { schemaVersion: 1, name: '', areaCode: '', dataDate: '', sources: [] }, assets });
}

const allRows = (index: CityIndex, kind = 'park'): Uint32Array => orderedRows(index.kind(kind), null, []);

function left(index: CityIndex, filter: FieldFilter, kind = 'park', matcher: Parameters<typeof fieldTest>[1]['matcher'] = null): number[] {
  const assets = index.kind(kind);
  const test = fieldTest(filter, { assets, columns: tableColumns(index, kind, 'legal'), matcher });
  return assets.flatMap((asset, row) => (test(asset, row) ? [row] : []));
}

describe('sorting', () => {
  test.each(kinds.map(({ id }) => id))('every field of %s sorts as its declaration compares, missing last, ties as they stand', (id) => {
    const kind = kinds.find((one) => one.id === id);
    const assets = demo.kind(id);
    for (const declared of kind ? columnsOf(kind) : []) {
      const own = Array.from(
        orderedRows(assets, null, [{ column: column(demo, id, declared.id), descending: false }]),
        (row) => assets[row],
      );
      expect(own.map((asset) => asset?.id)).toEqual(assets.toSorted(declared.compare).map((asset) => asset.id));
    }
  });

  test('downwards turns the values round and leaves the missing last', () => {
    const index = parks([{ areaM2: 5 }, {}, { areaM2: 12 }, { areaM2: 7 }]);
    expect([...orderedRows(index.kind('park'), null, [{ column: column(index, 'park', 'areaM2'), descending: true }])]).toEqual([
      2, 3, 0, 1,
    ]);
  });

  test('by two columns, and only what passes', () => {
    const index = parks([
      { name: '乙', builtYear: 2001 },
      { name: '甲', builtYear: 2001 },
      { name: '丙', builtYear: 1999 },
      { name: '丁', builtYear: 2001 },
    ]);
    const keys = [
      { column: column(index, 'park', 'builtYear'), descending: true },
      { column: column(index, 'park', 'name'), descending: false },
    ];
    // 丁 ding, 甲 jia, 乙 yi
    expect([...orderedRows(index.kind('park'), null, keys)]).toEqual([3, 1, 0, 2]);
    expect([...orderedRows(index.kind('park'), Uint8Array.from([1, 0, 1, 1]), keys)]).toEqual([3, 0, 2]);
  });
});

describe('filters', () => {
  const index = parks([
    { name: '虎山公园', tags: ['滨水', '口袋公园'], areaM2: 5000, open: true, surveyDate: '2024-05' },
    { name: 'Tai Lake', tags: ['滨水'], areaM2: 400, open: false, surveyDate: '2024-06-01' },
    { name: '', areaM2: 399.5, note: '虎山公园旁' },
  ]);

  test.each<[FieldFilter, number[]]>([
    [{ field: 'name', op: 'text', text: '虎山' }, [0]],
    [{ field: 'name', op: 'text', text: ' tai　lake' }, [1]],
    [{ field: '*', op: 'text', text: '虎山' }, [0, 2]],
    [{ field: '*', op: 'text', text: 'waterside' }, [0, 1]],
    [{ field: 'tags', op: 'in', values: ['口袋公园'] }, [0]],
    [{ field: 'open', op: 'in', values: ['false'] }, [1]],
    [{ field: 'areaM2', op: 'range', min: 400, max: 5000 }, [0, 1]],
    [{ field: 'areaM2', op: 'range', min: null, max: 399.5 }, [2]],
    [{ field: 'surveyDate', op: 'dates', from: '2024-05-20', to: null }, [0, 1]],
    [{ field: 'surveyDate', op: 'dates', from: null, to: '2024-05-31' }, [0]],
    [{ field: 'name', op: 'missing', missing: true }, [2]],
    [{ field: 'open', op: 'missing', missing: false }, [0, 1]],
    [{ field: '#place', op: 'in', values: ['placed'] }, []],
    [{ field: 'no-such-field', op: 'missing', missing: true }, []],
  ])('%j', (filter, rows) => {
    expect(left(index, filter)).toEqual(rows);
  });

  test('what the letters mean is asked of the matcher, and only where letters are typed', () => {
    const asked: string[] = [];
    const matcher = (query: string) => {
      asked.push(query);
      return (text: string) => text.startsWith('虎');
    };
    expect(left(index, { field: 'name', op: 'text', text: 'hs' }, 'park', matcher)).toEqual([0]);
    expect(left(index, { field: 'name', op: 'text', text: '湖' }, 'park', matcher)).toEqual([]);
    expect(asked).toEqual(['hs']);
  });
});

describe('totals and groups', () => {
  test('a sum says what is missing in it, and there is none of nothing', () => {
    const index = parks([{ areaM2: 5000.5 }, {}, { areaM2: 99.5 }, { areaM2: null }]);
    expect(totalOf(index.kind('park'), column(index, 'park', 'areaM2'), allRows(index))).toEqual({
      sum: 5100,
      missing: 2,
      small: 0,
      synthetic: 0,
    });
    expect(totalOf(index.kind('park'), column(index, 'park', 'waterM2'), allRows(index))).toBeNull();
    expect(totalOf(index.kind('park'), column(index, 'park', 'areaM2'), Uint32Array.from([1]))).toBeNull();
  });

  test('shares, indices, years, widths and nested units have no totals; counts, areas and lengths have', () => {
    const sums = (kind: string, id: string): boolean => column(demo, kind, id).sums;
    const none = [
      'park.greenShare',
      'park.builtYear',
      'segment.pci',
      'segment.widthM',
      'segment.lanes',
      'area.people',
      'area.#area',
      'street.layer',
    ];
    const some = [
      'park.areaM2',
      'park.#area',
      'segment.lengthM',
      'parking.spaces',
      'vendor-site.stalls',
      'lighting.powerKw',
      'street.#length',
    ];
    expect(none.filter((name) => sums(...(name.split('.') as [string, string])))).toEqual([]);
    expect(some.filter((name) => !sums(...(name.split('.') as [string, string])))).toEqual([]);
  });

  test('parks of the demo city by town and class: every park once, sums of groups are the sum', () => {
    const assets = demo.kind('park');
    const by = [column(demo, 'park', '#town'), column(demo, 'park', 'class')];
    const { rows, groups } = groupedRows(assets, null, by, []);
    expect([...rows].sort((a, b) => a - b)).toEqual([...allRows(demo)]);
    const leaves = groups.flatMap((group) => group.groups);
    expect(leaves.flatMap((group) => [...group.rows])).toEqual([...rows]);
    for (const { rows: own, value } of leaves) {
      expect(new Set(Array.from(own, (row) => assets[row]?.values.class ?? null))).toEqual(new Set([value]));
    }
    const area = column(demo, 'park', 'areaM2');
    const sum = (group: { rows: Uint32Array }): number => totalOf(assets, area, group.rows)?.sum ?? 0;
    const whole = assets.reduce((total, { values }) => total + (typeof values.areaM2 === 'number' ? values.areaM2 : 0), 0);
    expect(groups.reduce((total, group) => total + sum(group), 0)).toBeCloseTo(whole, 3);
  });

  test('groups stand in the order of their values, missing last; values outside a list keep apart', () => {
    const index = parks([{ class: 'zz' }, {}, { class: 'G12' }, { class: 'yy' }, { class: 'G11' }, { class: 'zz' }]);
    const { groups, rows } = groupedRows(index.kind('park'), null, [column(index, 'park', 'class')], []);
    expect(groups.map(({ value }) => value)).toEqual(['G11', 'G12', 'yy', 'zz', null]);
    expect([...rows]).toEqual([4, 2, 3, 0, 5, 1]);
  });
});

describe('derived columns', () => {
  test('a drawn box of 300 by 200 m has that area; what is not placed has none', () => {
    const scene = cityIndex(city([box('park', 'a', [0, 0], [300, 200])]));
    const area = column(scene, 'park', '#area');
    const [asset] = scene.kind('park');
    expect(asset && area.value(asset)).toBeCloseTo(60_000, -1);
    expect(area.value({ kind: 'park', id: 'b', geometry: null, values: {} })).toBeNull();
  });

  test('the towns of parks are those that their place lies in', () => {
    const town = column(demo, 'park', '#town');
    const tree = demo.tree('legal');
    for (const asset of demo.kind('park')) {
      const code = demo.areaOf(asset);
      const units =
        code === null ? [] : [...tree.nodes.values()].filter((node) => node.level === 'town' && demo.within(node.code, 'legal').has(code));
      expect(town.value(asset)).toBe(units[0]?.name ?? null);
    }
  });
});

describe('groups under ten people', () => {
  const amounts = [5, 0, 12, 9, 3, 450];
  const homes = amounts.map((people, at): Asset => ({ kind: 'residential', id: `h${at}`, geometry: null, values: { people } }));
  const index = cityIndex({ info: { schemaVersion: 1, name: '', areaCode: '', dataDate: '', sources: [] }, assets: homes });
  const people = column(index, 'residential', 'people');

  test('no condition tells one from another', () => {
    const range = (min: number | null, max: number | null): number[] =>
      left(index, { field: 'people', op: 'range', min, max }, 'residential');
    expect(range(5, 5)).toEqual([0, 3, 4]);
    expect(range(4, null)).toEqual([0, 2, 3, 4, 5]);
    expect(range(10, null)).toEqual([2, 5]);
    expect(range(null, 0)).toEqual([1]);
    expect(left(index, { field: 'people', op: 'in', values: ['5', '12'] }, 'residential')).toEqual([2]);
    expect(left(index, { field: 'people', op: 'text', text: '5' }, 'residential')).toEqual([5]);
  });

  test('they sort alike, stand in one group and one class', () => {
    expect([...orderedRows(homes, null, [{ column: people, descending: false }])]).toEqual([1, 0, 3, 4, 2, 5]);
    const { groups } = groupedRows(homes, null, [people], []);
    expect(groups.map(({ value, rows }) => [people.text(value, 'zh'), rows.length])).toEqual([
      ['0', 1],
      ['< 10', 3],
      ['12', 1],
      ['450', 1],
    ]);
    const residential = kinds.find(({ id }) => id === 'residential');
    const classes = residential && classesOf(index, residential, { field: 'people', method: 'each', classes: 5 });
    expect(classes?.classes.map(({ label }) => label.zh)).toEqual(['0', '< 10', '12', '450']);
  });

  test('a sum with one of them does not give it away', () => {
    const total = totalOf(homes, people, Uint32Array.of(0, 2));
    expect(total).toMatchObject({ sum: 17, small: 1 });
    expect(total && toldSum(total.sum, total.small)).toEqual({ sum: 20, rounded: true });
    expect(toldSum(462, 0)).toEqual({ sum: 462, rounded: false });
  });
});

test('a day passes where it and the bound overlap, however precise each is', () => {
  const index = parks([{ surveyDate: '2020-05-01' }, { surveyDate: '2021' }, { surveyDate: '2020-12' }, {}]);
  const days = (from: string | null, to: string | null): number[] => left(index, { field: 'surveyDate', op: 'dates', from, to });
  expect(days(null, '2020')).toEqual([0, 2]);
  expect(days('2020-06', '2020-12-15')).toEqual([2]);
  expect(days('2021-03-01', null)).toEqual([1]);
  expect(days('2020', '2020-05')).toEqual([0]);
});

test('blanks ask for nothing', () => {
  const index = parks([{ name: '虎山公园' }, {}]);
  expect(left(index, { field: 'name', op: 'text', text: '  ' })).toEqual([0, 1]);
  expect(left(index, { field: '*', op: 'text', text: '\u3000' })).toEqual([0, 1]);
});
