import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { createApp } from '../server/app.ts';
import { listenOn } from '../server/listen.ts';
import { findChrome } from '../tools/chrome.mjs';

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

export interface Stage {
  readonly address: string;
  readonly browser: Browser;
}

/** The built app with a city folder behind its own server, and a running browser (with scroll bars, as on a desk), for the time of `work`. Null where there is no browser. `dist`: the built pages. */
export async function onStage<T>(
  root: string,
  geojson: string,
  work: (stage: Stage) => Promise<T>,
  dist = process.env.XIUTU_DIST ?? join(root, 'dist'),
): Promise<T | null> {
  const executablePath = findChrome();
  if (executablePath === null) return null;
  const listening = await listenOn(createApp({ dist, geojson, rules: join(root, 'data/rules') }), 0);
  if (!listening.ok) throw new Error(listening.reason);
  const browser = await chromium.launch({ executablePath, args: flags, ignoreDefaultArgs: ['--hide-scrollbars'] });
  try {
    return await work({ address: listening.server.address, browser });
  } finally {
    await browser.close();
    await listening.server.close();
  }
}
