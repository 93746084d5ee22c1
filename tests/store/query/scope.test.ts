import { booleanPointInPolygon } from '@turf/turf';
import type { MultiPolygon, Polygon } from 'geojson';
import { describe, expect, test } from 'vitest';
import { type Asset, assetKey } from '../../../src/core/asset.ts';
import type { City } from '../../../src/core/city.ts';
import { representativePoint } from '../../../src/core/geo/representative.ts';
import { readCityFiles } from '../../../src/formats/city-folder.ts';
import { type CityIndex, cityIndex } from '../../../src/store/query/city-index.ts';
import { tableColumns } from '../../../src/store/query/columns.ts';
import { fieldTest } from '../../../src/store/query/filter.ts';
import { passing, type ScopeQuestion } from '../../../src/store/query/scope.ts';
import { committed } from '../../demo/demo.ts';

const demo = cityIndex(readCityFiles(new Map(committed), '').city);
const all: ScopeQuestion = { area: null, basis: 'legal', filters: {}, selected: null, view: null };

function count(index: CityIndex, kind: string, question: ScopeQuestion): number {
  const source = { assets: index.kind(kind), columns: tableColumns(index, kind, question.basis), matcher: null };
  const left = passing(
    index,
    kind,
    question,
    (question.filters[kind] ?? []).map((filter) => fieldTest(filter, source)),
  );
  return left === null ? index.kind(kind).length : left.reduce((sum, one) => sum + one, 0);
}

/** What is inside a unit by Turf, unit by unit, with no index and no tree. */
function insideByTurf(index: CityIndex, kind: string, code: string): number {
  const shape = index.kind('area').find(({ values }) => values.code === code)?.geometry as Polygon | MultiPolygon;
  return index.kind(kind).filter((asset) => {
    const point = representativePoint(asset.geometry);
    return point !== null && booleanPointInPolygon([...point], shape);
  }).length;
}

