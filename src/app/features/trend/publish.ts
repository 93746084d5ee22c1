import type { Metric } from '../../../analysis/coverage/spec.ts';
import { targetsThatApply } from '../../../analysis/coverage/targets.ts';
import { unitAmounts, unitRows } from '../../../analysis/coverage/unit-amounts.ts';
import type { PublishedRow, PublishedSeries } from '../../../store/published.ts';
import type { CityIndex } from '../../../store/query/city-index.ts';
import { words } from '../../../text/app.ts';
import type { Coverage } from '../../state/coverage.ts';
import { hasDemand, keptFigure, type PublishJob, recordHead, unitRecords } from './record.ts';

type Answer = NonNullable<Coverage['answer']>;

function rowsOf(answer: Answer, metric: Metric, index: CityIndex | null): PublishedRow[] {
  const isOfPeople = answer.asked.denominator === 'people';
  const rows = unitRows(answer.levels[metric]);
  const outside = answer.results[metric].rows.filter(({ areaCode }) => areaCode === null);
  const last = outside.map((row): PublishedRow => ({ areaCode: null, name: '', ...keptFigure(row, isOfPeople) }));
  if (!index)
    return [...rows.values()]
      .filter(hasDemand)
      .map((row): PublishedRow => ({ areaCode: row.areaCode, name: row.name, ...keptFigure(row, isOfPeople) }))
      .concat(last);
  const legal = index.tree('legal');
  return [...unitRecords(index, (code, basis) => unitAmounts(legal, index.tree(basis), rows, code), isOfPeople), ...last];
}

function seriesOf(answer: Answer, metric: Metric, index: CityIndex | null): PublishedSeries {
  const { stamp, total } = answer.results[metric];
  const { sheet, denominator } = answer.asked;
  return {
    id: metric,
    label: words[metric],
    stamp,
    total: keptFigure(total, denominator === 'people'),
    rows: rowsOf(answer, metric, index),
    targets: targetsThatApply(stamp, sheet).map(({ operator, value, label }) => ({ operator, value, label })),
  };
}

/** A run of coverage as it is published: both readings, every unit, the stamps. */
export function coverageJob(answer: Answer): PublishJob {
  const { label } = answer.asked.sheet;
  return {
    label,
    record: (city, index, naming) => ({
      ...recordHead(city, naming),
      sheet: label,
      series: [seriesOf(answer, 'straight', index), seriesOf(answer, 'walk', index)],
    }),
  };
}
