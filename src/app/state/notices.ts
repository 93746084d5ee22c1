import { createStore, type StoreApi } from 'zustand/vanilla';
import type { WordKey } from '../../text/app.ts';

/** One thing said once: `done` goes by itself, `warn` stays until it is closed. */
export interface Notice {
  readonly id: number;
  readonly tone: 'done' | 'warn';
  readonly key: WordKey;
  readonly params: Readonly<Record<string, string | number>>;
}

/** Newest last. */
export type NoticeStore = StoreApi<{ readonly notices: readonly Notice[] }>;

/** More than so many at once nobody reads. */
const keptAtMost = 3;

export function createNoticeStore(): NoticeStore {
  return createStore<{ readonly notices: readonly Notice[] }>(() => ({ notices: [] }));
}

/** Says a thing at the foot of the map; the same thing said again replaces itself. */
export function notify(store: NoticeStore, tone: Notice['tone'], key: WordKey, params: Notice['params'] = {}): void {
  store.setState(({ notices }) => {
    const id = (notices.at(-1)?.id ?? 0) + 1;
    return { notices: [...notices.filter((notice) => notice.key !== key), { id, tone, key, params }].slice(-keptAtMost) };
  });
}

export function closeNotice(store: NoticeStore, id: number): void {
  store.setState(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) }));
}
