import type { ImportMemory } from '../formats/import/memory.ts';

/** How the files of earlier imports into one city were mapped, one memory for each source. */
export interface ImportMemories {
  list(): Promise<readonly ImportMemory[]>;
  /** Keeps memories; one of the same source is replaced. */
  keep(memories: readonly ImportMemory[]): Promise<void>;
}

/** For as long as the tab lives: tests, and browsers that keep nothing. */
export function memoryImportMemories(): ImportMemories {
  const kept = new Map<string, ImportMemory>();
  return {
    list: async () => [...kept.values()],
    async keep(memories) {
      for (const memory of memories) kept.set(memory.source, structuredClone(memory));
    },
  };
}
