import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { askPalette, chrome, openScreen, openStand, type Stand, type Watched } from './screen.ts';

/** Software drawing beside other work can hold a key up for seconds. */
const patient = { timeout: 60_000 };

describe.skipIf(chrome === null)('search', () => {
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

  async function openPalette(query: string): Promise<Page> {
    screen = await openScreen(stand);
    await askPalette(screen.page, query);
    return screen.page;
  }

  /** What a screen reader is told: the option that the focused input points at. */
  function currentOption(page: Page): Promise<string> {
    return page.evaluate(() => {
      const id = document.activeElement?.getAttribute('aria-activedescendant') ?? '';
      const option = document.getElementById(id);
      return option?.getAttribute('role') === 'option' ? (option.textContent ?? '') : '';
    });
  }

  test('the whole lookup by keyboard: rare characters by themselves, by pinyin and by initials', async () => {
    const page = await openPalette('㴎河东路');
    for (const query of ['㴎河东路', 'nhdl', 'naihedonglu']) {
      await page.getByRole('combobox', { name: '搜索资产、地点、命令' }).fill(query);
      await expect.poll(() => currentOption(page), patient).toContain('㴎河东路');
    }
    await page.keyboard.press('Enter');
    await expect.poll(() => page.url(), patient).toMatch(/select=street/);
    await page.locator('.asset-card').waitFor();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  test('a crossing by its two streets opens its card, and is remembered until cleared', async () => {
    const page = await openPalette('示意公厕001');
    await expect.poll(() => currentOption(page), patient).toContain('示意公厕001');
    await page.keyboard.press('Enter');
    await page.locator('.asset-card h2', { hasText: '示意公厕001' }).waitFor();
    await askPalette(page, '');
    await expect.poll(() => currentOption(page), patient).toContain('示意公厕001');
    await page.keyboard.insertText('dydj×ksl');
    await expect.poll(() => currentOption(page), patient).toContain('东岳大街×科山路');
    await page.keyboard.press('Enter');
    await page.locator('.asset-card h2', { hasText: '东岳大街×科山路' }).waitFor();
    await askPalette(page, '');
    await page.getByRole('button', { name: '清除最近' }).click();
    await page.getByText('输入几个字开始').waitFor();
  });

  test('adds to the selection, filters the table, says when nothing answers', async () => {
    const page = await openPalette('示意公厕00');
    await expect.poll(() => currentOption(page), patient).toContain('示意公厕00');
    await page.keyboard.press('Control+Enter');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Control+Enter');
    await page.getByText('已加入所选，共 2 项').waitFor();
    await expect.poll(() => decodeURIComponent(page.url()), patient).toMatch(/select=toilet\/\S+\+toilet\//);
    await page.keyboard.press('Alt+Enter');
    await expect.poll(() => decodeURIComponent(page.url()), patient).toMatch(/table=toilet/);
    await askPalette(page, '没有这个名字');
    await page.getByText('没有与“没有这个名字”相符的').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });
});
