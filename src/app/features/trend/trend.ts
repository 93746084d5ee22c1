import type { PublishedFigure, PublishedRun, PublishedSeries } from '../../../store/published.ts';

/** Which figure is followed over the runs: a series, of a unit (null: the whole city) in a basis. */
export interface TrendQuestion {
  readonly series: string;
  readonly area: string | null;
  readonly basis: 'legal' | 'managing';
}

/** The figure of one run; null where the run has none of that unit. */
export interface TrendPoint {
  readonly run: PublishedRun;
  readonly series: PublishedSeries;
  readonly figure: PublishedFigure | null;
  /** Points of one group were asked alike: only they are joined by a line. Counted from 0 in the order of their first run. */
  readonly group: number;
}

/** Why two runs that follow each other are not joined. */
export interface TrendBreak {
  readonly from: PublishedRun;
  readonly to: PublishedRun;
  readonly differs: readonly TrendDifference[];
}

const trendDifferences = ['sheet', 'rows', 'measure', 'walk', 'access', 'engine', 'frame'] as const;
type TrendDifference = (typeof trendDifferences)[number];

/** What must be alike for two figures to be compared, by name. */
function termsOf({ stamp, compared = {} }: PublishedSeries): Readonly<Record<TrendDifference, string>> {
  const { denominator, accessM, metric, minutes, profile, speedMPerMin, crossingWaitS, by: _level, ...others } = stamp.params;
  return {
    sheet: `${stamp.ruleSheet.id} ${stamp.ruleSheet.version}`,
    rows: compared.rows ?? '',
    measure: JSON.stringify([metric, denominator, compared.counted, Object.entries(others).sort(([a], [b]) => (a < b ? -1 : 1))]),
    walk: JSON.stringify([minutes, profile, speedMPerMin, crossingWaitS]),
    access: String(accessM),
    engine: `${stamp.engine} ${stamp.engineVersion}`,
    frame: JSON.stringify(stamp.notes.map(({ code }) => code).filter((code) => framing.has(code))),
  };
}

/** Notes that say what the denominator is of. */
const framing: ReadonlySet<string> = new Set(['no-built-up', 'compounds-stand-in', 'buildings-stand-in', 'synthetic-data']);

function figureIn({ total, rows }: PublishedSeries, { area, basis }: TrendQuestion): PublishedFigure | null {
  if (area === null) return total;
  const own = rows.filter(({ areaCode }) => areaCode === area);
  return own.find((row) => row.basis === basis) ?? own.find((row) => row.basis === undefined) ?? null;
}

/** The figure of a unit over all runs that have the series, oldest first. */
export function trendOf(runs: readonly PublishedRun[], question: TrendQuestion): readonly TrendPoint[] {
  const groups = new Map<string, number>();
  return runs.flatMap((run): TrendPoint[] => {
    const series = run.series.find(({ id }) => id === question.series);
    if (!series) return [];
    const key = JSON.stringify(termsOf(series));
    const group = groups.get(key) ?? groups.size;
    groups.set(key, group);
    return [{ run, series, figure: figureIn(series, question), group }];
  });
}

/** Where the line breaks between runs that follow each other, and why. */
export function breaksOf(points: readonly TrendPoint[]): readonly TrendBreak[] {
  return points.slice(1).flatMap((point, i): TrendBreak[] => {
    const before = points[i];
    if (!before || before.group === point.group) return [];
    const [a, b] = [termsOf(before.series), termsOf(point.series)];
    return [{ from: before.run, to: point.run, differs: trendDifferences.filter((name) => a[name] !== b[name]) }];
  });
}
