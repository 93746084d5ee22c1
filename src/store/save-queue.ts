import { createListeners } from './listeners.ts';
import type { LogEntry, Storage } from './storage/storage.ts';

/** `behind`: another writer was first, so what waits here must not be stored over it; `failed`: the medium refused. */
export type SaveState = 'saved' | 'saving' | 'failed' | 'behind';

export interface SaveQueue {
  add(entry: LogEntry): void;
  state(): SaveState;
  onState(listener: (state: SaveState) => void): () => void;
  /** Takes up again what waits after a failure. */
  retry(): void;
  /** Settles when nothing waits; rejects where storing failed or another writer was first. */
  settled(): Promise<void>;
}

/** Stores log lines one after the other, in order. A line that could not be stored stays first in the queue: nothing overtakes it. */
export function createSaveQueue(storage: Storage): SaveQueue {
  const waiting: LogEntry[] = [];
  const listeners = createListeners<SaveState>();
  let state: SaveState = 'saved';
  let work: Promise<void> = Promise.resolve();
  let reason: unknown = null;

  function become(next: SaveState): void {
    if (state === next) return;
    state = next;
    listeners.tell(next);
  }

  async function drain(): Promise<void> {
    for (let entry = waiting[0]; entry !== undefined; entry = waiting[0]) {
      const result = await storage.append(entry);
      if (result.status === 'behind') {
        reason = new Error(`The stored city stands at revision ${result.revision}; line ${entry.revision} does not follow it.`);
        become('behind');
        return;
      }
      waiting.shift();
    }
    become('saved');
  }

  function start(): void {
    become('saving');
    work = drain().catch((error: unknown) => {
      reason = error;
      become('failed');
    });
  }

  return {
    add(entry) {
      waiting.push(entry);
      if (state === 'saved') start();
    },
    state: () => state,
    onState: listeners.add,
    retry() {
      if (state === 'failed') start();
    },
    async settled() {
      await work;
      if (state === 'failed' || state === 'behind') throw reason;
    },
  };
}
