import { DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { RowStatus } from '../../../formats/import/spec.ts';
import type { Lang } from '../../../text/sentence.ts';
import type { ImportRecord } from '../../state/import.ts';
import { count, moment } from '../../ui/format.ts';
import { offerFile } from '../../ui/offer-file.ts';
import { useSpeech } from '../../ui/use-app.ts';
import { IssueGroups } from './issue-groups.tsx';
import { filterWords } from './preview-words.ts';

const statuses: readonly RowStatus[] = ['new', 'changed', 'missing', 'same', 'refused'];

function Counts({ record, lang }: { readonly record: ImportRecord; readonly lang: Lang }) {
  const { say } = useSpeech();
  return (
    <dl className="import-counts">
      {statuses
        .filter((status) => record.counts[status] > 0)
        .map((status) => (
          <div key={status} data-testid={`done-${status}`}>
            <dt>{say(filterWords[status])}</dt>
            <dd>{count(record.counts[status], lang)}</dd>
          </div>
        ))}
      {record.leftOut > 0 && (
        <div>
          <dt>{say('importLeftOut')}</dt>
          <dd>{count(record.leftOut, lang)}</dd>
        </div>
      )}
    </dl>
  );
}

interface Props {
  readonly records: readonly ImportRecord[];
  readonly lang: Lang;
  /** Shown opened. */
  readonly open?: boolean;
}

/** Imports of this tab with what they did and what was said about them; what was not taken can be had again. */
export function ImportHistory({ records, lang, open = false }: Props) {
  const { say } = useSpeech();
  return (
    <ul className="import-records">
      {records.toReversed().map((record) => (
        <li key={record.id}>
          <details open={open}>
            <summary>
              {record.files.join(lang === 'zh' ? '、' : ', ')} <span className="quiet">{moment(record.time, lang)}</span>
            </summary>
            <Counts record={record} lang={lang} />
            {record.refused.map(({ name, bytes }) => (
              <Button
                key={name}
                size="small"
                icon={<DownloadOutlined />}
                data-testid="import-refused-file"
                onClick={() => offerFile(new Blob([new Uint8Array(bytes)], { type: 'text/csv' }), name)}
              >
                {say('importDownloadRefused')}
              </Button>
            ))}
            <IssueGroups issues={record.issues} />
          </details>
        </li>
      ))}
    </ul>
  );
}
