import { execFile, execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { silentHost } from '../../src/core/result.ts';
import { readNetworkFile } from '../../src/formats/network-file.ts';
import type { OsmData } from '../../src/formats/osm/data.ts';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../../', import.meta.url));
const sharedData = fileURLToPath(new URL('../../../shared/data/', import.meta.url));

/** Path of a real file for tests, which lie beside the work tree and not in it. */
export function sharedFile(name: string): string {
  return join(sharedData, name);
}

export function hasShared(name: string): boolean {
  return existsSync(sharedFile(name));
}

export async function readOsm(name: string): Promise<OsmData> {
  const source = await readNetworkFile(new Uint8Array(readFileSync(sharedFile(name))), name, silentHost);
  if (!('osm' in source)) throw new Error(`${name} is not OSM`);
  return source.osm;
}

/** What our command line writes to standard output; rejects where it does not exit with 0. */
export async function xiutu(...words: readonly string[]): Promise<string> {
  const { stdout } = await run(process.execPath, ['--import', 'tsx', 'src/cli/main.ts', ...words], { cwd: root, maxBuffer: 1 << 28 });
  return stdout;
}

export async function output(program: string, words: readonly string[]): Promise<string> {
  return (await run(program, words, { maxBuffer: 1 << 28 })).stdout;
}

/** Whether a program answers with exit 0. */
export function answers(program: string, words: readonly string[]): boolean {
  try {
    execFileSync(program, words, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Runs `work` in a new folder that is gone afterwards. */
export async function inTempFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'xiutu-oracle-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A seeded source of numbers 0–1 (mulberry32), the same on every machine. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
