import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { City } from '../core/city.ts';
import { badInput, type Issue } from '../core/issue.ts';
import { cityInfoFile, kindOfFile, readCityFiles } from '../formats/city-folder.ts';
import { fileError, readFileBytes, refuseFolderAt } from './io.ts';

export interface CityFolder {
  readonly city: City;
  readonly issues: readonly Issue[];
  /** `sha256:` of the names and bytes of the files read, for the stamp of a result. */
  readonly dataRevision: string;
}

/** Name of a city that does not say its own: that of its folder. */
export function folderName(path: string): string {
  return basename(resolve(path));
}

/**
 * Reads the city folder at `path`; undefined where there is no folder, or nothing of a city in it. With `kinds` only the files of those
 * kinds are opened.
 */
export async function findCityFolder(path: string, kinds?: ReadonlySet<string>): Promise<CityFolder | undefined> {
  const names = await filesIn(path);
  if (!names.some((name) => name === cityInfoFile || kindOfFile(name) !== undefined)) return undefined;
  const files = new Map<string, Uint8Array>();
  const hash = createHash('sha256');
  for (const name of names.filter((found) => isRead(found, kinds))) {
    const bytes = await readFileBytes(join(path, name), name);
    files.set(name, bytes);
    hash.update(`${name}\n${bytes.length}\n`).update(bytes);
  }
  return { ...readCityFiles(files, folderName(path)), dataRevision: `sha256:${hash.digest('hex')}` };
}

/** The same, where a city must be there; `name` is what the user called it. */
export async function readCityFolder(path: string, name: string, kinds?: ReadonlySet<string>): Promise<CityFolder> {
  const folder = await findCityFolder(path, kinds);
  if (folder === undefined) throw badInput('city-missing', { city: name }, { file: name });
  return folder;
}

function isRead(name: string, kinds: ReadonlySet<string> | undefined): boolean {
  if (name === cityInfoFile) return true;
  const kind = kindOfFile(name);
  return kind === undefined ? kinds === undefined && name.endsWith('.geojson') : kinds === undefined || kinds.has(kind);
}

async function filesIn(path: string): Promise<string[]> {
  try {
    const entries = await readdir(path, { withFileTypes: true });
    return entries
      .filter((entry) => !entry.isDirectory())
      .map((entry) => entry.name)
      .sort();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw fileError(error, path) ?? error;
  }
}

/**
 * Writes files into the folder at `path`, made where absent. All bytes are on the disk under other names before the first is renamed, so
 * that a full disk or a stop in between leaves the city as it was.
 */
export async function writeCityFolder(path: string, files: ReadonlyMap<string, string>): Promise<void> {
  const mark = randomBytes(6).toString('hex');
  const drafts = new Map([...files.keys()].map((name) => [name, join(path, `.${name}.${mark}.part`)]));
  const made = await makeFolder(path);
  try {
    for (const name of files.keys()) await refuseFolderAt(join(path, name), name);
    for (const [name, draft] of drafts) await writeFile(draft, files.get(name) as string, { encoding: 'utf8', flag: 'wx' });
    for (const [name, draft] of drafts) await rename(draft, join(path, name));
  } catch (error) {
    for (const draft of drafts.values()) await rm(draft, { force: true });
    if (made !== undefined) await rm(made, { recursive: true, force: true });
    throw fileError(error, path) ?? error;
  }
}

/** The topmost folder it had to make, to take away again on failure. */
async function makeFolder(path: string): Promise<string | undefined> {
  try {
    return await mkdir(path, { recursive: true });
  } catch (error) {
    throw fileError(error, path) ?? error;
  }
}
