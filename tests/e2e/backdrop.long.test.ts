import type { Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { differing, mapPicture, setTiles } from './map-picture.ts';
import { chrome, openScreen, openStand, type Stand, settled, type Watched } from './screen.ts';

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

describe.skipIf(chrome === null)('a background map', () => {
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
});
