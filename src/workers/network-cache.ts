import { createStore, delMany, get, set } from 'idb-keyval';
import { buildNetwork } from '../analysis/network/build.ts';
import { networkKey } from '../analysis/network/network-key.ts';
import { readNetwork, serialiseNetwork } from '../analysis/network/serialise.ts';
import type { Network, NetworkLines } from '../analysis/network/spec.ts';
import type { Plane } from '../core/geo/plane.ts';

/** Where built networks are kept from one visit to the next. */
export interface NetworkStore {
  get(key: string): Promise<ArrayBuffer | undefined>;
  set(key: string, network: ArrayBuffer): Promise<void>;
}

/** Networks kept at most; the one used longest ago goes first. */
const most = 4;
const recentKey = 'recent';

let opened: NetworkStore | null = null;

/** The browser's own store, opened once a worker; null where there is none (tests, the command line). */
export function browserNetworks(): NetworkStore | null {
  if (typeof indexedDB === 'undefined') return null;
  opened ??= openNetworks();
  return opened;
}

function openNetworks(): NetworkStore {
  const store = createStore('xiutu-networks', 'networks');
  const used = async (key: string) => {
    const recent = [key, ...((await get<string[]>(recentKey, store)) ?? []).filter((other) => other !== key)];
    await delMany(recent.slice(most), store);
    await set(recentKey, recent.slice(0, most), store);
  };
  return {
    get: async (key) => {
      const kept = await get<ArrayBuffer>(key, store);
      if (kept) await used(key);
      return kept;
    },
    set: async (key, network) => {
      await set(key, network, store);
      await used(key);
    },
  };
}

/**
 * The network of some street lines, from the store where it is kept under their very content, else built and put there. A store that fails
 * (private window, full disk) changes nothing but the time.
 */
export async function networkFrom(store: NetworkStore | null, lines: NetworkLines, plane: Plane): Promise<Network> {
  if (store === null) return buildNetwork(lines, plane);
  const key = networkKey(lines, plane);
  const kept = await store.get(key).catch(() => undefined);
  const network = kept instanceof ArrayBuffer ? readNetwork(kept) : null;
  if (network) return network;
  const built = buildNetwork(lines, plane);
  store.set(key, serialiseNetwork(built)).catch(() => {});
  return built;
}
