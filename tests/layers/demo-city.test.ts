import { readdirSync, readFileSync } from 'node:fs';
import type { FeatureCollection } from 'geojson';
import { describe, expect, test } from 'vitest';
import type { Asset } from '../../src/core/asset.ts';
import { checkAssets } from '../../src/layers/checks/run.ts';
import { columnsOf } from '../../src/layers/derive/columns.ts';
import { isPresent } from '../../src/layers/derive/format.ts';
import { kindById, kinds } from '../../src/layers/registry.ts';

const folder = new URL('../../data/geojson/', import.meta.url);

function assetsOf(kind: string): readonly Asset[] {
  const { features } = JSON.parse(readFileSync(new URL(`${kind}.geojson`, folder), 'utf8')) as FeatureCollection;
  return features.map((feature) => ({ kind, id: String(feature.id), geometry: feature.geometry, values: feature.properties ?? {} }));
}

const kindsWithData = readdirSync(folder).flatMap((file) => (file.endsWith('.geojson') ? [file.replace('.geojson', '')] : []));

/** The demo city is the sample data of every kind: what it writes, the kinds declare. */
describe('the demo city', () => {
  const assets = kindsWithData.flatMap(assetsOf);

  test('has sample data for every kind and no file of an unknown one', () => {
    // The city knows compounds with their people, neither land-use parcels nor a population grid: they stand in, and every figure says so.
    const notDrawn = ['residential-land', 'population'];
    const without = kinds.map((kind) => kind.id).filter((id) => !notDrawn.includes(id) && !kindsWithData.includes(id));
    expect(without).toEqual([]);
    expect(kindsWithData.filter((kind) => kindById(kind) === undefined)).toEqual([]);
  });

  test('writes no property that its kind does not declare', () => {
    const undeclared = assets.flatMap((asset) => {
      const declared = new Set(kindById(asset.kind)?.fields.map((field) => field.key));
      return Object.keys(asset.values).flatMap((key) => (declared.has(key) ? [] : [`${asset.kind}.${key}`]));
    });
    expect([...new Set(undeclared)]).toEqual([]);
  });

  test('has something to print in every cell that holds a value', () => {
    const columns = new Map(kinds.map((kind) => [kind.id, columnsOf(kind)]));
    const blank = assets.flatMap((asset) =>
      (columns.get(asset.kind) ?? []).flatMap((column) =>
        isPresent(column.value(asset)) && column.cell(asset, 'en').text === '' ? [`${asset.kind}.${column.id}`] : [],
      ),
    );
    expect(blank).toEqual([]);
  });

  test('passes every check with no error and no warning', () => {
    const grave = checkAssets(assets).filter((issue) => issue.severity !== 'info');
    expect(grave.slice(0, 10)).toEqual([]);
  });
});
