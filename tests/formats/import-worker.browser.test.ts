import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Remote } from 'comlink';
import { type Browser, chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CityAnswer, ImportApi } from '../../src/workers/import.worker.ts';
import { findChrome } from '../../tools/chrome.mjs';
import { realBytes, testWith } from './real-data.ts';

const chrome = findChrome();

declare global {
  interface Window {
    readonly comlink: typeof import('comlink');
    shares: number[];
  }
}

/** A module and all it imports as one classic script. */
async function script(entry: string, name: string): Promise<string> {
  const lib = { entry, formats: ['iife' as const], name };
  const result = await build({ configFile: false, logLevel: 'silent', build: { write: false, lib } });
  const output = Array.isArray(result) ? result[0]?.output : undefined;
  if (!output) throw new Error('nothing was built');
  return output[0].code;
}

describe.skipIf(chrome === null)('the import worker in a browser', () => {
  let server: Server;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    const root = join(import.meta.dirname, '..', '..');
    const scripts: Record<string, string> = {
      '/worker.js': await script(join(root, 'src/workers/import.worker.ts'), 'importWorker'),
      '/comlink.js': (await script(join(root, 'node_modules/comlink/dist/esm/comlink.mjs'), 'comlink')).replace(
        /^var comlink\s*=/,
        'window.comlink =',
      ),
    };
    server = createServer(({ url = '' }, response) => {
      const known = scripts[url];
      response
        .setHeader('content-type', known === undefined ? 'text/html' : 'text/javascript')
        .end(known ?? '<!doctype html><script src="/comlink.js"></script>');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    browser = await chromium.launch({ executablePath: chrome ?? '', args: ['--no-sandbox', '--disable-gpu'] });
    page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  });

  afterAll(async () => {
    await browser?.close();
    server?.close();
  });

  /** Hands bytes to a new worker and gives what it answered, the city as counts by kind. */
  function readCity(name: string, bytes: Uint8Array, cancelAt?: number) {
    const handed = { name, base64: Buffer.from(bytes).toString('base64'), cancelAt };
    return page.evaluate(async ({ name, base64, cancelAt }) => {
      const { proxy, wrap } = window.comlink;
      const remote: Remote<ImportApi> = wrap<ImportApi>(new Worker('/worker.js'));
      window.shares = [];
      const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
      const heard = (share: number) => {
        window.shares.push(share);
        if (cancelAt !== undefined && share >= cancelAt) void remote.cancel();
      };
      const answer: CityAnswer = await remote.readCity(name, bytes, proxy(heard));
      const assets = answer.status === 'read' ? answer.city.assets : [];
      const counts: Record<string, number> = {};
      for (const { kind } of assets) counts[kind] = (counts[kind] ?? 0) + 1;
      const city = answer.status === 'read' ? answer.city.info.name : null;
      const codes = answer.status === 'cancelled' ? [] : answer.issues.map(({ code }) => code);
      return { status: answer.status, city, counts, codes, shares: window.shares };
    }, handed);
  }

  testWith('monaco.osm.pbf')('reads Monaco as the command line does, with progress that only grows', async () => {
    const read = await readCity('monaco.osm.pbf', realBytes('monaco.osm.pbf'));
    expect(read).toMatchObject({
      status: 'read',
      city: 'monaco',
      counts: { building: 1207, park: 18, street: 2256 },
      codes: ['osm-homes-untyped'],
    });
    expect(read.shares.length).toBeGreaterThan(1);
    expect(read.shares).toEqual([...read.shares].sort((a, b) => a - b));
    expect(read.shares.at(-1)).toBe(1);
  });

  testWith('columbus.osm.pbf')('stops when told to', async () => {
    expect(await readCity('columbus.osm.pbf', realBytes('columbus.osm.pbf'), 0.01)).toMatchObject({ status: 'cancelled', counts: {} });
  });

  test('a file that is not what it says is an answer, not a crash', async () => {
    expect(await readCity('x.osm.pbf', new TextEncoder().encode('hello'))).toMatchObject({
      status: 'refused',
      codes: ['not-what-name-says'],
    });
  });
});
