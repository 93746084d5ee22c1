import type { Point } from 'geojson';
import { beforeAll, expect, test } from 'vitest';
import type { Prepared } from '../../../src/analysis/coverage/prepare.ts';
import { nearby } from '../../../src/analysis/nearby/adapter.ts';
import { networkLines } from '../../../src/analysis/network/adapter.ts';
import { buildNetwork } from '../../../src/analysis/network/build.ts';
import { type Places, reach } from '../../../src/analysis/network/reach.ts';
import type { Asset, FieldValue } from '../../../src/core/asset.ts';
import type { City } from '../../../src/core/city.ts';
import { silentHost } from '../../../src/core/result.ts';
import { kindIds, of } from '../../demo/demo.ts';
import { prepared, rowOf } from './scene.ts';

/** Kinds that stop legs or move where one leaves: `reach` knows none of them, so the two are compared on a city without. */
const heard = new Set(['wall', 'water', 'rail', 'residential', 'gate', 'park', 'green', 'building']);
const assetsOf = (kind: string): Asset[] =>
  of(kind).map(({ id, geometry, properties }) => ({ kind, id: String(id), geometry, values: properties as Record<string, FieldValue> }));
const info = { schemaVersion: 1, name: '泰安', areaCode: '370900', dataDate: '', sources: [] };
const open: City = { info, assets: kindIds.filter((kind) => !heard.has(kind)).flatMap(assetsOf) };

function placesOf(assets: readonly Asset[]): Places {
  const points = assets.filter((asset): asset is Asset & { geometry: Point } => asset.geometry?.type === 'Point');
  return {
    ids: points.map(({ id }) => id),
    lonLat: Float64Array.from(points.flatMap(({ geometry }) => geometry.coordinates.slice(0, 2))),
    start: Uint32Array.from([...points.map((_, i) => i), points.length]),
  };
}

const froms = assetsOf('crossing').filter((_, i) => i % 7 === 0);
let city: Prepared;
beforeAll(async () => {
  city = await prepared(open);
});

test.each([
  ['toilet', null],
  ['parking', null],
  ['vendor-site', null],
  ['facility', 'kindergarten'],
  ['facility', 'bus-stop'],
])('the nearest %s %s of the demo city is that of `reach`, to the micrometre', async (kind, type) => {
  const places = placesOf(assetsOf(kind).filter(({ values }) => type === null || values.type === type));
  const network = buildNetwork(networkLines(assetsOf('street')), city.columns.plane);
  const expected = reach(network, placesOf(froms), places);
  expect(expected.filter(({ status }) => status === 'reached').length).toBeGreaterThan(20);
  for (const [i, from] of froms.entries()) {
    const answer = await nearby(open, city, { key: `crossing/${from.id}` }, silentHost);
    const row = answer && rowOf(answer, kind, type);
    expect([row?.status, row?.metres === null ? null : row?.id]).toEqual([expected[i]?.status, expected[i]?.toId]);
    if (row?.metres !== null) expect(row?.metres).toBeCloseTo(expected[i]?.metres ?? Number.NaN, 6);
  }
});
