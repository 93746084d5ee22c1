import type { Page } from 'playwright-core';
import { PNG } from 'pngjs';
import type { Asset } from '../src/core/asset.ts';
import { assetKey } from '../src/core/asset.ts';
import { columnsOf } from '../src/layers/derive/columns.ts';
import { kindById } from '../src/layers/registry.ts';
import type { Stage } from './browser.ts';
import { type Cost, type Meter, meterOf } from './meter.ts';
import { oneKindId } from './one-kind.ts';
import { say, spread } from './time.ts';

const goalMs = 150;
const loads = 3;
const patienceMs = 120_000;

/** Keys of the rows on top, as they stand on the screen. */
const topRows = 8;

/** Opens the table and waits for its first row; the map may still be drawing. */
async function openTable({ address, browser }: Stage): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  page.setDefaultTimeout(patienceMs);
  await page.addInitScript(() => localStorage.setItem('xiutu-tour', 'seen'));
  await page.goto(`${address}#table=${oneKindId}`);
  await page.locator('.table-panel tr[data-line="0"]').waitFor();
  return page;
}

/** Until nothing is left to load, to draw, or to make ready beforehand (one column each 0.4 s). */
async function atRest(page: Page): Promise<void> {
  await page.locator('.stage[data-drawn="true"]').waitFor();
  await page.waitForTimeout(4000);
}

/** Waits for the rows on top, in their order. */
function rowsStand(page: Page, keys: readonly string[]): Promise<unknown> {
  const stand = (wanted: readonly string[]): boolean =>
    wanted.every((key, line) => document.querySelector<HTMLElement>(`.table-panel tr[data-line="${line}"]`)?.dataset.key === key);
  return page.waitForFunction(stand, keys, { polling: 'raf', timeout: 20_000 }).catch(async () => {
    const first = await page.locator('.table-panel tr[data-line="0"]').getAttribute('data-key');
    console.log(`ANOTHER ORDER: ${first} on top, not ${keys[0]}`);
  });
}

/** Middle of an element, so that the click itself asks nothing of the page. */
async function middle(page: Page, selector: string): Promise<readonly [number, number]> {
  const box = await page.locator(selector).first().boundingBox();
  if (!box) throw new Error(`nothing at ${selector}`);
  return [box.x + box.width / 2, box.y + box.height / 2];
}

const keysOf = (assets: readonly Asset[]): readonly string[] => assets.slice(0, topRows).map(assetKey);

interface PeerOrder {
  readonly keys: readonly string[];
  readonly ms: number;
}

function peerOrder(assets: readonly Asset[], id: string, descending: boolean): PeerOrder {
  const kind = kindById(oneKindId);
  const column = kind && columnsOf(kind).find((one) => one.id === id);
  if (!column) throw new Error(`no column ${id}`);
  const before = process.cpuUsage();
  // No value is missing here, so that the other direction is the plain reverse of the comparison.
  const sorted = assets.toSorted((a, b) => (descending ? column.compare(b, a) : column.compare(a, b)));
  const { user } = process.cpuUsage(before);
  return { keys: keysOf(sorted), ms: user / 1000 };
}

interface Orders {
  readonly up: PeerOrder;
  readonly down: PeerOrder;
}

function report(name: string, costs: readonly Cost[], remark: string): void {
  const task = spread(costs.map(({ taskMs }) => taskMs)).medianMs;
  say(`${name} (goal < ${goalMs})`, spread(costs.map(({ scriptMs }) => scriptMs)), `${task.toFixed(0)} with style and layout; ${remark}`);
}

async function sortCosts(page: Page, meter: Meter, id: string, orders: readonly (readonly string[])[]): Promise<Cost[]> {
  const [x, y] = await middle(page, `.table-panel th[data-column="${id}"]`);
  const costs: Cost[] = [];
  for (const keys of orders) {
    // Each click is one of its own, never the second of a double click.
    await page.waitForTimeout(700);
    costs.push(
      await meter.cost(
        () => page.mouse.click(x - 20, y),
        () => rowsStand(page, keys),
      ),
    );
  }
  return costs;
}

/** Costs under the name they are told by, over all loads. */
type Costs = Map<string, Cost[]>;

function add(costs: Costs, name: string, ...more: readonly Cost[]): void {
  costs.set(name, [...(costs.get(name) ?? []), ...more]);
}

const sorted = ['name', 'capacity', 'type'];

