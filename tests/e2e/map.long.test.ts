import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Asset } from '../../src/core/asset.ts';
import { mercatorX, mercatorY } from '../../src/core/geo/mercator.ts';
import { crowdFeatures } from '../../src/map/crowds.ts';
import { of } from '../demo/demo.ts';
import { canvas, differing, mapPicture, setTiles } from './map-picture.ts';
import { chrome, openScreen, openStand, type Stand, type Watched } from './screen.ts';

interface View {
  readonly lon: number;
  readonly lat: number;
  readonly zoom: number;
}

/** The view that the link names. */
function viewOf(page: Page): View {
  const [lon = 0, lat = 0, zoom = 0] = (new URLSearchParams(new URL(page.url()).hash.slice(1)).get('view') ?? '').split(',').map(Number);
  return { lon, lat, zoom };
}

/** Where a place stands on the page while the map shows a view. */
async function pixelOf(page: Page, lon: number, lat: number): Promise<{ readonly x: number; readonly y: number }> {
  const view = viewOf(page);
  const box = await page.locator(canvas).boundingBox();
  if (!box) throw new Error('no map');
  const world = 512 * 2 ** view.zoom;
  return {
    x: box.x + box.width / 2 + (mercatorX(lon) - mercatorX(view.lon)) * world,
    y: box.y + box.height / 2 + (mercatorY(lat) - mercatorY(view.lat)) * world,
  };
}

describe.skipIf(chrome === null)('the map', () => {
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
  });

  async function open(hash: string): Promise<Page> {
    screen = await openScreen(stand, hash);
    return screen.page;
  }

  test('opens a bubble at a click: the zoom goes to where it falls apart', async () => {
    const page = await open('#view=117.12500,36.18500,12.60');
    const toilets = of('toilet').map(({ geometry }, at): Asset => ({ kind: 'toilet', id: String(at), geometry, values: {} }));
    const bubble = crowdFeatures(toilets, null, 'zh').features.find(({ properties, geometry: { coordinates } }) => {
      const [lon = 0, lat = 0] = coordinates;
      const isSeen = properties?._count > 1 && properties?._from <= 12 && properties?._until > 12;
      return isSeen && Math.abs(lon - 117.125) < 0.02 && Math.abs(lat - 36.185) < 0.008;
    });
    const [lon = 0, lat = 0] = bubble?.geometry.coordinates ?? [];
    const { x, y } = await pixelOf(page, lon, lat);
    await page.mouse.click(x, y);
    await expect.poll(() => viewOf(page).zoom).toBeGreaterThanOrEqual(13);
    expect(viewOf(page).zoom).toBeCloseTo(Math.max(bubble?.properties?._until, 13.6), 1);
    expect(viewOf(page).lon).toBeCloseTo(lon, 3);
  });

  test('turns with Shift and an arrow key, and back to north by its arrow', async () => {
    const page = await open('#view=117.12500,36.18500,13.00');
    const north = page.getByRole('button', { name: '正北朝上' });
    const turn = () => north.evaluate((element) => (element as HTMLElement).style.getPropertyValue('--turn'));
    await page.locator(canvas).focus();
    await page.keyboard.press('Shift+ArrowRight');
    await expect.poll(turn).not.toBe('');
    await expect.poll(async () => Math.abs(Number(await turn()))).toBeGreaterThan(5);
    await north.click();
    await expect.poll(async () => Number(await turn())).toBe(0);
  });

  test('draws itself again after the graphics card let go of it', async () => {
    const page = await open('#ws=coverage&view=117.12500,36.18500,14.20&select=park/park-0004');
    await page.waitForTimeout(800);
    const before = await mapPicture(page);
    await page.locator(canvas).evaluate(async (element) => {
      const lose = (element as HTMLCanvasElement).getContext('webgl2')?.getExtension('WEBGL_lose_context');
      lose?.loseContext();
      await new Promise((resolve) => setTimeout(resolve, 300));
      lose?.restoreContext();
    });
    await expect.poll(async () => differing(before, await mapPicture(page)), { timeout: 60_000, interval: 1000 }).toBeLessThan(0.01);
  });

  describe('a background map', () => {
    test('that does not answer is said once, and the map stays', async () => {
      const page = await open('#ws=coverage&view=117.12500,36.18500,13.00');
      const before = await mapPicture(page);
      await setTiles(page, `${stand.address}nothing/{z}/{x}/{y}.png`);
      await page.getByText(/底图没有响应（127\.0\.0\.1:\d+，状态 404），其余图层不受影响/).waitFor();
      expect(await page.locator('.basemap-trouble').count()).toBe(1);
      expect(differing(before, await mapPicture(page))).toBeLessThan(0.02);
    });

    test('of a host that the server does not let through is explained', async () => {
      const page = await open('#ws=coverage&view=117.12500,36.18500,13.00');
      await setTiles(page, 'https://tiles.example.invalid/{z}/{x}/{y}.png');
      await page.getByText('XIUTU_MAP_HOSTS=https://tiles.example.invalid').waitFor();
      await setTiles(page, 'https://tiles.example.invalid/{z}/{x}.png');
      await page.getByText('地址须含 {z}、{x}、{y}').waitFor();
    });
  });
});
