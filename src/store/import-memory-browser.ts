import { createStore, promisifyRequest } from 'idb-keyval';
import type { ImportMemory } from '../formats/import/memory.ts';
import type { ImportMemories } from './import-memory.ts';

/** A database of its own: what is remembered of sources is no part of a city and never leaves this browser. */
const store = createStore('xiutu-import', 'memories');

const ofCity = (cityId: string) => IDBKeyRange.bound([cityId], [cityId, []]);

/** Memories of one city, kept in this browser. One written by a newer program is left alone and unused. */
export function browserImportMemories(cityId: string): ImportMemories {
  return {
    async list() {
      const saved = await store('readonly', (objects) => promisifyRequest<ImportMemory[]>(objects.getAll(ofCity(cityId))));
      return saved.filter(({ schemaVersion }) => schemaVersion === 1);
    },
    async keep(memories) {
      await store('readwrite', (objects) => {
        for (const memory of memories) objects.put(memory, [cityId, memory.source]);
        return promisifyRequest(objects.transaction);
      });
    },
  };
}

/** What was remembered of a city's sources goes with the city. */
export async function forgetImportMemories(cityId: string): Promise<void> {
  await store('readwrite', (objects) => {
    objects.delete(ofCity(cityId));
    return promisifyRequest(objects.transaction);
  });
}
