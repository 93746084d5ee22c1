import { createStore, type StoreApi } from 'zustand/vanilla';
import type { RouteAnswer } from '../../analysis/coverage/spec.ts';
import type { AssetKey } from '../../core/asset.ts';

/** What is under the pointer or the focus: a compound, and the walk from it once the worker has answered. */
export interface Pointer {
  readonly hovered: AssetKey | null;
  readonly route: RouteAnswer | null;
}

export type PointerStore = StoreApi<Pointer>;

export function createPointerStore(): PointerStore {
  return createStore<Pointer>(() => ({ hovered: null, route: null }));
}
