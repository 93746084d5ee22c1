import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';

/** True where GDAL's programs and a shell that measures them are installed (Debian: gdal-bin). */
export function hasOgr(): boolean {
  return spawnSync('ogr2ogr', ['--version']).status === 0 && spawnSync('bash', ['-c', 'exit 0']).status === 0;
}

/** One conversion as a process of its own: its processor time in ms, start and end of the program included. Throws where it fails. */
function ogr2ogr(args: readonly string[]): number {
  const script = 'TIMEFORMAT="%3U %3S"; time ogr2ogr "$@" 2>/dev/null';
  const { status, stderr } = spawnSync('bash', ['-c', script, 'ogr2ogr', ...args], { encoding: 'utf8' });
  const [user = Number.NaN, system = Number.NaN] = (stderr.trim().split('\n').at(-1) ?? '').split(' ').map(Number);
  if (status !== 0) throw new Error(`ogr2ogr ${args.join(' ')} failed`);
  return (user + system) * 1000;
}

/** The same conversion some times, into a file that is not there each time. */
export function ogrTimes(runs: number, target: string, args: readonly string[]): number[] {
  return Array.from({ length: runs }, () => {
    rmSync(target, { recursive: true, force: true });
    return ogr2ogr(args);
  });
}

/** Features of all layers of a file as GDAL counts them. */
export function ogrCount(file: string, ...more: readonly string[]): number {
  const { stdout } = spawnSync('ogrinfo', ['-ro', '-so', '-al', ...more, file], { encoding: 'utf8' });
  return [...stdout.matchAll(/^Feature Count: (\d+)$/gm)].reduce((sum, [, count]) => sum + Number(count), 0);
}
