import { beforeAll, describe, expect, test } from 'vitest';
import { paletteCommands } from '../../../src/app/features/search/commands.ts';
import { findCrossings, findStreets } from '../../../src/app/features/search/places.ts';
import { clearRecent, readRecent, recentItems, rememberRecent } from '../../../src/app/features/search/recent.ts';
import { type Item, itemGroups } from '../../../src/app/features/search/results.ts';
import { type AssetHits, emptyIndex, prepareSome, type SearchIndex, searchAssets } from '../../../src/app/features/search/search-index.ts';
import type { Asset, FieldValue } from '../../../src/core/asset.ts';
import { loadPinyin } from '../../../src/layers/derive/pinyin.ts';
import { cityIndex } from '../../../src/store/query/city-index.ts';
import { kindIds, of } from '../../demo/demo.ts';
import { city, line, lonLat, point, street } from '../../scenes/draw.ts';

beforeAll(() => loadPinyin());

function ready(assets: readonly Asset[]): { index: ReturnType<typeof cityIndex>; search: SearchIndex } {
  const index = cityIndex(city(assets));
  const search = emptyIndex(index);
  prepareSome(search, () => false);
  return { index, search };
}

const named = (kind: string, id: string, name: string, values: Record<string, FieldValue> = {}) =>
  point(kind, id, [0, 0], { name, ...values });

function find(assets: readonly Asset[], query: string): readonly Item[] {
  const { index, search } = ready(assets);
  return itemGroups(index, search, searchAssets(search, query, null), paletteCommands, 'zh').flatMap(({ items }) => items);
}

const ids = (items: readonly Item[]) => items.map(({ id }) => id);

describe('assets', () => {
  const assets = [
    named('park', 'inside', '新东湖公园'),
    named('gate', 'gate', '东湖公园东门'),
    named('park', 'lake', '东湖公园', { tags: ['口袋公园'] }),
    named('toilet', 'wc-7', '东湖公厕', { componentCode: '3709020301000123' }),
    named('parking', 'other', '停车场'),
  ];

  test('are ranked: exact, then what begins so, then what holds it, small parts behind', () => {
    expect(ids(find(assets, '东湖公园'))).toEqual(['asset park/lake', 'asset gate/gate', 'asset park/inside']);
    expect(ids(find(assets, 'dhgy'))).toEqual(['asset park/lake', 'asset gate/gate', 'asset park/inside']);
  });

  test.each([
    ['0301000123', 'asset toilet/wc-7'],
    ['wc7', 'asset toilet/wc-7'],
    ['口袋公园', 'asset park/lake'],
    ['pocket park', 'asset park/lake'],
    ['公厕 东湖', 'asset toilet/wc-7'],
  ])('answer to %s by code, choice or several words', (query, id) => {
    expect(ids(find(assets, query))).toContain(id);
  });

  test('a query that goes on finds what it would find from the start', () => {
    const demo = kindIds.flatMap((kind) =>
      of(kind).map(
        ({ id, properties }): Asset => ({ kind, id: String(id), geometry: null, values: properties as Record<string, FieldValue> }),
      ),
    );
    const { search } = ready(demo);
    for (const word of ['shiyigongce', 'dongyuedajie', '东岳大街', 'dydj', '3709', 'xiaoqu5']) {
      let before: AssetHits | null = null;
      for (let length = 1; length <= word.length; length++) {
        before = searchAssets(search, word.slice(0, length), before);
        const anew = searchAssets(search, word.slice(0, length), null);
        expect([...before.all]).toEqual([...anew.all]);
        expect(before.best).toEqual(anew.best);
      }
    }
  });

  test('preparing in slices ends with all', () => {
    const search = emptyIndex(cityIndex(city(Array.from({ length: 230 }, (_, i) => named('park', `p${i}`, `公园${i}`)))));
    let slices = 1;
    while (!prepareSome(search, () => true)) slices += 1;
    expect(slices).toBe(5);
    expect(searchAssets(search, '公园', null).all).toHaveLength(230);
  });
});

