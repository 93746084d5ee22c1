import { Alert, Input, Radio } from 'antd';
import { chooseTarget } from '../../commands/import-files.ts';
import { liesElsewhere } from '../../commands/import-home.ts';
import { openProjectOf, readyCity } from '../../state/city.ts';
import { useApp, useCities, useImport, useSpeech } from '../../ui/use-app.ts';
import { EncodingChoice } from './encoding-choice.tsx';
import { IssueGroups } from './issue-groups.tsx';
import { LayerCard } from './layer-card.tsx';
import { formatName } from './words.ts';

/** Into the open city or beside it; and what becomes of changes where nothing stores them. */
function Target() {
  const app = useApp();
  const { say } = useSpeech();
  const target = useImport((state) => state.target);
  const newName = useImport((state) => state.newName);
  const city = useCities(readyCity);
  const drafts = useImport((state) => state.drafts);
  const elsewhere = liesElsewhere({ drafts }, city);
  const writable = useCities((cities) => openProjectOf(cities)?.writable ?? false);
  return (
    <section className="import-target" aria-label={say('importTarget')}>
      <Radio.Group
        value={target}
        onChange={({ target: radio }) => chooseTarget(app, radio.value === 'new' ? 'new' : 'here')}
        options={[
          { value: 'here', label: say('importHere', { city: city?.info.name || say('city') }), disabled: city === null },
          { value: 'new', label: say('importNew') },
        ]}
      />
      {target === 'new' && (
        <Input
          aria-label={say('importNewName')}
          value={newName}
          maxLength={80}
          onChange={({ target: input }) => app.importing.setState({ newName: input.value })}
        />
      )}
      {target === 'here' && elsewhere && <Alert type="warning" showIcon title={say('importElsewhere')} />}
      {target === 'here' && !writable && <p className="quiet">{say('importReadOnly')}</p>}
    </section>
  );
}

/** What was found in the files: layers with their rows, systems and encodings, and what of it goes in. */
export function ScanStep() {
  const { lang, say } = useSpeech();
  const sources = useImport((state) => state.sources);
  const drafts = useImport((state) => state.drafts);
  const remembered = useImport((state) => state.remembered);
  return (
    <>
      <Target />
      {sources.map((source, at) => (
        <section key={source.file} className="import-source" aria-label={source.file}>
          <h3 className="import-file" title={source.file}>
            <span className="import-file-name">{source.file}</span>
            <span className="import-tag">{formatName(source.format)}</span>
            {remembered.includes(at) && <span className="import-tag import-tag-on">{say('importRemembered')}</span>}
          </h3>
          <EncodingChoice source={source} at={at} />
          {source.issues.length > 0 && <IssueGroups issues={source.issues} />}
          {drafts.map((draft, place) =>
            draft.choice.source === at ? (
              <LayerCard key={`${draft.choice.source} ${draft.choice.layer}`} draft={draft} at={place} lang={lang} />
            ) : null,
          )}
        </section>
      ))}
      {sources.length > 0 && drafts.every(({ choice }) => choice.kind === null) && (
        <Alert type="info" showIcon title={say('importNoLayer')} />
      )}
    </>
  );
}
