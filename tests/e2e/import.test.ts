import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import gcoord from 'gcoord';
import type { Feature } from 'geojson';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { representativePoint } from '../../src/core/geo/representative.ts';
import { encodeGbk } from '../../src/formats/gbk.ts';
import { seriousFaults } from './axe.ts';
import { chrome, openScreen, openStand, type Stand, type Watched } from './screen.ts';

const root = join(import.meta.dirname, '../..');

const parks: readonly Feature[] = JSON.parse(readFileSync(join(root, 'data/geojson/park.geojson'), 'utf8')).features;

interface Park {
  readonly id: string;
  readonly name: string;
  readonly lon: number;
  readonly lat: number;
  readonly mu: string;
}

/** The demo city's own parks as a bureau would hand them over: a place each, the size in mu. */
function demoParks(): Park[] {
  return parks.flatMap((feature) => {
    const place = representativePoint(feature.geometry);
    const { id, name, areaM2 } = { id: feature.id, ...feature.properties } as { id: string; name: string; areaM2?: number };
    if (!place || areaM2 === undefined) return [];
    return [{ id, name, lon: place[0], lat: place[1], mu: ((areaM2 * 3) / 2000).toFixed(2) }];
  });
}

function csv(head: string, rows: readonly (readonly (string | number)[])[]): string {
  return [head, ...rows.map((row) => row.join(','))].join('\r\n');
}

/** Drops files on the window as a person does with the mouse. */
async function drop(page: Page, name: string, bytes: Uint8Array): Promise<void> {
  const transfer = await page.evaluateHandle(
    ([file, base64]) => {
      const data = new DataTransfer();
      data.items.add(new File([Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))], file));
      return data;
    },
    [name, Buffer.from(bytes).toString('base64')] as const,
  );
  await page.dispatchEvent('.stage', 'dragover', { dataTransfer: transfer });
  await page.dispatchEvent('.stage', 'drop', { dataTransfer: transfer });
}

const at = (page: Page, step: string) => page.locator(`[data-testid=import][data-step=${step}][data-busy=false]`).waitFor();
const next = (page: Page) => page.getByTestId('import-next').click();
const chip = async (page: Page, of: string): Promise<number> => {
  const text = (await page.getByTestId(`chip-${of}`).locator('b').textContent()) ?? '';
  return Number(text.replaceAll(',', ''));
};
const parksInLayers = async (page: Page): Promise<number> => {
  const text = await page.locator('.layer', { hasText: '公园绿地' }).first().textContent();
  return Number(/(\d+)/.exec(text ?? '')?.[1]);
};

describe.skipIf(chrome === null)('the import', () => {
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

  test('parks in GCJ-02 are never taken by a guess: told by the city’s own, chosen, previewed, written and taken back', async () => {
    screen = await openScreen(stand, '#table=park');
    const { page } = screen;
    const own = demoParks();
    const shifted = own.map(({ id, name, lon, lat, mu }) => {
      const [x = 0, y = 0] = gcoord.transform([lon, lat], gcoord.WGS84, gcoord.GCJ02);
      return [id, name, x.toFixed(6), y.toFixed(6), mu];
    });
    const added = ['park-new', '示意新公园', '117.1306', '36.1931', '12'];
    const broken = ['park-broken', '示意坏行', '不详', 'x', '3'];
    const text = csv('编号,公园名称,经度,纬度,面积（亩）', [...shifted, added, broken]);
    await drop(page, '公园绿地.csv', new TextEncoder().encode(text));
    await at(page, 'scan');
    const crs = page.locator('.import-crs');
    const question = page.getByTestId('candidate-GCJ-02');
    // Sure by the city's own parks, or asked: never WGS 84.
    if ((await question.count()) > 0) await question.click();
    await crs.locator('.import-crs-line', { hasText: 'GCJ-02' }).waitFor();
    expect(await seriousFaults(page, '.import')).toEqual([]);
    await next(page);
    await at(page, 'columns');
    expect(await page.getByTestId('import-factor').textContent()).toContain('亩 × 666.667 → 平方米');
    await next(page);
    await at(page, 'preview');
    expect(await chip(page, 'new')).toBe(1);
    expect(await chip(page, 'refused')).toBe(1);
    expect((await chip(page, 'all')) - 2).toBe(own.length);
    await page.getByTestId('chip-refused').click();
    await page.locator('.import-line[data-status=refused]', { hasText: 'park-broken' }).waitFor();
    expect(await seriousFaults(page, '.import')).toEqual([]);
    const before = await parksInLayers(page);
    await next(page);
    await at(page, 'done');
    await expect.poll(() => parksInLayers(page)).toBe(before + 1);
    await page.getByTestId('import-undo').click();
    await expect.poll(() => parksInLayers(page)).toBe(before);
    const download = page.waitForEvent('download');
    await page.getByTestId('import-refused-file').click();
    const path = await (await download).path();
    expect(readFileSync(path, 'utf8')).toContain('park-broken');
  });

  test('a GBK sheet is compared by eye in each encoding; next year’s file is matched, and what is missing can be retired', async () => {
    screen = await openScreen(stand, '#table=park');
    const { page } = screen;
    const some = demoParks().slice(0, 12);
    const sheet = (rows: readonly Park[]) => {
      const gbk = encodeGbk(
        csv(
          '编号,公园名称,经度,纬度',
          rows.map(({ id, name, lon, lat }) => [id, name, lon, lat]),
        ),
      );
      if (!('bytes' in gbk)) throw new Error('GBK has all of it');
      return gbk.bytes;
    };
    const toPreview = async () => {
      await at(page, 'scan');
      const question = page.getByTestId('candidate-EPSG:4326');
      if ((await question.count()) > 0) await question.click();
      await page.locator('.import-crs-line').waitFor();
      await next(page);
      await at(page, 'columns');
    };
    await drop(page, '公园绿地2024.csv', sheet(some));
    await at(page, 'scan');
    await page.getByRole('button', { name: '并排对比' }).click();
    const readings = page.locator('.import-encodings .import-card');
    await readings.first().waitFor();
    expect(await page.locator('.import-encodings [aria-pressed=true]').textContent()).toContain(some[0]?.name);
    await toPreview();
    await next(page);
    await at(page, 'preview');
    await page.getByTestId('chip-all').click();
    // Nothing may be left to write where the file says what the city has; a new note makes it worth writing.
    await page.getByRole('button', { name: '上一步' }).click();
    await page.getByRole('button', { name: '关闭导入，什么也不写入' }).click();

    const renamed = some.map((park, index) => (index === 3 ? { ...park, name: '示意更名公园' } : park));
    await drop(page, '公园绿地2024.csv', sheet(renamed));
    await toPreview();
    await next(page);
    await at(page, 'preview');
    expect(await chip(page, 'changed')).toBe(1);
    await next(page);
    await at(page, 'done');

    await drop(page, '公园绿地2025年终稿(2).csv', sheet(renamed.slice(0, 10)));
    await at(page, 'scan');
    await page.getByText('沿用上次的对应').waitFor();
    await toPreview();
    await page.getByText('上次有、这次没有的：停用（不删除）').click();
    await next(page);
    await at(page, 'preview');
    expect(await chip(page, 'missing')).toBe(2);
    expect(await chip(page, 'same')).toBe(10);
    await next(page);
    await at(page, 'done');
    expect(await page.getByTestId('done-missing').textContent()).toContain('2');
  });
});
