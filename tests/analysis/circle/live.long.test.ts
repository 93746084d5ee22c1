import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { circleColumns } from '../../../src/analysis/circle/adapter.ts';
import { runCircle } from '../../../src/analysis/circle/engine.ts';
import { createCircleLive } from '../../../src/analysis/circle/live.ts';
import { coverageColumns } from '../../../src/analysis/coverage/adapter.ts';
import { prepareCoverage } from '../../../src/analysis/coverage/prepare.ts';
import { readCityFolder } from '../../../src/cli/folder.ts';
import type { Asset, AssetKey } from '../../../src/core/asset.ts';
import { assetKey } from '../../../src/core/asset.ts';
import { cityWith } from '../../../src/core/changes.ts';
import type { Change } from '../../../src/core/edit.ts';
import { silentHost } from '../../../src/core/result.ts';
import { circleBase, circleSheet, plainParams } from '../../scenes/circle.ts';

/** Numbers 0–1 that are the same in every run (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

test('10,000 edits of facilities on the demo city, equal to a run on the changed city all along', { timeout: 900_000 }, async () => {
  const folder = fileURLToPath(new URL('../../../data/geojson', import.meta.url));
  const { city } = await readCityFolder(folder, 'data/geojson');
  const sheet = circleSheet('gb50180-2018');
  const prepared = await prepareCoverage(coverageColumns(city).columns, silentHost);
  const live = createCircleLive(city, prepared, sheet, plainParams);
  const random = randomFrom(20261123);
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)] as T;
  const services = city.assets.filter(({ kind }) => kind === 'facility' || kind === 'toilet');
  const changes = new Map<AssetKey, Change>();
  const rows = new Map(
    (await runCircle(circleColumns(city, prepared), sheet, plainParams, silentHost, circleBase)).rows.map((row) => [row.id, row]),
  );
  for (let edit = 1; edit <= 10_000; edit++) {
    const [own, place] = [pick(services), pick(services)];
    const isNew = random() < 0.3;
    const id = isNew ? `new${Math.floor(random() * 40)}` : own.id;
    const before: Asset | null = isNew ? null : own;
    const after: Asset | null = random() < 0.25 ? null : { ...own, id, geometry: place.geometry };
    const key = assetKey({ kind: own.kind, id });
    if (random() > 0.2 && (before || after)) changes.set(key, { kind: own.kind, id, before, after });
    else changes.delete(key);
    const figures = await live.apply([...changes.values()], edit);
    for (const row of figures.changed) rows.set(row.id, row);
    if (edit % 1000 !== 0) continue;
    const changed = cityWith(city, changes.values());
    const fresh = await runCircle(circleColumns(changed, prepared), sheet, plainParams, silentHost, circleBase);
    expect(live.result(circleBase)).toEqual(fresh);
    expect([...rows.values()]).toEqual(fresh.rows);
  }
});
