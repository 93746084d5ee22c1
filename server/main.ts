import { join } from 'node:path';
import { createApp } from './app.ts';
import { type ListenResult, listenFrom, listenOn } from './listen.ts';
import { mapHosts } from './map-hosts.ts';

const firstPort = 4173;
const root = join(import.meta.dirname, '..');

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Port of the `PORT` variable; null where it is not set; undefined where it is no port. */
function askedPort(value: string | undefined): number | null | undefined {
  if (value === undefined || value === '') return null;
  const port = Number(value);
  return Number.isInteger(port) && port >= 0 && port <= 65535 ? port : undefined;
}

function whyNot(result: ListenResult & { ok: false }): string {
  if (result.reason === 'EADDRINUSE')
    return `端口 ${result.port} 已被占用。Port ${result.port} is taken: set PORT to another, or leave it unset.`;
  if (result.reason === 'EACCES') return `端口 ${result.port} 不允许使用。Port ${result.port} is not allowed for this user.`;
  return `端口 ${result.port} 无法使用（${result.reason}）。Port ${result.port} cannot be used (${result.reason}).`;
}

async function main(): Promise<void> {
  const port = askedPort(process.env.PORT);
  if (port === undefined) {
    say(`PORT=${process.env.PORT} 不是端口号。PORT=${process.env.PORT} is not a port number.`);
    process.exit(1);
  }
  const { hosts, wrong } = mapHosts(process.env.XIUTU_MAP_HOSTS);
  if (wrong.length > 0) {
    say(`XIUTU_MAP_HOSTS 中不是网址来源：${wrong.join(' ')}。XIUTU_MAP_HOSTS holds what is no origin: ${wrong.join(' ')}.`);
    process.exit(1);
  }
  const app = createApp({ dist: join(root, 'dist'), geojson: join(root, 'data/geojson'), rules: join(root, 'data/rules') }, hosts);
  const taken = (at: number) => say(`端口 ${at} 已被占用，改用下一个。Port ${at} is taken, trying the next.`);
  const result = port === null ? await listenFrom(app, firstPort, taken) : await listenOn(app, port);
  if (!result.ok) {
    say(whyNot(result));
    process.exit(1);
  }
  process.stdout.write(`绣图 Xiutu: ${result.server.address}\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(0));
}

await main();
