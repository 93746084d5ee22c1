import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { coverageColumns } from '../src/analysis/coverage/adapter.ts';
import type { CoverageColumns } from '../src/analysis/coverage/columns.ts';
import { runCoverage } from '../src/analysis/coverage/engine.ts';
import { prepareCoverage } from '../src/analysis/coverage/prepare.ts';
import { referenceCoverage } from '../src/analysis/coverage/reference.ts';
import type { RuleSheet } from '../src/analysis/coverage/spec.ts';
import { buildNetwork } from '../src/analysis/network/build.ts';
import { readCityFolder } from '../src/cli/folder.ts';
import type { City } from '../src/core/city.ts';
import { silentHost } from '../src/core/result.ts';
import { say, timed } from './time.ts';

const base = { dataRevision: '', time: '' };
const question = { by: 'city', denominator: 'land' } as const;

/** The demo city: building the network, then both coverages from cold caches; Turf's plain computation beside the official one. */
export async function benchCoverage(root: string): Promise<void> {
  const folder = join(root, 'data', 'geojson');
  const { city } = await readCityFolder(folder, 'data/geojson');
  const sheet = JSON.parse(readFileSync(join(root, 'data', 'rules', 'park-2022.json'), 'utf8')) as RuleSheet;
  const { columns } = coverageColumns(city);
  console.log(
    `\nDemo city: ${columns.lines.level.length} street lines, ${columns.compounds.length} compounds, ${columns.greens.length} greens`,
  );
  say('network', (await timed(7, () => buildNetwork(columns.lines, columns.plane))).timing);
  say('network, gates, walls', (await timed(7, () => prepareCoverage(columns, silentHost))).timing);
  const official = await benchBoth(columns, sheet);
  await benchTurf(city, columns, sheet, official);
}

async function benchBoth(columns: CoverageColumns, sheet: RuleSheet): Promise<number> {
  const times: number[] = [];
  let shares: readonly (number | null)[] = [];
  let covered = 0;
  for (let run = 0; run < 8; run++) {
    const prepared = await prepareCoverage(columns, silentHost);
    const start = performance.now();
    const straight = await runCoverage(prepared, sheet, { metric: 'straight', ...question }, silentHost, base);
    const walk = await runCoverage(prepared, sheet, { metric: 'walk', ...question }, silentHost, base);
    if (run > 0) times.push(performance.now() - start);
    shares = [straight.total.share, walk.total.share];
    covered = straight.total.covered;
  }
  times.sort((a, b) => a - b);
  const timing = { medianMs: times[3] as number, minMs: times[0] as number, maxMs: times[6] as number, runs: 7 };
  const shown = shares.map((share) => (share === null ? '–' : `${(100 * share).toFixed(2)} %`)).join(' and ');
  say('both coverages with all variants, cold', timing, `${shown}; asked: under 500 ms`);
  return covered;
}

async function benchTurf(city: City, columns: CoverageColumns, sheet: RuleSheet, official: number): Promise<void> {
  const { plane } = columns;
  const boxes = columns.compounds.map(({ region }) => region.box);
  const [west, south] = plane.inverse(Math.min(...boxes.map((box) => box[0])) - 100, Math.min(...boxes.map((box) => box[1])) - 100);
  const [east, north] = plane.inverse(Math.max(...boxes.map((box) => box[2])) + 100, Math.max(...boxes.map((box) => box[3])) + 100);
  const turf = await timed(1, () => referenceCoverage(city, sheet, [west, south, east, north]));
  const ours = await timed(7, async () => {
    const prepared = await prepareCoverage({ ...columns, lines: { ...columns.lines, lineStart: new Uint32Array(1) } }, silentHost);
    return runCoverage(prepared, sheet, { metric: 'straight', ...question }, silentHost, base);
  });
  const off = turf.answer.coveredM2 / official - 1;
  const ratio = turf.timing.medianMs / ours.timing.medianMs;
  say('official coverage, ours (no streets)', ours.timing);
  say('official coverage, Turf', turf.timing, `${ratio.toFixed(0)}× ours; covered land differs by ${(100 * off).toFixed(3)} %`);
}
