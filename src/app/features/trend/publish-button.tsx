import { CloudUploadOutlined } from '@ant-design/icons';
import { Alert, Button, Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { readyCity } from '../../state/city.ts';
import { useApp, useSpeech } from '../../ui/use-app.ts';
import type { PublishJob } from './record.ts';
import { messageOf, publishRun } from './trend-store.ts';

/** Publishes the figures on screen under a name. */
export function PublishButton({ job, onDone }: { readonly job: PublishJob; readonly onDone: (name: string) => void }) {
  const app = useApp();
  const { lang, say } = useSpeech();
  const [name, setName] = useState<string | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const field = useId();
  const begin = () => {
    const city = readyCity(app.cities.getState());
    setFault(null);
    setName(`${city?.info.dataDate || app.now().slice(0, 10)} ${job.label[lang]}`);
  };
  const publish = async () => {
    const city = readyCity(app.cities.getState());
    const chosen = name?.trim() ?? '';
    if (chosen === '') setFault(say('trendNameMissing'));
    if (chosen === '' || !city || busy) return;
    setBusy(true);
    try {
      const { index } = app.scope.getState();
      await publishRun(app, job.record(city, index, { id: crypto.randomUUID(), name: chosen, time: app.now() }));
      setName(null);
      onDone(chosen);
    } catch (error) {
      setFault(say('trendNotKept', { message: messageOf(error) }));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button size="small" icon={<CloudUploadOutlined />} onClick={begin}>
        {say('trendPublish')}
      </Button>
      <Modal
        open={name !== null}
        title={say('trendPublishTitle')}
        okText={say('trendPublishDo')}
        cancelText={say('cancel')}
        confirmLoading={busy}
        onOk={() => void publish()}
        onCancel={() => setName(null)}
      >
        <p className="quiet">{say('trendPublishHelp')}</p>
        <label htmlFor={field}>{say('trendName')}</label>
        <Input
          id={field}
          value={name ?? ''}
          maxLength={80}
          onChange={({ target }) => setName(target.value)}
          onPressEnter={() => void publish()}
        />
        {fault !== null && <Alert type="error" showIcon title={fault} />}
      </Modal>
    </>
  );
}
