import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { run } from './child.mjs';
import { root } from './root.mjs';

const lock = join(root, 'var/install');

/** Installs the dependencies the lockfile names where they are missing. Nothing but npm's own output is printed, on standard error. */
export async function ensureInstalled() {
  checkNode();
  if (isInstalled()) return;
  await takeLock();
  try {
    if (isInstalled()) return;
    process.stderr.write(
      '正在安装依赖，首次约需几分钟；npm 的提示可忽略。Installing, some minutes the first time; what npm warns of may be passed over.\n',
    );
    const code = await npmCi();
    if (code !== 0) throw new Error(`npm ci failed with exit code ${code}`);
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

/** An older Node fails later, in places that do not say why. */
function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new Error(
    `需要 Node 20.19 或更新版本，当前为 ${process.versions.node}。Node 20.19 or newer is needed; this is ${process.versions.node}.`,
  );
}

/**
 * Compares what npm recorded as installed with the lockfile by content: times change with every checkout and say nothing.
 * Optional packages may be absent, they belong to other platforms.
 */
function isInstalled() {
  const record = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(record)) return false;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const present = JSON.parse(readFileSync(record, 'utf8')).packages;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '' || entry.optional || entry.devOptional) return true;
    return present[path]?.version === entry.version;
  });
}

/** Two commands started at once on a fresh clone must not install over each other. */
async function takeLock() {
  mkdirSync(join(root, 'var'), { recursive: true });
  for (;;) {
    try {
      mkdirSync(lock);
      writeFileSync(join(lock, 'pid'), String(process.pid));
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    await wait(500);
    if (!ownerIsAlive()) rmSync(lock, { recursive: true, force: true });
  }
}

function ownerIsAlive() {
  const file = join(lock, 'pid');
  if (!existsSync(file)) return false;
  const pid = Number(readFileSync(file, 'utf8'));
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function npmCi() {
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund'];
  const options = { cwd: root, stdio: ['ignore', process.stderr, process.stderr] };
  const npm = process.env.npm_execpath;
  if (npm?.endsWith('.js')) return run(process.execPath, [npm, ...args], options);
  // npm is a .cmd file on Windows, which only a shell can start.
  return run('npm', args, { ...options, shell: process.platform === 'win32' });
}
