import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { chrome, openScreen, openStand, type Stand, type Watched } from './screen.ts';

/** Software drawing beside other work can hold a click up for seconds. */
const patient = { timeout: 60_000 };

describe.skipIf(chrome === null)('the card', () => {
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

  async function open(hash: string): Promise<Page> {
    screen = await openScreen(stand, hash);
    await screen.page.locator('.asset-card').waitFor();
    return screen.page;
  }

  test('a compound: its park, what is near on foot, links to its gates and back', async () => {
    const page = await open('#select=residential/residential-0100');
    const card = page.locator('.asset-card');
    await card.getByRole('button', { name: '在地图上看小区、公园和路线' }).waitFor();
    const near = card.locator('.near-list li');
    await near.first().waitFor();
    expect(await near.count()).toBeGreaterThan(15);
    const park = (await near.first().textContent()) ?? '';
    expect(park).toMatch(/公园绿地.*示意.*步行 [\d,]+ 米.*直线 [\d,]+ 米/);
    const [walk, straight] = [...park.matchAll(/ ([\d,]+) 米/g)].map(([, metres]) => Number(metres?.replaceAll(',', '')));
    expect(walk).toBeGreaterThanOrEqual(straight ?? Infinity);
    const title = await card.locator('h2').textContent();
    await card.getByRole('button', { name: /主门$/ }).click();
    await expect.poll(() => card.locator('.asset-kind').textContent(), patient).toContain('出入口');
    await card.getByRole('button', { name: title ?? '', exact: true }).click();
    await expect.poll(() => card.locator('h2').textContent(), patient).toBe(title);
  });

  test('the path of areas limits everything; folded parts and the coordinate system are remembered', async () => {
    const page = await open('#select=toilet/toilet-0001');
    const card = page.locator('.asset-card');
    await card.getByRole('button', { name: '基本信息' }).click();
    await expect.poll(() => card.locator('dt', { hasText: '区划（' }).isVisible(), patient).toBe(true);
    await card.locator('.asset-path button').nth(1).click();
    await expect.poll(() => page.url(), patient).toMatch(/area=3709\d\d/);
    await card.locator('.asset-system').click();
    await page.getByTitle('GCJ-02').last().click();
    const shifted = await card.locator('.asset-position').textContent();
    await page.reload();
    await card.waitFor();
    expect(await card.getByRole('button', { name: '基本信息' }).getAttribute('aria-expanded')).toBe('false');
    await expect.poll(() => card.locator('.asset-position').textContent(), patient).toBe(shifted);
  });

  test('several things in sum; a link to what is gone says so once and lets go', async () => {
    const page = await open('#select=vendor-site/vendor-site-0001 vendor-site/vendor-site-0002 parking/parking-0001 park/gone');
    const card = page.locator('.asset-card');
    expect(await card.locator('h2').textContent()).toBe('已选 3 项');
    expect(await card.textContent()).toMatch(/疏导点 ?摊位数.*个/);
    await page.getByText('park/gone').waitFor();
    await expect.poll(() => page.url(), patient).not.toContain('gone');
    await card.getByRole('button', { name: '清空所选' }).click();
    await expect.poll(() => card.count(), patient).toBe(0);
  });

  test('a park: its radius under the rule, and on demand what only it serves', async () => {
    const page = await open('#select=park/park-0002&lang=en');
    const card = page.locator('.asset-card');
    await card.getByText(/^\d+ m \(size/).waitFor();
    await card.getByRole('button', { name: 'Compute what would be lost without it' }).click();
    await card.getByText(/residential land: .*straight · .*on foot/).waitFor();
  });
});
