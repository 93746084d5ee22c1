import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { chrome, openScreen, openStand, type Stand, type Watched } from './screen.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

declare global {
  interface Window {
    readonly axe: { run(): Promise<AxeResults> };
  }
}

/** Numbers in a text, thousands joined. */
function numbers(text: string): number[] {
  return (text.replaceAll(',', '').match(/\d+/g) ?? []).map(Number);
}

async function colourParksBySize(page: Page): Promise<void> {
  await page.getByRole('button', { name: '更多：公园绿地' }).click();
  await page.locator('.layer-details').getByRole('combobox').first().click();
  await page.locator('.ant-select-dropdown').getByTitle('面积', { exact: true }).click();
  await page.locator('.layer[data-kind=park] .class-row').first().waitFor();
}

describe.skipIf(chrome === null)('layers and legend', () => {
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

  async function open(hash?: string): Promise<Page> {
    screen = await openScreen(stand, hash);
    return screen.page;
  }

  test('eye, group and "only this" change what the map draws, and the link', async () => {
    const page = await open();
    const eye = page.locator('.layer[data-kind=park] .layer-button');
    await page.getByRole('button', { name: '整组显示 公园绿地' }).click();
    expect(await eye.getAttribute('aria-pressed')).toBe('true');
    await page.locator('.layer[data-kind=park]').getByText('随组隐藏').waitFor();
    await expect.poll(() => page.url()).toContain('off=green');
    await page.getByRole('button', { name: '整组显示 公园绿地' }).click();
    await eye.click({ modifiers: ['Alt'] });
    const pressed = () =>
      page
        .locator('.layer-button[aria-pressed=true]')
        .evaluateAll((all) => all.map((one) => one.closest<HTMLElement>('.layer')?.dataset.kind));
    const alone = await pressed();
    expect(alone).toContain('park');
    expect(alone).not.toContain('toilet');
    await eye.click({ modifiers: ['Alt'] });
    expect(await pressed()).toContain('toilet');
  });

  test('a field colours the kind: classes with counts that add up, missing apart, a class opens into its rows', async () => {
    const page = await open();
    await colourParksBySize(page);
    const rows = page.locator('.layer[data-kind=park] .class-row');
    const counts = await rows.locator('.class-count').allTextContents();
    const all = numbers((await page.locator('.layer[data-kind=park] .layer-count').textContent()) ?? '').at(-1) ?? 0;
    expect(counts.reduce((sum, text) => sum + (numbers(text)[0] ?? 0), 0)).toBe(all);
    expect(await rows.last().textContent()).toContain('缺失');
    await expect.poll(() => page.url()).toContain('colour=park');
    const legend = page.getByRole('complementary', { name: '图例' });
    expect(await legend.locator('.layer-classes').first().locator('.class-row').count()).toBe(counts.length);
    await rows.first().click();
    const own = numbers(counts[0] ?? '')[0] ?? 0;
    await expect.poll(async () => numbers((await page.locator('.layer[data-kind=park] .layer-count').textContent()) ?? '')[0]).toBe(own);
    // The classes themselves are not counted out by their own condition.
    expect(await rows.locator('.class-count').allTextContents()).toEqual(counts);
    await rows.first().click();
    await expect.poll(async () => numbers((await page.locator('.layer[data-kind=park] .layer-count').textContent()) ?? '')[0]).toBe(all);
  });

  test('the legend counts what is on screen, and stays folded where the user folded it', async () => {
    const page = await open('#view=117.12500,36.18500,16.00');
    const legend = page.getByRole('complementary', { name: '图例' });
    const park = legend.getByRole('button', { name: /^图例：\s*公园绿地.*屏幕内\s*\d/ });
    await park.waitFor();
    const [view = 0, scope = 0] = numbers((await park.locator('.class-count').allTextContents()).join(' '));
    expect(view).toBeGreaterThan(0);
    expect(view).toBeLessThan(scope);
    await legend.getByRole('button', { name: /^图例(?!：)/ }).click();
    await page.reload();
    await page.locator('.stage[data-drawn="true"]').waitFor();
    expect(await legend.getByRole('button', { name: /^图例(?!：)/ }).getAttribute('aria-expanded')).toBe('false');
  });

  test('the order changes by keyboard and by drag, is told, and can be reset', async () => {
    const page = await open();
    await page.getByTitle('顺序', { exact: true }).click();
    const list = page.getByRole('region', { name: '面', exact: true });
    const kinds = () => list.locator('.layer').evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset.kind));
    const before = await kinds();
    await list.locator('.layer-button').nth(1).focus();
    await page.keyboard.press('Alt+ArrowUp');
    expect(await kinds()).toEqual([before[1], before[0], ...before.slice(2)]);
    expect(await list.locator('p[aria-live]').textContent()).toMatch(/第 1 个/);
    await page.getByRole('button', { name: '恢复默认顺序' }).click();
    expect(await kinds()).toEqual(before);
    const handle = list.locator('.layer-handle').first();
    await handle.focus();
    await page.keyboard.press('Space');
    await page.getByText(/^已拿起/).waitFor({ state: 'attached' });
    await page.keyboard.press('ArrowDown');
    await page
      .getByText(/第 2 个，共/)
      .first()
      .waitFor({ state: 'attached' });
    await page.keyboard.press('Space');
    await expect.poll(kinds).toEqual([before[1], before[0], ...before.slice(2)]);
    await expect.poll(() => page.url()).toContain('order=');
  });

  test('a look is saved, survives a reload, is applied again; a damaged file is refused in one sentence', async () => {
    const page = await open();
    const eye = page.locator('.layer[data-kind=toilet] .layer-button');
    await eye.click();
    await page.getByRole('button', { name: '方案' }).click();
    await page.getByRole('textbox', { name: '方案名称' }).fill('不看厕所');
    await page.getByRole('button', { name: '保存现在的样子' }).click();
    await page.getByText('已保存“不看厕所”').waitFor();
    await page.reload();
    await page.locator('.stage[data-drawn="true"]').waitFor();
    await page.getByRole('button', { name: '方案' }).click();
    await page.getByRole('button', { name: '全部', exact: true }).click();
    expect(await eye.getAttribute('aria-pressed')).toBe('true');
    await page.getByRole('button', { name: '不看厕所', exact: true }).click();
    expect(await eye.getAttribute('aria-pressed')).toBe('false');
    const newer = JSON.stringify({ schemaVersion: 99, name: '新' });
    await page.getByTestId('preset-file').setInputFiles({ name: '新.json', mimeType: 'application/json', buffer: Buffer.from(newer) });
    const alert = page.locator('.presets [role=alert]');
    await alert.waitFor();
    expect(await alert.textContent()).toContain('新.json');
    expect(await alert.locator('li').count()).toBe(1);
  });

  test('one tab stop in the list, arrows reach the rest, and no serious fault for screen readers', async () => {
    const page = await open('#theme=dark');
    await colourParksBySize(page);
    expect(await page.locator('.layers [data-rove][tabindex="0"]').count()).toBe(1);
    await page.locator('.layer[data-kind=park] .layer-button').focus();
    await page.keyboard.press('ArrowRight');
    expect(await page.evaluate(() => document.activeElement?.className)).toContain('layer-count');
    await page.keyboard.press('ArrowUp');
    expect(await page.evaluate(() => document.activeElement?.closest('[data-row]')?.className)).toContain('group-head');
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => window.axe.run());
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    const own = serious.flatMap(({ id, nodes }) => nodes.map(({ target, html }) => `${id} ${target.join(' ')} ${html.slice(0, 100)}`));
    expect(own.filter((text) => /layer|legend|preset|class-/.test(text))).toEqual([]);
  });
});
