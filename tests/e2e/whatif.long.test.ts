import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { coverageColumns } from '../../src/analysis/coverage/adapter.ts';
import { runCoverage } from '../../src/analysis/coverage/engine.ts';
import { prepareCoverage } from '../../src/analysis/coverage/prepare.ts';
import type { Metric, RuleSheet } from '../../src/analysis/coverage/spec.ts';
import { gatesWith, movedBy, shifted, standing } from '../../src/app/features/whatif/trial.ts';
import { noTrial } from '../../src/app/state/whatif.ts';
import { amount, percent } from '../../src/app/ui/format.ts';
import { readCityFolder } from '../../src/cli/folder.ts';
import { type AssetKey, assetKey } from '../../src/core/asset.ts';
import { representativePoint } from '../../src/core/geo/representative.ts';
import { silentHost } from '../../src/core/result.ts';
import type { LonLat } from '../../src/map/tools/draft.ts';
import { cityIndex } from '../../src/store/query/city-index.ts';
import { seriousFaults } from './axe.ts';
import { chrome, openScreen, openStand, runCoverage as runOnScreen, type Stand, type Watched } from './screen.ts';

const root = join(import.meta.dirname, '../..');
const parkKey: AssetKey = 'park/park-0004';
const start = '#view=117.12000,36.18500,14.60&lang=zh&theme=light&ws=coverage';

/** What a fresh run says of the demo city with the park and its gates moved 300 m east, in three steps of 100 m. */
async function freshFigures(): Promise<Readonly<Record<Metric, { readonly share: string; readonly gain: string }>>> {
  const { city } = await readCityFolder(join(root, 'data/geojson'), 'data/geojson');
  const sheet = JSON.parse(readFileSync(join(root, 'data/rules/park-2022.json'), 'utf8')) as RuleSheet;
  const index = cityIndex(city);
  const park = standing(index, noTrial, parkKey);
  const from = representativePoint(park?.geometry ?? null);
  if (!park || !from) throw new Error('no park');
  const to = [1, 2, 3].reduce<LonLat>((at) => movedBy(at, 100, 0), [from[0], from[1]]);
  const moved = new Set<AssetKey>([parkKey, ...gatesWith(index, noTrial, park)]);
  expect(moved.size).toBeGreaterThan(1);
  const assets = city.assets.map((asset) =>
    asset.geometry && moved.has(assetKey(asset)) ? { ...asset, geometry: shifted(asset.geometry, [from[0], from[1]], to) } : asset,
  );
  const total = async (of: typeof city, metric: Metric) => {
    const prepared = await prepareCoverage(coverageColumns(of).columns, silentHost);
    const params = { metric, by: 'city', denominator: 'land' } as const;
    return (await runCoverage(prepared, sheet, params, silentHost, { dataRevision: '', time: '' })).total;
  };
  const figure = async (metric: Metric) => {
    const [before, now] = [await total(city, metric), await total({ ...city, assets }, metric)];
    const gain = now.covered - before.covered;
    return { share: percent(now.share, 'zh'), gain: `${gain > 0 ? '+' : '−'}${amount(Math.abs(gain), 'land', 'zh')}` };
  };
  return { straight: await figure('straight'), walk: await figure('walk') };
}

const figure = (page: Page, metric: Metric) => page.getByTestId(`trial-${metric}`);
const share = async (page: Page, metric: Metric): Promise<string> =>
  (await figure(page, metric).locator('.figure-share').textContent()) ?? '';

/** Until the figures are those of what the map shows. */
async function caughtUp(page: Page): Promise<void> {
  await page.locator('[data-testid=whatif-behind][data-behind=false]').waitFor({ state: 'attached' });
}

async function begin(page: Page): Promise<readonly [string, string]> {
  await runOnScreen(page);
  await page.getByRole('button', { name: /试一试/ }).click();
  await page.locator('[data-testid=whatif][data-status=on]').waitFor();
  return [await share(page, 'straight'), await share(page, 'walk')];
}

describe.skipIf(chrome === null)('what if', () => {
  let stand: Stand;
  let screen: Watched | null = null;

  beforeAll(async () => {
    stand = await openStand();
  });
  afterAll(() => stand?.close());
  afterEach(async () => {
    const seen = screen;
    screen = null;
    await seen?.page.close();
    expect(seen?.errors ?? []).toEqual([]);
    expect(seen?.foreign ?? []).toEqual([]);
  });

  test('a park moved by keys changes the figures to those of a fresh run; S shows before; leaving restores', async () => {
    screen = await openScreen(stand, `${start}&select=${parkKey}`);
    const { page } = screen;
    const [straight, walk] = await begin(page);
    await page.getByRole('button', { name: '用方向键移动' }).click();
    for (let step = 0; step < 3; step++) await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Enter');
    await caughtUp(page);
    const fresh = await freshFigures();
    for (const metric of ['straight', 'walk'] as const) {
      await expect.poll(() => share(page, metric)).toBe(fresh[metric].share);
      expect(await figure(page, metric).textContent()).toContain(fresh[metric].gain);
    }
    expect(await page.locator('.whatif-steps li').allTextContents()).toEqual([expect.stringMatching(/湖山公园.*向东 300 米.*公顷/)]);
    expect(await seriousFaults(page, '.coverage')).toEqual([]);
    await page.keyboard.down('s');
    expect([await share(page, 'straight'), await share(page, 'walk')]).toEqual([straight, walk]);
    await page.keyboard.up('s');
    expect(await share(page, 'walk')).toBe(fresh.walk.share);
    await expect.poll(() => page.getByTestId('trial-said').textContent()).toContain(fresh.walk.share);
    await page.getByRole('button', { name: '退出并复原' }).click();
    await page.getByTestId('figure-walk').waitFor();
    expect(await page.locator('[data-testid=figure-walk] .figure-share').textContent()).toBe(walk);
  });

  test('a park is dragged while the map keeps still; Escape and Ctrl+Z take it back; a pocket park is put and taken away', async () => {
    screen = await openScreen(stand, start);
    const { page } = screen;
    const before = await begin(page);
    const view = new URL(page.url()).hash;
    const shares = async () => [await share(page, 'straight'), await share(page, 'walk')];
    const box = await page.locator('.map-canvas').boundingBox();
    if (!box) throw new Error('no map');
    // 湖山公园, right of the middle of the map and a little below.
    const [x, y] = [box.x + box.width / 2 + 205, box.y + box.height / 2 + 52];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x - 240, y - 60, { steps: 6 });
    await caughtUp(page);
    await expect.poll(shares).not.toEqual(before);
    await page.keyboard.press('Escape');
    await expect.poll(shares).toEqual(before);
    await page.mouse.up();
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x - 240, y - 60, { steps: 6 });
    await page.mouse.up();
    await page.locator('.whatif-steps li').waitFor();
    await caughtUp(page);
    expect(await shares()).not.toEqual(before);
    expect(new URL(page.url()).hash).toBe(view);
    await page.keyboard.press('Control+z');
    await expect.poll(shares).toEqual(before);
    await page.getByRole('button', { name: '在此放口袋公园' }).click();
    await page.mouse.click(box.x + 120, box.y + box.height - 140);
    await page.locator('.whatif-steps li', { hasText: '试放公园 1' }).waitFor();
    await caughtUp(page);
    expect(await page.locator('.whatif-selected').textContent()).toContain('试放公园 1');
    await page.getByRole('button', { name: '去掉' }).click();
    await expect.poll(shares).toEqual(before);
  });
});
