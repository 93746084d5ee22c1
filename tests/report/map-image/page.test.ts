import { PNG } from 'pngjs';
import { describe, expect, test } from 'vitest';
import { withDensity } from '../../../src/report/map-image/density.ts';
import { paperPage, phonePage, planLegend, planPage, wrapText } from '../../../src/report/map-image/page.ts';

/** Every sign ten wide: sums by hand. */
const wide = (text: string): number => [...text].length * 10;

describe('a page', () => {
  test('A4 and A3 at 300 dpi have the pixels of the paper, within one', () => {
    const px = (mm: number) => (mm / 25.4) * 300;
    for (const [paper, short, long] of [
      ['A4', 210, 297],
      ['A3', 297, 420],
    ] as const) {
      const page = paperPage(paper, true, 300);
      expect(Math.abs(page.width * page.pixelRatio - px(long))).toBeLessThan(2);
      expect(Math.abs(page.height * page.pixelRatio - px(short))).toBeLessThan(2);
      expect(paperPage(paper, false, 300).width).toBe(page.height);
    }
  });

  test('a phone gets 1080 × 1440', () => {
    expect([phonePage.width * phonePage.pixelRatio, phonePage.height * phonePage.pixelRatio]).toEqual([1080, 1440]);
  });

  test('nothing lies on anything else, and all of it on the page', () => {
    const page = paperPage('A4', true, 150);
    const labels = Array.from({ length: 20 }, (_, at) => `图例${at}`);
    const plan = planPage(page, { title: '题'.repeat(200), hasFigure: true, labels, notes: ['注'.repeat(500)] }, wide);
    expect(plan.title.length).toBeGreaterThan(1);
    expect(plan.map.y).toBeGreaterThanOrEqual((plan.figureY ?? 0) + page.titlePx);
    const { legend } = plan;
    expect(plan.map.y + plan.map.height).toBeLessThanOrEqual(legend?.y ?? 0);
    expect((legend?.y ?? 0) + (legend?.rows ?? 0) * (legend?.rowHeight ?? 0)).toBeLessThanOrEqual(plan.notesY);
    expect(plan.notesY + plan.notes.length * page.textPx * 1.4).toBeLessThanOrEqual(page.height - page.margin + 1e-9);
  });

  test('a legend that is too long keeps a place to say how many are left', () => {
    const labels = Array.from({ length: 50 }, () => '很长很长很长的类别');
    const plan = planLegend(phonePage, labels, wide);
    expect(plan?.rows).toBe(phonePage.legendRows);
    expect(plan?.shown).toBe((plan?.rows ?? 0) * (plan?.columns ?? 0) - 1);
    expect(planLegend(phonePage, [], wide)).toBeNull();
  });
});

describe('wrapping', () => {
  test('Chinese breaks anywhere, but no line begins with a closing sign', () => {
    const lines = wrapText('一二三四，五六七八。九', 50, wide);
    expect(lines.join('')).toBe('一二三四，五六七八。九');
    for (const line of lines) expect(line).not.toMatch(/^[，。；：、）》”]/);
    expect(lines.length).toBe(3);
  });

  test('words and numbers stay whole', () => {
    expect(wrapText('data of 2025-01-01 here', 120, wide)).toEqual(['data of', '2025-01-01', 'here']);
  });

  test('nothing gives no line', () => {
    expect(wrapText('', 100, wide)).toEqual([]);
  });
});

test('a PNG says its dots to the inch and is still the same picture', () => {
  const image = new PNG({ width: 3, height: 2 });
  image.data.fill(0x5a);
  const bytes = new Uint8Array(PNG.sync.write(image));
  const dense = withDensity(bytes, 300);
  // pngjs checks the sum of every chunk.
  expect(PNG.sync.read(Buffer.from(dense), { checkCRC: true }).data).toEqual(PNG.sync.read(Buffer.from(bytes)).data);
  const view = new DataView(dense.buffer);
  expect(String.fromCharCode(...dense.subarray(37, 41))).toBe('pHYs');
  // 300 / 0.0254 = 11811.02
  expect([view.getUint32(41), view.getUint32(45), dense[49]]).toEqual([11_811, 11_811, 1]);
});
