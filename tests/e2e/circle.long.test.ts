import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { writeCityFiles } from '../../src/formats/city-folder.ts';
import { xiutu } from '../cli/run.ts';
import { box, city, outline, street } from '../scenes/draw.ts';
import { seriousFaults } from './axe.ts';
import { chrome, openScreen, openStand, type Stand, type Watched } from './screen.ts';

const root = join(import.meta.dirname, '../..');

interface CircleFile {
  readonly rows: readonly { readonly id: string; readonly missing: readonly string[] }[];
  readonly areas: readonly {
    readonly areaCode: string | null;
    readonly kinds: Readonly<Record<string, { readonly share: number | null }>>;
  }[];
}

/** What the command line says of the demo city under a sheet. */
function toldByCommand(rule: string): CircleFile {
  const { out } = xiutu(root, 'circle', '--city', 'data/geojson', '--rule', rule);
  return JSON.parse(out) as CircleFile;
}

/** Two compounds on a street; no services, no people, no units. */
const bare = city(
  [
    box('residential', 'a', [100, 20], [300, 200], { name: '示意一区' }),
    box('residential', 'b', [500, 20], [700, 200], { name: '示意二区' }),
    street('s', [
      [0, 0],
      [900, 0],
    ]),
  ],
  { builtUp: outline([0, 0], [1000, 1000]), synthetic: true },
);

describe.skipIf(chrome === null)('the 15-minute circle', () => {
  let stand: Stand;
  let screen: Watched | null = null;

  beforeAll(async () => {
    stand = await openStand();
  });
  afterAll(() => stand?.close());
  afterEach(async () => {
    const seen = screen;
    screen = null;
    await seen?.page.close();
    expect(seen?.errors ?? []).toEqual([]);
    expect(seen?.foreign ?? []).toEqual([]);
  });

  async function open(hash: string): Promise<Page> {
    screen = await openScreen(stand, hash);
    return screen.page;
  }

  test('a link asks it again; the matrix says what the command line says, and a cell opens its compounds by keyboard', async () => {
    const told = toldByCommand('wanzheng-2020');
    const page = await open('#ws=circle&circle=wanzheng-2020.15.default.0.city&needs=row:kindergarten');
    const matrix = page.getByTestId('circle-matrix');
    await matrix.waitFor();
    const heads = await matrix.locator('thead th .matrix-name').allTextContents();
    const column = 1 + heads.indexOf('幼儿园');
    const text = (await matrix.locator('tbody tr').first().locator('td').nth(column).textContent()) ?? '';
    const city370900 = told.areas.find(({ areaCode }) => areaCode === '370900');
    expect(text).toBe(`${((city370900?.kinds.kindergarten?.share ?? 0) * 100).toFixed(1)} %`);
    await page.locator('.legend').getByText('超出限距').waitFor();

    await matrix.focus();
    for (let step = 0; step <= column; step += 1) await page.keyboard.press('ArrowRight');
    const lacking = told.rows.filter(({ missing }) => missing.includes('kindergarten')).length;
    await page.locator('.matrix-note', { hasText: '幼儿园' }).waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.url()).toContain('ws=inventory');
    await expect
      .poll(async () => (await page.locator('.pane-dock').textContent()) ?? '', { timeout: 30_000 })
      .toContain(`${lacking.toLocaleString('zh-CN')} / 1,219`);
    await page.getByRole('button', { name: '返回' }).click();
    await matrix.waitFor();
  });

  test('one walks from a click, the answer follows a drag, and the keyboard starts at the middle of the map', async () => {
    const page = await open('#ws=circle&view=117.12,36.19,14');
    await page.getByRole('tab', { name: '从一点走' }).click();
    await page.getByRole('button', { name: '在地图上点一处' }).click();
    const frame = await page.locator('.map-canvas').boundingBox();
    const [x, y] = [(frame?.x ?? 0) + 300, (frame?.y ?? 0) + 260];
    await page.mouse.click(x, y);
    const inside = page.getByTestId('circle-inside');
    await inside.locator('summary').first().waitFor();
    const link = (): string => /from=[^&]*/.exec(page.url())?.[0] ?? '';
    const [first, said] = [link(), await inside.textContent()];
    expect(first).not.toBe('');

    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x - 60, y + 40, { steps: 4 });
    await page.mouse.move(x - 160, y + 90, { steps: 4 });
    // Not let go yet: the answer follows, the link waits.
    await expect.poll(() => inside.textContent(), { timeout: 30_000 }).not.toBe(said);
    expect(link()).toBe(first);
    await page.mouse.up();
    await expect.poll(link).not.toBe(first);
    expect(page.url()).toContain('view=117.12000,36.19000');

    await page.getByRole('button', { name: '从地图中心走' }).press('Enter');
    await expect.poll(link).toBe('from=117.12000,36.19000');
    await page.getByRole('button', { name: '结束' }).click();
    await inside.waitFor({ state: 'detached' });
    expect(link()).toBe('');
  });

  test('axe finds nothing serious, in a full city by night in English and in one without services and people', async () => {
    const page = await open('#ws=circle&lang=en&theme=dark&circle=gb50180-2018.15.wheelchair.15.town&from=117.12,36.19');
    await page.getByTestId('circle-inside').waitFor();
    await page.locator('.circle-rows summary').click();
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByRole('tab', { name: 'What compounds lack' }).click();
    await page.locator('.circle-compounds tbody tr[tabindex]').first().press('Enter');
    await page.getByRole('button', { name: 'Radar' }).click();
    expect(await seriousFaults(page)).toEqual([]);

    const folder = mkdtempSync(join(tmpdir(), 'xiutu-circle-'));
    for (const [name, text] of writeCityFiles(bare)) writeFileSync(join(folder, name), text);
    const other = await openStand(folder);
    try {
      const empty = await openScreen(other, '#ws=circle&circle=mofcom-2021.15.default.0.town');
      const headline = empty.page.getByTestId('circle-headline');
      await headline.waitFor();
      // Nothing is in the data, so nothing is known: neither 0 % nor 100 %.
      expect(await headline.locator('.figure-share').textContent()).toBe('—');
      expect((await headline.textContent()) ?? '').toContain('2 个小区');
      expect(await seriousFaults(empty.page)).toEqual([]);
      expect(empty.errors).toEqual([]);
    } finally {
      await other.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
