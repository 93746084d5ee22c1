import type { City } from '../../core/city.ts';
import { createListeners } from '../listeners.ts';
import { assetMap, orderedAssets, replay } from '../replay.ts';
import type { LogEntry, Storage } from './storage.ts';

/** Keeps a city in memory for as long as the tab lives: tests, and cities whose owner does not want them kept. */
export function memoryStorage(city: City): Storage {
  const log: LogEntry[] = [];
  const listeners = createListeners<LogEntry>();
  return {
    writable: true,
    async load() {
      const assets = assetMap(city.assets);
      replay(assets, log);
      return { city: { info: city.info, assets: orderedAssets(assets) }, revision: log.length };
    },
    async append(entry) {
      if (entry.revision !== log.length + 1) return { status: 'behind', revision: log.length };
      log.push(entry);
      listeners.tell(entry);
      return { status: 'stored' };
    },
    async since(revision) {
      return log.slice(revision);
    },
    events: listeners.add,
  };
}
