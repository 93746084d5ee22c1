import { DownloadOutlined, DownOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import type { Asset } from '../../../core/asset.ts';
import type { Issue } from '../../../core/issue.ts';
import { writableFormats } from '../../../formats/registry.ts';
import type { Kind } from '../../../layers/kind.ts';
import type { CityIndex } from '../../../store/query/city-index.ts';
import { issueSentence } from '../../../text/sentence.ts';
import { issuesOf } from '../../commands/failure.ts';
import { columnsFor } from '../../state/table-columns.ts';
import { useApp, useSpeech } from '../../ui/use-app.ts';
import { exportRows } from '../table/export-rows.ts';
import { exportData } from './export-data.ts';
import { pointColumns } from './point-columns.ts';

/** The two that people read have buttons of their own, with every column in words; the others are for programs. */
const forPeople = ['xlsx', 'csv'] as const;
const others = writableFormats().filter(({ format: { id } }) => id !== 'xlsx' && id !== 'csv');

interface Passing {
  readonly index: CityIndex;
  readonly assets: readonly Asset[];
  readonly of: number;
}

/** Writes what is in scope of a kind to a file: for people with every column, as the table does, or for other programs. */
export function LayerExport({ kind }: { readonly kind: Kind }) {
  const app = useApp();
  const { say, lang } = useSpeech();
  const [busy, setBusy] = useState(false);
  const [issues, setIssues] = useState<readonly Issue[]>([]);
  const [small, setSmall] = useState(0);

  const passing = (): Passing | null => {
    const { index, passing: byKind } = app.scope.getState();
    if (!index) return null;
    const all = index.kind(kind.id);
    const passed = byKind.get(kind.id);
    return { index, assets: all.filter((_, row) => !passed || passed[row] === 1), of: all.length };
  };

  const work = async (write: (rows: Passing) => Promise<void>): Promise<void> => {
    const rows = passing();
    if (!rows) return;
    setBusy(true);
    setIssues([]);
    setSmall(0);
    try {
      await write(rows);
    } catch (error) {
      setIssues(issuesOf(error));
    } finally {
      setBusy(false);
    }
  };

  const sheet = (format: 'csv' | 'xlsx') =>
    work(async ({ index, assets, of }) => {
      const session = app.session.getState();
      const { answer, parkValues } = app.coverage.getState();
      const columns = columnsFor(index, kind.id, session.basis, answer, parkValues);
      const job = {
        index,
        kind,
        session,
        columns: [...columns, ...pointColumns(assets)],
        allColumns: columns,
        assets,
        of,
        onlySelected: false,
        answer,
      };
      await exportRows({ ...job, time: app.now() }, format);
    });

  const data = (ending: string) =>
    work(async ({ index, assets }) => {
      const told = await exportData(assets, kind, index.city.info.name, ending, lang);
      setIssues(told.issues);
      setSmall(told.smallGroups);
    });

  const items = others.map(({ format, ending }) => ({ key: ending, label: `${format.name} (${ending})` }));
  return (
    <>
      <div className="setting">
        <span>{say('layersExport')}</span>
        <div className="order-buttons">
          {forPeople.map((format) => (
            <Button key={format} size="small" icon={<DownloadOutlined />} loading={busy} onClick={() => void sheet(format)}>
              {format.toUpperCase()}
            </Button>
          ))}
          <Dropdown menu={{ items, onClick: ({ key }) => void data(key) }} trigger={['click']} disabled={busy}>
            <Button size="small">
              {say('layersExportMore')} <DownOutlined />
            </Button>
          </Dropdown>
        </div>
      </div>
      <Told issues={issues} small={small} />
    </>
  );
}

/** What is to be said of the file: what the format could not keep, what was left out. */
function Told({ issues, small }: { readonly issues: readonly Issue[]; readonly small: number }) {
  const { say, lang } = useSpeech();
  const sentences = [...new Set(issues.map((issue) => issueSentence(issue, lang)))];
  return (
    <div className="layer-export-told" role="status">
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {small > 0 && <p>{say('layersExportSmall', { count: small })}</p>}
    </div>
  );
}
