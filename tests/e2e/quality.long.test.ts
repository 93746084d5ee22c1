import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seriousFaults } from './axe.ts';
import { collisions } from './collisions.ts';
import { chrome, goTo, openScreen, openStand, runCoverage, type Stand } from './screen.ts';

describe.skipIf(chrome === null)('large and dense screens', () => {
  let stand: Stand;

  beforeAll(async () => {
    stand = await openStand();
  });
  afterAll(() => stand?.close());

  test.each([
    [3840, 2160, 1],
    [1920, 1080, 2],
  ])('at %i×%i (×%i) nothing is cut or lies over another', async (width, height, deviceScaleFactor) => {
    const { page, errors } = await openScreen(stand, '#lang=en&select=park/park-0002', { viewport: { width, height }, deviceScaleFactor });
    expect(await collisions(page)).toEqual([]);
    expect(errors).toEqual([]);
    await page.close();
  });
});

describe.skipIf(chrome === null)('accessibility of what opens over the screen', () => {
  let stand: Stand;

  beforeAll(async () => {
    stand = await openStand();
  });
  afterAll(() => stand?.close());

  test('axe finds nothing serious in search, the sheet of keys, and the dialogs of background and picture', async () => {
    const { page } = await openScreen(stand);
    const faults: string[] = [];
    const dialogs: readonly (readonly [name: string, lang: string, theme: string, open: () => Promise<void>])[] = [
      ['search', 'zh', 'dark', () => page.keyboard.press('Control+k')],
      ['keys', 'en', 'light', () => page.keyboard.press('?')],
      ['background', 'en', 'dark', () => page.locator('.basemap button').first().press('Enter')],
      ['picture', 'zh', 'light', () => page.getByRole('button', { name: '出图' }).press('Enter')],
    ];
    for (const [name, lang, theme, open] of dialogs) {
      await goTo(page, `#lang=${lang}&theme=${theme}`, lang);
      await page.locator('.map-canvas canvas').focus();
      await open();
      await page.getByRole('dialog').waitFor();
      if (name === 'search') {
        await page.keyboard.insertText('东湖');
        await page.locator('[role=option]', { hasText: '东湖' }).first().waitFor();
      }
      faults.push(...(await seriousFaults(page)).map((fault) => `${name}: ${fault}`));
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
    }
    expect(faults).toEqual([]);
  });

  test.each(['light', 'dark'])('axe finds nothing serious beside an answer of coverage, %s', async (theme) => {
    const { page } = await openScreen(stand, `#ws=coverage&theme=${theme}`);
    await runCoverage(page);
    expect(await seriousFaults(page)).toEqual([]);
  });
});
