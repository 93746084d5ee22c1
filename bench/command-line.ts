import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** `import` and `coverage` of Columbus as whole processes, start of Node included. Skipped with a word where the file is absent. */
export function benchCommandLine(root: string): void {
  const file = join(root, '..', 'shared', 'data', 'columbus.osm.pbf');
  console.log('\nColumbus, command line');
  if (!existsSync(file)) {
    console.log('skipped: shared/data/columbus.osm.pbf is absent');
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'xiutu-bench-'));
  try {
    const city = join(folder, 'columbus');
    run(root, 'import', ['import', file, '--into', city]);
    run(root, 'coverage straight (asked: under 10 s)', ['coverage', '--city', city]);
    run(root, 'coverage walk (asked: under 10 s)', ['coverage', '--city', city, '--metric', 'walk']);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function run(root: string, name: string, words: readonly string[]): void {
  const start = performance.now();
  const { status, stdout } = spawnSync(process.execPath, ['tools/run.mjs', 'src/cli/main.ts', ...words], { cwd: root, encoding: 'utf8' });
  const seconds = (performance.now() - start) / 1000;
  const total = /"total": \{\s*"share": ([\d.]+)/.exec(stdout)?.[1];
  console.log(`${name.padEnd(52)} ${seconds.toFixed(2).padStart(9)} s   exit ${status}${total ? `   share ${total}` : ''}`);
}
