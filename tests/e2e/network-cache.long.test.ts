import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chrome, openScreen, openStand, runCoverage, type Stand, settled } from './screen.ts';

/** A kept network as the page sees it: its name, its size, and a sum over its bytes. */
interface Kept {
  readonly key: string;
  readonly bytes: number;
  readonly sum: number;
}

/**
 * Reads what the worker has kept. Runs in the page; with `damage` one byte of each network is changed. Written as text, because what
 * transforms these tests adds names that a page does not know.
 */
function keptScript(damage: boolean): string {
  return `(async () => {
    const names = (await indexedDB.databases()).map(({ name }) => name);
    if (!names.includes('xiutu-networks')) return [];
    const done = (request) => new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const db = await done(indexedDB.open('xiutu-networks'));
    const store = db.transaction('networks', 'readwrite').objectStore('networks');
    const found = [];
    for (const key of await done(store.getAllKeys())) {
      const value = await done(store.get(key));
      if (!(value instanceof ArrayBuffer)) continue;
      const bytes = new Uint8Array(value);
      if (${damage}) bytes[bytes.length - 100] ^= 1;
      if (${damage}) await done(store.put(value, key));
      found.push({ key, bytes: bytes.length, sum: bytes.reduce((sum, byte) => (31 * sum + byte) | 0, 7) });
    }
    db.close();
    return found;
  })()`;
}

function kept(page: Page, damage = false): Promise<Kept[]> {
  return page.evaluate<Kept[]>(keptScript(damage));
}

describe.skipIf(chrome === null)('the network kept in the browser', () => {
  let stand: Stand;

  beforeAll(async () => {
    stand = await openStand();
  });
  afterAll(() => stand?.close());

  /** What a later visit says: from the bare address, since the link itself brings the answer back. */
  async function figuresAgain(page: Page): Promise<Awaited<ReturnType<typeof runCoverage>>> {
    await page.goto('about:blank');
    await page.goto(stand.address);
    await settled(page);
    return runCoverage(page);
  }

  test('is there after the first visit, serves the second, and is mended where it was damaged: the figures are the same', async () => {
    const { page, errors } = await openScreen(stand);
    const first = await runCoverage(page);
    await expect.poll(() => kept(page), { timeout: 30_000 }).toHaveLength(1);
    const [whole] = await kept(page);
    expect(whole?.bytes).toBeGreaterThan(1_000_000);

    expect(await figuresAgain(page)).toEqual(first);
    expect(await kept(page)).toEqual([whole]);

    const [damaged] = await kept(page, true);
    expect(damaged?.sum).not.toBe(whole?.sum);
    expect(await figuresAgain(page)).toEqual(first);
    await expect.poll(() => kept(page), { timeout: 30_000 }).toEqual([whole]);
    expect(errors).toEqual([]);
    await page.close();
  });
});
