import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { seriousFaults } from './axe.ts';
import { collisions } from './collisions.ts';
import { askPalette, chrome, goTo, openScreen, openStand, type Stand, type Watched } from './screen.ts';

/** Software drawing beside other work can hold a key up for seconds. */
const patient = { timeout: 60_000 };

describe.skipIf(chrome === null)('quality of the whole screen', () => {
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

  test.each([
    [1366, 768, 1],
    [1920, 1080, 1],
  ])('at %i×%i (×%i) nothing is cut or lies over another', async (width, height, deviceScaleFactor) => {
    screen = await openScreen(stand, '#lang=en', { viewport: { width, height }, deviceScaleFactor });
    expect(await collisions(screen.page)).toEqual([]);
  });

  test('axe finds nothing serious in any workspace, in both languages and both themes', async () => {
    screen = await openScreen(stand);
    const { page } = screen;
    const faults: string[] = [];
    const looks = [
      ['inventory', 'zh', 'light', '&select=park/park-0002'],
      ['inventory', 'en', 'dark', ''],
      ['coverage', 'en', 'light', ''],
      ['circle', 'zh', 'dark', ''],
      ['roads', 'en', 'light', ''],
      ['board', 'zh', 'dark', ''],
    ] as const;
    for (const [workspace, lang, theme, more] of looks) {
      await goTo(page, `#ws=${workspace}&lang=${lang}&theme=${theme}${more}`, lang);
      await page.locator('.workspace-tab').first().waitFor();
      faults.push(...(await seriousFaults(page)).map((fault) => `${workspace} ${lang} ${theme}: ${fault}`));
    }
    expect(faults).toEqual([]);
  });

  test('the whole lookup by keyboard: search, card, next one, its row of the table, link copied and opened again', async () => {
    screen = await openScreen(stand, '', { permissions: ['clipboard-read', 'clipboard-write'] });
    const { page } = screen;
    const title = page.locator('.asset-card h2');
    await askPalette(page, 'naihedonglu');
    await page.locator('[role=option][aria-selected=true]', { hasText: '㴎河东路' }).waitFor();
    await page.keyboard.press('Enter');
    await title.filter({ hasText: '㴎河东路' }).waitFor();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    const selected = () => new URLSearchParams(new URL(page.url()).hash.slice(1)).get('select') ?? '';
    await expect.poll(selected, patient).toMatch(/^street\//);
    const before = selected();
    // The next street, though the table still lists parks.
    await page.keyboard.press('g');
    await expect.poll(selected, patient).not.toBe(before);
    const next = selected();
    expect(next).toMatch(/^street\//);
    expect(await tabTo(page, /^在表格中打开/)).toBe(true);
    await page.keyboard.press('Enter');
    await page.locator(`.table-panel tr[aria-selected=true][data-key="${next}"]`).waitFor();
    expect(await tabTo(page, /^复制链接/)).toBe(true);
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText()), patient).toContain(next);
    const link = await page.evaluate(() => navigator.clipboard.readText());
    const name = (await title.textContent()) ?? 'no name';
    await page.goto('about:blank');
    await page.goto(link);
    await title.filter({ hasText: name }).waitFor();
  });

  /** Goes on by Tab until the focus is on a button of that name; false where it comes nowhere near. */
  async function tabTo(page: Page, name: RegExp): Promise<boolean> {
    for (let press = 0; press < 120; press++) {
      await page.keyboard.press('Tab');
      const label = await page.evaluate(
        () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '',
      );
      if (name.test(label)) return true;
    }
    return false;
  }

  test('who asked for less motion sees none: no transition on screen, and the camera jumps', async () => {
    screen = await openScreen(stand, '#view=117.12500,36.18500,14.00', { reducedMotion: 'reduce' });
    const { page } = screen;
    const slow = await page.evaluate(() =>
      [...document.querySelectorAll('body *')]
        .filter((element) =>
          getComputedStyle(element)
            .transitionDuration.split(',')
            .some((time) => Number.parseFloat(time) > 0.01),
        )
        .map((element) => element.className.toString().slice(0, 60)),
    );
    expect([...new Set(slow)]).toEqual([]);
    const widths = await page.evaluate(async () => {
      const bar = document.querySelector<HTMLElement>('.maplibregl-ctrl-scale');
      const seen: string[] = [];
      const watch = new MutationObserver(() => seen.push(`${bar?.textContent} ${bar?.style.width}`));
      if (bar) watch.observe(bar, { attributes: true, childList: true, characterData: true, subtree: true });
      document.querySelector<HTMLElement>('.map-buttons button:nth-of-type(2)')?.click();
      await new Promise((done) => setTimeout(done, 1000));
      return [...new Set(seen)];
    });
    expect(widths.length).toBe(1);
  });

  test('a link to a deleted asset and an unknown layer opens with the rest and says so once', async () => {
    screen = await openScreen(stand, '#select=park/no-such-park+park/park-0002&hide=no-such-layer&lang=en');
    const { page } = screen;
    await page.locator('.asset-card h2', { hasText: '东湖公园' }).waitFor();
    const note = page.locator('.told', { hasText: 'no-such-layer' });
    await note.waitFor();
    expect(await note.count()).toBe(1);
    expect(await note.textContent()).toContain('park/no-such-park');
    expect(page.url()).not.toContain('no-such');
  });
});
