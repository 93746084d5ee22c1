import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Asset } from '../src/core/asset.ts';
import { mercatorX, mercatorY } from '../src/core/geo/mercator.ts';
import { kinds } from '../src/layers/registry.ts';
import type { Stage } from './browser.ts';
import { type Cost, type Meter, meterOf } from './meter.ts';
import { say, spread } from './time.ts';

const runs = 3;
const patienceMs = 120_000;
const lamps = 'lighting';

/** What went to the map's workers and what came back, as counted by `watch-workers.js` in the page. */
interface Traffic {
  readonly messages: number;
  readonly sent: number;
  readonly received: number;
  /** Kinds of messages: MapLibre's own short names. */
  readonly types: Readonly<Record<string, number>>;
}

interface Watched extends Window {
  benchTraffic: { messages: number; sent: number; received: number; types: Record<string, number> };
  benchFrames: number;
}

const traffic = (page: Page): Promise<Traffic> =>
  page.evaluate(() => {
    const here = window as unknown as Watched;
    const seen = here.benchTraffic;
    here.benchTraffic = { messages: 0, sent: 0, received: 0, types: {} };
    return seen;
  });

async function openMap({ address, browser }: Stage, hash: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  page.setDefaultTimeout(patienceMs);
  await page.addInitScript(() => localStorage.setItem('xiutu-tour', 'seen'));
  await page.addInitScript({ path: join(import.meta.dirname, 'watch-workers.js') });
  await page.goto(`${address}${hash}`);
  await page.locator('.stage[data-drawn="true"]').waitFor();
  await page.waitForTimeout(4000);
  return page;
}

interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

async function mapRect(page: Page): Promise<Rect> {
  const box = await page.locator('.maplibregl-canvas').boundingBox();
  if (!box) throw new Error('no map');
  return box;
}

const frames = (page: Page): Promise<number> => page.evaluate(() => (window as unknown as Watched).benchFrames);

/** Drags the map to and fro; cost of a frame. */
async function panCost(page: Page, meter: Meter): Promise<{ readonly frame: Cost; readonly frames: number }> {
  const { x, y, width, height } = await mapRect(page);
  const [midX, midY] = [x + width / 2, y + height / 2];
  await page.mouse.move(midX, midY);
  await page.mouse.down();
  const before = await frames(page);
  const drag = async (): Promise<void> => {
    for (let step = 1; step <= 12; step++) {
      const away = (step <= 6 ? step : 12 - step) * 16;
      await page.mouse.move(midX - away, midY - away / 2);
    }
  };
  const cost = await meter.cost(drag, () => Promise.resolve());
  const drawn = Math.max(1, (await frames(page)) - before);
  await page.mouse.up();
  await page.waitForTimeout(1500);
  return { frame: { scriptMs: cost.scriptMs / drawn, taskMs: cost.taskMs / drawn }, frames: drawn };
}

async function benchPan(stage: Stage): Promise<void> {
  for (const [name, hash] of [
    ['first look, zoom 12.6', '#view=117.10000,36.17000,12.60'],
    ['every layer on, zoom 12.6', '#hide=&view=117.10000,36.17000,12.60'],
    ['every layer on, zoom 15', '#hide=&view=117.10000,36.17000,15.00'],
  ] as const) {
    const page = await openMap(stage, hash);
    const meter = await meterOf(page);
    await panCost(page, meter);
    const costs: Cost[] = [];
    let drawn = 0;
    for (let run = 0; run < runs; run++) {
      const one = await panCost(page, meter);
      costs.push(one.frame);
      drawn += one.frames;
    }
    const task = spread(costs.map(({ taskMs }) => taskMs)).medianMs;
    const remark = `${task.toFixed(1)} with style and layout; ${drawn} frames`;
    say(`pan, script a frame, ${name} (goal < 8)`, spread(costs.map(({ scriptMs }) => scriptMs)), remark);
    await page.close();
  }
}

const others = kinds.map(({ id }) => id).filter((id) => id !== lamps);
const lampsAlone = `#table=${lamps}&hide=${others.join('.')}`;

/** Counts of the classes in the layer panel. */
function classCounts(page: Page): Promise<readonly number[]> {
  const counts = page.locator(`.layer[data-kind=${lamps}] .class-row .class-count`);
  return counts.evaluateAll((all) => all.map((one) => Number((one.textContent ?? '').replaceAll(',', ''))));
}

/** Colours lamps by one of their fields from the open settings of the layer, until the panel shows its classes. */
async function colourBy(page: Page, meter: Meter, field: string): Promise<Cost> {
  await page.locator('.layer-details').getByRole('combobox').first().click();
  const option = page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)').getByTitle(field, { exact: true });
  await option.waitFor();
  await page.waitForTimeout(600);
  const box = await option.boundingBox();
  if (!box) throw new Error(`no field ${field}`);
  await traffic(page);
  const shown = (words: string): boolean =>
    document.querySelector('.layer[data-kind=lighting] .class-by')?.textContent?.includes(words) ?? false;
  return meter.cost(
    () => page.mouse.click(box.x + box.width / 2, box.y + box.height / 2),
    () => page.waitForFunction(shown, field, { polling: 'raf' }).then(() => page.waitForTimeout(1500)),
  );
}

