import { afterEach, expect, test, vi } from 'vitest';
import { drawPicture, type PictureAsk } from '../../../src/map/tools/picture.ts';

/** What the next map does when it is made. */
const { made } = vi.hoisted(() => ({ made: { fails: false } }));

vi.mock('maplibre-gl', () => ({
  Map: class {
    readonly style = { tileManagers: {} };
    constructor() {
      if (made.fails) throw new Error('no drawing context');
    }
    once(): Promise<never> {
      return new Promise(() => {});
    }
    remove(): void {}
  },
}));

function fakeDocument() {
  const body = new Set<object>();
  const createElement = () => {
    const element = { style: {}, setAttribute: () => {}, remove: () => body.delete(element) };
    return element;
  };
  vi.stubGlobal('document', { createElement, body: { append: (element: object) => body.add(element) } });
  return body;
}

const ask = { width: 100, height: 100, pixelRatio: 1, view: { lon: 117, lat: 36, zoom: 12 }, frame: {} } as unknown as PictureAsk;

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
  made.fails = false;
});

test('a map that cannot be made leaves nothing on the page', async () => {
  const body = fakeDocument();
  made.fails = true;
  await expect(drawPicture(ask, new AbortController().signal)).rejects.toThrow('no drawing context');
  expect(body.size).toBe(0);
});

test('a map that never comes to rest gives up, says why, and leaves nothing on the page', async () => {
  vi.useFakeTimers();
  const body = fakeDocument();
  const picture = drawPicture(ask, new AbortController().signal);
  const rejected = expect(picture).rejects.toThrow('no picture in time');
  expect(body.size).toBe(1);
  await vi.advanceTimersByTimeAsync(121_000);
  await rejected;
  expect(body.size).toBe(0);
});
