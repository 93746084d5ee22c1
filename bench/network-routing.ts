import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Network } from '../src/analysis/network/spec.ts';
import { sayCompared } from './compare.ts';
import type { Done } from './network-jobs.ts';
import { type Postgres, withPostgres } from './peers/postgres.ts';

interface Question {
  readonly name: string;
  readonly network: Network;
  readonly sources: Uint32Array;
  /** Our distances of every node within 500 m. */
  readonly ours: Done;
}

const runs = 7;

/**
 * T1 beside pgRouting: `pgr_drivingDistance` with equal costs, the streets in a table with an index, in milliseconds of the server's own clock
 * with the answer summed there. Only on B1: the same question on B9 takes minutes a run, or ends the server. pgRouting 3.4.2 gives some nodes too far: how many is said in place of equality.
 */
export async function benchRouting(question: Question): Promise<void> {
  const outcome = await withPostgres((database) => {
    if (!database.hasRouting) return { absent: 'pgRouting is not installed' };
    ask(database, question);
    return null;
  });
  if (outcome) console.log(`pgRouting: skipped, ${outcome.absent}`);
}

function ask(database: Postgres, { name, network, sources, ours }: Question): void {
  const { edgeCount, edgeFrom, edgeTo, edgeMm } = network;
  const file = join(database.folder, `${name}.csv`);
  const rows = Array.from({ length: edgeCount }, (_, edge) => `${edge},${edgeFrom[edge]},${edgeTo[edge]},${edgeMm[edge]}\n`);
  writeFileSync(file, rows.join(''));
  chmodSync(file, 0o644);
  const table = `edges_${name.toLowerCase()}`;
  database.run(
    `CREATE TABLE ${table} (id bigint PRIMARY KEY, source bigint, target bigint, cost double precision);
     COPY ${table} FROM '${file}' WITH (FORMAT csv); ANALYZE ${table};`,
  );
  const call = `pgr_drivingDistance('SELECT id, source, target, cost FROM ${table}', ARRAY[${sources.join(',')}]::bigint[], 500000, false, true)`;
  const { timesMs } = database.timed(runs, `SELECT count(*), sum(agg_cost) FROM ${call}`);
  const theirs = new Float64Array(network.nodeCount).fill(Infinity);
  for (const row of database.run(`SELECT node, agg_cost FROM ${call}`)) {
    const [node, mm] = row.split('\t').map(Number) as [number, number];
    theirs[node] = Math.min(theirs[node] as number, mm);
  }
  sayCompared({
    name: `T1  nearest entrance ≤ 500 m, every node, ${name}`,
    ours: ours.timing,
    peer: `pgRouting (${database.versions})`,
    peerMs: timesMs,
    equality: compared(ours.answer, theirs),
    asked: '150×, moonshot 300×',
  });
}

function compared(ours: ArrayLike<number>, theirs: Float64Array): string {
  let [same, farther, nearer] = [0, 0, 0];
  theirs.forEach((mm, node) => {
    const own = ours[node] as number;
    if (mm === own) same++;
    else if (mm > own) farther++;
    else nearer++;
  });
  const rest = farther === 0 ? '' : `; pgRouting has ${farther} farther than a way that exists (its known fault; ours equal scipy's)`;
  return `${same} of ${theirs.length} nodes equal, ${nearer} nearer in pgRouting${rest}`;
}
