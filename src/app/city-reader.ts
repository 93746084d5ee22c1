import { proxy, type Remote, wrap } from 'comlink';
import { BadInput } from '../core/issue.ts';
import { Cancelled } from '../core/result.ts';
import type { ImportApi } from '../workers/import.worker.ts';
import type { CityReader } from './services.ts';

/** Reads files in a worker that lives for one file: cancelling ends the worker, and nothing of it stays behind. */
export function createCityReader(): CityReader {
  let stop: (() => void) | null = null;
  return {
    async read(file, onProgress) {
      const worker = new Worker(new URL('../workers/import.worker.ts', import.meta.url), { type: 'module' });
      const remote: Remote<ImportApi> = wrap<ImportApi>(worker);
      const stopped = new Promise<never>((_, reject) => {
        stop = () => reject(new Cancelled());
      });
      try {
        const bytes = new Uint8Array(await file.arrayBuffer());
        const answer = await Promise.race([remote.readCity(file.name, bytes, proxy(onProgress)), stopped]);
        if (answer.status === 'refused') throw new BadInput(answer.issues);
        if (answer.status === 'cancelled') throw new Cancelled();
        return { city: answer.city, issues: answer.issues };
      } finally {
        stop = null;
        worker.terminate();
      }
    },
    cancel: () => stop?.(),
  };
}
