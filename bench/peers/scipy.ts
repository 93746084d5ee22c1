import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Network } from '../../src/analysis/network/spec.ts';
import type { Absent } from './postgres.ts';

export interface ScipyTask {
  readonly graph: string;
  /** Source nodes of each kind. */
  readonly sources: readonly Uint32Array[];
  readonly limitMm: number | null;
  /** One search a source instead of one a kind; the answer is then three sums a source. */
  readonly each: boolean;
  readonly runs: number;
}

export interface ScipyAnswer {
  readonly version: string;
  readonly timesMs: Readonly<Record<string, readonly number[]>>;
  readonly answers: Readonly<Record<string, Float64Array>>;
}

/** Runs all tasks in one child process of Python; columns go over as files in a temporary folder. */
export function runScipy(graphs: Readonly<Record<string, Network>>, tasks: Readonly<Record<string, ScipyTask>>): ScipyAnswer | Absent {
  const asked = spawnSync('python3', ['-c', 'import scipy'], { encoding: 'utf8' });
  if (asked.status !== 0) return { absent: 'scipy is not installed' };
  const folder = mkdtempSync(join(tmpdir(), 'xiutu-scipy-'));
  try {
    const put = (name: string, column: Uint32Array | Float64Array): string => {
      const file = join(folder, name);
      writeFileSync(file, column);
      return file;
    };
    const graphFiles = Object.fromEntries(
      Object.entries(graphs).map(([name, { arcStart, arcNode, arcEdge, edgeMm }]) => {
        const mm = Float64Array.from(arcEdge, (edge) => edgeMm[edge] as number);
        return [name, { start: put(`${name}.start`, arcStart), node: put(`${name}.node`, arcNode), mm: put(`${name}.mm`, mm) }];
      }),
    );
    const names = Object.keys(tasks);
    const told = Object.fromEntries(
      Object.entries(tasks).map(([name, task], index) => {
        const sources = task.sources.map((kind, number) => put(`${index}.${number}.sources`, kind));
        return [name, { ...task, sources, answer: join(folder, `${index}.answer`) }];
      }),
    );
    writeFileSync(join(folder, 'job.json'), JSON.stringify({ graphs: graphFiles, tasks: told }));
    const script = fileURLToPath(new URL('scipy_search.py', import.meta.url));
    const { status, stdout, stderr } = spawnSync('python3', [script, join(folder, 'job.json')], { encoding: 'utf8' });
    if (status !== 0) throw new Error(`scipy: ${stderr}`);
    const { version, timesMs } = JSON.parse(stdout) as Omit<ScipyAnswer, 'answers'>;
    const read = (index: number): Float64Array => new Float64Array(new Uint8Array(readFileSync(join(folder, `${index}.answer`))).buffer);
    return { version, timesMs, answers: Object.fromEntries(names.map((name, index) => [name, read(index)])) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
