import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { seriousFaults } from './axe.ts';
import { askPalette, chrome, openScreen, openStand, type Stand, type Watched } from './screen.ts';

/** A browser whose machine gives no WebGL: the context is refused, as policy and old cards do. */
async function withoutWebGl(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const getContext = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, ...args: Parameters<typeof getContext>) {
      return String(args[0]).startsWith('webgl') ? null : getContext.apply(this, args);
    } as typeof getContext;
  });
}

describe.skipIf(chrome === null)('the plain view', () => {
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

  /** Kinds of the list with how many of each are drawn, as its chooser says. */
  async function seen(page: Page): Promise<string> {
    return (await page.locator('.plain-list .ant-select').textContent()) ?? '';
  }

  test('without WebGL the city is there all the same: drawn, listed, selected, narrowed, found', async () => {
    screen = await openScreen(stand, '', { prepare: withoutWebGl });
    const { page } = screen;
    expect(await page.getByText('本机浏览器不支持 WebGL').count()).toBe(1);
    expect(await page.locator('.map-canvas').count()).toBe(0);
    await expect.poll(() => seen(page)).toMatch(/公园绿地 \(1\d\d\)/);
    // From the list to the card, by keyboard.
    await page.getByRole('button', { name: '岱庙', exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.locator('.asset-card h2', { hasText: '岱庙' }).waitFor();
    await expect.poll(() => page.url()).toContain('select=park/');
    // Search moves the drawing as it moves the map.
    await page.keyboard.press('Escape');
    await askPalette(page, '示意公厕001');
    await page.locator('[role=option][aria-selected=true]', { hasText: '示意公厕001' }).waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.asset-card h2', { hasText: '示意公厕001' }).waitFor();
    await expect.poll(async () => Number(/view=[^&]*,([\d.]+)/.exec(page.url())?.[1])).toBeGreaterThan(14);
  });

  test('on request by ?plain: keys move and zoom it, a click selects, and the way back is there', async () => {
    screen = await openScreen(stand, '?plain#lang=en&view=117.14000,36.18870,15.50');
    const { page } = screen;
    const face = page.getByRole('button', { name: /Plain map/ });
    await face.focus();
    const zoomOf = () => Number(/view=([\d.]+),([\d.]+),([\d.]+)/.exec(page.url())?.[3]);
    const lonOf = () => Number(/view=([\d.]+)/.exec(page.url())?.[1]);
    await page.keyboard.press('+');
    await expect.poll(zoomOf).toBe(16.5);
    await page.keyboard.press('ArrowLeft');
    await expect.poll(lonOf).toBeLessThan(117.14);
    await page.keyboard.press('ArrowRight');
    await expect.poll(lonOf).toBe(117.14);
    // 东湖公园 lies around 117.1413, 36.1887; the middle of the drawing is inside it.
    const box = await face.boundingBox();
    if (!box) throw new Error('the drawing has no box');
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    await expect.poll(() => page.url()).toMatch(/select=/);
    expect(await seriousFaults(page, '.plain-list')).toEqual([]);
    await page.getByRole('button', { name: 'Back to the map' }).click();
    await page.locator('.map-canvas').waitFor();
  });
});
