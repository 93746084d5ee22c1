import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** File name → text of everything the demo city is made of. */
export type Files = ReadonlyMap<string, string>;

/** Puts the files into the folder and takes away GeoJSON of kinds that are no longer drawn. The folder's own README stays. */
export function writeFiles(files: Files, folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) if (name.endsWith('.geojson') && !files.has(name)) rmSync(join(folder, name));
  for (const [name, text] of files) writeFileSync(join(folder, name), text);
}