describe('streets and crossings', () => {
  const assets = [
    street(
      'e1',
      [
        [0, 0],
        [400, 0],
      ],
      { name: '东岳大街' },
    ),
    street(
      'e2',
      [
        [400, 0],
        [1000, 0],
      ],
      { name: '东岳大街' },
    ),
    street(
      'n',
      [
        [400, -300],
        [400, 300],
      ],
      { name: '科山路' },
    ),
    street(
      'far',
      [
        [0, 900],
        [900, 900],
      ],
      { name: '㴎河东路' },
    ),
  ];
  const { index } = ready(assets);

  test('a street is one place, whatever number of lines it has', () => {
    expect(findStreets(index, 'dydj').map(({ value }) => [value.name, value.lines.length])).toEqual([['东岳大街', 2]]);
    expect(find(assets, '东岳大街').filter(({ type }) => type !== 'command')).toHaveLength(1);
    expect(findStreets(index, 'naihe').map(({ value }) => value.name)).toEqual(['㴎河东路']);
  });

  test.each(['东岳大街×科山路', '科山路x东岳大街', 'dydj x ksl', '东岳大街与科山路交叉口', '东岳大街/科山路'])(
    '%s is the place where they meet',
    (query) => {
      const found = findCrossings(index, query);
      expect(found).toHaveLength(1);
      const [lon = 0, lat = 0] = lonLat([400, 0]);
      expect(found[0]?.lon).toBeCloseTo(lon, 6);
      expect(found[0]?.lat).toBeCloseTo(lat, 6);
    },
  );

  test('streets that do not meet have no crossing; the recorded junction stands for theirs', () => {
    expect(findCrossings(index, '东岳大街×㴎河东路')).toEqual([]);
    const withJunction = ready([...assets, point('intersection', 'j', [405, 3], { name: '东岳大街×科山路' })]).index;
    expect(findCrossings(withJunction, '东岳大街×科山路')[0]?.keys).toEqual(['intersection/j']);
  });
});

test('coordinates come first, areas answer to name and code, layers and commands to their words', () => {
  const assets = [
    point('area', 'a', [0, 0], { level: 'town', code: '370902001', name: '岱庙街道' }),
    line(
      'street',
      's',
      [
        [0, 0],
        [9, 0],
      ],
      { name: '岱庙路' },
    ),
    named('park', 'p', '岱庙'),
  ];
  expect(find(assets, '117.12, 36.19')[0]).toMatchObject({ type: 'point', lon: 117.12, lat: 36.19 });
  expect(ids(find(assets, 'daimiao'))).toEqual(expect.arrayContaining(['area 370902001', 'street 岱庙路', 'asset park/p']));
  expect(ids(find(assets, '370902'))[0]).toBe('area 370902001');
  expect(ids(find(assets, '公园绿地'))).toContain('layer park');
  expect(ids(find(assets, 'dark'))).toContain('command theme');
});

test('recent things are kept by city, newest first, and what is gone is left out', () => {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
  const { index } = ready([
    named('park', 'p', '公园'),
    street(
      's',
      [
        [0, 0],
        [9, 0],
      ],
      { name: '东湖路' },
    ),
  ]);
  const [park] = find([named('park', 'p', '公园')], '公园').filter(({ type }) => type === 'asset');
  if (!park) throw new Error('the park is found');
  rememberRecent(storage, 'demo', { ...park, id: 'asset park/gone' });
  rememberRecent(storage, 'demo', { type: 'street', id: 'street 东湖路', name: '东湖路', keys: [], synthetic: false });
  rememberRecent(storage, 'demo', park);
  rememberRecent(storage, 'demo', park);
  expect(readRecent(storage, 'demo')).toEqual(['asset park/p', 'street 东湖路', 'asset park/gone']);
  expect(ids(recentItems(index, readRecent(storage, 'demo')))).toEqual(['asset park/p', 'street 东湖路']);
  expect(readRecent(storage, 'other')).toEqual([]);
  kept.set('xiutu-recent-demo', '{"broken');
  expect(readRecent(storage, 'demo')).toEqual([]);
  clearRecent(storage, 'demo');
  expect(kept.size).toBe(0);
});
