import { coverageColumns } from '../analysis/coverage/adapter.ts';
import { runCoverage } from '../analysis/coverage/engine.ts';
import { prepareCoverage } from '../analysis/coverage/prepare.ts';
import type { Amounts, CoverageResult, CoverageRow, Denominator } from '../analysis/coverage/spec.ts';
import { areaLevels } from '../core/area-level.ts';
import { issueSentence } from '../text/sentence.ts';
import type { Args } from './args.ts';
import { csvText } from './csv.ts';
import { readCityFolder } from './folder.ts';
import { type Io, jsonText, resultFormat, resultOptions, writeResult } from './io.ts';
import { readRuleSheet } from './rules.ts';

const readKinds = new Set(
  'area built-up building gate green historic-district park rail residential residential-land street wall water'.split(' '),
);

/** `coverage --city CITY`: the official share, or the walked one, by area. */
export const command = {
  options: { city: 'text', rule: 'text', metric: 'text', by: 'text', denominator: 'text', ...resultOptions },
  files: { min: 0, max: 0 },
  run,
} as const;

async function run(args: Args, io: Io): Promise<void> {
  const folder = args.need('city');
  const format = resultFormat(args, 'json');
  const params = {
    metric: args.choice('metric', ['straight', 'walk'] as const) ?? 'straight',
    by: args.choice('by', areaLevels) ?? 'city',
    denominator: args.choice('denominator', ['land', 'people', 'dwellings'] as const) ?? 'land',
  };
  const sheet = await readRuleSheet(args.text('rule') ?? 'park-2022', io);
  const { city, issues, dataRevision } = await readCityFolder(io.resolve(folder), folder, readKinds);
  const { columns, issues: found } = coverageColumns(city);
  for (const issue of [...issues, ...found]) io.say(issueSentence(issue, io.lang));
  const host = { progress: io.progress, cancelled: () => false };
  const prepared = await prepareCoverage(columns, host);
  const result = await runCoverage(prepared, sheet, params, host, { dataRevision, time: new Date().toISOString() });
  const text = format === 'json' ? jsonText(document(result, params.denominator)) : csvText(rowsOf(result, params.denominator));
  await writeResult(args, io, text);
}

const suffixes: Readonly<Record<Denominator, string>> = { land: 'M2', people: 'People', dwellings: 'Dwellings' };

function document(result: CoverageResult, denominator: Denominator) {
  return {
    stamp: result.stamp,
    rows: result.rows.map((row) => namedRow(row, denominator)),
    total: namedAmounts(result.total, denominator),
    variants: result.variants.map(({ option, counts, total }) => ({ option, counts, total: namedAmounts(total, denominator) })),
  };
}

function rowsOf(result: CoverageResult, denominator: Denominator) {
  return result.rows.map((row) => namedRow(row, denominator));
}

function namedRow({ areaCode, name, ...amounts }: CoverageRow, denominator: Denominator) {
  return { areaCode, name, ...namedAmounts(amounts, denominator) };
}

/** Amounts under the names of the contract: `coveredM2`, `coveredPeople`, `coveredDwellings` …, to a thousandth. */
function namedAmounts({ share, covered, uncovered, unknown }: Amounts, denominator: Denominator) {
  const suffix = suffixes[denominator];
  return {
    share: share === null ? null : rounded(share, 1e9),
    [`covered${suffix}`]: rounded(covered, 1e3),
    [`uncovered${suffix}`]: rounded(uncovered, 1e3),
    [`unknown${suffix}`]: rounded(unknown, 1e3),
  };
}

function rounded(value: number, per: number): number {
  return Math.round(value * per) / per;
}
