import { DeleteOutlined, EditOutlined } from '@ant-design/icons';
import { Button, Checkbox, Input } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import type { Issue } from '../../../core/issue.ts';
import { issuesOf } from '../../commands/failure.ts';
import {
  type KeptPresets,
  keepPresets,
  keptPresets,
  type LookPreset,
  presetOf,
  readPresetFile,
  sessionOfPreset,
} from '../../state/presets.ts';
import { IssueList } from '../../ui/issue-list.tsx';
import { offerFile } from '../../ui/offer-file.ts';
import { useApp, useSession, useSpeech } from '../../ui/use-app.ts';
import { readyLooks } from './ready-looks.ts';

function browserStorage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

interface SavedRowProps {
  readonly preset: LookPreset;
  readonly onApply: () => void;
  readonly onRename: (name: string) => void;
  readonly onDelete: () => void;
}

function SavedRow({ preset, onApply, onRename, onDelete }: SavedRowProps) {
  const { say } = useSpeech();
  const [name, setName] = useState<string | null>(null);
  const finish = (): void => {
    if (name !== null && name.trim() !== '') onRename(name.trim());
    setName(null);
  };
  if (name !== null) {
    return (
      <li className="preset-row">
        <Input
          size="small"
          autoFocus
          maxLength={60}
          value={name}
          aria-label={say('presetsRename', { name: preset.name })}
          onChange={({ target }) => setName(target.value)}
          onBlur={finish}
          onPressEnter={finish}
          onKeyDown={({ key }) => key === 'Escape' && setName(null)}
        />
      </li>
    );
  }
  const rename = say('presetsRename', { name: preset.name });
  const remove = say('presetsDelete', { name: preset.name });
  return (
    <li className="preset-row">
      <Button size="small" className="preset-name" onClick={onApply}>
        {preset.name}
      </Button>
      <Button size="small" type="text" icon={<EditOutlined />} aria-label={rename} title={rename} onClick={() => setName(preset.name)} />
      <Button size="small" type="text" icon={<DeleteOutlined />} aria-label={remove} title={remove} onClick={onDelete} />
    </li>
  );
}

/** A new look, or the same name again with what is shown now. */
function SaveForm({ onSave }: { readonly onSave: (name: string, withScope: boolean) => void }) {
  const { say } = useSpeech();
  const [name, setName] = useState('');
  const [withScope, setWithScope] = useState(false);
  const save = (): void => {
    onSave(name, withScope);
    if (name.trim() !== '') setName('');
  };
  return (
    <>
      <div className="preset-row">
        <Input
          size="small"
          maxLength={60}
          value={name}
          placeholder={say('presetsName')}
          aria-label={say('presetsName')}
          onChange={({ target }) => setName(target.value)}
          onPressEnter={save}
        />
        <Button size="small" onClick={save}>
          {say('presetsSave')}
        </Button>
      </div>
      <Checkbox checked={withScope} onChange={({ target }) => setWithScope(target.checked)}>
        {say('presetsWithScope')}
      </Checkbox>
    </>
  );
}

