import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { xiutu } from '../cli/run.ts';
import { chrome, openScreen, openStand, runCoverage, type Stand, settled, type Watched } from './screen.ts';

const monaco = join(import.meta.dirname, '../../../shared/data/monaco.osm.pbf');

/** Zoomed in on the old town, where compounds are large enough to be pointed at. */
const closeUp = '#ws=coverage&view=117.12500,36.18500,16.00';

/** Places over the middle of the map: what stands there is the data's affair, so a test tries them in turn. */
function gridOver(box: { x: number; y: number; width: number; height: number } | null): [number, number][] {
  if (!box) throw new Error('the map has no box');
  return Array.from({ length: 40 }, (_, step) => [
    box.x + box.width * (0.35 + 0.04 * (step % 10)),
    box.y + box.height * (0.3 + 0.1 * Math.floor(step / 10)),
  ]);
}

/** Moves the pointer over the map until a compound answers with a walk. */
async function hoverUntilRoute(page: Page): Promise<string> {
  for (const [x, y] of gridOver(await page.locator('.stage-map').boundingBox())) {
    await page.mouse.move(x, y, { steps: 2 });
    await page.waitForTimeout(150);
    const line = page.getByTestId('route');
    if ((await line.count()) > 0) return (await line.textContent()) ?? '';
  }
  throw new Error('no compound under the pointer gave a walk');
}

/** Drops a file on the window as a person does with the mouse. */
async function dropFile(page: Page, name: string, bytes: Buffer): Promise<void> {
  const transfer = await page.evaluateHandle(
    ([file, base64]) => {
      const data = new DataTransfer();
      data.items.add(new File([Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))], file));
      return data;
    },
    [name, bytes.toString('base64')] as const,
  );
  await page.dispatchEvent('.stage', 'dragover', { dataTransfer: transfer });
  await page.getByText('松开鼠标，导入').waitFor();
  await page.dispatchEvent('.stage', 'drop', { dataTransfer: transfer });
}

