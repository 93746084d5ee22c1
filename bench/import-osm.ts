import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { drawnPbf } from './drawn-pbf.ts';
import { hasOgr } from './peers/ogr.ts';

const drawnWays = 50_000;
const mostMb = 1500;

/** OpenStreetMap files of 16–30 MB and extracts, each in a process of its own: streets taken, processor time, peak memory (all of Node among it). */
export async function benchOsm(root: string, folder: string): Promise<void> {
  console.log(`\nOpenStreetMap into an empty city (processor time of a whole process; asked: within ${mostMb} MB)`);
  const graph = join(root, 'node_modules/osm-road-graph/test');
  for (const name of ['with_footways.json', '100KNodes.json', 'minsk.json', '200KNodes.json']) {
    const file = join(graph, name);
    imported(root, file, walkableInJson(file));
  }
  const data = join(root, '..', 'shared', 'data');
  const extracts = existsSync(data) ? readdirSync(data).filter((name) => name.endsWith('.osm.pbf')) : [];
  if (extracts.length === 0) console.log('skipped: there are no extracts in shared/data');
  for (const name of extracts) imported(root, join(data, name), walkableInExtract(join(data, name)));
  const drawn = join(folder, 'drawn-50000.osm.pbf');
  writeFileSync(drawn, drawnPbf(drawnWays));
  imported(root, drawn, { count: drawnWays, by: 'drawn (no real extract here has as many)' });
}

interface Expected {
  readonly count: number;
  readonly by: string;
}

function imported(root: string, file: string, expected: Expected | null): void {
  const { status, stdout } = spawnSync(process.execPath, ['tools/run.mjs', 'bench/import-child.ts', file], { cwd: root, encoding: 'utf8' });
  if (status !== 0) {
    console.log(`${basename(file)}: FAILED with exit ${status}`);
    return;
  }
  const { things, streets, workMs, peakMb } = JSON.parse(stdout) as Record<'things' | 'streets' | 'workMs' | 'peakMb', number>;
  const memory = `${Math.round(peakMb)} MB at most${peakMb > mostMb ? ' TOO MUCH' : ''}`;
  const found = `${streets} streets of ${things} things`;
  console.log(
    `${basename(file).padEnd(28)} ${(workMs / 1000).toFixed(2).padStart(6)} s   ${memory}   ${found}   ${judged(streets, expected)}`,
  );
}

function judged(streets: number, expected: Expected | null): string {
  if (expected === null) return 'not compared';
  return expected.count === streets ? `as many ways by ${expected.by}` : `NOT THE SAME: ${expected.count} by ${expected.by}`;
}

type Tags = Readonly<Record<string, string | undefined>>;

const classes = [
  ...['footway', 'path', 'pedestrian', 'steps', 'living_street', 'residential', 'service', 'unclassified', 'track', 'bridleway'],
  ...['corridor', 'cycleway', 'road', 'tertiary', 'secondary', 'primary', 'trunk'],
  ...['tertiary_link', 'secondary_link', 'primary_link', 'trunk_link'],
];

/** Ways of the walking network, counted by a plain look through the elements. */
function walkableInJson(file: string): Expected {
  const { elements } = JSON.parse(readFileSync(file, 'utf8')) as { elements: readonly { type: string; nodes?: unknown[]; tags?: Tags }[] };
  const isWalkable = ({ highway = '', area, foot = '', access = '' }: Tags): boolean => {
    if (!classes.includes(highway) || area === 'yes' || ['no', 'private', 'use_sidepath'].includes(foot)) return false;
    return ['yes', 'designated', 'permissive', 'destination'].includes(foot) || !['no', 'private'].includes(access);
  };
  const ways = elements.filter(({ type, nodes = [], tags }) => type === 'way' && nodes.length > 1 && tags && isWalkable(tags));
  return { count: ways.length, by: 'a plain count' };
}

/** The same asked of GDAL's own reader of extracts, which keeps rarer tags in one text. */
function walkableInExtract(file: string): Expected | null {
  if (!hasOgr()) return null;
  const says = (key: string, values: readonly string[]) => values.map((value) => `other_tags LIKE '%"${key}"=>"${value}"%'`).join(' OR ');
  const out = says('foot', ['no', 'private', 'use_sidepath']);
  const allowed = says('foot', ['yes', 'designated', 'permissive', 'destination']);
  const barred = says('access', ['no', 'private']);
  const highway = `highway IN (${classes.map((name) => `'${name}'`).join(',')})`;
  const plain = `other_tags IS NULL OR (NOT (${out}) AND ((${allowed}) OR NOT (${barred})))`;
  const sql = `SELECT COUNT(*) FROM lines WHERE ${highway} AND (${plain})`;
  const { stdout } = spawnSync('ogrinfo', ['-ro', '-q', file, '-sql', sql], { encoding: 'utf8' });
  const count = /= (\d+)/.exec(stdout)?.[1];
  return count === undefined ? null : { count: Number(count), by: 'GDAL' };
}
