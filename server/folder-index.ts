import { readdir } from 'node:fs/promises';
import type { Handler } from 'hono';
import type { FolderIndex } from '../src/wire/folder-index.ts';

/** Lists the files of a city folder, so that nobody asks for one that is not there. A folder that cannot be read has none. */
export function folderIndex(folder: string, pattern: RegExp): Handler {
  return async (context) => {
    const names = await readdir(folder).catch((): string[] => []);
    const reply: FolderIndex = { files: names.filter((name) => pattern.test(name)).sort() };
    return context.json(reply, 200, { 'Cache-Control': 'no-cache' });
  };
}
