import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { chrome, openScreen, openStand, runCoverage, type Stand, settled, type Watched } from './screen.ts';

/** Rows that the table says are in scope. */
const inScope = async (page: Page): Promise<string> => (await page.locator('.pane-dock').textContent()) ?? '';

describe.skipIf(chrome === null)('the shell', () => {
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

  async function open(hash?: string): Promise<Page> {
    screen = await openScreen(stand, hash);
    return screen.page;
  }

  test('one map stays through every workspace, and the answer of coverage with it', async () => {
    const page = await open();
    await page.locator('.map-canvas canvas').evaluate((canvas) => {
      canvas.dataset.first = 'yes';
    });
    await runCoverage(page);
    for (const name of ['道路', '挂图']) {
      await page.locator('.workspace-tab', { hasText: name }).click();
      await page.locator('.to-come').getByText('后续版本', { exact: true }).waitFor();
    }
    // The panes of two workspaces stand in one place: each takes it from the other.
    await page.locator('.workspace-tab', { hasText: '生活圈' }).click();
    await page.getByRole('button', { name: '计算生活圈' }).waitFor();
    await page.locator('.workspace-tab', { hasText: '覆盖' }).click();
    await page.getByTestId('figure-walk').waitFor();
    expect(await page.locator('.map-canvas canvas').getAttribute('data-first')).toBe('yes');
  });

  test('a unit chosen by pinyin limits table and link; Escape goes back up', async () => {
    const page = await open();
    await page.getByRole('combobox', { name: /分区：区/ }).focus();
    await page.keyboard.type('tsq');
    await page.locator('.ant-select-item-option-active').getByText('泰山区').waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.url()).toContain('area=370902');
    await expect.poll(() => inScope(page)).toMatch(/87 \/ 117/);
    await page.locator('#map canvas').first().focus();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.url()).toContain('area=370900');
    await page.getByRole('button', { name: '取消分区限制' }).click();
    await expect.poll(() => page.url()).not.toContain('area=');
  });

  test('a link to what is gone opens with the rest and names it once; long names break nothing', async () => {
    const long = '长'.repeat(200);
    const page = await open(`#ws=inventory&area=999999&select=park/${long}&hide=unicorn&wall=on`);
    const note = page.locator('.told');
    await note.waitFor();
    expect((await note.textContent()) ?? '').toMatch(/wall.*hide=unicorn|hide=unicorn.*wall/);
    expect((await note.textContent()) ?? '').toContain('area=999999');
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  });

  test('keys act, print themselves, and none act while something is typed', async () => {
    const page = await open();
    await page.locator('#map canvas').first().focus();
    await page.keyboard.press(']');
    await expect.poll(() => page.url()).toContain('ws=coverage');
    await page.keyboard.press('[');
    await page.keyboard.press('f');
    await page.getByRole('button', { name: '显示图层面板' }).waitFor();
    await page.keyboard.press('f');
    await page.keyboard.press('?');
    const sheet = page.getByRole('dialog');
    await sheet.getByText('全城，正北').waitFor();
    await page.keyboard.press('n');
    await page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'hidden' });
    const field = page.locator('.pane-layers input').first();
    await field.fill('');
    await field.pressSequentially('f]t?');
    expect(await field.inputValue()).toBe('f]t?');
    expect(page.url()).toContain('ws=inventory');
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  test('panes are moved by keyboard and remembered', async () => {
    const page = await open();
    const edge = page.getByRole('separator', { name: /台账表/ });
    const before = Number(await edge.getAttribute('aria-valuenow'));
    await edge.press('ArrowUp');
    await page.getByRole('button', { name: '收起图层面板' }).click();
    await page.reload();
    await settled(page);
    expect(Number(await page.getByRole('separator', { name: /台账表/ }).getAttribute('aria-valuenow'))).toBe(before + 16);
    await page.getByRole('button', { name: '显示图层面板' }).waitFor();
  });

  test('shows six stops on the first visit, by Enter alone, and never again by itself', async () => {
    const page = await open();
    await page.getByRole('button', { name: '帮助' }).click();
    await page.getByRole('menuitem', { name: '重看导览' }).click();
    for (let stop = 1; stop <= 6; stop += 1) {
      await page.getByText(`第 ${stop} / 6 站`).waitFor();
      await expect.poll(() => page.evaluate(() => document.activeElement?.className ?? '')).toContain(`tour-next-${stop - 1}`);
      await page.keyboard.press('Enter');
    }
    await page.locator('.ant-tour').waitFor({ state: 'hidden' });
    expect(await page.evaluate(() => localStorage.getItem('xiutu-tour'))).toBe('seen');
  });
});
