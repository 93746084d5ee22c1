import { FolderOpenOutlined, InboxOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useRef } from 'react';
import { formats } from '../../../formats/registry.ts';
import { startImport } from '../../commands/import-files.ts';
import { useApp, useImport, useSpeech } from '../../ui/use-app.ts';
import { ImportHistory } from './history.tsx';
import { pickedFiles } from './picked-files.ts';

/** Two inputs: a browser lets one choose files or a folder, never both. */
function Pickers() {
  const app = useApp();
  const { say } = useSpeech();
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const take = (input: HTMLInputElement): void => {
    const picked = pickedFiles(input.files ?? []);
    input.value = '';
    void startImport(app, picked);
  };
  return (
    <div className="import-row">
      <Button type="primary" icon={<InboxOutlined />} onClick={() => files.current?.click()}>
        {say('importPick')}
      </Button>
      <Button icon={<FolderOpenOutlined />} onClick={() => folder.current?.click()} title={say('importPickFolderHelp')}>
        {say('importPickFolder')}
      </Button>
      <input ref={files} type="file" multiple hidden data-testid="file" onChange={({ target }) => take(target)} />
      <input
        ref={(input) => {
          folder.current = input;
          // React knows no such attribute.
          input?.setAttribute('webkitdirectory', '');
        }}
        type="file"
        hidden
        data-testid="folder"
        onChange={({ target }) => take(target)}
      />
    </div>
  );
}

/** Where files come in: by the hand anywhere on the window, by the button here. */
export function DropStep() {
  const { lang, say } = useSpeech();
  const history = useImport((state) => state.history);
  return (
    <>
      <div className="import-dropzone">
        <p className="import-big">{say('importDropHere')}</p>
        <p className="quiet">{say('importDropHelp')}</p>
        <Pickers />
      </div>
      <h3>{say('importFormats')}</h3>
      <p className="import-formats">
        {formats.map(({ id, name, endings }) => (
          <span key={id}>
            {name} <span className="quiet">{endings.join(' ')}</span>
          </span>
        ))}
      </p>
      <p className="quiet">{say('importSafe')}</p>
      {history.length > 0 && (
        <>
          <h3>{say('importHistory')}</h3>
          <ImportHistory records={history} lang={lang} />
        </>
      )}
    </>
  );
}