describe.skipIf(chrome === null)('the first screen', () => {
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

  async function open(hash = '#ws=coverage'): Promise<Page> {
    screen = await openScreen(stand, hash);
    return screen.page;
  }

  test('opens the demo city with its layers, marks and sources', async () => {
    const page = await open();
    await expect(page.title()).resolves.toContain('绣图');
    const marks = (await page.locator('.attribution').textContent()) ?? '';
    expect(marks).toContain('内部使用，边界示意，不作划界依据');
    expect(marks).toContain('含示意数据');
    expect(await page.locator('.layer-button', { hasText: '公园绿地' }).first().getAttribute('aria-pressed')).toBe('true');
    expect(await page.locator('.layer').count()).toBeGreaterThan(8);
    await expect.poll(() => page.url()).toContain('view=117.');
  });

  test('computes both figures, with difference, targets, table and stamp', async () => {
    const page = await open();
    const { straight, walk } = await runCoverage(page);
    expect(straight).toBeGreaterThan(walk);
    expect(straight).toBeLessThanOrEqual(100);
    const difference = (await page.locator('.difference').textContent()) ?? '';
    expect(difference).toContain((straight - walk).toFixed(1));
    expect(await page.locator('.targets li').count()).toBeGreaterThanOrEqual(3);
    const names = await page.locator('.area-table tbody tr[tabindex] td:first-child').allTextContents();
    expect(names.length).toBeGreaterThan(3);
    expect(names.filter((name) => !name.includes('示意'))).toEqual([]);
    const stamp = (await page.getByTestId('stamp').textContent()) ?? '';
    expect(stamp).toMatch(/规则表 park-2022.*数据修订 0/s);
    expect(stamp).not.toMatch(/[a-z]+-[a-z]+-[a-z]+/);
  });

  test.each(['straight', 'walk'])('shows the %s land that the command line gives, to the tenth of a hectare', async (metric) => {
    const page = await open();
    await runCoverage(page);
    const shown = (await page.locator(`[data-testid=figure-${metric}] .amounts dd`).allTextContents()).slice(0, 2);
    const root = join(import.meta.dirname, '../..');
    const ran = xiutu(root, 'coverage', '--city', 'data/geojson', '--metric', metric);
    const { coveredM2, uncoveredM2 } = JSON.parse(ran.out).total;
    const hectares = (m2: number) => Math.round(m2 / 1000) / 10;
    expect(shown.map((text) => Number(text.replace(/[^\d.]/g, '')))).toEqual([hectares(coveredM2), hectares(uncoveredM2)]);
  });

  test('stops a run at a cancel and leaves no figure', async () => {
    const page = await open();
    await page.getByRole('button', { name: '计算覆盖率' }).click();
    await page.locator('.run-progress').getByRole('button', { name: '取消' }).click();
    await page.getByText('已取消').waitFor();
    expect(await page.getByTestId('figure-walk').count()).toBe(0);
    await page.getByRole('button', { name: '计算覆盖率' }).waitFor();
  });

  test('draws the walk from the compound under the pointer', async () => {
    const page = await open(closeUp);
    await runCoverage(page);
    expect(await hoverUntilRoute(page)).toMatch(/(步行 \d+ 米|没有可走到的公园)/);
  });

  test('moves the map to an area chosen by keyboard and opens its card', async () => {
    const page = await open();
    await runCoverage(page);
    const before = page.url();
    const row = page.locator('.area-table tbody tr[tabindex]').first();
    const name = (await row.locator('td').first().textContent()) ?? '';
    await row.focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.url()).not.toBe(before);
    expect((await page.getByRole('region', { name: '要素卡片' }).textContent()) ?? '').toContain(name.replace('示意', ''));
  });

  test('opens the card of what is clicked on the map', async () => {
    const page = await open(closeUp);
    const card = page.getByRole('region', { name: '要素卡片' });
    for (const [x, y] of gridOver(await page.locator('.stage-map').boundingBox())) {
      await page.mouse.click(x, y);
      await page.waitForTimeout(200);
      if ((await card.count()) > 0) break;
    }
    expect(await card.locator('dt').count()).toBeGreaterThan(0);
    await card.getByRole('button', { name: '关闭' }).click();
    expect(await card.count()).toBe(0);
  });

  test('checks the ground on screen with Turf', async () => {
    const page = await open(closeUp);
    await runCoverage(page);
    await page.getByRole('button', { name: '核对屏幕范围' }).click();
    await page.getByTestId('check').waitFor();
    const cells = await page.getByTestId('check').locator('tbody tr').last().locator('td').allTextContents();
    const [engine = Number.NaN, turf = Number.NaN] = cells.slice(0, 2).map((text) => Number(text.replace('%', '')));
    expect(Math.abs(engine - turf)).toBeLessThanOrEqual(0.2);
  });

  test('changes language and colours, and the link keeps both', async () => {
    const page = await open();
    await page.getByText('EN', { exact: true }).click();
    await page.getByRole('button', { name: 'Switch to dark colours' }).click();
    await page.getByRole('button', { name: 'Compute coverage' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await page.reload();
    await settled(page);
    await page.getByRole('button', { name: 'Switch to day colours' }).waitFor();
    const visible = await page.locator('.header, .layers, .coverage').allTextContents();
    expect(visible.join(' ').replace(/泰安市?（?示?意?）?|绣图|中/g, '')).not.toMatch(/[\u4e00-\u9fff]/);
  });

  test.skipIf(!existsSync(monaco))('opens Monaco, dropped, as a new city, keeps it over a reload, and removes it', async () => {
    const page = await open();
    await dropFile(page, 'monaco.osm.pbf', readFileSync(monaco));
    // All is decided: the way on has the focus, and Enter goes it.
    await page.locator('.import-next:enabled:focus').waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('“monaco”已作为新城市打开').waitFor();
    await page.locator('.city-switcher').getByText('monaco').waitFor();
    const { straight, walk } = await runCoverage(page);
    expect(straight).toBeGreaterThan(walk);
    expect(await page.getByText('全数据范围（非建成区口径）').count()).toBeGreaterThan(0);
    await page.reload();
    await settled(page);
    expect((await page.locator('.city-switcher').textContent()) ?? '').toContain('monaco');
    await page.getByRole('button', { name: '从本浏览器移除此城市' }).click();
    await page.getByRole('button', { name: '移除', exact: true }).click();
    await page.locator('.city-switcher').getByText('泰安').waitFor();
  });

  test('says in one sentence why a file is of no use, and changes nothing', async () => {
    const page = await open();
    await page.getByRole('button', { name: '导入', exact: true }).click();
    await page.getByTestId('file').setInputFiles({ name: '坏文件.osm.pbf', mimeType: '', buffer: Buffer.from('this is not a map') });
    const notice = page.getByRole('alert');
    await notice.waitFor();
    expect((await notice.textContent()) ?? '').toContain('坏文件.osm.pbf');
    expect(await notice.locator('li').count()).toBe(1);
    expect((await page.locator('.city-switcher').textContent()) ?? '').toContain('泰安');
  });
});
