import { Button, Checkbox, Select } from 'antd';
import { kindById, kinds } from '../../../layers/registry.ts';
import type { Lang } from '../../../text/sentence.ts';
import type { LayerScan } from '../../../workers/import-protocol.ts';
import { chooseKind } from '../../commands/import-files.ts';
import type { LayerDraft } from '../../state/import.ts';
import { count } from '../../ui/format.ts';
import { useApp, useImport, useSpeech } from '../../ui/use-app.ts';
import { CrsChoice } from './crs-choice.tsx';
import { IssueGroups } from './issue-groups.tsx';
import { geometryWords } from './words.ts';

interface Props {
  readonly draft: LayerDraft;
  readonly at: number;
  readonly lang: Lang;
}

/** Kinds as one finds them: those that the columns speak for first. */
function KindSelect({ draft, at, scan, lang }: Props & { readonly scan: LayerScan }) {
  const app = useApp();
  const { say } = useSpeech();
  const option = (id: string) => ({
    value: id,
    label: kindById(id)?.label[lang] ?? id,
    search: `${id} ${kindById(id)?.label.zh} ${kindById(id)?.label.en} ${(kindById(id)?.terms ?? []).join(' ')}`.toLowerCase(),
  });
  const guessed = scan.guesses.map(({ kind }) => kind);
  const likely = guessed.slice(0, 5);
  const byRow = scan.hasKindColumn ? [{ value: 'by-row', label: say('importKindByRow'), search: 'kind' }] : [];
  return (
    <Select
      className="import-kind"
      size="small"
      aria-label={say('importKindOf', { layer: scan.name })}
      placeholder={say('importKindChoose')}
      value={draft.choice.kind}
      showSearch={{
        filterOption: (input, found) =>
          'search' in (found ?? {}) && String((found as { search: string }).search).includes(input.trim().toLowerCase()),
      }}
      options={[
        ...byRow,
        ...(likely.length > 0 ? [{ label: say('importKindLikely'), options: likely.map(option) }] : []),
        { label: say('importKindAll'), options: kinds.filter(({ id }) => !likely.includes(id)).map(({ id }) => option(id)) },
      ]}
      onChange={(kind: string) => void chooseKind(app, at, kind)}
    />
  );
}

/** Why this kind stands there; a guess is said to be one. */
function KindReason({ draft, scan, lang }: Omit<Props, 'at'> & { readonly scan: LayerScan }) {
  const { say } = useSpeech();
  const { kind } = draft.choice;
  if (scan.kind !== null) return null;
  if (kind === null) return <p className="import-warn">{say(scan.guesses.length > 0 ? 'importKindUnsure' : 'importKindNone')}</p>;
  if (scan.guessed !== kind) return null;
  const guess = scan.guesses.find((each) => each.kind === kind);
  return (
    <p className="import-warn">
      {say('importKindGuessed', { kind: kindById(kind)?.label[lang] ?? kind, count: guess?.matched ?? 0, of: scan.columns.length })}
    </p>
  );
}

/** One layer of a file: how much is in it, what kind of thing it is, where it lies; and whether it goes in. */
export function LayerCard({ draft, at, lang }: Props) {
  const app = useApp();
  const { say } = useSpeech();
  const scan = useImport(({ sources }) => sources[draft.choice.source]?.layers[draft.choice.layer]);
  if (!scan) return null;
  const on = draft.choice.kind !== null;
  const first = scan.kind ?? scan.guesses[0]?.kind ?? (scan.hasKindColumn ? 'by-row' : null);
  return (
    <article className={on ? 'import-layer' : 'import-layer import-layer-off'} aria-label={scan.name} data-testid={`import-layer-${at}`}>
      <div className="import-row">
        <Checkbox
          checked={on}
          disabled={!on && first === null}
          onChange={({ target }) => void chooseKind(app, at, target.checked ? first : null)}
        >
          <b className="import-layer-name" title={scan.name}>
            {scan.name}
          </b>
        </Checkbox>
        <span className="quiet">
          {say('importRowCount', { count: count(scan.rows, lang) })}
          {scan.geometries.length > 0 && ` · ${geometryWords(scan.geometries, lang)}`}
        </span>
        {scan.kind === null ? (
          <KindSelect draft={draft} at={at} scan={scan} lang={lang} />
        ) : (
          <span className="import-tag">{kindById(scan.kind)?.label[lang] ?? scan.kind}</span>
        )}
      </div>
      <KindReason draft={draft} scan={scan} lang={lang} />
      {on && draft.choice.kind === null ? null : <IssueGroups issues={scan.faults} />}
      {on && <CrsChoice draft={draft} at={at} />}
      {!on && first !== null && scan.guesses.length > 1 && (
        <p className="import-row">
          {scan.guesses.slice(0, 4).map(({ kind, matched }) => (
            <Button key={kind} size="small" onClick={() => void chooseKind(app, at, kind)}>
              {say('importKindTry', { kind: kindById(kind)?.label[lang] ?? kind, count: matched })}
            </Button>
          ))}
        </p>
      )}
    </article>
  );
}