describe('scope', () => {
  test('nothing asked is everything, without a vector', () => {
    expect(passing(demo, 'park', all, [])).toBeNull();
  });

  test.each(['park', 'toilet', 'residential', 'street'])('the %ss of a town are those inside it, asked of Turf', (kind) => {
    const towns = demo.kind('area').filter(({ values, geometry }) => values.level === 'town' && geometry);
    expect(towns.length).toBeGreaterThan(5);
    for (const { values } of towns) {
      const code = String(values.code);
      expect([code, count(demo, kind, { ...all, area: code })]).toEqual([code, insideByTurf(demo, kind, code)]);
    }
  });

  test.each(['legal', 'managing'] as const)('counts of the children and of what lies in none of them sum to the parent (%s)', (basis) => {
    const tree = demo.tree(basis);
    for (const kind of ['park', 'building', 'lighting']) {
      for (const node of tree.nodes.values()) {
        const own = demo.kind(kind).filter((asset) => demo.areaOf(asset) === node.code).length;
        const below = node.children.reduce((sum, area) => sum + count(demo, kind, { ...all, basis, area }), 0);
        expect([node.code, own + below]).toEqual([node.code, count(demo, kind, { ...all, basis, area: node.code })]);
      }
    }
  });

  test('a unit that nobody knows holds nothing', () => {
    expect(count(demo, 'park', { ...all, area: '999999' })).toBe(0);
  });

  test('a thing without a position counts where its code says', () => {
    const unit: Asset = { kind: 'area', id: 'a', geometry: null, values: { level: 'town', code: '370902001', name: '岱庙街道' } };
    const listed: Asset = { kind: 'toilet', id: 't', geometry: null, values: { areaCode: '370902001' } };
    const lost: Asset = { kind: 'toilet', id: 'u', geometry: null, values: {} };
    const city: City = { info: { schemaVersion: 1, name: '', areaCode: '', dataDate: '', sources: [] }, assets: [unit, listed, lost] };
    const index = cityIndex(city);
    expect([listed, lost, unit].map(index.areaOf)).toEqual(['370902001', null, '370902001']);
    expect(count(index, 'toilet', { ...all, area: '370902001' })).toBe(1);
  });

  test('a unit that no longer holds takes nothing from the one that does; codes may be numbers', () => {
    const ring = [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 1],
      [0, 0],
    ];
    const unit = (id: string, values: Asset['values']): Asset => ({
      kind: 'area',
      id,
      geometry: { type: 'Polygon', coordinates: [ring] },
      values,
    });
    const units = [
      unit('city', { level: 'city', code: 3709, name: '泰安市' }),
      unit('old', { level: 'town', code: '370902100', parentCode: 3709, name: '旧镇', validTo: '2019' }),
      unit('new', { level: 'district', code: ' 370902', parentCode: 3709, name: '泰山区' }),
    ];
    const toilet: Asset = { kind: 'toilet', id: 't', geometry: { type: 'Point', coordinates: [0.5, 0.5] }, values: {} };
    const listed: Asset = { kind: 'toilet', id: 'l', geometry: null, values: { areaCode: 370902 } };
    const info = { schemaVersion: 1, name: '', areaCode: '', dataDate: '2024-06-01', sources: [] } as const;
    const index = cityIndex({ info, assets: [...units, toilet, listed] });
    expect([toilet, listed, ...units].map(index.areaOf)).toEqual(['370902', '370902', '3709', '370902', '370902']);
    expect(count(index, 'toilet', { ...all, area: '3709' })).toBe(2);
    // While the town held, it was the deepest around the toilet.
    const then = cityIndex({ info: { ...info, dataDate: '2018-06-01' }, assets: [...units, toilet] });
    expect(then.areaOf(toilet)).toBe('370902100');
  });

  test('only what is selected leaves the ground, until some of it is selected', () => {
    const [park] = demo.kind('park');
    const [street] = demo.kind('street');
    if (!park || !street) throw new Error('The demo city has parks and streets.');
    const selected = new Set([assetKey(park)]);
    expect(['park', 'toilet', 'street'].map((kind) => count(demo, kind, { ...all, selected }))).toEqual([1, 0, demo.kind('street').length]);
    expect(count(demo, 'street', { ...all, selected: new Set([assetKey(street)]) })).toBe(1);
  });

  test('area, filters, selection and view narrow together', () => {
    const [first, second] = demo.kind('park').filter((asset) => asset.geometry);
    if (!first || !second) throw new Error('The demo city has parks.');
    const box = demo.box(first);
    expect(count(demo, 'park', { ...all, selected: new Set([assetKey(first), assetKey(second)]) })).toBe(2);
    expect(count(demo, 'park', { ...all, selected: new Set([assetKey(first)]), view: box })).toBe(1);
    const named = { park: [{ field: 'name', op: 'in', values: [String(first.values.name)] }] } as const;
    expect(count(demo, 'park', { ...all, filters: named, selected: new Set([assetKey(second)]) })).toBe(0);
  });
});

describe('what is retired', () => {
  const [first, second] = demo.kind('toilet');
  const retire = (asset: Asset): Asset => ({ ...asset, values: { ...asset.values, lifecycle: 'retired' } });
  const after = cityIndex({ ...demo.city, assets: demo.city.assets.map((asset) => (asset === first ? retire(asset) : asset)) });
  const whole = demo.kind('toilet').length;

  test('is left out until asked for; a kind without any has no vector', () => {
    expect([after.retired('toilet'), after.retired('park')]).toEqual([1, 0]);
    expect(count(after, 'toilet', all)).toBe(whole - 1);
    expect(count(after, 'toilet', { ...all, retired: true })).toBe(whole);
    expect(passing(after, 'park', all, [])).toBeNull();
  });

  test('is shown where its rows are asked for one by one', () => {
    const selected = new Set([first, second].map((asset) => assetKey(asset as Asset)));
    expect(count(after, 'toilet', { ...all, selected })).toBe(2);
  });
});
