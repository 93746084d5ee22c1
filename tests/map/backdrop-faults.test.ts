import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { isOfBackdrop } from '../../src/map/backdrop.ts';
import { listenToFaults, type SourcedMap } from '../../src/map/backdrop-faults.ts';
import { mapSurface } from '../../src/map/surface.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

type Told = readonly [source: string, status: number | null];

function fakeMap() {
  const listeners = new Map<string, (event: object) => void>();
  const loaded = new Map<string, boolean>();
  const hear = (type: string, listener: (event: never) => void) => listeners.set(type, listener as (event: object) => void);
  const map = { on: hear, once: hear, getSource: (id: string) => loaded.has(id), isSourceLoaded: (id: string) => loaded.get(id) === true };
  const told: Told[] = [];
  listenToFaults(map as SourcedMap, (...fault) => told.push(fault));
  return { fire: (type: string, event: object) => listeners.get(type)?.(event), loaded, told };
}

const a = 'backdrop:a:0';

describe('a background that does not come', () => {
  test('because its server takes requests and never replies is told once, after about ten seconds', () => {
    const { fire, loaded, told } = fakeMap();
    loaded.set(a, false);
    fire('sourcedataloading', { sourceId: a, tile: { state: 'loading' } });
    vi.advanceTimersByTime(8000);
    expect(told).toEqual([]);
    vi.advanceTimersByTime(4000);
    fire('sourcedataloading', { sourceId: a, tile: { state: 'loading' } });
    vi.advanceTimersByTime(60_000);
    expect(told).toEqual([[a, null]]);
  });

  test('is no fault once a tile has come, however long the others take, nor once it was left', () => {
    const { fire, loaded, told } = fakeMap();
    loaded.set(a, false);
    fire('sourcedata', { sourceId: a, tile: { state: 'loaded' } });
    loaded.set('backdrop:left:0', false);
    fire('sourcedata', { sourceId: 'backdrop:left:0' });
    loaded.delete('backdrop:left:0');
    vi.advanceTimersByTime(60_000);
    expect(told).toEqual([]);
  });

  test('because every tile is missing is told as 404; an error with the source it is of', () => {
    const { fire, loaded, told } = fakeMap();
    loaded.set(a, true);
    fire('sourcedata', { sourceId: a });
    vi.advanceTimersByTime(2000);
    fire('error', { sourceId: 'backdrop:b:1', error: { message: 'no', status: 503 } });
    expect(told).toEqual([
      [a, 404],
      ['backdrop:b:1', 503],
    ]);
  });

  test('is told apart from the one that was left', () => {
    expect(isOfBackdrop('backdrop:https://a/{z}:0', 'https://a/{z}')).toBe(true);
    expect(isOfBackdrop('backdrop:https://a/t.pmtiles', 'https://a/t.pmtiles')).toBe(true);
    expect(isOfBackdrop('backdrop:https://b/{z}:0', 'https://a/{z}')).toBe(false);
    expect(isOfBackdrop('backdrop:https://a/{z}:more:0', 'https://a/{z}')).toBe(false);
  });
});

test('a background that only changes its strength keeps its source: adding it again would fail', async () => {
  const sources = new Map<string, object>();
  const addSource = (id: string, source: object) => {
    if (sources.has(id)) throw new Error(`Source "${id}" already exists.`);
    sources.set(id, source);
  };
  const map = { addSource, getSource: (id: string) => sources.get(id) };
  const surface = mapSurface(map as unknown as Parameters<typeof mapSurface>[0]);
  const tiles = () => ({ type: 'raster' as const, tiles: ['https://a/{z}/{x}/{y}'] });
  await surface.setSource(a, tiles());
  await surface.setSource(a, tiles());
  expect(sources.size).toBe(1);
});
