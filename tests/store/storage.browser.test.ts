import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Asset } from '../../src/core/asset.ts';
import type { City } from '../../src/core/city.ts';
import { changeOf, type Edit } from '../../src/core/edit.ts';
import type * as BrowserStore from '../../src/store/storage/browser.ts';
import type { LogEntry } from '../../src/store/storage/storage.ts';
import { findChrome } from '../../tools/chrome.mjs';

const chrome = findChrome();
const module = join(import.meta.dirname, '../../src/store/storage/browser.ts');

const donghu: Asset = { kind: 'park', id: '1', geometry: { type: 'Point', coordinates: [117.13, 36.19] }, values: { name: '东湖公园' } };
const city: City = { info: { schemaVersion: 1, name: '泰安', areaCode: '370900', dataDate: '', sources: [] }, assets: [donghu] };
const closed: Asset = { ...donghu, values: { ...donghu.values, open: false } };
const closing: Edit = { schemaVersion: 1, id: 'e1', label: { code: 'test', params: {} }, changes: [changeOf(donghu, closed)] };
const first: LogEntry = { revision: 1, direction: 'forward', edit: closing };

declare global {
  interface Window {
    readonly store: typeof BrowserStore;
    heard: LogEntry[];
  }
}

/** The module built alone, offered to a page as `window.store`. */
async function bundle(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    build: { write: false, lib: { entry: module, formats: ['iife'], name: 'store' } },
  });
  const output = Array.isArray(result) ? result[0]?.output : undefined;
  if (!output) throw new Error('nothing was built');
  return output[0].code.replace(/^var store\s*=/, 'window.store =');
}

describe.skipIf(chrome === null)('cities kept in the browser', () => {
  let server: Server;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let script: string;

  beforeAll(async () => {
    script = await bundle();
    server = createServer((_, response) => response.setHeader('content-type', 'text/html').end('<!doctype html>'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    browser = await chromium.launch({ executablePath: chrome ?? '', args: ['--no-sandbox', '--disable-gpu'] });
  });

  afterAll(async () => {
    await browser?.close();
    server?.close();
  });

  /** A page of the same origin and, in one test, of the same profile: another tab. */
  async function tab(): Promise<Page> {
    const opened = await context.newPage();
    await opened.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await opened.addScriptTag({ content: script });
    return opened;
  }

  beforeEach(async () => {
    await context?.close();
    context = await browser.newContext();
    page = await tab();
  });

  test('a kept city is listed, opened as it was after a reload, and forgotten whole', async () => {
    await page.evaluate((kept) => window.store.keepCity('a', kept), city);
    await page.evaluate((entry) => window.store.browserStorage('a').append(entry), first);
    const other = await tab();
    const [listed] = await other.evaluate(() => window.store.keptCities());
    expect(listed).toMatchObject({ id: 'a', name: '泰安', assetCount: 1, revision: 1 });
    expect(await other.evaluate(() => window.store.browserStorage('a').load())).toEqual({
      city: { ...city, assets: [closed] },
      revision: 1,
    });
    expect(await other.evaluate(() => window.store.browserStorage('a').since(0))).toEqual([first]);
    expect(await other.evaluate(() => window.store.browserStorage('a').since(1))).toEqual([]);
    await other.evaluate(() => window.store.forgetCity('a'));
    expect(await page.evaluate(() => window.store.keptCities())).toEqual([]);
    await page.evaluate((kept) => window.store.keepCity('a', kept), city);
    expect(await page.evaluate(() => window.store.browserStorage('a').load())).toEqual({ city, revision: 0 });
  });

  test('keeping a city again starts it anew and leaves its neighbours alone', async () => {
    for (const id of ['a', 'ab']) {
      await page.evaluate(([name, kept]) => window.store.keepCity(name, kept), [id, city] as const);
      await page.evaluate(([name, entry]) => window.store.browserStorage(name).append(entry), [id, first] as const);
    }
    await page.evaluate((kept) => window.store.keepCity('a', kept), city);
    const loaded = (id: string) => page.evaluate((name) => window.store.browserStorage(name).load(), id);
    expect((await loaded('a')).city.assets).toEqual([donghu]);
    expect((await loaded('ab')).city.assets).toEqual([closed]);
  });

  test('of two tabs that store the same revision only one does; the other hears of it', async () => {
    await page.evaluate((kept) => window.store.keepCity('a', kept), city);
    const other = await tab();
    for (const one of [page, other]) {
      await one.evaluate(() => {
        window.heard = [];
        window.store.browserStorage('a').events((entry) => window.heard.push(entry));
      });
    }
    const append = (one: Page) => one.evaluate((entry) => window.store.browserStorage('a').append(entry), first);
    const results = await Promise.all([append(page), append(other)]);
    expect(results.map((result) => result.status).sort()).toEqual(['behind', 'stored']);
    await other.waitForFunction(() => window.heard.length > 0);
    await page.waitForFunction(() => window.heard.length > 0);
    expect(await other.evaluate(() => window.heard)).toEqual([first]);
    expect(await page.evaluate(() => window.store.browserStorage('a').since(0))).toEqual([first]);
  });

  test('a city that is not there, and one written by a newer program, are refused with a code', async () => {
    const codeOf = (id: string) =>
      page.evaluate(async (name) => {
        const refusal = await window.store
          .browserStorage(name)
          .load()
          .catch((error: Error) => error.message);
        return refusal;
      }, id);
    expect(await codeOf('gone')).toBe('kept-city-missing');
    await page.evaluate((kept) => window.store.keepCity('a', kept), city);
    await page.evaluate(async () => {
      const opening = indexedDB.open('xiutu');
      await new Promise((resolve) => {
        opening.onsuccess = resolve;
      });
      const objects = opening.result.transaction('cities', 'readwrite').objectStore('cities');
      objects.put({ schemaVersion: 99 }, ['body', 'a']);
      await new Promise((resolve) => {
        objects.transaction.oncomplete = resolve;
      });
      opening.result.close();
    });
    expect(await codeOf('a')).toBe('saved-version-newer');
  });
});
