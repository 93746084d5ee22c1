import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { City } from '../../src/core/city.ts';
import { writeCityFiles } from '../../src/formats/city-folder.ts';
import { box, city, outline, street } from '../scenes/draw.ts';
import { collisions } from './collisions.ts';
import { chrome, openScreen, openStand, type Stand } from './screen.ts';

const long = '示意长名'.repeat(50);
const builtUp = outline([0, 0], [2000, 2000]);
const park = (name: string) => box('park', '1', [0, 0], [300, 300], { name, synthetic: true });
const longStreet = street(
  's',
  [
    [0, 0],
    [900, 0],
  ],
  { name: long, synthetic: true },
);

describe.skipIf(chrome === null)('cities at the edge', () => {
  let folder: string | null = null;
  let stand: Stand | null = null;
  afterEach(async () => {
    await stand?.close();
    if (folder) rmSync(folder, { recursive: true, force: true });
    stand = null;
    folder = null;
  });

  function folderOf(town: City): string {
    folder = mkdtempSync(join(tmpdir(), 'xiutu-edge-'));
    for (const [name, text] of writeCityFiles(town)) writeFileSync(join(folder, name), text);
    return folder;
  }

  test.each([
    ['one asset', city([park('示意一园')])],
    ['names of 200 characters', city([park(long), longStreet], { name: long, builtUp })],
  ])('%s', async (_, town) => {
    stand = await openStand(folderOf(town));
    const { page, errors } = await openScreen(stand, '#table=park&select=park/1');
    await page.locator('.table-panel').waitFor();
    expect(await collisions(page)).toEqual([]);
    await expect.poll(() => page.locator('.table-panel tr[data-key]').count(), { timeout: 30_000 }).toBe(1);
    expect(await page.locator('.asset-card').count()).toBe(1);
    expect(errors).toEqual([]);
  });

  test('no asset at all: said, and nothing breaks', async () => {
    stand = await openStand(folderOf(city([], { builtUp })));
    const page = await stand.browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.addInitScript(() => localStorage.setItem('xiutu-tour', 'seen'));
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    // Nothing is drawn, so the page is not waited for as others are.
    await page.goto(stand.address);
    await page.getByText('这座城市还没有要素').waitFor();
    await page.locator('.table-panel').waitFor();
    expect(await collisions(page)).toEqual([]);
    expect(await page.locator('.table-panel tr[data-key]').count()).toBe(0);
    expect(errors).toEqual([]);
  });
});
