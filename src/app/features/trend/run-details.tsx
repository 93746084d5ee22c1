import { Modal, Select, Table } from 'antd';
import { useState } from 'react';
import type { PublishedRow, PublishedRun, PublishedSeries } from '../../../store/published.ts';
import { codeSentence } from '../../../text/sentence.ts';
import { moment } from '../../ui/format.ts';
import { useSpeech } from '../../ui/use-app.ts';
import { askedWords } from './asked-words.ts';
import { figureWords } from './figure-words.ts';
import { seriesOptions } from './series-options.ts';

/** More figures than fit side by side are looked at one at a time. */
const besides = 3;

function keyOf({ areaCode, basis }: PublishedRow): string {
  return `${areaCode ?? ''} ${basis ?? ''}`;
}

function Foundation({ run }: { readonly run: PublishedRun }) {
  const speech = useSpeech();
  const { lang, say } = speech;
  const [first] = run.series;
  const asked = first && askedWords(first.stamp, speech);
  const stamps = run.series.map(({ stamp }) => stamp);
  const notes = new Set(stamps.flatMap((stamp) => stamp.notes.map(({ code, params }) => codeSentence(code, params, lang))));
  return (
    <>
      <p>
        {run.city.name}
        {run.city.synthetic && <span className="mark-small">{say('synthetic')}</span>} · {say('trendTime')} {moment(run.publishedAt, lang)}
        {run.city.dataDate !== '' && ` · ${say('trendDataOf', { date: run.city.dataDate })}`}
      </p>
      {first && (
        <p className="quiet">
          {run.sheet[lang]} · {say('stampRule', { id: first.stamp.ruleSheet.id, version: first.stamp.ruleSheet.version })}
          {asked && ` · ${asked}`} ·{' '}
          {say(first.stamp.dataRevision === '0' ? 'stampDataAsOpened' : 'stampData', { revision: first.stamp.dataRevision })} ·{' '}
          {say('stampEngine', { engine: first.stamp.engine, version: first.stamp.engineVersion })} ·{' '}
          {say('stampTime', { time: moment(first.stamp.time, lang) })}
        </p>
      )}
      <ul className="trend-notes">
        {[...notes].map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </>
  );
}

/** Units down, the figures across. A unit that only some figures know is there for all. */
function UnitTable({ run, series }: { readonly run: PublishedRun; readonly series: readonly PublishedSeries[] }) {
  const speech = useSpeech();
  const { lang, say } = speech;
  const bySeries = series.map(({ rows }) => new Map(rows.map((row) => [keyOf(row), row])));
  const rows = [...new Map(bySeries.flatMap((own) => [...own])).values()].filter(({ basis }) => basis !== 'managing');
  return (
    <Table<PublishedRow>
      size="small"
      rowKey={keyOf}
      dataSource={rows}
      pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
      columns={[
        {
          title: say('area'),
          key: 'name',
          render: (_, row) => (
            <>
              {row.areaCode === null ? say('outsideAreas') : row.name}
              {run.city.synthetic && <span className="mark-small">{say('synthetic')}</span>}
            </>
          ),
        },
        ...series.map(({ id, label }, at) => ({
          title: label[lang],
          key: id,
          align: 'right' as const,
          render: (_: unknown, row: PublishedRow) => figureWords(bySeries[at]?.get(keyOf(row)) ?? null, speech),
        })),
      ]}
    />
  );
}

interface DetailsProps {
  readonly run: PublishedRun;
  /** The figure that is followed in the trend. */
  readonly series: string;
  readonly onClose: () => void;
}

/** A published run opened: what it rests on, and the figures of every unit. */
export function RunDetails({ run, series, onClose }: DetailsProps) {
  const speech = useSpeech();
  const { lang, say } = speech;
  const [wanted, setWanted] = useState(series);
  const isMany = run.series.length > besides;
  const chosen = run.series.find(({ id }) => id === wanted) ?? run.series[0];
  const shown = isMany && chosen ? [chosen] : run.series;
  return (
    <Modal open title={run.name} onCancel={onClose} footer={null} width={640}>
      <Foundation run={run} />
      {isMany && (
        <div className="control-row trend-choice">
          <label htmlFor="trend-run-series">{say('trendSeries')}</label>
          <Select
            id="trend-run-series"
            showSearch={{ optionFilterProp: 'label' }}
            value={chosen?.id ?? null}
            onChange={setWanted}
            options={seriesOptions(run.series, speech)}
          />
        </div>
      )}
      <dl className="trend-totals">
        {shown.map(({ id, label, total }) => (
          <div key={id}>
            <dt>{label[lang]}</dt>
            <dd>{figureWords(total, speech)}</dd>
          </div>
        ))}
      </dl>
      <UnitTable run={run} series={shown} />
    </Modal>
  );
}
