import { DownloadOutlined } from '@ant-design/icons';
import { Button, Dropdown, Progress } from 'antd';
import { useRef, useState } from 'react';
import type { Metric } from '../../../analysis/coverage/spec.ts';
import type { Gap } from '../../../analysis/gaps/spec.ts';
import { readyCity } from '../../state/city.ts';
import type { Coverage } from '../../state/coverage.ts';
import { useApp, useSpeech } from '../../ui/use-app.ts';
import { type GapsFormat, offerGaps } from './gaps-file.ts';
import { askAllCauses, gapsStore } from './gaps-store.ts';

interface ExportProps {
  readonly gaps: readonly Gap[];
  readonly answer: NonNullable<Coverage['answer']>;
  readonly metric: Metric;
}

/** Writes the gaps in the list to a file. Causes that nobody looked at yet are found first, which can be watched and stopped. */
export function GapsExport({ gaps, answer, metric }: ExportProps) {
  const app = useApp();
  const { lang, say } = useSpeech();
  const [done, setDone] = useState<number | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const stopped = useRef(false);
  const write = async (format: GapsFormat) => {
    stopped.current = false;
    setFailure(null);
    setDone(0);
    const ids = gaps.map(({ id }) => id);
    try {
      await askAllCauses(app, ids, (at) => {
        setDone(at);
        return !stopped.current;
      });
      const city = readyCity(app.cities.getState());
      const { causes } = gapsStore.getState();
      // A city opened or a list asked for meanwhile: the rows are no longer those on screen.
      if (stopped.current || !city || !ids.every((id) => causes.has(id))) return;
      const { index, question } = app.scope.getState();
      const unit = question.area === null ? null : (index?.tree(question.basis).nodes.get(question.area)?.name ?? question.area);
      await offerGaps({ gaps, causes, answer, metric, city, unit, lang, time: app.now() }, format);
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error));
    } finally {
      setDone(null);
    }
  };
  if (done !== null)
    return (
      <span className="gap-exporting" role="status">
        <Progress type="circle" size={20} percent={Math.round((100 * done) / Math.max(1, gaps.length))} showInfo={false} />
        {say('gapsExporting', { done, of: gaps.length })}
        <Button
          size="small"
          onClick={() => {
            stopped.current = true;
          }}
        >
          {say('cancel')}
        </Button>
      </span>
    );
  return (
    <>
      {failure !== null && <span role="alert">{say('gapsExportFailed', { message: failure })}</span>}
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'xlsx', label: 'Excel (.xlsx)' },
            { key: 'csv', label: 'CSV (.csv)' },
            { key: 'geojson', label: 'GeoJSON (.geojson)' },
          ],
          onClick: ({ key }) => void write(key as GapsFormat),
        }}
      >
        <Button size="small" icon={<DownloadOutlined />} disabled={gaps.length === 0}>
          {say('gapsExport')}
        </Button>
      </Dropdown>
    </>
  );
}
