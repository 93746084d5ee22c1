import { afterEach, expect, test, vi } from 'vitest';
import { networkKey } from '../../src/analysis/network/network-key.ts';
import { readNetwork } from '../../src/analysis/network/serialise.ts';
import { planeAt } from '../../src/core/geo/plane.ts';
import { browserNetworks, type NetworkStore, networkFrom } from '../../src/workers/network-cache.ts';
import { linesOf } from '../analysis/network/random-network.ts';

const plane = planeAt(117);
const lines = linesOf([
  [
    [0, 0],
    [100, 0],
  ],
]);
const others = linesOf([
  [
    [0, 0],
    [70, 0],
  ],
]);

function memory(): NetworkStore & { readonly kept: Map<string, ArrayBuffer> } {
  const kept = new Map<string, ArrayBuffer>();
  return {
    kept,
    get: async (key) => kept.get(key),
    set: async (key, network) => {
      kept.set(key, network);
    },
  };
}

afterEach(() => vi.unstubAllGlobals());

test('the browser store is opened once, however often the city is prepared; without one there is none', () => {
  expect(browserNetworks()).toBeNull();
  const open = vi.fn(() => ({}));
  vi.stubGlobal('indexedDB', { open });
  for (const key of ['a', 'b']) void browserNetworks()?.get(key);
  expect(open).toHaveBeenCalledTimes(1);
});

test('a network is built once, kept under its lines, and read from there the next time', async () => {
  const store = memory();
  const built = await networkFrom(store, lines, plane);
  expect([...store.kept.keys()]).toEqual([networkKey(lines, plane)]);
  const read = await networkFrom(store, lines, plane);
  expect(read.edgeXY.buffer).toBe(store.kept.get(networkKey(lines, plane)));
  expect(read.edgeMm).toEqual(built.edgeMm);
  expect((await networkFrom(store, others, plane)).edgeMm).not.toEqual(built.edgeMm);
  expect(store.kept.size).toBe(2);
});

test('a damaged one is built again and replaced', async () => {
  const store = memory();
  await networkFrom(store, lines, plane);
  const key = networkKey(lines, plane);
  new Uint8Array(store.kept.get(key) as ArrayBuffer).fill(7, 200, 201);
  expect((await networkFrom(store, lines, plane)).edgeCount).toBe(1);
  expect(readNetwork(store.kept.get(key) as ArrayBuffer)?.edgeCount).toBe(1);
});

test('a store that fails, and none at all, only cost time', async () => {
  const broken: NetworkStore = {
    get: () => Promise.reject(new Error('private window')),
    set: () => Promise.reject(new Error('disk full')),
  };
  expect((await networkFrom(broken, lines, plane)).edgeCount).toBe(1);
  expect((await networkFrom(null, lines, plane)).edgeCount).toBe(1);
});
