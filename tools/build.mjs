import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './child.mjs';
import { root } from './root.mjs';

/** Everything the built app is made from, and the data it is built against. */
const sources = ['index.html', 'vite.config.ts', 'tsconfig.json', 'package-lock.json', 'src', 'public', 'data'];
const stamp = join(root, 'dist/.sources');

/** Builds the app into `dist` unless the build there was made from the same contents. The build's own output goes to standard error. */
export async function ensureBuilt() {
  const wanted = sourcesHash();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  const code = await run(process.execPath, [vite, 'build'], { cwd: root, stdio: ['ignore', process.stderr, process.stderr] });
  if (code !== 0) throw new Error(`the build failed with exit code ${code}`);
  writeFileSync(stamp, wanted);
}

function sourcesHash() {
  const hash = createHash('sha256');
  for (const source of sources) addToHash(hash, source);
  return hash.digest('hex');
}

/** Hashes names and contents in a fixed order, so that equal trees give equal hashes on every machine. */
function addToHash(hash, path) {
  const file = join(root, path);
  if (!existsSync(file)) return;
  if (statSync(file).isDirectory()) {
    for (const name of readdirSync(file).sort()) addToHash(hash, `${path}/${name}`);
    return;
  }
  const content = readFileSync(file);
  hash.update(`${path}\0${content.length}\0`).update(content);
}
