import type { Amounts, Denominator, Metric } from '../../../analysis/coverage/spec.ts';
import { targetsThatApply } from '../../../analysis/coverage/targets.ts';
import { unitAmounts, unitRows } from '../../../analysis/coverage/unit-amounts.ts';
import type { City } from '../../../core/city.ts';
import {
  type PublishedFigure,
  type PublishedRow,
  type PublishedRun,
  type PublishedSeries,
  publishedVersion,
} from '../../../store/published.ts';
import type { CityIndex } from '../../../store/query/city-index.ts';
import { words } from '../../../text/app.ts';
import type { Coverage } from '../../state/coverage.ts';
import { toldOf } from '../coverage/told.ts';

type Answer = NonNullable<Coverage['answer']>;

/** A figure as it may be kept: one that would tell of a group under ten people keeps neither amounts nor share. */
function figureOf(amounts: Amounts, denominator: Denominator): PublishedFigure {
  const { small } = toldOf(amounts, denominator);
  if (small.length > 0) return { share: null, amounts: null };
  const { covered, uncovered, unknown, share } = amounts;
  return { share, amounts: { covered, uncovered, unknown } };
}

/** A unit without any of what is measured has nothing to say: it is 未纳入, not 0. */
function hasDemand({ covered, uncovered, unknown }: Amounts): boolean {
  return covered + uncovered + unknown > 0;
}

function isSame(a: Amounts | null, b: Amounts | null): boolean {
  return a?.covered === b?.covered && a?.uncovered === b?.uncovered && a?.unknown === b?.unknown;
}

/** The figure of every unit of every level; of a unit whose figure depends on the tree, in both. */
function rowsOf(answer: Answer, metric: Metric, index: CityIndex | null): PublishedRow[] {
  const { denominator } = answer.asked;
  const rows = unitRows(answer.levels[metric]);
  const outside = answer.results[metric].rows.filter(({ areaCode }) => areaCode === null);
  const last = outside.map((row): PublishedRow => ({ areaCode: null, name: '', ...figureOf(row, denominator) }));
  if (!index)
    return [...rows.values()]
      .filter(hasDemand)
      .map((row): PublishedRow => ({ areaCode: row.areaCode, name: row.name, ...figureOf(row, denominator) }))
      .concat(last);
  const [legal, managing] = [index.tree('legal'), index.tree('managing')];
  const inTrees = [...legal.nodes.values()].flatMap(({ code, name }): PublishedRow[] => {
    const own = unitAmounts(legal, legal, rows, code);
    const run = managing.nodes.has(code) ? unitAmounts(legal, managing, rows, code) : null;
    const row = (amounts: Amounts | null, basis?: PublishedRow['basis']): PublishedRow[] =>
      amounts && hasDemand(amounts) ? [{ areaCode: code, name, ...(basis ? { basis } : {}), ...figureOf(amounts, denominator) }] : [];
    return isSame(own, run) ? row(own) : [...row(own, 'legal'), ...row(run, 'managing')];
  });
  return [...inTrees, ...last];
}

function seriesOf(answer: Answer, metric: Metric, index: CityIndex | null): PublishedSeries {
  const { stamp, total } = answer.results[metric];
  const { sheet, denominator } = answer.asked;
  return {
    id: metric,
    label: words[metric],
    stamp,
    total: figureOf(total, denominator),
    rows: rowsOf(answer, metric, index),
    targets: targetsThatApply(stamp, sheet).map(({ operator, value, label }) => ({ operator, value, label })),
  };
}

/** A run of coverage as it is published: both readings, every unit, the stamps. */
export function coverageRun(
  answer: Answer,
  city: City,
  index: CityIndex | null,
  { id, name, time }: { readonly id: string; readonly name: string; readonly time: string },
): PublishedRun {
  const { info } = city;
  return {
    schemaVersion: publishedVersion,
    id,
    name,
    publishedAt: time,
    city: { name: info.name, areaCode: info.areaCode, dataDate: info.dataDate, synthetic: info.synthetic === true },
    sheet: answer.asked.sheet.label,
    series: [seriesOf(answer, 'straight', index), seriesOf(answer, 'walk', index)],
  };
}
