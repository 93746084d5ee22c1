import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { goldenFault } from './golden.ts';
import { chrome, openScreen, openStand, runCoverage, type Stand, type Watched } from './screen.ts';

describe.skipIf(chrome === null)('golden pictures', () => {
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
  });

  async function open(hash: string): Promise<Page> {
    screen = await openScreen(stand, hash, { reducedMotion: 'reduce' });
    return screen.page;
  }

  /** Once letters are loaded and nothing of the picture changes any more; what tells the time of day is covered. */
  async function shot(page: Page, part = 'body'): Promise<Buffer> {
    await page.mouse.move(0, 0);
    await page.evaluate(() => document.fonts.ready);
    const take = () =>
      page
        .locator(part)
        .first()
        .screenshot({ animations: 'disabled', mask: [page.getByTestId('stamp')] });
    let last = await take();
    for (let tries = 0; tries < 20; tries++) {
      await page.waitForTimeout(500);
      const now = await take();
      if (now.equals(last)) return now;
      last = now;
    }
    throw new Error('the screen does not come to rest');
  }

  test('the inventory by day, in Chinese, with the table', async () => {
    const page = await open('#ws=inventory&lang=zh&theme=light');
    await page.locator('.table-panel tbody tr').first().waitFor();
    expect(goldenFault('inventory-zh-light', await shot(page))).toBeNull();
  });

  test('coverage in the dark, in English, after a run, with a unit chosen', async () => {
    const page = await open('#ws=coverage&lang=en&theme=dark&area=370902');
    await runCoverage(page);
    expect(goldenFault('coverage-en-dark', await shot(page))).toBeNull();
  });

  test('the plain view in Chinese', async () => {
    const page = await open('?plain#lang=zh&theme=light');
    await page.locator('.plain-list').waitFor();
    expect(goldenFault('plain-zh-light', await shot(page))).toBeNull();
  });

  test('the legend of parks coloured by their size', async () => {
    const page = await open('#lang=zh&theme=light&view=117.12500,36.18500,15.00');
    await page.getByRole('button', { name: '更多：公园绿地' }).click();
    await page.locator('.layer-details').getByRole('combobox').first().click();
    await page.locator('.ant-select-dropdown').getByTitle('面积', { exact: true }).click();
    await page.locator('.layer[data-kind=park] .class-row').first().waitFor();
    expect(goldenFault('legend-zh-light', await shot(page, '[aria-label="图例"]'))).toBeNull();
  });
});
