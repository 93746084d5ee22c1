import './trend.css';
import { Alert, Select } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { PublishedRun } from '../../../store/published.ts';
import { moment } from '../../ui/format.ts';
import { SyntheticMark } from '../../ui/synthetic-mark.tsx';
import { bringToTop } from '../../ui/to-top.ts';
import { useApp, useScope, useSession, useSpeech } from '../../ui/use-app.ts';
import { figureWords } from './figure-words.ts';
import { PublishButton } from './publish-button.tsx';
import type { PublishJob } from './record.ts';
import { RunDetails } from './run-details.tsx';
import { RunsTransfer } from './runs-transfer.tsx';
import { seriesOptions } from './series-options.ts';
import { breaksOf, type TrendPoint, trendOf } from './trend.ts';
import { TrendChart } from './trend-chart.tsx';
import { readRuns, trendStore } from './trend-store.ts';

/** Series of all runs by id, each as in its newest run. */
function seriesOf(runs: readonly PublishedRun[]) {
  return [...new Map(runs.flatMap(({ series }) => series.map((each) => [each.id, each] as const))).values()];
}

function Breaks({ points }: { readonly points: readonly TrendPoint[] }) {
  const { lang, say } = useSpeech();
  const breaks = breaksOf(points);
  if (breaks.length === 0) return null;
  return (
    <ul className="trend-notes">
      {breaks.map(({ from, to, differs }) => (
        <li key={`${from.id} ${to.id}`}>
          {say('trendBreak', {
            from: from.name,
            to: to.name,
            why: differs.map((name) => say(`trendDiffers-${name}`)).join(lang === 'zh' ? '、' : ', '),
          })}
        </li>
      ))}
    </ul>
  );
}

function RunTable({ points, onOpen }: { readonly points: readonly TrendPoint[]; readonly onOpen: (run: PublishedRun) => void }) {
  const speech = useSpeech();
  const { lang, say } = speech;
  return (
    <table className="trend-table">
      <thead>
        <tr>
          <th scope="col">{say('trendRun')}</th>
          <th scope="col">{say('trendTime')}</th>
          <th scope="col">{say('trendShare')}</th>
        </tr>
      </thead>
      <tbody>
        {points.toReversed().map(({ run, figure, series }) => (
          <tr key={run.id}>
            <td>
              <button
                type="button"
                className="figure-door"
                aria-label={say('trendOpenRun', { name: run.name })}
                onClick={() => onOpen(run)}
              >
                {run.name}
              </button>
              {run.city.synthetic && <span className="mark-small">{say('synthetic')}</span>}
            </td>
            <td title={`${series.stamp.ruleSheet.id} ${series.stamp.ruleSheet.version}`}>{moment(run.publishedAt, lang)}</td>
            <td className="trend-number">{figureWords(figure, speech)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Trend({ runs }: { readonly runs: readonly PublishedRun[] }) {
  const speech = useSpeech();
  const { lang, say } = speech;
  const [wanted, setWanted] = useState<string | null>(null);
  const [open, setOpen] = useState<PublishedRun | null>(null);
  const area = useSession((session) => session.area);
  const basis = useSession((session) => session.basis);
  const name = useScope(({ index }) => (area === null ? null : (index?.tree(basis).nodes.get(area)?.name ?? area)));
  const choices = seriesOf(runs);
  const chosen = choices.find(({ id }) => id === wanted) ?? choices[0];
  const series = chosen?.id ?? '';
  const points = useMemo(() => trendOf(runs, { series, area, basis }), [runs, series, area, basis]);
  if (!chosen) return null;
  const title = say('trendChart', { area: name ?? say('trendOfCity'), series: chosen.label[lang], count: points.length });
  return (
    <>
      <div className="control-row">
        <label htmlFor="trend-series">{say('trendSeries')}</label>
        <Select
          id="trend-series"
          showSearch={choices.length > 6 && { optionFilterProp: 'label' }}
          value={series}
          onChange={setWanted}
          options={seriesOptions(choices, speech)}
        />
      </div>
      <h4>
        {title}
        <SyntheticMark />
      </h4>
      <TrendChart points={points} label={title} onOpen={setOpen} />
      <Breaks points={points} />
      <RunTable points={points} onOpen={setOpen} />
      {open && <RunDetails run={open} series={series} onClose={() => setOpen(null)} />}
    </>
  );
}

interface RunsProps {
  /** Engine whose runs are told of here. */
  readonly engine: string;
  /** What is on screen and could be published; null: there is nothing to publish, only to look at. */
  readonly job: PublishJob | null;
}

/** What was published of this city by one engine, and how a figure went from run to run. */
export function RunsPanel({ engine, job }: RunsProps) {
  const app = useApp();
  const { say } = useSpeech();
  const cityId = useSession((session) => session.cityId);
  const { runs: all, unread, failure } = useStore(trendStore);
  const runs = useMemo(() => all.filter(({ series }) => series[0]?.stamp.engine === engine), [all, engine]);
  const [said, setSaid] = useState('');
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    if (cityId !== '') void readRuns(app);
  }, [app, cityId]);
  // The new point of the chart is what one wants to see.
  const published = (name: string) => {
    setSaid(say('trendPublished', { name }));
    requestAnimationFrame(() => bringToTop(section.current));
  };
  if (!job && runs.length === 0) return null;
  return (
    <section ref={section} className="trend" aria-label={say('trendTab')}>
      <div className="trend-head">
        {job && <PublishButton job={job} onDone={published} />}
        <RunsTransfer onSaid={setSaid} />
        <span className="quiet">{say('trendKeptHere')}</span>
      </div>
      <p role="status" className="trend-said">
        {said}
      </p>
      {failure !== null && <Alert type="error" showIcon title={say('trendNotKept', { message: failure })} />}
      {unread > 0 && <Alert type="warning" showIcon title={say('trendUnread', { count: unread })} />}
      {runs.length === 0 ? <p className="empty">{say('trendNothing')}</p> : <Trend runs={runs} />}
    </section>
  );
}
