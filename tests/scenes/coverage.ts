import { readFileSync } from 'node:fs';
import { coverageColumns } from '../../src/analysis/coverage/adapter.ts';
import { runCoverage } from '../../src/analysis/coverage/engine.ts';
import { prepareCoverage } from '../../src/analysis/coverage/prepare.ts';
import type { CoverageParams, CoverageResult, RuleSheet } from '../../src/analysis/coverage/spec.ts';
import type { City } from '../../src/core/city.ts';
import { silentHost } from '../../src/core/result.ts';

export function sheet(id: string): RuleSheet {
  return JSON.parse(readFileSync(new URL(`../../data/rules/${id}.json`, import.meta.url), 'utf8')) as RuleSheet;
}

/** Runs coverage on a drawn city as the command line does. */
export async function coverage(
  city: City,
  params: Partial<CoverageParams> = {},
  rule: RuleSheet = sheet('park-2022'),
): Promise<CoverageResult> {
  const { columns } = coverageColumns(city);
  const prepared = await prepareCoverage(columns, silentHost);
  const all: CoverageParams = { metric: 'straight', by: 'city', denominator: 'land', ...params };
  return runCoverage(prepared, rule, all, silentHost, { dataRevision: 'test', time: '2026-01-01T00:00:00Z' });
}
