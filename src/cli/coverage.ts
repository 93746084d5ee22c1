import { coverageColumns } from '../analysis/coverage/adapter.ts';
import { runCoverage } from '../analysis/coverage/engine.ts';
import { prepareCoverage } from '../analysis/coverage/prepare.ts';
import type { Amounts, CoverageParams, CoverageResult, CoverageRow, Denominator, RuleSheet } from '../analysis/coverage/spec.ts';
import { peopleSources } from '../analysis/coverage/spec.ts';
import { meets, targetsThatApply } from '../analysis/coverage/targets.ts';
import { networkIssues } from '../analysis/network/issues.ts';
import { areaLevels } from '../core/area-level.ts';
import { csvText } from '../formats/csv.ts';
import { codeSentence, type Lang } from '../text/sentence.ts';
import type { Args } from './args.ts';
import { readCityFolder } from './folder.ts';
import { type Io, jsonText, resultFormat, resultOptions, sayIssues, writeResult } from './io.ts';
import { readRuleSheet } from './rules.ts';

/** What the walks and the homes of a city are read from. */
export const coverageKinds: ReadonlySet<string> = new Set(
  'area built-up building gate green historic-district park population rail residential residential-land street wall water'.split(' '),
);

/** `coverage --city CITY`: the official share, or the walked one, by area. */
export const command = {
  options: { city: 'text', rule: 'text', metric: 'text', by: 'text', denominator: 'text', people: 'text', ...resultOptions },
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
    people: args.choice('people', peopleSources) ?? 'compounds',
  };
  const sheet = await readRuleSheet(args.text('rule') ?? 'park-2022', io);
  const { city, issues, dataRevision } = await readCityFolder(io.resolve(folder), folder, coverageKinds);
  const { columns, issues: found } = coverageColumns(city);
  sayIssues([...issues, ...found], io);
  const host = { progress: io.progress, cancelled: () => false };
  const prepared = await prepareCoverage(columns, host);
  if (params.metric === 'walk') sayIssues(networkIssues(prepared.network), io);
  const result = await runCoverage(prepared, sheet, params, host, { dataRevision, time: new Date().toISOString() });
  const text = format === 'json' ? jsonText(document(result, params, sheet, io.lang)) : csvText(rowsOf(result, params.denominator));
  await writeResult(args, io, text);
}

const suffixes: Readonly<Record<Denominator, string>> = { land: 'M2', people: 'People', dwellings: 'Dwellings' };

function document(result: CoverageResult, params: CoverageParams, sheet: RuleSheet, lang: Lang) {
  const { stamp } = result;
  const notes = stamp.notes.map((note) => ({ ...note, message: codeSentence(note.code, note.params, lang) }));
  return {
    stamp: { ...stamp, notes },
    rows: result.rows.map((row) => namedRow(row, params.denominator)),
    total: namedAmounts(result.total, params.denominator),
    targets: judgedTargets(result, sheet),
    variants: result.variants.map(({ option, counts, total }) => ({ option, counts, total: namedAmounts(total, params.denominator) })),
  };
}

/** The target lines that apply to the answer, and whether its total meets them. */
function judgedTargets({ stamp, total }: CoverageResult, sheet: RuleSheet) {
  return targetsThatApply(stamp, sheet).map((target) => ({ ...target, met: total.share === null ? null : meets(total.share, target) }));
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
