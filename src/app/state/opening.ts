import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Issue } from '../../core/issue.ts';

/** The file being read into a new city, or what came of it. */
export type Opening =
  | { readonly status: 'idle' }
  | { readonly status: 'reading'; readonly file: string; readonly share: number }
  | { readonly status: 'refused'; readonly file: string; readonly issues: readonly Issue[] }
  | { readonly status: 'opened'; readonly file: string; readonly issues: readonly Issue[] };

export type OpeningStore = StoreApi<Opening>;

export function createOpeningStore(): OpeningStore {
  return createStore<Opening>(() => ({ status: 'idle' }));
}
