import { join } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { createApp } from '../../server/app.ts';
import { type Listening, listenOn } from '../../server/listen.ts';
import { ensureBuilt } from '../../tools/build.mjs';
import { findChrome } from '../../tools/chrome.mjs';

const root = join(import.meta.dirname, '../..');

export const chrome = findChrome();

/** Software drawing, and nothing that asks the network of its own accord. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** Software drawing on a machine that does other things as well takes its time. */
const patienceMs = 90_000;

export interface Stand {
  readonly address: string;
  readonly browser: Browser;
  close(): Promise<void>;
}

/** A build made elsewhere, for several people testing in one tree. */
const otherDist = process.env.XIUTU_DIST;

/** The built app behind its own server with a city folder, and a browser. */
export async function openStand(geojson = join(root, 'data/geojson')): Promise<Stand> {
  // The test runner says NODE_ENV=test, which a build would take for development.
  process.env.NODE_ENV = 'production';
  if (!otherDist) await ensureBuilt();
  const app = createApp({ dist: otherDist ?? join(root, 'dist'), geojson, rules: join(root, 'data/rules') });
  const listening = await listenOn(app, 0);
  if (!listening.ok) throw new Error(listening.reason);
  const server: Listening = listening.server;
  const browser = await chromium.launch({ executablePath: chrome ?? '', args: flags });
  return {
    address: server.address,
    browser,
    async close() {
      await browser.close();
      await server.close();
    },
  };
}

/** What went wrong on a page and where it asked for things: every test ends by looking at it. */
export interface Watched {
  readonly page: Page;
  readonly errors: string[];
  readonly foreign: string[];
}

interface ScreenOptions extends BrowserContextOptions {
  readonly prepare?: (page: Page) => Promise<void>;
}

/** Opens the app at a hash and waits until the map, or the plain one, has drawn all that was asked for. `options` of the browser page; `prepare` acts before the app runs. */
export async function openScreen(stand: Stand, hash = '', options: ScreenOptions = {}): Promise<Watched> {
  const { prepare, ...pageOptions } = options;
  const page = await stand.browser.newPage({ viewport: { width: 1440, height: 900 }, ...pageOptions });
  await prepare?.(page);
  page.setDefaultTimeout(patienceMs);
  // The tour of the first visit has a test of its own; elsewhere it would lie over everything.
  await page.addInitScript(() => {
    // An empty page between two has no storage.
    if (location.protocol.startsWith('http')) localStorage.setItem('xiutu-tour', 'seen');
  });
  const errors: string[] = [];
  const foreign: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('request', (request) => {
    const url = request.url();
    if (/^https?:/.test(url) && !url.startsWith(stand.address)) foreign.push(url);
  });
  await page.goto(`${stand.address}${hash}`);
  await settled(page);
  return { page, errors, foreign };
}

export async function settled(page: Page): Promise<void> {
  await page.locator('.stage[data-drawn="true"], .stage[data-plain] .plain-stage > svg path').first().waitFor({ state: 'attached' });
}

/** Opens the palette by its key, waits until what is typed goes into it, and types. */
export async function askPalette(page: Page, query: string): Promise<void> {
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.keyboard.press('Control+k');
  await page.locator('.search-modal input:focus').waitFor();
  await page.keyboard.insertText(query);
}

/** Another workspace, language or theme in the page that is open, as a link does. */
export async function goTo(page: Page, hash: string, lang: string): Promise<void> {
  await page.evaluate((next) => {
    window.location.hash = next;
  }, hash);
  await page.locator(`html[lang^=${lang}]`).waitFor();
  await settled(page);
}

/** Brings the coverage question beside the map. */
async function openCoverage(page: Page): Promise<void> {
  await page.locator('.workspace-tab').nth(1).click();
}

/** Runs the coverage question and waits for both figures. */
export async function runCoverage(page: Page): Promise<{ readonly straight: number; readonly walk: number }> {
  await openCoverage(page);
  await page.getByRole('button', { name: /计算覆盖率|Compute coverage/ }).click();
  const share = async (metric: string): Promise<number> => {
    const text = (await page.locator(`[data-testid=figure-${metric}] .figure-share`).textContent()) ?? '';
    return Number(text.replace('%', ''));
  };
  await page.getByTestId('figure-walk').waitFor();
  return { straight: await share('straight'), walk: await share('walk') };
}
