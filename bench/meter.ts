import type { CDPSession, Page } from 'playwright-core';

/** CPU time of a page's main thread, ms. `script`: JavaScript of the page; `task`: all that the thread did (style, layout, recording of paints too). */
export interface Cost {
  readonly scriptMs: number;
  readonly taskMs: number;
}

/**
 * Reads the browser's own clocks of the main thread. They are set to thread ticks, so that neither other programs on the machine nor software
 * drawing (a process of its own) count; what this bench evaluates in the page is counted apart by the browser and left out here.
 */
export interface Meter {
  /** Cost of what happens in the page from `act` until `done` holds, looked at once a frame, and one frame more. */
  cost(act: () => Promise<unknown>, done: () => Promise<unknown>): Promise<Cost>;
}

async function read(session: CDPSession): Promise<Cost> {
  const { metrics } = await session.send('Performance.getMetrics');
  const seconds = (name: string): number => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
  return { scriptMs: seconds('ScriptDuration') * 1000, taskMs: (seconds('TaskDuration') - seconds('DevToolsCommandDuration')) * 1000 };
}

export async function meterOf(page: Page): Promise<Meter> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return {
    async cost(act, done) {
      const before = await read(session);
      await act();
      await done();
      const after = await read(session);
      return { scriptMs: after.scriptMs - before.scriptMs, taskMs: after.taskMs - before.taskMs };
    },
  };
}
