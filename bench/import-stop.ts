import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { onStage } from './browser.ts';
import { say, spread } from './time.ts';

const patienceMs = 30_000;

/** How long after the choice of the file the stop is pressed: while it is sent to the worker, parsed, and sorted out. */
const pressedAfterMs = [0, 250, 500, 1000, 1500];

interface Stopped {
  /** From the choice of the file to the first sign that it is being read. */
  readonly shownMs: number;
  /** From the press to the screen without the work. NaN: there was no work to stop; Infinity: not within 20 s. */
  readonly stoppedMs: number;
}

/** Runs in the page, on its own clock: waits for the work, then presses its button and waits until the work is gone. */
async function pressStop(afterMs: number): Promise<Stopped> {
  const work = () => document.querySelector('[data-testid=import-work]');
  const until = async (holds: () => boolean): Promise<void> => {
    const giveUp = performance.now() + 20_000;
    while (!holds() && performance.now() < giveUp) await new Promise((go) => requestAnimationFrame(go));
  };
  const chosen = performance.now();
  await until(() => work() !== null);
  const shownMs = performance.now() - chosen;
  await new Promise((go) => setTimeout(go, afterMs));
  const button = work()?.querySelector('button');
  if (!button) return { shownMs, stoppedMs: Number.NaN };
  const pressed = performance.now();
  button.click();
  await until(() => work() === null);
  if (work() !== null) return { shownMs, stoppedMs: Infinity };
  return { shownMs, stoppedMs: performance.now() - pressed };
}

async function stopAfter(page: Page, file: string, afterMs: number): Promise<Stopped> {
  const input = page.getByTestId('file');
  const outcome = page.evaluate(pressStop, afterMs);
  // Both at once, so that neither fails unheard while the other is waited for.
  const [stopped] = await Promise.all([outcome, input.setInputFiles(file)]);
  return stopped;
}

/** Progress and stop in the app while a file of 30 MB is read: the page's own clock, frames included. */
export async function benchStop(root: string): Promise<void> {
  console.log('\nStop of an import of 30 MB in the browser (asked: within 200 ms)');
  const file = join(root, 'node_modules/osm-road-graph/test/200KNodes.json');
  const done = await onStage(root, join(root, 'data/geojson'), async ({ address, browser }) => {
    const page = await (await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' })).newPage();
    page.setDefaultTimeout(patienceMs);
    // The loader of TypeScript names functions by a helper that the page does not have.
    await page.addInitScript('globalThis.__name = (made) => made');
    await page.addInitScript(() => localStorage.setItem('xiutu-tour', 'seen'));
    await page.goto(address);
    await page.locator('.stage[data-drawn="true"]').waitFor();
    await page.getByRole('button', { name: '导入' }).first().click();
    await page.getByTestId('file').waitFor({ state: 'attached' });
    const stopped: Stopped[] = [];
    for (const afterMs of pressedAfterMs) {
      // A stop may have closed the panel.
      if ((await page.getByTestId('file').count()) === 0) await page.getByRole('button', { name: '导入' }).first().click();
      const outcome = await stopAfter(page, file, afterMs).catch(() => null);
      if (outcome === null) break;
      stopped.push(outcome);
      // Once it is read it cannot be stopped any more, and the place to choose a file is gone.
      if (Number.isNaN(stopped.at(-1)?.stoppedMs)) break;
    }
    tell(stopped);
    return true;
  });
  if (done === null) console.log('skipped: no browser found');
}

function tell(stopped: readonly Stopped[]): void {
  if (stopped.length === 0) {
    console.log('not measured: the panel took no file');
    return;
  }
  say('first sign of the work after the choice', spread(stopped.map(({ shownMs }) => shownMs)));
  const times = stopped.map(({ stoppedMs }) => stoppedMs).filter((ms) => !Number.isNaN(ms));
  if (times.length < stopped.length) console.log(`${pressedAfterMs[times.length]} ms after the first sign there was nothing to stop`);
  if (times.length > 0)
    say('from the press to the screen without it', spread(times), `pressed ${pressedAfterMs.join(', ')} ms after the first sign`);
}
