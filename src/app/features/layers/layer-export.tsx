import { DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { Kind } from '../../../layers/kind.ts';
import { columnsFor } from '../../state/table-columns.ts';
import { useApp, useSpeech } from '../../ui/use-app.ts';
import { exportRows } from '../table/export-rows.ts';

/** Writes what is in scope of a kind to a file, with every column: the same writer as the table's. */
export function LayerExport({ kind }: { readonly kind: Kind }) {
  const app = useApp();
  const { say } = useSpeech();
  const [busy, setBusy] = useState(false);
  const run = async (format: 'csv' | 'xlsx'): Promise<void> => {
    const { index, passing } = app.scope.getState();
    if (!index) return;
    const session = app.session.getState();
    const { answer, parkValues } = app.coverage.getState();
    const all = index.kind(kind.id);
    const passed = passing.get(kind.id);
    const columns = columnsFor(index, kind.id, session.basis, answer, parkValues);
    const assets = all.filter((_, row) => !passed || passed[row] === 1);
    setBusy(true);
    try {
      const job = { index, kind, session, columns, allColumns: columns, assets, of: all.length, onlySelected: false, answer };
      await exportRows({ ...job, time: app.now() }, format);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="setting">
      <span>{say('layersExport')}</span>
      <div className="order-buttons">
        {(['xlsx', 'csv'] as const).map((format) => (
          <Button key={format} size="small" icon={<DownloadOutlined />} loading={busy} onClick={() => void run(format)}>
            {format.toUpperCase()}
          </Button>
        ))}
      </div>
    </div>
  );
}
