import { proxy, type Remote, wrap } from 'comlink';
import type { City } from '../core/city.ts';
import { BadInput } from '../core/issue.ts';
import { Cancelled } from '../core/result.ts';
import type { NamedBytes } from '../formats/format.ts';
import type { Answer, ImportApi, OpenAsk, OpenedFiles, Tell } from '../workers/import-protocol.ts';
import type { ImportDesk, PickedBytes } from './services.ts';

/** What a worker is told before it is asked anything, so that one that was ended can be replaced. */
interface Opened {
  readonly files: readonly PickedBytes[];
  readonly ask: Omit<OpenAsk, 'files'>;
}

/** Kinds that are many and say nothing about where a file lies: they travel only where the file is about them. */
const heavyKinds: ReadonlySet<string> = new Set(['building']);

function withoutHeavy({ info, assets }: City): City {
  return { info, assets: assets.filter(({ kind }) => !heavyKinds.has(kind)) };
}

function concernsHeavy(kinds: readonly (string | null)[]): boolean {
  return kinds.some((kind) => kind === 'by-row' || (kind !== null && heavyKinds.has(kind)));
}

async function bytesOf(files: readonly PickedBytes[]): Promise<NamedBytes[]> {
  return Promise.all(files.map(async ({ name, file }) => ({ name, bytes: new Uint8Array(await file.arrayBuffer()) })));
}

function taken<T>(answer: Answer<T>): T {
  if (answer.status === 'refused') throw new BadInput(answer.issues);
  if (answer.status === 'cancelled') throw new Cancelled();
  return answer.value;
}

/**
 * Speaks to the import worker. One closure, longer than most functions here: worker, opened files and the city it holds are its own. Stopping
 * ends the worker at once, whatever it does; the next question starts another with the same files.
 */
export function createImportDesk(start: () => Worker): ImportDesk {
  let worker: Worker | null = null;
  let remote: Remote<ImportApi> | null = null;
  let opened: Opened | null = null;
  let isOpenThere = false;
  let city: City | null = null;
  let held: City | null | undefined;
  let stopNow: (() => void) | null = null;

  function end(): void {
    worker?.terminate();
    worker = null;
    remote = null;
    isOpenThere = false;
    held = undefined;
  }

  function api(): Remote<ImportApi> {
    worker ??= start();
    remote ??= wrap<ImportApi>(worker);
    return remote;
  }

  async function sendCity(whole: boolean): Promise<void> {
    if (held !== undefined && (held === city || (!whole && held !== null && city !== null))) return;
    held = city;
    if (city === null) await api().hold(null);
    else if (whole) await api().hold(city);
    else {
      await api().hold(withoutHeavy(city));
      // Not the whole: a question about heavy kinds sends it again.
      held = withoutHeavy(city);
    }
  }

  async function sendFiles({ files, ask }: Opened, tell: Tell): Promise<OpenedFiles> {
    const answer = await api().open({ ...ask, files: await bytesOf(files) }, proxy(tell));
    const value = taken(answer);
    isOpenThere = true;
    return value;
  }

  /** Runs a question against a stop; whoever waits hears of it at once. */
  async function against<T>(work: () => Promise<T>): Promise<T> {
    const stopped = new Promise<never>((_, reject) => {
      stopNow = () => reject(new Cancelled());
    });
    const running = work();
    // Ended by a stop it never settles; where it fails after one, nobody is left to hear it.
    running.catch(() => {});
    try {
      return await Promise.race([running, stopped]);
    } finally {
      stopNow = null;
    }
  }

  async function ready(whole: boolean): Promise<Remote<ImportApi>> {
    await sendCity(whole);
    if (!isOpenThere && opened) await sendFiles(opened, () => {});
    return api();
  }

  function ask<T>(question: (there: Remote<ImportApi>) => Promise<Answer<T>>, whole = false): Promise<T> {
    return against(async () => taken(await question(await ready(whole))));
  }

  return {
    open(files, options, tell) {
      opened = { files, ask: options };
      isOpenThere = false;
      return against(async () => {
        await sendCity(false);
        return sendFiles({ files, ask: options }, tell);
      });
    },
    compareWith(next) {
      if (next === city) return;
      city = next;
      held = undefined;
    },
    propose: (source, layer, kind) => ask((there) => there.propose(source, layer, kind), concernsHeavy([kind])),
    locate: (choice, parameters) => ask((there) => there.locate(choice, parameters)),
    encodings: (source) => ask((there) => there.encodings(source)),
    plan: (asked, tell) => ask((there) => there.plan(asked, proxy(tell)), concernsHeavy(asked.layers.map(({ kind }) => kind))),
    city: (asked, name, tell) => ask((there) => there.city(asked, name, proxy(tell))),
    refused: (lang) => ask((there) => there.refused(lang)),
    stop() {
      end();
      stopNow?.();
    },
    close() {
      end();
      stopNow?.();
      opened = null;
      city = null;
    },
  };
}
