import './basemap.css';
import { SettingOutlined } from '@ant-design/icons';
import { Alert, Button, Slider } from 'antd';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { useSpeech } from '../../ui/use-app.ts';
import { BasemapDialog } from './basemap-dialog.tsx';
import { choiceNames, hostOf, originOf } from './basemap-settings.ts';
import { applyBasemap, basemapStore, fadeBasemap, resumeBasemap, watchPolicy } from './basemap-store.ts';

/** Why the background is not seen, in one sentence, once. */
function Trouble() {
  const { say } = useSpeech();
  const { trouble, settings } = useStore(basemapStore);
  if (!trouble) return null;
  const host = hostOf(settings) ?? say('mapThisComputer');
  const isTianditu = settings.choice.startsWith('tianditu');
  const sentence = (): string => {
    if (trouble.code === 'blocked') return say('mapBackdropBlocked', { host, origin: originOf(settings) ?? '' });
    if (trouble.code === 'bad-archive') return say('mapBackdropBadArchive', { message: trouble.message });
    if (trouble.status === null || trouble.status === 0) return say('mapBackdropNoAnswer', { host });
    return say(isTianditu && trouble.status < 500 ? 'mapBackdropRefused' : 'mapBackdropStatus', { host, status: trouble.status });
  };
  return <Alert className="basemap-trouble" type="warning" role="status" title={sentence()} />;
}

/** Choice of the background map: what is on now, how strong, and the way to its settings. */
export function BasemapPicker() {
  const { say } = useSpeech();
  const { settings, backdrop } = useStore(basemapStore);
  const [open, setOpen] = useState(false);
  useEffect(() => {
    resumeBasemap();
    return watchPolicy();
  }, []);
  return (
    <section className="basemap" aria-label={say('mapBackdrop')}>
      <div className="basemap-row">
        <h3>{say('mapBackdrop')}</h3>
        <span className="basemap-name">{say(choiceNames[settings.choice])}</span>
        <Button
          size="small"
          icon={<SettingOutlined />}
          aria-label={say('mapBackdropSet')}
          title={say('mapBackdropSet')}
          onClick={() => setOpen(true)}
        />
      </div>
      {backdrop && (
        <Slider
          className="basemap-opacity"
          min={0}
          max={100}
          value={Math.round(settings.opacity * 100)}
          ariaLabelForHandle={say('mapBackdropOpacity')}
          tooltip={{ formatter: (value) => `${say('mapBackdropOpacity')} ${value ?? 0} %` }}
          onChange={(percent) => fadeBasemap(percent / 100)}
        />
      )}
      <Trouble />
      {open && (
        <BasemapDialog
          settings={settings}
          onClose={() => setOpen(false)}
          onApply={(wanted, file) => {
            setOpen(false);
            void applyBasemap(wanted, file);
          }}
        />
      )}
    </section>
  );
}