async function benchRecolour(stage: Stage, assets: readonly Asset[]): Promise<void> {
  const own = assets.filter(({ kind }) => kind === lamps);
  const geometryBytes = own.length * 16;
  const page = await openMap(stage, `${lampsAlone}&view=117.10000,36.17000,15.00`);
  const loaded = await traffic(page);
  const meter = await meterOf(page);
  await page.getByRole('button', { name: '更多：照明亮化' }).click();
  const costs: Cost[] = [];
  let sent = 0;
  let received = 0;
  const types = new Set<string>();
  let right = true;
  for (let run = 0; run < runs; run++) {
    for (const [label, key] of [
      ['灯数', 'lamps'],
      ['功率', 'powerKw'],
      ['杆高', 'heightM'],
    ] as const) {
      costs.push(await colourBy(page, meter, label));
      const seen = await traffic(page);
      sent = Math.max(sent, seen.sent);
      received = Math.max(received, seen.received);
      for (const type of Object.keys(seen.types)) types.add(type);
      const counts = await classCounts(page);
      const missing = own.filter(({ values }) => values[key] === undefined).length;
      right &&= counts.reduce((sum, one) => sum + one, 0) === own.length && (missing === 0 || counts.at(-1) === missing);
    }
  }
  const task = spread(costs.map(({ taskMs }) => taskMs)).medianMs;
  const check = right ? 'classes add up to all, missing apart' : 'CLASSES DO NOT ADD UP';
  say(
    `recolour ${own.length} lamps by a number field`,
    spread(costs.map(({ scriptMs }) => scriptMs)),
    `${task.toFixed(0)} with style and layout; ${check}`,
  );
  const kb = (bytes: number): string => `${(bytes / 1024).toFixed(1)} kB`;
  const proof = sent < geometryBytes / 10 ? 'no geometry sent' : 'GEOMETRY SENT';
  console.log(
    `  messages to workers after the click, at most ${kb(sent)} (${[...types].join(', ') || 'none'}), back ${kb(received)}; on loading ${kb(loaded.sent)} went there; the positions alone are ${kb(geometryBytes)}: ${proof}`,
  );
  await page.close();
}

/** Assets of a box of the screen, from the link's view; `rimPx` widens or narrows it by what five decimals of a degree leave open. */
function inBox(assets: readonly Asset[], view: readonly number[], map: Rect, box: Rect, rimPx: number): number {
  const [lon = 0, lat = 0, zoom = 0] = view;
  const world = 512 * 2 ** zoom;
  const left = box.x - map.x - map.width / 2 - rimPx;
  const top = box.y - map.y - map.height / 2 - rimPx;
  const [right, bottom] = [left + box.width + 2 * rimPx, top + box.height + 2 * rimPx];
  return assets.filter(({ geometry }) => {
    if (geometry?.type !== 'Point') return false;
    const x = (mercatorX(geometry.coordinates[0] ?? 0) - mercatorX(lon)) * world;
    const y = (mercatorY(geometry.coordinates[1] ?? 0) - mercatorY(lat)) * world;
    return x >= left && x <= right && y >= top && y <= bottom;
  }).length;
}

async function benchBox(stage: Stage, assets: readonly Asset[]): Promise<void> {
  const own = assets.filter(({ kind }) => kind === lamps);
  const view = [117.1, 36.17, 11.6];
  const page = await openMap(stage, `${lampsAlone}&view=117.10000,36.17000,11.60`);
  const meter = await meterOf(page);
  const map = await mapRect(page);
  const box: Rect = { x: map.x + map.width / 2 - 200, y: map.y + map.height / 2 - 160, width: 380, height: 310 };
  const [least, most] = [inBox(own, view, map, box, -1.5), inBox(own, view, map, box, 1.5)];
  const costs: Cost[] = [];
  let counted = 0;
  for (let run = 0; run < runs; run++) {
    await page.mouse.move(box.x, box.y);
    await page.keyboard.down('Shift');
    await page.mouse.down();
    await page.mouse.move(box.x + box.width, box.y + box.height, { steps: 4 });
    const done = (): boolean =>
      Number((document.querySelector('.tool-picked-said b')?.textContent ?? '').replaceAll(',', '').match(/\d+/)?.[0] ?? 0) > 0;
    costs.push(
      await meter.cost(
        () => page.mouse.up(),
        () => page.waitForFunction(done, null, { polling: 'raf' }).then(() => page.waitForTimeout(1500)),
      ),
    );
    await page.keyboard.up('Shift');
    counted = Number(((await page.locator('.tool-picked-said b').textContent()) ?? '').replaceAll(',', '').match(/\d+/)?.[0] ?? 0);
    await page.reload();
    await page.locator('.stage[data-drawn="true"]').waitFor();
    await page.waitForTimeout(3000);
  }
  const task = spread(costs.map(({ taskMs }) => taskMs)).medianMs;
  const check =
    counted >= least && counted <= most ? `as many as a plain count (${least}–${most})` : `A PLAIN COUNT GIVES ${least}–${most}`;
  say(`select ${counted} by box`, spread(costs.map(({ scriptMs }) => scriptMs)), `${task.toFixed(0)} with style and layout; ${check}`);
  await page.close();
}

/** The map on the screen: 100,000 assets of ten kinds. */
export async function benchBigMap(stage: Stage, assets: readonly Asset[]): Promise<void> {
  await benchRecolour(stage, assets);
  await benchBox(stage, assets);
  await benchPan(stage);
}
