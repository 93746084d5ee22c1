import { coverageColumns } from '../../../src/analysis/coverage/adapter.ts';
import { prepareCoverage } from '../../../src/analysis/coverage/prepare.ts';
import type { Metric, RuleSheet } from '../../../src/analysis/coverage/spec.ts';
import { gapCause } from '../../../src/analysis/gaps/cause.ts';
import { type FoundGaps, gapsOf, groundOf } from '../../../src/analysis/gaps/list.ts';
import type { GapAnswer } from '../../../src/analysis/gaps/spec.ts';
import type { Asset } from '../../../src/core/asset.ts';
import { silentHost } from '../../../src/core/result.ts';
import { sheet } from '../../scenes/coverage.ts';
import { city } from '../../scenes/draw.ts';

/** The gaps of a drawn city as the worker finds them. */
export async function gapsIn(assets: readonly Asset[], metric: Metric = 'walk', rule: RuleSheet = sheet('park-2022')): Promise<FoundGaps> {
  const prepared = await prepareCoverage(coverageColumns(city(assets)).columns, silentHost);
  return gapsOf(await groundOf(prepared, rule, metric, silentHost));
}

/** The only gap of a drawn city, opened. */
export async function onlyCause(assets: readonly Asset[], metric: Metric = 'walk', rule?: RuleSheet): Promise<GapAnswer> {
  const gaps = await gapsIn(assets, metric, rule);
  const [gap, ...others] = gaps.list.gaps;
  if (!gap || others.length > 0) throw new Error(`${gaps.list.gaps.length} gaps`);
  const answer = gapCause(gaps, gap.id);
  if (!answer) throw new Error('no answer');
  return answer;
}
