import { createStore, type StoreApi } from 'zustand/vanilla';

/** What lies over the whole screen at the moment: at most one thing. */
export interface Overlay {
  readonly shown: 'keys' | 'tour' | null;
}

export type OverlayStore = StoreApi<Overlay>;

export function createOverlayStore(): OverlayStore {
  return createStore<Overlay>(() => ({ shown: null }));
}
