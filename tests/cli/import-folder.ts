import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { type Ran, xiutu } from './run.ts';

/** Gives each test of a file an empty folder to stand in, with what tests of the import do there. */
export function testFolder(prefix: string) {
  let root = '';
  let folder = '';
  let count = 0;
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), prefix));
  });
  beforeEach(() => {
    folder = join(root, String(++count));
    mkdirSync(folder);
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));
  const path = (name: string): string => join(folder, name);
  return {
    path,
    run: (...words: readonly string[]): Ran => xiutu(folder, ...words),
    write: (name: string, content: unknown): void =>
      writeFileSync(path(name), typeof content === 'string' || content instanceof Uint8Array ? content : JSON.stringify(content)),
    read: (name: string) => JSON.parse(readFileSync(path(name), 'utf8')),
    /** Names and bytes of a folder, to see that nothing changed. */
    contents: (name: string): Record<string, string> =>
      existsSync(path(name))
        ? Object.fromEntries(readdirSync(path(name)).map((file) => [file, readFileSync(join(path(name), file), 'utf8')]))
        : {},
  };
}

export function toilet(id: string | undefined, lon: number, lat: number, properties: object = {}): object {
  return { type: 'Feature', ...(id === undefined ? {} : { id }), geometry: { type: 'Point', coordinates: [lon, lat] }, properties };
}

export function collection(...features: readonly object[]): object {
  return { type: 'FeatureCollection', features };
}
