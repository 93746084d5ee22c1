import { BadInput } from '../../core/issue.ts';
import { cityInfoFile, readCityFiles } from '../../formats/city-folder.ts';
import { kinds } from '../../layers/registry.ts';
import { type FolderIndex, folderIndexFile } from '../../wire/folder-index.ts';
import type { Storage } from './storage.ts';

/** Gets one file of the published folder; null where the folder has none of that name. Rejects where the folder cannot be reached. */
export type FetchFile = (url: string) => Promise<Uint8Array | null>;

/** A city folder published over HTTP beside the app, read-only: what the app shows where there is no server with a database. */
export function snapshotStorage(folderUrl: string, fetchFile: FetchFile = fetchBytes): Storage {
  return {
    writable: false,
    async load() {
      const files = await fetchFolder(folderUrl, fetchFile);
      if (files.size === 0) throw new BadInput([{ code: 'snapshot-missing', severity: 'error', params: { folder: folderUrl } }]);
      return { city: readCityFiles(files, '').city, revision: 0 };
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
async function fetchFolder(folderUrl: string, fetchFile: FetchFile): Promise<Map<string, Uint8Array>> {
  const known = [cityInfoFile, ...kinds.map((kind) => `${kind.id}.geojson`)];
  const listed = await listedFiles(folderUrl, fetchFile);
  const names = listed ? known.filter((name) => listed.has(name)) : known;
  const bodies = await Promise.all(names.map((name) => fetchFile(`${folderUrl}/${name}`)));
  const files = new Map<string, Uint8Array>();
  for (const [index, name] of names.entries()) {
    const body = bodies[index];
    if (body) files.set(name, body);
  }
  return files;
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
