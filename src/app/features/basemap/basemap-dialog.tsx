import { Button, Checkbox, Input, Modal, Radio } from 'antd';
import { type ReactNode, useId, useRef, useState } from 'react';
import type { WordKey } from '../../../text/app.ts';
import { useSpeech } from '../../ui/use-app.ts';
import { type BasemapChoice, type BasemapFault, type BasemapSettings, basemapChoices, choiceNames, faultOf } from './basemap-settings.ts';

const helpWords: Readonly<Record<BasemapChoice, WordKey>> = {
  none: 'mapBackdropNoneHelp',
  'tianditu-vec': 'mapBackdropTiandituHelp',
  'tianditu-img': 'mapBackdropTiandituHelp',
  xyz: 'mapBackdropXyzHelp',
  pmtiles: 'mapBackdropPmtilesHelp',
};

const faultWords: Readonly<Record<BasemapFault, WordKey>> = {
  key: 'mapBackdropFaultKey',
  template: 'mapBackdropFaultTemplate',
  address: 'mapBackdropFaultAddress',
  archive: 'mapBackdropFaultArchive',
};

interface FieldProps {
  readonly label: string;
  readonly help: string;
  readonly fault?: string | undefined;
  readonly children: (ids: { readonly id: string; readonly 'aria-describedby': string }) => ReactNode;
}

/** A field with its label, and below it either what is wrong or what to write. */
function Field({ label, help, fault, children }: FieldProps) {
  const id = useId();
  const note = `${id}-note`;
  return (
    <div className="basemap-field">
      <label htmlFor={id}>{label}</label>
      {children({ id, 'aria-describedby': note })}
      <p id={note} className={fault ? 'basemap-fault' : 'quiet'}>
        {fault ?? help}
      </p>
    </div>
  );
}

interface PartProps {
  readonly draft: BasemapSettings;
  readonly fault: string | undefined;
  change(part: Partial<BasemapSettings>): void;
}

function TiandituFields({ draft, fault, change }: PartProps) {
  const { say } = useSpeech();
  return (
    <>
      <Field label={say('mapBackdropKey')} help={say('mapBackdropKeyHelp')} fault={fault}>
        {(ids) => (
          <Input.Password
            {...ids}
            autoComplete="off"
            value={draft.tiandituKey}
            status={fault ? 'error' : ''}
            onChange={(event) => change({ tiandituKey: event.target.value.trim() })}
          />
        )}
      </Field>
      <Checkbox checked={draft.tiandituNames} onChange={(event) => change({ tiandituNames: event.target.checked })}>
        {say('mapBackdropNames')}
      </Checkbox>
    </>
  );
}

function XyzFields({ draft, fault, change }: PartProps) {
  const { say } = useSpeech();
  return (
    <>
      <Field label={say('mapBackdropUrl')} help={say('mapBackdropUrlHelp')} fault={fault}>
        {(ids) => (
          <Input
            {...ids}
            value={draft.xyzUrl}
            status={fault ? 'error' : ''}
            onChange={(event) => change({ xyzUrl: event.target.value.trim() })}
          />
        )}
      </Field>
      <Field label={say('mapBackdropSource')} help={say('mapBackdropSourceHelp')}>
        {(ids) => (
          <Input {...ids} maxLength={120} value={draft.xyzCredit} onChange={(event) => change({ xyzCredit: event.target.value })} />
        )}
      </Field>
      <Checkbox checked={draft.xyzGcj} onChange={(event) => change({ xyzGcj: event.target.checked })}>
        {say('mapBackdropGcj')}
      </Checkbox>
      <p className="quiet">{say('mapBackdropGcjHelp')}</p>
    </>
  );
}

interface ArchiveProps extends PartProps {
  readonly file: File | null;
  onFile(file: File | null): void;
}

function ArchiveFields({ draft, fault, change, file, onFile }: ArchiveProps) {
  const { say } = useSpeech();
  const chooser = useRef<HTMLInputElement>(null);
  return (
    <>
      <Field label={say('mapBackdropArchive')} help={say('mapBackdropArchiveHelp')} fault={fault}>
        {(ids) => (
          <Input
            {...ids}
            value={draft.pmtilesUrl}
            status={fault ? 'error' : ''}
            onChange={(event) => {
              change({ pmtilesUrl: event.target.value.trim() });
              onFile(null);
            }}
          />
        )}
      </Field>
      <div className="basemap-file">
        <Button size="small" onClick={() => chooser.current?.click()}>
          {say('mapBackdropFile')}
        </Button>
        <span>{file?.name}</span>
        <input
          ref={chooser}
          type="file"
          accept=".pmtiles"
          hidden={true}
          data-testid="pmtiles-file"
          aria-label={say('mapBackdropFile')}
          onChange={(event) => {
            onFile(event.target.files?.[0] ?? null);
            change({ pmtilesUrl: '' });
          }}
        />
      </div>
    </>
  );
}

interface DialogProps {
  readonly settings: BasemapSettings;
  onClose(): void;
  onApply(settings: BasemapSettings, file: File | null): void;
}

/** Settings of the background map. Nothing changes before they are applied. */
export function BasemapDialog({ settings, onClose, onApply }: DialogProps) {
  const { say } = useSpeech();
  const [draft, setDraft] = useState(settings);
  const [file, setFile] = useState<File | null>(null);
  const [tried, setTried] = useState(false);
  const found = faultOf(draft, file !== null);
  const fault = tried && found ? say(faultWords[found]) : undefined;
  const change = (part: Partial<BasemapSettings>) => setDraft((before) => ({ ...before, ...part }));
  const apply = () => {
    setTried(true);
    if (!found) onApply(draft, file);
  };
  const parts = { draft, fault, change };
  return (
    <Modal
      open={true}
      width={520}
      title={say('mapBackdropSet')}
      okText={say('mapBackdropApply')}
      cancelText={say('cancel')}
      onOk={apply}
      onCancel={onClose}
    >
      <div className="basemap-dialog">
        <p className="quiet">{say('mapBackdropHelp')}</p>
        <Radio.Group
          className="basemap-choices"
          aria-label={say('mapBackdrop')}
          value={draft.choice}
          onChange={(event) => {
            setTried(false);
            change({ choice: event.target.value as BasemapChoice });
          }}
        >
          {basemapChoices.map((choice) => (
            <Radio key={choice} value={choice}>
              {say(choiceNames[choice])}
              <span className="basemap-help">{say(helpWords[choice])}</span>
            </Radio>
          ))}
        </Radio.Group>
        {draft.choice.startsWith('tianditu') && <TiandituFields {...parts} />}
        {draft.choice === 'xyz' && <XyzFields {...parts} />}
        {draft.choice === 'pmtiles' && <ArchiveFields {...parts} file={file} onFile={setFile} />}
      </div>
    </Modal>
  );
}
