import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** A throw-away PostgreSQL with PostGIS (and pgRouting, where it is installed) that lives as long as one job. */
export interface Postgres {
  /** Versions of server and extensions, for the line that names the peer. */
  readonly versions: string;
  readonly hasRouting: boolean;
  /** A folder that the server can read: for COPY. Files in it must be readable by all. */
  readonly folder: string;
  /** Runs statements one after the other; rows of the answers, cells divided by tabs. */
  run(sql: string): readonly string[];
  /** Runs a statement `runs` times after one warm-up, on one connection; milliseconds of each, and the rows of the last. */
  timed(runs: number, sql: string, before?: string): { readonly timesMs: readonly number[]; readonly rows: readonly string[] };
}

export type Absent = { readonly absent: string };

/**
 * Starts a cluster in a temporary folder, gives it to `job` and removes it. Nothing is installed: without the server's programs or PostGIS the
 * answer says what is absent. The server refuses to run as root, so that it then belongs to `postgres` or `nobody`.
 */
export async function withPostgres<T>(job: (database: Postgres) => Promise<T> | T): Promise<T | Absent> {
  const programs = findPrograms();
  if (programs === null) return { absent: 'PostgreSQL is not installed' };
  const user = process.getuid?.() === 0 ? otherUser() : '';
  if (user === null) return { absent: 'PostgreSQL does not run as root, and there is no other user' };
  const home = mkdtempSync(join(tmpdir(), 'xiutu-postgres-'));
  const cluster = join(home, 'data');
  const socket = join(home, 'socket');
  const as = (program: string, args: readonly string[], input = ''): string => {
    const path = join(programs, program);
    const [command, all] = user === '' ? [path, args] : ['runuser', ['-u', user, '--', path, ...args]];
    const { status, stdout, stderr } = spawnSync(command, [...all], { cwd: home, input, encoding: 'utf8', maxBuffer: 2 ** 30 });
    if (status !== 0) throw new Error(`${program}: ${stderr || stdout}`);
    return stdout;
  };
  let running = false;
  try {
    chmodSync(home, 0o777);
    as('initdb', ['-D', cluster, '-U', 'bench', '--auth=trust', '--no-sync', '-E', 'UTF8', '--locale=C']);
    execFileSync('mkdir', ['-m', '777', socket]);
    const settings = `-c listen_addresses= -c unix_socket_directories=${socket} -c fsync=off -c shared_buffers=512MB -c work_mem=512MB -c jit=off`;
    as('pg_ctl', ['-D', cluster, '-w', '-o', settings, '-l', join(cluster, 'log'), 'start']);
    running = true;
    const psql = (sql: string): string =>
      as('psql', ['-h', socket, '-U', 'bench', '-d', 'postgres', '-v', 'ON_ERROR_STOP=1', '-qAt', '-F', '\t'], sql);
    const missing = tryExtension(psql, 'postgis');
    if (missing !== '') return { absent: missing };
    const hasRouting = tryExtension(psql, 'pgrouting') === '';
    return await job({
      versions: versionsOf(psql),
      hasRouting,
      folder: home,
      run: (sql) => linesOf(psql(sql)),
      timed: (runs, sql, before = '') => timedBy(psql, runs, sql, before),
    });
  } finally {
    if (running) as('pg_ctl', ['-D', cluster, '-m', 'immediate', 'stop']);
    rmSync(home, { recursive: true, force: true });
  }
}

/** The folder with `initdb`, `pg_ctl` and `psql`; Debian keeps them in a folder for each version, outside PATH. */
function findPrograms(): string | null {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [...versions.map((version) => join(debian, version, 'bin')), ...(process.env.PATH ?? '').split(delimiter)];
  return folders.find((folder) => ['initdb', 'pg_ctl', 'psql'].every((name) => existsSync(join(folder, name)))) ?? null;
}

function otherUser(): string | null {
  return ['postgres', 'nobody'].find((name) => spawnSync('id', ['-u', name]).status === 0) ?? null;
}

function tryExtension(psql: (sql: string) => string, name: string): string {
  try {
    psql(`CREATE EXTENSION ${name}`);
    return '';
  } catch {
    return `${name} is not installed`;
  }
}

function versionsOf(psql: (sql: string) => string): string {
  const rows = linesOf(
    psql("SELECT 'PostgreSQL', current_setting('server_version'); SELECT extname, extversion FROM pg_extension ORDER BY 1"),
  );
  return rows
    .map((row) => row.split('\t'))
    .filter(([name]) => name !== 'plpgsql')
    .map(([name, version]) => `${name} ${(version ?? '').split(' ')[0]}`)
    .join(', ');
}

function linesOf(text: string): string[] {
  return text.split('\n').filter((line) => line !== '');
}

/** psql prints `Time: 12.3 ms` after each statement once told to; the statement's own rows come before it. */
function timedBy(psql: (sql: string) => string, runs: number, sql: string, before: string) {
  const once = `${sql.replace(/;\s*$/, '')};\n`;
  const lines = linesOf(psql(`${before}\n\\timing on\n${once.repeat(runs + 1)}`));
  const marks = lines.flatMap((line, index) => (line.startsWith('Time: ') ? [index] : []));
  const own = marks.slice(-(runs + 1));
  const timesMs = own.slice(1).map((index) => Number.parseFloat((lines[index] as string).slice('Time: '.length)));
  return { timesMs, rows: lines.slice((own.at(-2) ?? -1) + 1, own.at(-1)) };
}