/** Looks kept in this browser, and the ways to change the list. Whatever is done is said in one sentence. */
function usePresetList() {
  const { say } = useSpeech();
  const [kept, setKept] = useState<KeptPresets>(() => keptPresets(browserStorage()));
  const [note, setNote] = useState<ReactNode>(null);
  const [issues, setIssues] = useState<readonly Issue[]>(kept.issues);
  const store = (presets: readonly LookPreset[], said: ReactNode): void => {
    const next = { ...kept, presets };
    setKept(next);
    setIssues([]);
    setNote(keepPresets(browserStorage(), next) ? said : say('presetsNotStored'));
  };
  const put = (preset: LookPreset): void => {
    const known = kept.presets.some(({ name }) => name === preset.name);
    const others = kept.presets.map((one) => (one.name === preset.name ? preset : one));
    store(known ? others : [...others, preset], say(known ? 'presetsReplaced' : 'presetsStored', { name: preset.name }));
  };
  const remove = (preset: LookPreset): void => {
    const before = kept.presets;
    const undo = (
      <button type="button" className="link" onClick={() => store(before, say('presetsStored', { name: preset.name }))}>
        {say('presetsUndo')}
      </button>
    );
    const said = (
      <>
        {say('presetsDeleted', { name: preset.name })} {undo}
      </>
    );
    store(
      before.filter((one) => one !== preset),
      said,
    );
  };
  const importText = (file: string, text: string): void => {
    try {
      const read = readPresetFile(text);
      const names = new Set(read.map(({ preset }) => preset.name));
      const skipped = [...new Set(read.flatMap((one) => one.skipped))];
      const said = [
        say('presetsImported', { count: read.length }),
        ...(skipped.length > 0 ? [say('presetsSkipped', { names: skipped.join(', ') })] : []),
      ].join(' ');
      store([...kept.presets.filter(({ name }) => !names.has(name)), ...read.map(({ preset }) => preset)], said);
    } catch (error) {
      setNote(null);
      setIssues(issuesOf(error).map((issue) => ({ ...issue, file })));
    }
  };
  return { presets: kept.presets, note, issues, setNote, store, put, remove, importText };
}

/** Ready-made and saved looks of the layers. */
export function PresetBox() {
  const app = useApp();
  const { say } = useSpeech();
  const workspace = useSession((session) => session.workspace);
  const list = usePresetList();
  const file = useRef<HTMLInputElement>(null);
  const save = (name: string, withScope: boolean): void => {
    if (name.trim() === '') list.setNote(say('presetsEmptyName'));
    else list.put(presetOf(name, app.session.getState(), withScope));
  };
  const rename = (preset: LookPreset, name: string): void => {
    const others = list.presets.filter((one) => one === preset || one.name !== name);
    list.store(
      others.map((one) => (one === preset ? { ...preset, name } : one)),
      say('presetsStored', { name }),
    );
  };
  const read = async (chosen: File | undefined): Promise<void> => {
    if (chosen) list.importText(chosen.name, await chosen.text());
  };
  return (
    <section className="presets" aria-label={say('presets')}>
      <h3>{say('presetsBuiltIn')}</h3>
      <div className="preset-ready">
        {readyLooks(workspace).map(({ word, apply }) => (
          <Button
            key={word}
            size="small"
            onClick={() => {
              app.session.setState(apply);
              list.setNote(say('presetsApplied', { name: say(word) }));
            }}
          >
            {say(word)}
          </Button>
        ))}
      </div>
      <h3>{say('presetsSaved')}</h3>
      {list.presets.length === 0 && <p className="quiet">{say('presetsNone')}</p>}
      <ul>
        {list.presets.map((preset) => (
          <SavedRow
            key={preset.name}
            preset={preset}
            onApply={() => {
              app.session.setState(sessionOfPreset(preset));
              list.setNote(say('presetsApplied', { name: preset.name }));
            }}
            onRename={(name) => rename(preset, name)}
            onDelete={() => list.remove(preset)}
          />
        ))}
      </ul>
      <SaveForm onSave={save} />
      <div className="preset-row">
        <Button
          size="small"
          disabled={list.presets.length === 0}
          onClick={() =>
            offerFile(new Blob([`${JSON.stringify(list.presets, null, 2)}\n`], { type: 'application/json' }), 'xiutu-looks.json')
          }
        >
          {say('presetsExport')}
        </Button>
        <Button size="small" onClick={() => file.current?.click()}>
          {say('presetsImport')}
        </Button>
        <input
          ref={file}
          hidden
          type="file"
          accept=".json,application/json"
          data-testid="preset-file"
          onChange={({ target }) => {
            void read(target.files?.[0]);
            target.value = '';
          }}
        />
      </div>
      <p className="quiet" role="status">
        {list.note}
      </p>
      {list.issues.length > 0 && (
        <div role="alert">
          <IssueList issues={list.issues} />
        </div>
      )}
    </section>
  );
}
