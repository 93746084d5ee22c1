import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { circleColumns } from '../../../src/analysis/circle/adapter.ts';
import type { CircleColumns } from '../../../src/analysis/circle/columns.ts';
import { runCircle } from '../../../src/analysis/circle/engine.ts';
import type { CircleResult } from '../../../src/analysis/circle/spec.ts';
import { coverageColumns } from '../../../src/analysis/coverage/adapter.ts';
import { prepareCoverage } from '../../../src/analysis/coverage/prepare.ts';
import { type Places, reach } from '../../../src/analysis/network/reach.ts';
import { readCityFolder } from '../../../src/cli/folder.ts';
import type { Asset } from '../../../src/core/asset.ts';
import type { City } from '../../../src/core/city.ts';
import { Cancelled, silentHost } from '../../../src/core/result.ts';
import { circleBase, circleSheet, plainParams } from '../../scenes/circle.ts';

let city: City;
let columns: CircleColumns;
let result: CircleResult;
const sheet = circleSheet('gb50180-2018');

beforeAll(async () => {
  const folder = fileURLToPath(new URL('../../../data/geojson', import.meta.url));
  city = (await readCityFolder(folder, 'data/geojson')).city;
  columns = circleColumns(city, await prepareCoverage(coverageColumns(city).columns, silentHost));
  result = await runCircle(columns, sheet, plainParams, silentHost, circleBase);
});

function placesOf(assets: readonly Asset[]): Places {
  const lonLat = assets.flatMap(({ geometry }) =>
    geometry?.type === 'Point' ? geometry.coordinates.slice(0, 2) : [Number.NaN, Number.NaN],
  );
  return {
    ids: assets.map(({ id }) => id),
    lonLat: Float64Array.from(lonLat),
    start: Uint32Array.from({ length: assets.length + 1 }, (_, i) => i),
  };
}

describe('the demo city', () => {
  test('the nearest kindergarten from the gates of a compound is that of `reach` from its gates', () => {
    const gates = city.assets.filter(({ kind }) => kind === 'gate');
    const to = city.assets.filter(({ kind, values }) => kind === 'facility' && values.type === 'kindergarten');
    const walks = reach(columns.prepared.network, placesOf(gates), placesOf(to));
    const nearest = new Map<string, number>();
    gates.forEach(({ values }, i) => {
      const of = String(values.of);
      nearest.set(of, Math.min(nearest.get(of) ?? Infinity, walks[i]?.metres ?? Infinity));
    });
    const told = result.rows.filter(({ id, kinds }) => nearest.has(id) && kinds.kindergarten?.metres != null);
    expect(told.length).toBeGreaterThan(1000);
    // Both legs keep clear of walls here: the demo's gates and kindergartens stand at their streets.
    const wrong = told.filter(({ id, kinds }) => Math.abs((nearest.get(id) ?? 0) - (kinds.kindergarten?.metres ?? 0)) > 0.001);
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });

  test('towns and what lies in none sum to their district, districts to the city', () => {
    const parents = new Map(
      city.assets.filter(({ kind }) => kind === 'area').map(({ values }) => [String(values.code), String(values.parentCode ?? '')]),
    );
    const own = (code: string) =>
      result.rows.filter(({ areaCode }) => areaCode === code).reduce((sum, { people }) => sum + (people ?? 0), 0);
    for (const { areaCode, people } of result.areas) {
      if (areaCode === null) continue;
      const children = result.areas.filter((area) => area.areaCode !== null && parents.get(area.areaCode) === areaCode);
      expect([areaCode, children.reduce((sum, child) => sum + child.people, 0) + own(areaCode)]).toEqual([areaCode, people]);
    }
  });

  test('a run hears that it is cancelled', async () => {
    let asked = 0;
    const host = { progress: () => {}, cancelled: () => ++asked > 3 };
    await expect(runCircle(columns, sheet, plainParams, host, circleBase)).rejects.toThrow(Cancelled);
  });
});
