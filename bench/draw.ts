import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { build } from 'vite';
import type { CellRings } from '../src/core/geo/cell-mesh.ts';
import { onStage } from './browser.ts';
import { tiledBuildings } from './buildings.ts';
import type { DrawBench, Side } from './draw/page.ts';
import { type Meter, meterOf } from './meter.ts';
import { say, spread } from './time.ts';

const runs = 7;
const patienceMs = 180_000;

interface Opened extends Window {
  readonly bench: DrawBench;
}

/** The rings as one file: three lengths, then the typed arrays one after the other. */
function packed({ lonLat, ringStart, ringOf }: CellRings): Buffer {
  const head = Uint32Array.of(lonLat.length, ringStart.length, ringOf.length, 0);
  return Buffer.concat([head, lonLat, ringStart, ringOf].map((part) => Buffer.from(part.buffer, part.byteOffset, part.byteLength)));
}

const first = (page: Page): Promise<number> => page.evaluate(() => (window as unknown as Opened).bench.first());
const empty = (page: Page, side: Side): Promise<void> => page.evaluate((of) => (window as unknown as Opened).bench.empty(of), side);
const check = (page: Page) => page.evaluate(() => (window as unknown as Opened).bench.check());

async function firstFrames(page: Page, side: Side): Promise<number[]> {
  const times: number[] = [];
  for (let run = 0; run <= runs; run++) {
    await empty(page, side);
    const ms = await first(page);
    if (run > 0) times.push(ms);
  }
  return times;
}

/** Script of the main thread, ms, to show other classes, frame included. */
async function recolours(page: Page, meter: Meter, share: 'all' | 'few'): Promise<{ readonly times: number[]; readonly changed: number }> {
  const times: number[] = [];
  let changed = 0;
  for (let round = 1; round <= runs + 1; round++) {
    changed = await page.evaluate(([at, part]) => (window as unknown as Opened).bench.arm(at, part), [round, share] as const);
    const done = (at: number): boolean => document.body.dataset.done === String(at);
    const { scriptMs } = await meter.cost(
      () => page.mouse.click(20, 16),
      () => page.waitForFunction(done, round, { polling: 'raf' }),
    );
    // The first round comes from other classes than the others and warms up.
    if (round > 1) times.push(scriptMs);
  }
  return { times, changed };
}

interface Drawn {
  readonly first: number;
  readonly all: number;
  readonly few: number;
  readonly right: boolean;
}

const names: Readonly<Record<Side, string>> = { ours: 'mesh and class texture', peer: 'MapLibre GeoJSON source' };

async function benchSide(page: Page, meter: Meter, side: Side): Promise<Drawn> {
  const frames = spread(await firstFrames(page, side));
  const atFirst = await check(page);
  say(`first frame, ${names[side]}`, frames, `${atFirst.right} of ${atFirst.of} samples show their class`);
  const median: Record<'all' | 'few', number> = { all: 0, few: 0 };
  let right = atFirst.right === atFirst.of;
  for (const share of ['all', 'few'] as const) {
    const { times, changed } = await recolours(page, meter, share);
    const seen = await check(page);
    right &&= seen.right === seen.of && seen.of > 0;
    median[share] = spread(times).medianMs;
    say(`recolour ${changed}, script, ${names[side]}`, spread(times), `${seen.right} of ${seen.of} samples show their class`);
  }
  return { first: frames.medianMs, ...median, right };
}

async function benchPage(page: Page, address: string, rings: CellRings): Promise<void> {
  page.setDefaultTimeout(patienceMs);
  await page.route('**/rings.bin', (route) => route.fulfill({ body: packed(rings), contentType: 'application/octet-stream' }));
  await page.goto(address);
  const count = await page.evaluate(() => (window as unknown as Opened).bench.load());
  console.log(`${count} polygons, ${rings.lonLat.length / 2} vertices`);
  const meter = await meterOf(page);
  const ours = await benchSide(page, meter, 'ours');
  const peer = await benchSide(page, meter, 'peer');
  const equal = ours.right && peer.right ? 'both show the colours of the classes' : 'COLOURS DIFFER FROM THE CLASSES';
  const ratio = (of: 'first' | 'all' | 'few'): string => `${(peer[of] / ours[of]).toFixed(1)}×`;
  console.log(`  T12 recolour by script: ${ratio('all')} all, ${ratio('few')} one in a hundred (must 10×); ${equal}`);
  console.log(`  T13 first frame: ${ratio('first')} (must 5×); ${equal}`);
}

/** T12 and T13: polygons by class on a bare map, our layer beside MapLibre's own source with feature state, in one page. */
export async function benchDraw(root: string): Promise<void> {
  console.log('\nDrawing: buildings of two towns tiled (Chromium; drawn in software, so frames are CPU work, not frame rates)');
  const rings = await tiledBuildings(root);
  if (!rings) {
    console.log('skipped: shared/data/monaco.osm.pbf or columbus.osm.pbf is absent');
    return;
  }
  const dist = mkdtempSync(join(tmpdir(), 'xiutu-draw-'));
  try {
    await build({
      root: join(root, 'bench/draw'),
      configFile: false,
      logLevel: 'error',
      worker: { format: 'es' },
      build: { outDir: dist, emptyOutDir: true, target: 'es2022' },
    });
    const done = await onStage(
      root,
      join(root, 'data/geojson'),
      async ({ address, browser }) => {
        await benchPage(await browser.newPage({ viewport: { width: 1100, height: 800 } }), address, rings);
        return true;
      },
      dist,
    );
    if (done === null) console.log('skipped: no browser found');
  } finally {
    rmSync(dist, { recursive: true, force: true });
  }
}
