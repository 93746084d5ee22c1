import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { geodesicM } from '../../src/core/geo/ellipsoid.ts';
import { chrome, openScreen, openStand, type Stand, settled, type Watched } from './screen.ts';

const closeUp = '#view=117.12000,36.19000,15.00&lang=zh&theme=light';

type At = readonly [x: number, y: number];

async function spot(page: Page, fx: number, fy: number): Promise<At> {
  const box = await page.locator('.map-canvas').boundingBox();
  if (!box) throw new Error('no map');
  return [box.x + box.width * fx, box.y + box.height * fy];
}

/** Longitude and latitude that the readout shows. */
async function shown(page: Page): Promise<readonly [number, number]> {
  const [lon = Number.NaN, lat = Number.NaN] = ((await page.getByTestId('readout').textContent()) ?? '').split(',').map(Number);
  return [lon, lat];
}

function selected(page: Page): number {
  const hash = new URLSearchParams(new URL(page.url()).hash.slice(1));
  return (hash.get('select') ?? '').split(' ').filter((key) => key !== '').length;
}

async function drag(page: Page, points: readonly At[]): Promise<void> {
  const [first, ...others] = points;
  await page.mouse.move(...(first ?? [0, 0]));
  await page.mouse.down();
  for (const point of others) await page.mouse.move(...point, { steps: 5 });
  await page.mouse.up();
}

describe.skipIf(chrome === null)('tools on the map', () => {
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

  async function open(hash = closeUp): Promise<Page> {
    screen = await openScreen(stand, hash);
    return screen.page;
  }

  test('measures what lies between the places that the readout shows', async () => {
    const page = await open();
    await page.keyboard.press('m');
    const places: (readonly [number, number])[] = [];
    for (const [fx, fy] of [
      [0.2, 0.4],
      [0.5, 0.6],
    ] as const) {
      const at = await spot(page, fx, fy);
      await page.mouse.move(...at);
      places.push(await shown(page));
      await page.mouse.click(...at);
    }
    await page.keyboard.press('Enter');
    const [a = [0, 0], b = [0, 0]] = places;
    const metres = geodesicM(...(a as [number, number]), ...(b as [number, number]));
    const total = (await page.getByTestId('measure').locator('dd').first().textContent()) ?? '';
    expect(Math.abs(Number(total.replace(/[^\d.]/g, '')) - metres)).toBeLessThan(1);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    expect(await page.getByTestId('measure').count()).toBe(0);
  });

  test('measures by keyboard alone: Space places at the cross, Backspace takes back, Enter ends', async () => {
    const page = await open();
    await page.locator('.map-canvas canvas').focus();
    await page.keyboard.press('Shift+M');
    const place = async (arrow: string): Promise<void> => {
      await page.keyboard.press('Space');
      await page.keyboard.press(arrow);
      await page.waitForTimeout(500);
    };
    for (const arrow of ['ArrowRight', 'ArrowDown', 'ArrowLeft']) await place(arrow);
    await page.keyboard.press('Space');
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Enter');
    const rows = await page.getByTestId('measure').locator('dd').allTextContents();
    const [m2 = '', hectares = '', mu = ''] = rows;
    const number = (text: string) => Number(text.replace(/[^\d.]/g, ''));
    expect(number(m2)).toBeGreaterThan(100);
    expect(number(hectares)).toBeCloseTo(number(m2) / 10_000, 3);
    expect(number(mu)).toBeCloseTo((number(m2) * 3) / 2000, 1);
    // Area in three units, perimeter, three legs.
    expect(rows.length).toBe(7);
  });

  test('selects by box, adds by lasso, takes away with Alt', async () => {
    const page = await open();
    const [a, b, c, d] = await Promise.all([spot(page, 0.35, 0.3), spot(page, 0.5, 0.6), spot(page, 0.5, 0.3), spot(page, 0.7, 0.6)]);
    await page.keyboard.down('Shift');
    await drag(page, [a, b]);
    await page.keyboard.up('Shift');
    await expect.poll(() => selected(page)).toBeGreaterThan(2);
    const boxed = selected(page);
    await page.getByRole('button', { name: /^套索/ }).click();
    await page.keyboard.down('Shift');
    await drag(page, [c, [d[0], c[1]], d, [c[0], d[1]], c]);
    await page.keyboard.up('Shift');
    await expect.poll(() => selected(page)).toBeGreaterThan(boxed);
    await page.keyboard.down('Alt');
    await drag(page, [
      [a[0] - 4, a[1] - 4],
      [d[0] + 4, a[1] - 4],
      [d[0] + 4, d[1] + 4],
      [a[0] - 4, d[1] + 4],
      [a[0] - 4, a[1] - 4],
    ]);
    await page.keyboard.up('Alt');
    await expect.poll(() => selected(page)).toBe(0);
  });

  test('asks a place by keyboard: systems, units, the nearest on foot', async () => {
    const page = await open();
    await page.locator('.map-canvas canvas').focus();
    await page.keyboard.press('Shift+F10');
    const place = page.getByRole('region', { name: '此处' });
    // 117.12, 36.19 by PROJ (gdaltransform): 39510793.632, 4006631.889.
    expect((await place.textContent()) ?? '').toMatch(/X 4006631\.889\s+Y 39510793\.632/);
    await place.getByTestId('place-near').waitFor();
    expect(await place.getByTestId('place-near').locator('li').count()).toBeGreaterThan(5);
    expect((await place.getByTestId('place-near').textContent()) ?? '').toMatch(/步行 [\d,.]+ 米/);
    await place.getByRole('button', { name: '只看泰山区' }).click();
    await expect.poll(() => page.url()).toContain('area=370902');
  });

  test('goes to coordinates: lists what they may mean, asks before it leaves the city, refuses beyond', async () => {
    const page = await open();
    await page.keyboard.press('c');
    const dialog = page.getByRole('dialog');
    const field = dialog.getByLabel('粘贴坐标');
    await field.fill('117.1, 36.2');
    await expect.poll(() => dialog.locator('.goto-candidate').count()).toBe(3);
    await field.fill('116.4, 39.9 WGS84');
    await dialog.locator('.goto-candidate').click();
    await dialog.getByText('超出地图的活动范围').waitFor();
    await field.fill('4007738.431, 39507914.323');
    await field.press('Enter');
    await expect.poll(() => page.url()).toContain('view=117.08800,36.20000');
    await settled(page);
  });

  test('draws a picture for a phone, of its size, without boundaries and with its marks', async () => {
    const page = await open();
    await page.getByRole('button', { name: '出图' }).click();
    await page.getByText('手机消息').click();
    await page.locator('[data-testid=picture-preview][data-status=done]').waitFor();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '保存 PNG' }).click()]);
    expect(download.suggestedFilename()).toMatch(/^泰安.*_地图_\d{4}-\d{2}-\d{2}\.png$/);
    const picture = PNG.sync.read(readFileSync(await download.path()));
    expect([picture.width, picture.height]).toEqual([1080, 1440]);
    // The map is in it: its middle rows hold many colours, where an empty canvas would hold one.
    const colours = new Set<number>();
    for (let x = 100; x < 980; x++) colours.add(picture.data.readUInt32BE((600 * picture.width + x) * 4));
    expect(colours.size).toBeGreaterThan(10);
  });
});
