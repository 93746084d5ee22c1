import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { chrome, openScreen, openStand, type Stand, type Watched } from './screen.ts';

describe.skipIf(chrome === null)('the table', () => {
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
    await screen.page.locator('.table-panel tbody tr').first().waitFor();
    return screen.page;
  }

  /** Texts of a column from the top. */
  async function cells(page: Page, column: string): Promise<string[]> {
    const at = await page.locator(`th[data-column="${column}"]`).getAttribute('aria-colindex');
    const texts = await page.locator(`.table-panel tbody td[aria-colindex="${at}"] .cell-text`).allTextContents();
    return texts;
  }

  const head = (page: Page, column: string) => page.locator(`th[data-column="${column}"] .head-label`);
  const picked = (page: Page) => page.locator('.table-panel tr[aria-selected=true]').count();
  const chosen = (page: Page): string[] => (new URLSearchParams(new URL(page.url()).hash.slice(1)).get('select') ?? '').split(' ');

  test('sorts by several heads, says so, and keeps it for the next visit', async () => {
    const page = await open('#table=toilet');
    await head(page, '#town').click();
    await head(page, 'menSeats').click({ modifiers: ['Shift'] });
    await head(page, 'menSeats').click({ modifiers: ['Shift'] });
    await expect(head(page, '#town').locator('..').getAttribute('aria-sort')).resolves.toBe('ascending');
    expect(await page.locator('.head-sort').allTextContents()).toEqual(['2▼', '1▲']);
    const [towns, seats] = [await cells(page, '#town'), await cells(page, 'menSeats')];
    const collator = new Intl.Collator('zh-Hans-CN', { numeric: true });
    expect(towns).toEqual(towns.toSorted(collator.compare));
    const first = seats.filter((_, at) => towns[at] === towns[0]).map(Number);
    expect(first).toEqual(first.toSorted((a, b) => b - a));
    await page.reload();
    await page.locator('.head-sort').first().waitFor();
    expect(await page.locator('.head-sort').count()).toBe(2);
  });

  test('by keyboard alone: filter by initials, move, pick a range, open a row on the map, come back', async () => {
    const page = await open('#table=park');
    await page.locator('.table-search input, input.table-search').first().focus();
    await page.keyboard.type('dhgy');
    await page.getByText('1 / 117 项').waitFor();
    expect(await cells(page, 'name')).toEqual(['东湖公园']);
    const before = page.url();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '东湖公园' }).waitFor();
    await page.waitForFunction((url) => location.href !== url && /view=/.test(location.href), before);
    expect(chosen(page)).toEqual(['park/park-0002']);
    await page.keyboard.press('Escape');
    expect(await picked(page)).toBe(0);
  });

  test('ranges by Shift, all by Ctrl+A, totals of both, and what is copied', async () => {
    const page = await open('#table=parking');
    const rows = page.locator('.table-panel tbody tr');
    await rows.nth(0).locator('td').nth(1).click();
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    expect(await picked(page)).toBe(3);
    const spaces = (await cells(page, 'spaces')).slice(0, 3).map((text) => Number(text.replaceAll(',', '')));
    const total = page.locator('.grid-foot tr').first();
    const sum = spaces.reduce((all, one) => all + one, 0);
    expect(await total.textContent()).toContain(sum.toLocaleString('en-US'));
    // The table fills the clipboard in the copy event; what it put there is read in the same event.
    await page.evaluate(() => {
      document.addEventListener('copy', (event) =>
        document.body.setAttribute('data-copied', event.clipboardData?.getData('text/plain') ?? ''),
      );
    });
    await page.keyboard.press('Control+c');
    const copied = (await page.locator('body').getAttribute('data-copied')) ?? '';
    expect(copied.split('\r\n').length).toBe(4);
    expect(copied).toContain('泊位数（个）');
    expect(copied).toContain('（示意）');
    await page.keyboard.press('Control+a');
    expect(chosen(page).length).toBe(60);
  });

  test('a filter of the table narrows the map’s counts and travels in the link; its chip takes it off', async () => {
    const page = await open('#table=park');
    await page.locator('.table-panel .grid').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Alt+ArrowDown');
    const menu = page.getByRole('dialog');
    await menu.getByRole('checkbox', { name: /社区公园/ }).check({ force: true });
    await page.keyboard.press('Escape');
    const count = await page.locator('.table-count').textContent();
    expect(count).toMatch(/^\d+ \/ 117 项$/);
    const link = page.url();
    await page.getByRole('button', { name: /^取消：/ }).click();
    await page.getByText('共 117 项').waitFor();
    await page.goto('about:blank');
    await page.goto(link);
    await page.locator('.table-count').waitFor();
    expect(await page.locator('.table-count').textContent()).toBe(count);
  });

  test('groups fold, add up, and the rows of a far selection are scrolled to', async () => {
    const page = await open('#table=building&select=building/building-13000');
    await page.locator('tr[data-key="building/building-13000"]').waitFor();
    expect(await page.locator('tr[data-key="building/building-13000"]').getAttribute('aria-selected')).toBe('true');
    await page.locator('th[data-column="use"] .head-menu').click();
    await page.getByRole('button', { name: '按此分组' }).click();
    await page.getByRole('button', { name: '全部折叠' }).click();
    const heads = page.locator('.row-group');
    expect(await heads.count()).toBe(4);
    const counts = (await page.locator('.group-count').allTextContents()).map((text) => Number(text.replaceAll(',', '')));
    expect(counts.reduce((all, one) => all + one, 0)).toBe(13_256);
    await heads.first().click();
    expect(await heads.first().getAttribute('aria-expanded')).toBe('true');
  });

  test('scrolls far without a blank row, and says its size to a screen reader', async () => {
    const page = await open('#table=building');
    const grid = page.locator('.grid');
    // Head, 13,256 buildings, total; the total is the last.
    expect(await grid.getAttribute('aria-rowcount')).toBe('13258');
    expect(await page.locator('.row-foot').getAttribute('aria-rowindex')).toBe('13258');
    expect(await grid.getAttribute('aria-activedescendant')).toBe('table-cell-0-0');
    const blanks = await page.evaluate(async () => {
      const scroller = document.querySelector('.grid-scroll');
      if (!scroller) return -1;
      let blank = 0;
      for (let step = 1; step <= 20; step++) {
        scroller.scrollTop = (scroller.scrollHeight / 21) * step;
        await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
        const box = scroller.getBoundingClientRect();
        for (let y = box.top + 40; y < box.bottom - 50; y += 14) {
          if (!document.elementFromPoint(box.left + 40, y)?.closest('tbody tr')) blank++;
        }
      }
      return blank;
    });
    expect(blanks).toBe(0);
    // The active cell is still the first, which has left the document: nothing is named that is not there.
    expect(await grid.getAttribute('aria-activedescendant')).toBeNull();
  });

  test('a file for Excel is offered with the rows in scope', async () => {
    const page = await open('#table=park');
    await page.getByRole('button', { name: '导出文件' }).click();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByText('CSV · 当前列').last().click()]);
    const path = await download.path();
    const lines = readFileSync(path, 'utf8').trimEnd().split('\r\n');
    expect([lines.length, lines[0]?.startsWith('\ufeff名称,')]).toEqual([118, true]);
    expect(download.suggestedFilename()).toMatch(/^泰安.*公园绿地.*\.csv$/);
  });
});
