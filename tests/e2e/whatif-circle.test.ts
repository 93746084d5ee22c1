import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { circleColumns } from '../../src/analysis/circle/adapter.ts';
import { runCircle } from '../../src/analysis/circle/engine.ts';
import type { CircleSheet } from '../../src/analysis/circle/spec.ts';
import { coverageColumns } from '../../src/analysis/coverage/adapter.ts';
import { prepareCoverage } from '../../src/analysis/coverage/prepare.ts';
import { movedBy, shifted } from '../../src/app/features/whatif/trial.ts';
import { percent } from '../../src/app/ui/format.ts';
import { readCityFolder } from '../../src/cli/folder.ts';
import type { City } from '../../src/core/city.ts';
import { silentHost } from '../../src/core/result.ts';
import type { LonLat } from '../../src/map/tools/draft.ts';
import { seriousFaults } from './axe.ts';
import { chrome, openScreen, openStand, type Stand, type Watched } from './screen.ts';

const root = join(import.meta.dirname, '../..');
/** A kindergarten of the demo city, and where it stands. */
const kindergarten = 'facility-0001';
const place: LonLat = [117.1264738, 36.2083371];

/** Share of people with a kindergarten within the limit, of the whole city, as a fresh run says it. */
async function freshShare(city: City): Promise<string> {
  const sheet = JSON.parse(readFileSync(join(root, 'data/rules/wanzheng-2020.json'), 'utf8')) as CircleSheet;
  const prepared = await prepareCoverage(coverageColumns(city).columns, silentHost);
  const params = { minutes: 15, profile: 'default', crossingWaitS: 0 } as const;
  const { areas } = await runCircle(circleColumns(city, prepared), sheet, params, silentHost, { dataRevision: '', time: '' });
  return percent(areas.find(({ areaCode }) => areaCode === '370900')?.kinds.kindergarten?.share ?? null, 'zh');
}

/** The demo city with the kindergarten 400 m farther east, in four steps of 100 m. */
async function movedCity(): Promise<City> {
  const { city } = await readCityFolder(join(root, 'data/geojson'), 'data/geojson');
  const to = [1, 2, 3, 4].reduce<LonLat>((at) => movedBy(at, 100, 0), place);
  const assets = city.assets.map((asset) =>
    asset.kind === 'facility' && asset.id === kindergarten && asset.geometry
      ? { ...asset, geometry: shifted(asset.geometry, place, to) }
      : asset,
  );
  return { ...city, assets };
}

/** The line of kindergartens in the table of what changed; null where they cover as before. */
async function changed(page: Page): Promise<readonly string[] | null> {
  await page.locator('[data-testid=whatif-behind][data-behind=false]').waitFor({ state: 'attached' });
  const line = page.locator('[data-testid=trial-kinds] tbody tr', { hasText: '幼儿园' });
  return (await line.count()) === 0 ? null : line.locator('td').allTextContents();
}

describe.skipIf(chrome === null)('what if of the circle', () => {
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

  test('a kindergarten moved by keys or dragged changes figures and matrix; S shows before, leaving restores', async () => {
    const fresh = freshShare(await movedCity());
    screen = await openScreen(
      stand,
      `#view=${place[0]},${place[1]},17&lang=zh&ws=circle&circle=wanzheng-2020.15.default.0.city&select=facility/${kindergarten}`,
    );
    const { page } = screen;
    const matrix = page.getByTestId('circle-matrix');
    const column = async (): Promise<string> => {
      const at = 1 + (await matrix.locator('thead th .matrix-name').allTextContents()).indexOf('幼儿园');
      return (await matrix.locator('tbody tr').first().locator('td').nth(at).textContent()) ?? '';
    };
    await page.getByRole('button', { name: /试一试/ }).click();
    await page.locator('[data-testid=whatif][data-status=on]').waitFor();
    const before = await column();
    await page.getByRole('button', { name: '用方向键移动' }).click();
    for (let step = 0; step < 4; step++) await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Enter');
    const moved = await fresh;
    expect(moved).not.toBe(before);
    await expect.poll(() => changed(page)).toEqual([before, moved, expect.stringMatching(/^[+−].*人$/)]);
    await expect.poll(column).toBe(moved);
    expect(await page.locator('.whatif-steps li').allTextContents()).toEqual([expect.stringMatching(/幼儿园.*向东 400 米.*幼儿园/)]);
    expect(await seriousFaults(page, '.coverage')).toEqual([]);
    await page.keyboard.down('s');
    await expect.poll(column).toBe(before);
    await page.keyboard.up('s');
    await expect.poll(column).toBe(moved);
    await page.keyboard.press('Control+z');
    await expect.poll(() => changed(page)).toBeNull();

    const box = await page.locator('.map-canvas').boundingBox();
    if (!box) throw new Error('no map');
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    const view = new URL(page.url()).hash;
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 250, y, { steps: 5 });
    await expect.poll(() => changed(page)).not.toBeNull();
    await page.keyboard.press('Escape');
    await page.mouse.up();
    await expect.poll(() => changed(page)).toBeNull();
    expect(new URL(page.url()).hash).toBe(view);
    await page.getByRole('button', { name: '在此放' }).click();
    await page.mouse.click(x - 120, y + 60);
    await page.locator('.whatif-steps li', { hasText: '试放幼儿园 1' }).waitFor();
    await page.getByRole('button', { name: '退出并复原' }).click();
    await page.getByTestId('circle-stamp').waitFor();
    await expect.poll(column).toBe(before);
  });
});
