import { join } from 'node:path';
import type { Browser, BrowserContext } from 'playwright-core';
import { onStage, type Stage } from './browser.ts';
import { say, spread } from './time.ts';

/** Mark that the app sets in the frame in which streets and parks are first painted (src/map/painted.ts). */
const mark = 'xiutu:streets-and-parks';
const patienceMs = 60_000;

/** From the start of a navigation to the mark, in ms of the page's own clock. */
async function paintedMs(context: BrowserContext, address: string): Promise<number> {
  const page = await context.newPage();
  await page.goto(address, { waitUntil: 'commit' });
  await page.waitForFunction((name) => performance.getEntriesByName(name).length > 0, mark, { polling: 20, timeout: patienceMs });
  const at = await page.evaluate((name) => performance.getEntriesByName(name)[0]?.startTime ?? Number.NaN, mark);
  await page.close();
  return at;
}

function newContext(browser: Browser): Promise<BrowserContext> {
  return browser.newContext({ viewport: { width: 1440, height: 900 } });
}

async function measure({ address, browser }: Stage, runs: number): Promise<void> {
  const first: number[] = [];
  const again: number[] = [];
  for (let run = 0; run <= runs; run++) {
    const context = await newContext(browser);
    const cold = await paintedMs(context, address);
    const warm = await paintedMs(context, address);
    await context.close();
    // The first round warms the server and the browser.
    if (run > 0) {
      first.push(cold);
      again.push(warm);
    }
  }
  const goal = 2000;
  const ratio = (times: readonly number[]) => `${(spread(times).medianMs / goal).toFixed(2)} of the goal of 2 s`;
  say('streets and parks painted, empty cache', spread(first), ratio(first));
  say('streets and parks painted, second visit', spread(again), ratio(again));
}

/** Navigation to first painted streets and parks of the demo city; browser running, warm server. */
export async function benchFirstPaint(root: string, geojson = join(root, 'data/geojson'), runs = 7): Promise<void> {
  console.log('\nFirst paint (Chromium, drawing in software)');
  const done = await onStage(root, geojson, async (stage) => {
    await measure(stage, runs);
    return true;
  });
  if (done === null) console.log('skipped: no browser found');
}
