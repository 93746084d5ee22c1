import { Modal, Table } from 'antd';
import type { PublishedRow, PublishedRun } from '../../../store/published.ts';
import { codeSentence } from '../../../text/sentence.ts';
import { moment, percent } from '../../ui/format.ts';
import { useSpeech } from '../../ui/use-app.ts';
import { figureWords } from './figure-words.ts';

/** A published run opened: what it rests on, and the figures of every unit. */
export function RunDetails({ run, onClose }: { readonly run: PublishedRun; readonly onClose: () => void }) {
  const speech = useSpeech();
  const { lang, say } = speech;
  const [first] = run.series;
  const stamps = run.series.map(({ stamp }) => stamp);
  const notes = new Set(stamps.flatMap((stamp) => stamp.notes.map(({ code, params }) => codeSentence(code, params, lang))));
  const keyOf = ({ areaCode, basis }: PublishedRow) => `${areaCode ?? ''} ${basis ?? ''}`;
  const others = run.series.map(({ rows }) => new Map(rows.map((row) => [keyOf(row), row])));
  const rows = (first?.rows ?? []).filter(({ basis }) => basis !== 'managing');
  return (
    <Modal open title={run.name} onCancel={onClose} footer={null} width={640}>
      <p>
        {run.city.name}
        {run.city.synthetic && <span className="mark-small">{say('synthetic')}</span>} · {say('trendTime')} {moment(run.publishedAt, lang)}
        {run.city.dataDate !== '' && ` · ${say('trendDataOf', { date: run.city.dataDate })}`}
      </p>
      {first && (
        <p className="quiet">
          {run.sheet[lang]} · {say('stampRule', { id: first.stamp.ruleSheet.id, version: first.stamp.ruleSheet.version })} ·{' '}
          {say('stampData', { revision: first.stamp.dataRevision })} ·{' '}
          {say('stampEngine', { engine: first.stamp.engine, version: first.stamp.engineVersion })} ·{' '}
          {say('stampTime', { time: moment(first.stamp.time, lang) })}
        </p>
      )}
      <ul className="trend-notes">
        {[...notes].map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
      <dl className="trend-totals">
        {run.series.map(({ id, label, total }) => (
          <div key={id}>
            <dt>{label[lang]}</dt>
            <dd>{total.share === null ? figureWords(total, speech) : percent(total.share, lang)}</dd>
          </div>
        ))}
      </dl>
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
          ...run.series.map(({ id, label }, at) => ({
            title: label[lang],
            key: id,
            align: 'right' as const,
            render: (_: unknown, row: PublishedRow) => figureWords(others[at]?.get(keyOf(row)) ?? null, speech),
          })),
        ]}
      />
    </Modal>
  );
}
