import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import type { NamedBytes } from '../formats/format.ts';
import { type Io, readFileBytes } from './io.ts';

/** Parts that stand beside a file of several and belong to it, by the ending of the one that is named. */
const companions: Readonly<Record<string, readonly string[]>> = {
  '.shp': ['.dbf', '.shx', '.prj', '.cpg', '.fields.csv'],
  '.tab': ['.dat', '.map', '.id', '.ind'],
  '.mif': ['.mid'],
};

/** The bytes of all that the user named: files, folders (a `.gdb`) with what is in them, and the parts that stand beside a file of several. */
export async function namedFiles(names: readonly string[], io: Io): Promise<readonly NamedBytes[]> {
  const found = new Map<string, NamedBytes>();
  for (const name of names) {
    const path = io.resolve(name);
    for (const part of await partsOf(path, name)) {
      if (!found.has(part.path)) found.set(part.path, { name: part.name, bytes: await readFileBytes(part.path, part.said) });
    }
  }
  return [...found.values()];
}

interface Part {
  readonly path: string;
  readonly name: string;
  /** What a message calls it. */
  readonly said: string;
}

async function partsOf(path: string, said: string): Promise<Part[]> {
  const own = { path, name: basename(path), said };
  const entry = await stat(path).catch(() => undefined);
  if (entry?.isDirectory() && /\.gdb$/i.test(path)) return folderParts(path);
  const endings = companions[extname(path).toLowerCase()];
  return endings === undefined ? [own] : [own, ...(await besideParts(path, endings))];
}

async function folderParts(path: string): Promise<Part[]> {
  const names = await readdir(path);
  return names.sort().map((name) => ({ path: join(path, name), name: `${basename(path)}/${name}`, said: `${basename(path)}/${name}` }));
}

/** Files of the same name in the same folder, whatever the case of their letters. */
async function besideParts(path: string, endings: readonly string[]): Promise<Part[]> {
  const base = basename(path).slice(0, -extname(path).length).toLowerCase();
  const wanted = new Set(endings.map((ending) => base + ending));
  const names = await readdir(dirname(path)).catch(() => []);
  return names.filter((name) => wanted.has(name.toLowerCase())).map((name) => ({ path: join(dirname(path), name), name, said: name }));
}
