import { createStore, get, promisifyRequest } from 'idb-keyval';
import type { Asset } from '../../core/asset.ts';
import type { City, CityInfo } from '../../core/city.ts';
import type { Edit } from '../../core/edit.ts';
import { BadInput } from '../../core/issue.ts';
import { currentVersion, editSchema, type Schema, upgradeSaved } from '../../core/schema.ts';
import { createListeners } from '../listeners.ts';
import { assetMap, orderedAssets, replay } from '../replay.ts';
import type { Appended, LoadedCity, LogEntry, Storage } from './storage.ts';

/** What the list of kept cities shows, without opening any of them. */
export interface KeptCity {
  readonly id: string;
  readonly name: string;
  /** Number of assets when the city was first kept. */
  readonly assetCount: number;
  readonly revision: number;
  /** ISO time of the last change. */
  readonly savedAt: string;
}

/** A city as first kept; what happened since is in its log. */
interface KeptBody {
  readonly schemaVersion: number;
  readonly info: CityInfo;
  readonly assets: readonly Asset[];
}

/** Upgrades of `KeptBody`; the edits of the log have their own. */
const keptCitySchema: Schema = { name: 'kept-city', oldest: 1, upgrades: [] };

const store = createStore('xiutu', 'cities');

/** Keys are arrays, so that the log lines of a city lie together and in order. */
const headKey = (id: string) => ['head', id];
const bodyKey = (id: string) => ['body', id];
const logKey = (id: string, revision: number) => ['log', id, revision];
/** Arrays sort above numbers and strings, which makes an empty one the end of a prefix. */
const headsRange = () => IDBKeyRange.bound(['head'], ['head', []]);
const logRange = (id: string, after: number) => IDBKeyRange.bound(logKey(id, after + 1), ['log', id, []]);

const now = () => new Date().toISOString();

/** Cities kept in this browser, the last changed first. */
export async function keptCities(): Promise<readonly KeptCity[]> {
  const heads = await store('readonly', (objects) => promisifyRequest<KeptCity[]>(objects.getAll(headsRange())));
  return heads.sort((a, b) => (a.savedAt < b.savedAt ? 1 : -1));
}

/** Keeps a city whole, or nothing of it; a city already kept under the id is replaced together with its log. */
export async function keepCity(id: string, city: City): Promise<void> {
  const head: KeptCity = { id, name: city.info.name, assetCount: city.assets.length, revision: 0, savedAt: now() };
  const body: KeptBody = { schemaVersion: currentVersion(keptCitySchema), info: city.info, assets: city.assets };
  await store('readwrite', (objects) => {
    objects.delete(logRange(id, 0));
    objects.put(head, headKey(id));
    objects.put(body, bodyKey(id));
    return promisifyRequest(objects.transaction);
  });
}

/** Forgets a city with everything done to it; there is no way back. */
export async function forgetCity(id: string): Promise<void> {
  await store('readwrite', (objects) => {
    objects.delete(logRange(id, 0));
    objects.delete(headKey(id));
    objects.delete(bodyKey(id));
    return promisifyRequest(objects.transaction);
  });
}

/** The storage of one kept city. Other tabs that have it open hear of each line at once. */
export function browserStorage(id: string): Storage {
  const listeners = createListeners<LogEntry>();
  return {
    writable: true,
    load: () => load(id),
    async append(entry) {
      const appended = await append(id, entry);
      if (appended.status === 'behind') return appended;
      tellOtherTabs(id, entry);
      listeners.tell(entry);
      return appended;
    },
    since: (revision) => logAfter(id, revision),
    events(listener) {
      const channel = new BroadcastChannel(channelName(id));
      channel.onmessage = (message: MessageEvent<LogEntry>) => listener(message.data);
      const remove = listeners.add(listener);
      return () => {
        remove();
        channel.close();
      };
    },
  };
}

const channelName = (id: string) => `xiutu-city-${id}`;

function tellOtherTabs(id: string, entry: LogEntry): void {
  const channel = new BroadcastChannel(channelName(id));
  channel.postMessage(entry);
  channel.close();
}

async function load(id: string): Promise<LoadedCity> {
  const body = await get<unknown>(bodyKey(id), store);
  if (body === undefined) throw cannotOpen('kept-city-missing', id);
  const { info, assets: kept } = brought<KeptBody>(keptCitySchema, body);
  const assets = assetMap(kept);
  const log = await logAfter(id, 0);
  const issues = replay(assets, log);
  if (issues.length > 0) throw new BadInput(issues);
  return { city: { info, assets: orderedAssets(assets) }, revision: log.length };
}

function cannotOpen(code: string, id: string): BadInput {
  return new BadInput([{ code, severity: 'error', params: { id } }]);
}

async function logAfter(id: string, revision: number): Promise<readonly LogEntry[]> {
  const lines = await store('readonly', (objects) => promisifyRequest<LogEntry[]>(objects.getAll(logRange(id, revision))));
  return lines.map((line) => ({ ...line, edit: brought<Edit>(editSchema, line.edit) }));
}

/** Saved data brought to its shape of today, which only the steps of its schema can vouch for; BadInput where it cannot be read. */
function brought<Shape>(schema: Schema, saved: unknown): Shape {
  const upgraded = upgradeSaved(schema, saved);
  if (upgraded.issue) throw new BadInput([upgraded.issue]);
  return upgraded.data as unknown as Shape;
}

/** Reads the revision and writes the line in one transaction, so that two tabs cannot both store the same revision. */
function append(id: string, entry: LogEntry): Promise<Appended> {
  return store('readwrite', async (objects) => {
    const head = await promisifyRequest<KeptCity | undefined>(objects.get(headKey(id)));
    if (head === undefined) throw cannotOpen('kept-city-missing', id);
    if (entry.revision !== head.revision + 1) return { status: 'behind', revision: head.revision };
    objects.put(entry, logKey(id, entry.revision));
    objects.put({ ...head, revision: entry.revision, savedAt: now() }, headKey(id));
    await promisifyRequest(objects.transaction);
    return { status: 'stored' };
  });
}
