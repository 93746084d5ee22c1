import { describe, expect, test } from 'vitest';
import {
  type BasemapSettings,
  backdropOf,
  basemapFrom,
  faultOf,
  firstBasemap,
  hostOf,
} from '../../src/app/features/basemap/basemap-settings.ts';

const key = '0123456789abcdef0123456789abcdef';
const set = (part: Partial<BasemapSettings>): BasemapSettings => ({ ...firstBasemap, ...part });

describe('settings of the background map', () => {
  test('are off at first, and after anything that makes no sense', () => {
    for (const text of [null, '', 'null', '{"choice":"xyz"}', '{"schemaVersion":9,"choice":"xyz"}', '[1']) {
      expect(basemapFrom(text)).toEqual(firstBasemap);
    }
    expect(backdropOf(firstBasemap, null)).toBeNull();
  });

  test('come back as they were kept; a part that makes no sense does not spoil the others', () => {
    const kept = set({ choice: 'xyz', xyzUrl: 'https://a.cn/{z}/{x}/{y}.png', xyzGcj: true, opacity: 0.4 });
    expect(basemapFrom(JSON.stringify(kept))).toEqual(kept);
    expect(basemapFrom(JSON.stringify({ ...kept, opacity: 7, choice: 'moon' }))).toEqual({ ...kept, opacity: 0.7, choice: 'none' });
  });

  test.each([
    [set({ choice: 'tianditu-vec' }), 'key'],
    [set({ choice: 'tianditu-img', tiandituKey: key }), null],
    [set({ choice: 'xyz', xyzUrl: 'tiles/{z}/{x}/{y}' }), 'address'],
    [set({ choice: 'xyz', xyzUrl: 'https://a.cn/{z}/{x}.png' }), 'template'],
    [set({ choice: 'xyz', xyzUrl: 'http://10.1.2.3:8080/{z}/{x}/{y}' }), null],
    [set({ choice: 'xyz', xyzUrl: 'https://{s}.a.cn/{z}/{x}/{y}.png' }), 'template'],
    [set({ choice: 'xyz', xyzUrl: 'https://a.cn/{z}/{x}/{y}/{-y}' }), 'template'],
    [set({ choice: 'xyz', xyzUrl: 'https://a.cn/{z}/{x}/{y}{r}.png' }), 'template'],
    [set({ choice: 'pmtiles' }), 'archive'],
    [set({ choice: 'pmtiles', pmtilesUrl: 'https://a.cn/t.pmtiles' }), null],
  ])('%# say what is missing', (settings, fault) => {
    expect(faultOf(settings, false)).toBe(fault);
  });

  test('ask 天地图 in Web Mercator, with names above the ground where wanted', () => {
    const urls = (names: boolean) => {
      const tiles = backdropOf(set({ choice: 'tianditu-vec', tiandituKey: key, tiandituNames: names }), null)?.tiles;
      return tiles?.type === 'raster' ? tiles.layers.map(({ url }) => url) : [];
    };
    expect(urls(true).map((url) => new URL(url).pathname)).toEqual(['/vec_w/wmts', '/cva_w/wmts']);
    expect(urls(false).length).toBe(1);
    expect(new URL(urls(false)[0] ?? '').searchParams.get('tk')).toBe(key);
    expect(hostOf(set({ choice: 'tianditu-vec' }))).toBe('t0.tianditu.gov.cn');
  });

  test('another address or shift is another background; another opacity is the same one', () => {
    const id = (part: Partial<BasemapSettings>) =>
      backdropOf(set({ choice: 'xyz', xyzUrl: 'https://a.cn/{z}/{x}/{y}', ...part }), null)?.id;
    expect(id({ opacity: 0.1 })).toBe(id({}));
    expect(new Set([id({}), id({ xyzGcj: true }), id({ xyzUrl: 'https://b.cn/{z}/{x}/{y}' })]).size).toBe(3);
  });
});
