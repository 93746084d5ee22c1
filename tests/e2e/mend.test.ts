import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeCityFiles } from '../../src/formats/city-folder.ts';
import { box, city, point, street } from '../scenes/draw.ts';
import { seriousFaults } from './axe.ts';
import { chrome, openScreen, openStand, type Stand } from './screen.ts';

/** Homes beside a street that stops 1 m short of the one with the gate of a park; another street crosses it without a vertex. */
const drawn = city(
  [
    box('residential', 'home', [0, 0], [75, 50], { name: '示意院', people: 300, walled: false }),
    box('park', 'park', [200, 0], [300, 100], { name: '示意园' }),
    point('gate', 'gate', [200, 0], { of: 'park' }),
    street(
      'homes',
      [
        [0, 0],
        [100, 0],
      ],
      { name: '示意西街' },
    ),
    street(
      'parkside',
      [
        [101, 0],
        [200, 0],
      ],
      { name: '示意东街' },
    ),
    street(
      'cross',
      [
        [50, -40],
        [50, 40],
      ],
      { name: '示意横街' },
    ),
  ],
  { synthetic: true, name: '示意城' },
);

describe.skipIf(chrome === null)('the street check', () => {
  let stand: Stand;
  let folder: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'xiutu-mend-'));
    for (const [name, text] of writeCityFiles(drawn)) writeFileSync(join(folder, name), text);
    stand = await openStand(folder);
  });
  afterAll(async () => {
    await stand?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('by keyboard: found, ignored, taken up again, mended with the effect first, and undone', async () => {
    const { page, errors, foreign } = await openScreen(stand);
    await page.getByRole('button', { name: '检查路网' }).press('Enter');
    const list = page.getByRole('listbox', { name: '路网问题' });
    const rows = list.getByRole('option');
    await expect.poll(() => rows.count()).toBe(4);
    expect(await rows.first().textContent()).toMatch(/端点未接上.*差 1.00 米.*可靠.*示意东街 ↔ 示意西街/);
    expect(await seriousFaults(page, '.mend')).toEqual([]);

    await list.press('ArrowDown');
    expect(await page.getByRole('option', { selected: true }).textContent()).toContain('端点未接上');
    await list.press('i');
    await expect.poll(() => rows.count()).toBe(3);
    await page.reload();
    await page.getByRole('button', { name: '检查路网' }).click();
    await expect.poll(() => rows.count()).toBe(3);
    await page.getByRole('checkbox', { name: '显示已忽略的 1 处' }).check();
    await rows.first().click();
    await list.press('i');
    await expect.poll(() => rows.first().textContent()).not.toContain('已忽略');

    await page.getByRole('button', { name: '修复全部可靠项（2）' }).click();
    const share = page.locator('[data-figure="share"]');
    await share.waitFor();
    // All of the homes' land was unknown, so there was no share; now the park is some 200 m away on foot.
    expect(await share.textContent()).toContain('—100.0 %');
    expect(await page.locator('.effect-compounds').textContent()).toContain('示意院');
    expect(await seriousFaults(page, '.mend')).toEqual([]);
    await page.getByRole('button', { name: '采纳，修复 2 处' }).click();
    await page.getByText('没有发现问题', { exact: false }).waitFor();
    await page.keyboard.press('Control+z');
    await expect.poll(() => rows.count()).toBe(4);
    await rows.first().click();
    await list.press('r');
    await expect.poll(() => rows.count()).toBe(2);
    expect([errors, foreign]).toEqual([[], []]);
    await page.close();
  });
});