async function benchSorts(
  page: Page,
  meter: Meter,
  assets: readonly Asset[],
  orders: ReadonlyMap<string, Orders>,
  costs: Costs,
): Promise<void> {
  for (const [id, { up, down }] of orders) {
    const [one, ...others] = await sortCosts(page, meter, id, [up.keys, down.keys, keysOf(assets), up.keys, down.keys, keysOf(assets)]);
    if (one) add(costs, `first click on ${id}`, one);
    add(costs, `click on ${id} again (down, off, up)`, ...others);
  }
}

/** Waits for a count in the table's own words and for its first row. */
function countStands(page: Page, assets: readonly Asset[], left: readonly Asset[]): Promise<unknown> {
  const of = assets.length.toLocaleString('en-US');
  const text = left.length === assets.length ? `共 ${of} 项` : `${left.length.toLocaleString('en-US')} / ${of} 项`;
  const stand = ({ words, key }: { words: string; key: string | undefined }): boolean =>
    document.querySelector('.table-count')?.textContent === words &&
    document.querySelector<HTMLElement>('.table-panel tr[data-line="0"]')?.dataset.key === key;
  return page.waitForFunction(stand, { words: text, key: keysOf(left)[0] }, { polling: 'raf' });
}

interface FilterRun {
  readonly name: string;
  /** Column whose menu holds the condition; null for the search over all columns. */
  readonly column: string | null;
  /** Text to be written; null for the box of the first choice. */
  readonly text: string | null;
  readonly passes: (asset: Asset) => boolean;
}

const has = (text: unknown, part: string): boolean => String(text ?? '').includes(part);

const filterRuns: readonly FilterRun[] = [
  { name: 'name contains 公园', column: 'name', text: '公园', passes: ({ values }) => has(values.name, '公园') },
  // No other column of these assets has the two characters in it.
  { name: 'any column contains 公园', column: null, text: '公园', passes: ({ values }) => has(values.name, '公园') },
  { name: 'type is 小学', column: 'type', text: null, passes: ({ values }) => values.type === 'primary-school' },
];

/** Puts the condition on, and takes it off again: two costs. The menu is open before. */
async function filterCosts(page: Page, meter: Meter, run: FilterRun, assets: readonly Asset[]): Promise<readonly [Cost, Cost]> {
  const left = assets.filter(run.passes);
  if (run.column !== null) await page.mouse.click(...(await middle(page, `th[data-column="${run.column}"] .head-menu`)));
  const menu = run.column === null ? '.table-search' : '.filter-editor';
  await page.locator(menu).waitFor();
  await page.waitForTimeout(800);
  const text = run.text;
  const [x, y] = await middle(
    page,
    text === null ? '.value-list label:has-text("小学")' : run.column === null ? `${menu} input` : `${menu} input[type=text]`,
  );
  if (text !== null) await page.mouse.click(x, y);
  const put = (): Promise<void> => (text === null ? page.mouse.click(x, y) : page.keyboard.insertText(text));
  const take = async (): Promise<void> => {
    if (text === null) await page.mouse.click(x, y);
    else await page.keyboard.press('Backspace');
  };
  const on = await meter.cost(put, () => countStands(page, assets, left));
  if (text !== null) await page.keyboard.press('Control+a');
  const off = await meter.cost(take, () => countStands(page, assets, assets));
  await page.keyboard.press('Escape');
  await page.waitForTimeout(500);
  return [on, off];
}

async function benchFilters(page: Page, meter: Meter, assets: readonly Asset[], costs: Costs): Promise<void> {
  for (const run of filterRuns) {
    for (let time = 0; time < 3; time++) {
      const [put, taken] = await filterCosts(page, meter, run, assets);
      add(costs, `${run.name}${time === 0 ? ', first time' : ', again'}`, put);
      add(costs, `${run.name}, off`, taken);
    }
  }
}

/** Frames of a scroll in which a row's place was empty, of all frames. */
interface Blanks {
  readonly blank: number;
  readonly frames: number;
}

/** A frame is blank where somewhere in the column of names a row's height and more has no ink. */
function isBlank(picture: PNG, left: number, top: number, bottom: number): boolean {
  let bare = 0;
  for (let y = top; y < bottom; y++) {
    bare = hasInk(picture, left, y) ? 0 : bare + 1;
    if (bare > 28) return true;
  }
  return false;
}

function hasInk(picture: PNG, left: number, y: number): boolean {
  for (let x = left; x < left + 100; x++) {
    const at = (y * picture.width + x) * 4;
    const light = ((picture.data[at] ?? 0) + (picture.data[at + 1] ?? 0) + (picture.data[at + 2] ?? 0)) / 3;
    if (light < 140) return true;
  }
  return false;
}

