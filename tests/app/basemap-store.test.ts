import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { firstBasemap } from '../../src/app/features/basemap/basemap-settings.ts';
import { applyBasemap, basemapStore, tellNoAnswer } from '../../src/app/features/basemap/basemap-store.ts';
import type { OpenedArchive } from '../../src/map/archive.ts';

const { opening } = vi.hoisted(() => ({ opening: { settle: (_archive: OpenedArchive): void => {} } }));
vi.mock('../../src/map/archive.ts', () => ({
  openArchive: () =>
    new Promise<OpenedArchive>((resolve) => {
      opening.settle = resolve;
    }),
}));

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const trouble = () => basemapStore.getState().trouble;

test('an archive whose server never replies is said after ten seconds, and taken when it comes after all', async () => {
  const url = 'https://a.cn/t.pmtiles';
  const applied = applyBasemap({ ...firstBasemap, choice: 'pmtiles', pmtilesUrl: url }, null);
  await vi.advanceTimersByTimeAsync(9000);
  expect(trouble()).toBeNull();
  await vi.advanceTimersByTimeAsync(2000);
  expect(trouble()).toEqual({ code: 'no-answer', status: null });
  opening.settle({ url, vectorLayers: null, maxZoom: 14, credit: '' });
  await applied;
  expect(trouble()).toBeNull();
  expect(basemapStore.getState().backdrop?.id).toBe(url);
});

test('a late fault of the background that was left is nobody’s trouble; one of the present is', async () => {
  await applyBasemap({ ...firstBasemap, choice: 'xyz', xyzUrl: 'https://b.cn/{z}/{x}/{y}' }, null);
  tellNoAnswer('backdrop:https://a.cn/{z}/{x}/{y}:0', 503);
  expect(trouble()).toBeNull();
  tellNoAnswer('backdrop:https://b.cn/{z}/{x}/{y}:0', 503);
  expect(trouble()).toEqual({ code: 'no-answer', status: 503 });
});
