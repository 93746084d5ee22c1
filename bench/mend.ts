import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cityStreets } from '../src/analysis/mend/adapter.ts';
import { mendFaults } from '../src/analysis/mend/apply.ts';
import { findFaults } from '../src/analysis/mend/find.ts';
import { mendDefaults, type StreetFault, streetFaultCodes } from '../src/analysis/mend/spec.ts';
import { streetsOf } from '../src/analysis/mend/streets.ts';
import type { Asset } from '../src/core/asset.ts';
import { silentHost } from '../src/core/result.ts';
import { shown } from './compare.ts';
import { benchStreets } from './network-data.ts';
import { type Postgres, withPostgres } from './peers/postgres.ts';
import { spread, timed } from './time.ts';

/** The demo city's streets as its folder has them. */
function demoStreets(root: string): readonly Asset[] {
  const file = join(root, 'data/geojson/street.geojson');
  if (!existsSync(file)) return [];
  const { features } = JSON.parse(readFileSync(file, 'utf8')) as {
    features: readonly { id?: string; geometry: Asset['geometry']; properties: Asset['values'] }[];
  };
  return features.map(({ id, geometry, properties }, at) => ({ kind: 'street', id: id ?? String(at + 1), geometry, values: properties }));
}

/**
 * Check and repair of street lines: the demo city, and B1 (a real extract). Beside pgRouting's `pgr_analyzeGraph` on the demo city, where it is installed: of
 * what both look for, ends near a line that they do not join, and lines that cross without a vertex, it counts places and mends none.
 */
export async function benchMend(root: string): Promise<void> {
  console.log('\nStreet check (asked: a city under 1 s)');
  const demo = demoStreets(root);
  const ends = await checked('demo city', demo);
  await checked('B1', await benchStreets(root));
  const outcome = await withPostgres((database) => {
    if (!database.hasRouting) return { absent: 'pgRouting is not installed' };
    analyse(database, demo, ends);
    return null;
  });
  if (outcome) console.log(`pgRouting: not compared, ${outcome.absent}`);
}

/** Says what a check costs and finds; the number of ends that miss. */
async function checked(name: string, streets: readonly Asset[]): Promise<number> {
  const city = { info: { schemaVersion: 1, name, areaCode: '', dataDate: '', sources: [] }, assets: streets };
  const columns = cityStreets(city).columns;
  const { timing, answer } = await timed(5, () => findFaults(columns, mendDefaults, silentHost));
  console.log(`${name}: ${streets.length} streets, ${columns.lines.nodeId.length} vertices: check ${shown(timing)}`);
  console.log(`    ${streetFaultCodes.map((code) => `${code} ${tally(answer, code)}`).join(', ')}`);
  const sure = answer.filter((fault) => fault.sure);
  const repair = await timed(3, () => mendFaults(columns, sure, mendDefaults, silentHost));
  console.log(`    all ${sure.length} sure ones mended: ${shown(repair.timing)}, ${repair.answer.done} done`);
  return answer.filter(({ code }) => code === 'near-miss-end').length;
}

function tally(faults: readonly StreetFault[], code: string): string {
  const own = faults.filter((fault) => fault.code === code);
  return `${own.length} (${own.filter(({ sure }) => sure).length} sure)`;
}

/** Two points to an edge, nodes as the network joins them: what pgr_analyzeGraph asks for. */
function analyse(database: Postgres, streets: readonly Asset[], ends: number): void {
  const city = { info: { schemaVersion: 1, name: 'demo', areaCode: '', dataDate: '', sources: [] }, assets: streets };
  const { ground } = streetsOf(cityStreets(city).columns);
  const { edgeVertex, nodeOf, xy } = ground;
  const file = join(database.folder, 'mend.csv');
  const rows = Array.from(edgeVertex, (v, edge) => {
    const line = `LINESTRING(${xy[2 * v]} ${xy[2 * v + 1]},${xy[2 * v + 2]} ${xy[2 * v + 3]})`;
    return `${edge + 1};${(nodeOf[v] as number) + 1};${(nodeOf[v + 1] as number) + 1};${line}\n`;
  });
  writeFileSync(file, rows.join(''));
  chmodSync(file, 0o644);
  database.run(
    `CREATE TABLE mend (id bigint PRIMARY KEY, source bigint, target bigint, the_geom geometry);
     COPY mend FROM '${file}' WITH (FORMAT csv, DELIMITER ';');
     CREATE TABLE mend_vertices_pgr AS SELECT id, NULL::integer AS cnt, NULL::integer AS chk, NULL::integer AS ein, NULL::integer AS eout,
       ST_StartPoint(the_geom) AS the_geom FROM (SELECT DISTINCT ON (source) source AS id, the_geom FROM mend
       UNION SELECT DISTINCT ON (target) target, ST_Reverse(the_geom) FROM mend) AS both_ends;
     DELETE FROM mend_vertices_pgr a USING mend_vertices_pgr b WHERE a.ctid < b.ctid AND a.id = b.id;
     CREATE INDEX ON mend USING gist (the_geom); CREATE INDEX ON mend_vertices_pgr USING gist (the_geom); ANALYZE;`,
  );
  const { timesMs } = database.timed(3, `SELECT pgr_analyzeGraph('mend', 2, 'the_geom', 'id', 'source', 'target')`);
  const [gaps] = database.run('SELECT count(*) FROM mend_vertices_pgr WHERE chk = 1');
  console.log(`    pgRouting (${database.versions}) pgr_analyzeGraph: ${shown(spread(timesMs))}; ends near a line ${gaps}, ours ${ends}`);
  console.log('    not the same question: it asks for no level, direction or wall, and mends nothing.');
}
