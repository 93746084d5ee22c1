import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');

interface Started {
  readonly child: ChildProcess;
  readonly output: { out: string; err: string };
}

/** Starts `tools/run.mjs` from a foreign working directory, as a script of somebody else would. */
function start(args: readonly string[], env: Record<string, string> = {}): Started {
  const child = spawn(process.execPath, [join(root, 'tools/run.mjs'), ...args], { cwd: tmpdir(), env: { ...process.env, ...env } });
  const output = { out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => {
    output.out += chunk.toString('utf8');
  });
  child.stderr.on('data', (chunk: Buffer) => {
    output.err += chunk.toString('utf8');
  });
  return { child, output };
}

async function ended({ child, output }: Started): Promise<{ code: number | null; out: string; err: string }> {
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, ...output };
}

/** The address the server prints on a line of its own. */
async function address({ child, output }: Started): Promise<string> {
  while (child.exitCode === null) {
    const [, found] = /^绣图 Xiutu: (http:\/\/127\.0\.0\.1:\d+\/)$/m.exec(output.out) ?? [];
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`no address: ${output.out}${output.err}`);
}

describe('tools/run.mjs', () => {
  test('without a file it says how it is used', async () => {
    const { code, err } = await ended(start([]));
    expect(code).toBe(2);
    expect(err).toContain('usage');
  });

  test('arguments and exit code pass through, whatever the working directory', async () => {
    const { code, out, err } = await ended(start(['src/cli/main.ts', 'no such command']));
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toContain('no such command');
  });
});

describe('the server as a program', () => {
  test('prints its address, answers, and ends when told through the starting process', async () => {
    const started = start(['server/main.ts'], { PORT: '0' });
    const url = await address(started);
    expect((await fetch(`${url}api/health`)).status).toBe(200);
    started.child.kill('SIGTERM');
    expect((await ended(started)).code).toBe(0);
    await expect(fetch(`${url}api/health`)).rejects.toThrow();
  });

  test('a taken PORT is said, in both languages, and nothing is served elsewhere', async () => {
    const first = start(['server/main.ts'], { PORT: '0' });
    const { port } = new URL(await address(first));
    const { code, out, err } = await ended(start(['server/main.ts'], { PORT: port }));
    first.child.kill('SIGTERM');
    await ended(first);
    expect(code).toBe(1);
    expect(out).toBe('');
    expect(err).toContain(`端口 ${port} 已被占用`);
    expect(err).toContain(`Port ${port} is taken`);
  });

  test.each(['abc', '-1', '70000', '80.5'])('PORT=%s is no port', async (port) => {
    const { code, err } = await ended(start(['server/main.ts'], { PORT: port }));
    expect(code).toBe(1);
    expect(err).toContain(`PORT=${port}`);
  });
});
