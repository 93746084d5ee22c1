import type { City } from '../../core/city.ts';
import { BadInput } from '../../core/issue.ts';
import { byCodeUnit } from '../../core/order.ts';
import { cityInfoFile, readCityFiles } from '../../formats/city-folder.ts';
import { kinds } from '../../layers/registry.ts';
import { type FolderIndex, folderIndexFile } from '../../wire/folder-index.ts';
import type { Glimpse, Storage } from './storage.ts';

/** Gets one file of the published folder; null where the folder has none of that name. Rejects where the folder cannot be reached. */
export type FetchFile = (url: string) => Promise<Uint8Array | null>;

const kindFile = (kind: string): string => `${kind}.geojson`;

/** Files of a folder by name, all asked for at once. */
type Coming = ReadonlyMap<string, Promise<Uint8Array | null>>;

interface Seen {
  readonly city: City;
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** A city folder published over HTTP beside the app, read-only: what the app shows where there is no server with a database. */
export function snapshotStorage(folderUrl: string, fetchFile: FetchFile = fetchBytes): Storage {
  return {
    writable: false,
    async load(glimpse) {
      const coming = await askFolder(folderUrl, fetchFile);
      const seen = glimpse ? await showFirst(coming, glimpse) : null;
      const files = await arrived(coming);
      if (files.size === 0) throw new BadInput([{ code: 'snapshot-missing', severity: 'error', params: { folder: folderUrl } }]);
      return { city: seen ? withRest(seen, files) : readCityFiles(files, '').city, revision: 0 };
    },
    async append() {
      throw new Error('A snapshot is read-only; ask `writable` before storing.');
    },
    async since() {
      return [];
    },
    events: () => () => {},
  };
}

/** Where the folder lists its files only those are asked for; else every kind, and one that the city does not have is simply not found. */
async function askFolder(folderUrl: string, fetchFile: FetchFile): Promise<Coming> {
  const known = [cityInfoFile, ...kinds.map(({ id }) => kindFile(id))];
  const listed = await listedFiles(folderUrl, fetchFile);
  const names = listed ? known.filter((name) => listed.has(name)) : known;
  const coming = new Map(names.map((name) => [name, fetchFile(`${folderUrl}/${name}`)]));
  // Whoever waits for a file hears of its failure; until then the browser need not.
  for (const body of coming.values()) body.catch(() => {});
  return coming;
}

/** Those of the files that are there. */
async function arrived(coming: Coming): Promise<Map<string, Uint8Array>> {
  const bodies = await Promise.all([...coming].map(async ([name, body]) => [name, await body] as const));
  return new Map(bodies.flatMap(([name, body]) => (body ? [[name, body] as const] : [])));
}

/** Reads and shows the wanted kinds as soon as they are there; null where they have faults, which are told together with those of the rest. */
async function showFirst(coming: Coming, glimpse: Glimpse): Promise<Seen | null> {
  const files = new Set([cityInfoFile, ...[...glimpse.kinds].map(kindFile)]);
  const first = await arrived(new Map([...coming].filter(([name]) => files.has(name))));
  const city = cityOrNull(first);
  if (!city || city.assets.length === 0) return null;
  await glimpse.show(city);
  return { city, files: first };
}

function cityOrNull(files: ReadonlyMap<string, Uint8Array>): City | null {
  try {
    return readCityFiles(files, '').city;
  } catch (error) {
    if (error instanceof BadInput) return null;
    throw error;
  }
}

/** The whole city, without reading again what has been shown; kinds in the order of their files, as if read at once. */
function withRest({ city, files }: Seen, all: ReadonlyMap<string, Uint8Array>): City {
  const rest = readCityFiles(new Map([...all].filter(([name]) => !files.has(name))), '').city;
  const assets = [...city.assets, ...rest.assets].sort((a, b) => byCodeUnit(kindFile(a.kind), kindFile(b.kind)));
  return { info: city.info, assets };
}

/** Names in the folder's own list; null where it has none, or gives anything else in its place. */
async function listedFiles(folderUrl: string, fetchFile: FetchFile): Promise<ReadonlySet<unknown> | null> {
  const bytes = await fetchFile(`${folderUrl}/${folderIndexFile}`);
  if (!bytes) return null;
  try {
    const index = JSON.parse(new TextDecoder().decode(bytes)) as Partial<FolderIndex> | null;
    return Array.isArray(index?.files) ? new Set(index.files) : null;
  } catch {
    return null;
  }
}

async function fetchBytes(url: string): Promise<Uint8Array | null> {
  // Named types keep a development server from answering for a missing file with the app's own page.
  const response = await fetch(url, { headers: { accept: 'application/geo+json, application/json' } });
  if (response.status === 404) return null;
  if (!response.ok) throw new BadInput([{ code: 'snapshot-unreachable', severity: 'error', params: { url, status: response.status } }]);
  return new Uint8Array(await response.arrayBuffer());
}
