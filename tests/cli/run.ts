import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the command line as a user does, standing in `folder`. */
export function xiutu(folder: string, ...words: readonly string[]): Ran {
  const env = { ...process.env, INIT_CWD: folder };
  const ran = spawnSync(process.execPath, ['tools/run.mjs', 'src/cli/main.ts', ...words], {
    cwd: root,
    env,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  return { code: ran.status, out: ran.stdout, err: ran.stderr };
}
