import type { Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Asset } from '../../src/core/asset.ts';
import { mercatorX, mercatorY } from '../../src/core/geo/mercator.ts';
import { crowdFeatures } from '../../src/map/crowds.ts';
import { of } from '../demo/demo.ts';
import { chrome, openScreen, openStand, type Stand, settled, type Watched } from './screen.ts';

const canvas = '.maplibregl-canvas';

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

/** Pixels of the map alone, without what lies over it. */
async function mapPicture(page: Page): Promise<PNG> {
  return PNG.sync.read(await page.locator(canvas).screenshot());
}

/** Share of pixels that differ plainly. */
function differing(a: PNG, b: PNG): number {
  let count = 0;
  for (let at = 0; at < a.data.length; at += 4) {
    const difference = [0, 1, 2].reduce((sum, channel) => sum + Math.abs((a.data[at + channel] ?? 0) - (b.data[at + channel] ?? 0)), 0);
    if (difference > 40) count++;
  }
  return count / (a.data.length / 4);
}

function plainTile(): PNG {
  const tile = new PNG({ width: 256, height: 256 });
  for (let at = 0; at < tile.data.length; at += 4) tile.data.set([200, 40, 40, 255], at);
  return tile;
}

/** A PMTiles archive (version 3) of one picture that is the whole world at zoom 0, nothing compressed. */
function onePicture(tile: Buffer): Buffer {
  const header = Buffer.alloc(127);
  // One entry: tile 0, run of 1, length as a number of seven-bit groups, offset 0 (written as 1).
  const groups = [tile.length & 127, (tile.length >> 7) & 127, tile.length >> 14].map((group, at) => (at < 2 ? group | 128 : group));
  const directory = Buffer.from([1, 0, 1, ...groups, 1]);
  const metadata = Buffer.from('{}');
  header.write('PMTiles');
  header.writeUInt8(3, 7);
  const [directoryAt, metadataAt] = [127, 127 + directory.length];
  const tileAt = metadataAt + metadata.length;
  const numbers = [directoryAt, directory.length, metadataAt, metadata.length, tileAt, 0, tileAt, tile.length, 1, 1, 1];
  for (const [at, value] of numbers.entries()) header.writeBigUInt64LE(BigInt(value), 8 + 8 * at);
  // Clustered, no compression of directory and tiles, PNG, zooms 0 to 0.
  header.set([1, 1, 1, 2, 0, 0], 96);
  header.writeInt32LE(-1_800_000_000, 102);
  header.writeInt32LE(-850_000_000, 106);
  header.writeInt32LE(1_800_000_000, 110);
  header.writeInt32LE(850_000_000, 114);
  return Buffer.concat([header, directory, metadata, tile]);
}

/** Sets tiles as the background, in the dialog. */
async function setTiles(page: Page, url: string): Promise<void> {
  await page.getByRole('button', { name: '底图设置' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('瓦片服务（XYZ）').click();
  await dialog.getByLabel('瓦片地址').fill(url);
  await dialog.getByRole('button', { name: '确定' }).click();
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

  async function open(hash: string, prepare: (page: Page) => Promise<void> = async () => {}): Promise<Page> {
    screen = await openScreen(stand, hash, { prepare });
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
    test('is asked for only when set, never enters the link, and lies below everything', async () => {
      const page = await open('#ws=coverage&view=117.12500,36.18500,13.00');
      expect(screen?.foreign).toEqual([]);
      const before = await mapPicture(page);
      const red = plainTile();
      await page.route('**/tiles/**', (route) => route.fulfill({ contentType: 'image/png', body: PNG.sync.write(red) }));
      await setTiles(page, `${stand.address}tiles/{z}/{x}/{y}.png`);
      await expect.poll(async () => differing(before, await mapPicture(page)), { timeout: 30_000 }).toBeGreaterThan(0.2);
      expect(differing(before, await mapPicture(page))).toBeLessThan(0.95);
      expect(page.url()).not.toContain('tiles');
      await page.reload();
      await settled(page);
      await page.getByRole('slider', { name: '底图浓度' }).waitFor();
    });

    test('may be a PMTiles file of this computer', async () => {
      const page = await open('#ws=coverage&view=117.12500,36.18500,13.00');
      const before = await mapPicture(page);
      await page.getByRole('button', { name: '底图设置' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByText('PMTiles 文件').click();
      await dialog
        .getByTestId('pmtiles-file')
        .setInputFiles({ name: 'town.pmtiles', mimeType: '', buffer: onePicture(PNG.sync.write(plainTile())) });
      await dialog.getByText('town.pmtiles').waitFor();
      await dialog.getByRole('button', { name: '确定' }).click();
      await expect.poll(async () => differing(before, await mapPicture(page)), { timeout: 30_000 }).toBeGreaterThan(0.2);
      expect((await page.locator('.attribution').textContent()) ?? '').toContain('底图：来源未注明');
      expect(screen?.foreign).toEqual([]);
    });

    test('that does not answer is said once, and the map stays', async () => {
      const page = await open('#ws=coverage&view=117.12500,36.18500,13.00');
      const before = await mapPicture(page);
      await setTiles(page, `${stand.address}nothing/{z}/{x}/{y}.png`);
      await page.getByText(/底图没有响应（127\.0\.0\.1:\d+，状态 404），其余图层不受影响/).waitFor();
      expect(await page.locator('.basemap-trouble').count()).toBe(1);
      expect(differing(before, await mapPicture(page))).toBeLessThan(0.02);
    });

    test('that takes requests and never replies is said, and neither map nor picture waits for it', async () => {
      const page = await open('#view=117.12500,36.18500,13.00', async (fresh) => {
        await fresh.route('**/silent/**', () => {});
        const tiles = { schemaVersion: 1, choice: 'xyz', xyzUrl: `${stand.address}silent/{z}/{x}/{y}.png` };
        await fresh.addInitScript((kept) => {
          if (location.protocol.startsWith('http')) localStorage.setItem('xiutu-basemap', kept);
        }, JSON.stringify(tiles));
      });
      // The screen has come: `open` waits for the map to be drawn.
      await page.getByText(/底图没有响应（127\.0\.0\.1:\d+），其余图层不受影响/).waitFor();
      await page.getByRole('slider', { name: '底图浓度' }).press('ArrowLeft');
      await page.getByRole('button', { name: '出图' }).click();
      await page.locator('[data-testid=picture-preview][data-status=done]').waitFor();
      await page.getByRole('dialog').getByText('图中底图不全').waitFor();
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
