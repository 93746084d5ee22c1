import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'vitest';

const folder = join(import.meta.dirname, '..', '..', '..', 'shared', 'data');

export function realPath(file: string): string {
  return join(folder, file);
}

/** `test` where the real files are, `test.skip` where they are not; the names say which file. */
export function testWith(file: string): typeof test | typeof test.skip {
  return existsSync(realPath(file)) ? test : test.skip;
}

export function realBytes(file: string): Uint8Array {
  return readFileSync(realPath(file));
}
