import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeCityFiles } from '../../src/formats/city-folder.ts';
import { box, city, point, street } from '../scenes/draw.ts';
import { seriousFaults } from './axe.ts';
import { chrome, openScreen, openStand, type Stand, settled } from './screen.ts';

/** Homes beside a park whose only gate is on the far side, and others far from any park. */
const drawn = city(
  [
    box('residential', 'near', [0, 0], [25, 25], { name: '示意院', people: 120, walled: false }),
    box('residential', 'far', [-1525, 0], [-1500, 25], { name: '示意远院', people: 40, walled: false }),
    box('park', 'park', [212.5, 20], [312.5, 120], { name: '示意园' }),
    point('gate', 'north', [262.5, 120], { of: 'park' }),
    point('facility', 'kindergarten', [100, 0], { type: 'kindergarten', name: '示意园所' }),
    street('s', [
      [-1600, 0],
      [0, 0],
      [612.5, 0],
      [612.5, 140],
      [262.5, 140],
    ]),
  ],
  { synthetic: true, name: '示意城' },
);

describe.skipIf(chrome === null)('gaps and published results', () => {
  let stand: Stand;
  let folder: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'xiutu-gaps-'));
    for (const [name, text] of writeCityFiles(drawn)) writeFileSync(join(folder, name), text);
    stand = await openStand(folder);
  });
  afterAll(async () => {
    await stand?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('arrows go from gap to gap; the sentence, both ways and the file say the same', async () => {
    const { page, errors, foreign } = await openScreen(stand, '#ws=coverage&run=park-2022.city.land');
    await page.getByRole('tab', { name: '缺口' }).click();
    const list = page.getByRole('listbox', { name: '缺口，按大小' });
    await list.press('ArrowDown');
    const card = page.getByTestId('gap-card');
    await card.waitFor();
    // Straight (12.5, 12.5) to (212.5, 20); walk 12.5 + 600 + 140 + 350 + 20; with a gate in the corner 12.5 + 200 + 20 (all rounded).
    expect(await card.textContent()).toContain(
      '约 120 人，代表点到示意园直线 200 m、步行 1123 m：公园这一侧没有出入口，若在西南侧开口，则步行 233 m。',
    );
    expect(page.url()).toContain('shown=walk');
    await list.press('ArrowDown');
    await expect.poll(() => card.textContent()).toContain('不在任何公园的服务半径内');
    expect(await page.getByRole('option', { selected: true }).textContent()).toContain('示意远院');
    expect(await seriousFaults(page, '#coverage')).toEqual([]);

    await page.getByRole('button', { name: '导出' }).last().click();
    const download = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: 'CSV (.csv)' }).click();
    const text = readFileSync(await (await download).path(), 'utf8');
    expect(text).toContain('若在西南侧开口');
    expect(text.trim().split('\n')).toHaveLength(3);

    await page.getByLabel('原因').click();
    await page.locator('.ant-select-item-option', { hasText: '附近没有公园' }).click();
    await expect.poll(() => page.getByRole('option').count()).toBe(1);
    await page.close();
    expect(errors).toEqual([]);
    expect(foreign).toEqual([]);
  });

  test('what is published is there after a reload, and a point of the trend opens its run', async () => {
    const { page, errors, foreign } = await openScreen(stand, '#ws=coverage&run=park-2022.city.land');
    const publish = async (name: string) => {
      await page.getByRole('tab', { name: '历次' }).click();
      await page.getByRole('button', { name: '发布…' }).click();
      await page.getByLabel('名称').fill(name);
      await page
        .getByRole('dialog')
        .getByRole('button', { name: /发\s?布/ })
        .click();
      await page.locator('.trend-table').getByText(name).waitFor();
    };
    await publish('一季度');
    await publish('二季度');
    await page.reload();
    await settled(page);
    await page.getByRole('tab', { name: '历次' }).click();
    await page.locator('.trend-point').nth(1).waitFor();
    expect(await page.locator('.trend-table tbody tr').allTextContents()).toEqual([
      expect.stringContaining('二季度'),
      expect.stringContaining('一季度'),
    ]);
    expect(await seriousFaults(page, '#coverage')).toEqual([]);
    await page.locator('.trend-point').first().click();
    const run = page.getByRole('dialog', { name: '一季度' });
    await run.waitFor();
    expect(await run.textContent()).toContain('park-2022');
    await page.keyboard.press('Escape');
    // The head of the window stays where it is, whatever was scrolled or focused.
    expect(await page.locator('.shell').evaluate((shell) => shell.scrollTop)).toBe(0);

    // Runs of the circle stand apart; other walkers are not joined with these, and it says so.
    await page.getByRole('button', { name: '生活圈', exact: true }).click();
    await page.getByRole('button', { name: '计算生活圈' }).click();
    await publish('圈一');
    await page.getByRole('radio', { name: '老人' }).locator('..').click();
    await page.getByRole('button', { name: '重新计算' }).click();
    await page.locator('.outdated').waitFor({ state: 'detached' });
    await publish('圈二');
    await page.getByText('“圈一”与“圈二”不相连：圈层、步行者或过街等待不同').waitFor();
    await page.getByLabel('指标').click();
    await page.locator('.ant-select-item-option', { hasText: /^幼儿园$/ }).click();
    // 120 people live beside it, 40 others 1,500 m away.
    await expect
      .poll(() => page.locator('.trend-table tbody tr').allTextContents())
      .toEqual([expect.stringMatching(/圈二.*75\.0 %/), expect.stringMatching(/圈一.*75\.0 %/)]);
    expect(await seriousFaults(page, '#circle')).toEqual([]);
    await page.close();
    expect(errors).toEqual([]);
    expect(foreign).toEqual([]);
  });
});