/** Pictures that the browser itself put on the screen while `scroll` ran, looked at one by one. */
async function filmed(page: Page, scroll: () => Promise<void>): Promise<Blanks> {
  const box = await page.locator('.grid-scroll').boundingBox();
  const head = await page.locator('.grid-head').boundingBox();
  const foot = await page.locator('.grid-foot').boundingBox();
  if (!box || !head || !foot) throw new Error('no table');
  const session = await page.context().newCDPSession(page);
  const pictures: string[] = [];
  session.on('Page.screencastFrame', ({ data, sessionId }) => {
    pictures.push(data);
    void session.send('Page.screencastFrameAck', { sessionId }).catch(() => {});
  });
  await session.send('Page.startScreencast', { format: 'png' });
  await scroll();
  await session.send('Page.stopScreencast');
  const [top, bottom] = [Math.ceil(head.y + head.height), Math.floor(Math.min(foot.y, box.y + box.height - 16))];
  const blank = pictures.filter((data) => isBlank(PNG.sync.read(Buffer.from(data, 'base64')), Math.ceil(box.x) + 8, top, bottom)).length;
  return { blank, frames: pictures.length };
}

const scrolledTo = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const { scrollTop = 0, scrollHeight = 1, clientHeight = 0 } = document.querySelector('.grid-scroll') ?? {};
    return scrollTop / (scrollHeight - clientHeight);
  });

async function benchScroll(page: Page): Promise<void> {
  const box = await page.locator('.grid-scroll').boundingBox();
  if (!box) throw new Error('no table');
  await page.mouse.move(box.x + 200, box.y + box.height / 2);
  const turn = async (): Promise<void> => {
    for (let step = 0; step < 150; step++) {
      await page.mouse.wheel(0, 100 + step * 100);
      await page.waitForTimeout(16);
    }
  };
  const wheel = await filmed(page, turn);
  const afterWheel = await scrolledTo(page);
  const bar = { x: box.x + box.width - 7, from: box.y + 22, to: box.y + box.height - 22 };
  await page.evaluate(() => document.querySelector('.grid-scroll')?.scrollTo(0, 0));
  await page.waitForTimeout(500);
  const dragged = await filmed(page, async () => {
    await page.mouse.move(bar.x, bar.from);
    await page.mouse.down();
    await page.mouse.move(bar.x, bar.to, { steps: 80 });
    await page.mouse.move(bar.x, (bar.from + bar.to) / 2, { steps: 40 });
    await page.mouse.up();
  });
  const afterDrag = await scrolledTo(page);
  // The eye itself is tried: with hidden rows it must see nothing but blanks.
  const hiding = await page.addStyleTag({ content: '.grid-window { visibility: hidden }' });
  const control = await filmed(page, async () => {
    await page.waitForTimeout(500);
    await page.mouse.wheel(0, 3000);
    await page.waitForTimeout(500);
  });
  await hiding.evaluate((style) => style.parentNode?.removeChild(style));
  const line = (name: string, { blank, frames }: Blanks, share: number): void =>
    console.log(
      `${name.padEnd(52)} ${String(blank).padStart(9)} of ${frames} frames blank (goal 0)   ended at ${(share * 100).toFixed(1)} % of the table`,
    );
  if (control.blank === 0) console.log('THE EYE FOR BLANKS IS BLIND');
  line('table, scroll by wheel', wheel, afterWheel);
  line('table, scroll by dragging the bar', dragged, afterDrag);
}

/** The table on the screen: 100,000 assets of one kind. */
export async function benchBigTable(stage: Stage, assets: readonly Asset[]): Promise<void> {
  const orders = new Map(sorted.map((id) => [id, { up: peerOrder(assets, id, false), down: peerOrder(assets, id, true) }]));
  const costs: Costs = new Map();
  for (let load = 0; load < loads; load++) {
    const early = await openTable(stage);
    add(
      costs,
      'click on name while the page loads',
      ...(await sortCosts(early, await meterOf(early), 'name', [orders.get('name')?.up.keys ?? []])),
    );
    await early.close();
    const page = await openTable(stage);
    await atRest(page);
    if (load === 0) await benchScroll(page);
    await page.evaluate(() => document.querySelector('.grid-scroll')?.scrollTo(0, 0));
    const meter = await meterOf(page);
    await benchSorts(page, meter, assets, orders, costs);
    await benchFilters(page, meter, assets, costs);
    await page.close();
  }
  for (const [name, all] of costs) report(`table, ${name}`, all, 'rows on top and count as the peer’s');
  for (const [id, { up, down }] of orders) say(`  peer: Array.sort with Intl.Collator by ${id} (Node)`, spread([up.ms, down.ms]));
}
