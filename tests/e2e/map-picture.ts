import type { Page } from 'playwright-core';
import { PNG } from 'pngjs';

export const canvas = '.maplibregl-canvas';

/** Pixels of the map alone, without what lies over it. */
export async function mapPicture(page: Page): Promise<PNG> {
  return PNG.sync.read(await page.locator(canvas).screenshot());
}

/** Share of pixels that differ plainly. */
export function differing(a: PNG, b: PNG): number {
  let count = 0;
  for (let at = 0; at < a.data.length; at += 4) {
    const difference = [0, 1, 2].reduce((sum, channel) => sum + Math.abs((a.data[at + channel] ?? 0) - (b.data[at + channel] ?? 0)), 0);
    if (difference > 40) count++;
  }
  return count / (a.data.length / 4);
}

/** Sets tiles as the background, in the dialog. */
export async function setTiles(page: Page, url: string): Promise<void> {
  await page.getByRole('button', { name: '底图设置' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('瓦片服务（XYZ）').click();
  await dialog.getByLabel('瓦片地址').fill(url);
  await dialog.getByRole('button', { name: '确定' }).click();
}
