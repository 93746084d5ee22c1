import { Alert, InputNumber, Radio, Segmented, Switch } from 'antd';
import { useId, useState } from 'react';
import { kindById } from '../../../layers/registry.ts';
import { changeDraft } from '../../commands/import-files.ts';
import { isFixed, type LayerDraft } from '../../state/import.ts';
import { useApp, useImport, useSpeech } from '../../ui/use-app.ts';
import { ColumnList } from './column-list.tsx';
import { PlaceAndId } from './place-and-id.tsx';

/** Required fields that no column fills: each row would be refused or stay without. */
function RequiredFields({ draft }: { readonly draft: LayerDraft }) {
  const { lang, say } = useSpeech();
  const kind = kindById(draft.choice.kind ?? '');
  const given = new Set(draft.choice.columns.map(({ field }) => field));
  const lacking = kind?.fields.filter(({ key, required }) => required === true && !given.has(key)) ?? [];
  if (lacking.length === 0) return null;
  const names = lacking.map(({ label }) => label[lang]).join(lang === 'zh' ? '、' : ', ');
  return <Alert type="warning" showIcon title={say('importRequired', { fields: names })} />;
}

/** What holds for the whole import. */
function Options() {
  const app = useApp();
  const { say } = useSpeech();
  const missing = useImport((state) => state.missing);
  const duplicateM = useImport((state) => state.duplicateM);
  const target = useImport((state) => state.target);
  const refuses = useImport(({ drafts }) => drafts.some(({ choice }) => choice.rings === 'refuse'));
  const keepsShapes = useImport((state) => state.coarser === 'keep');
  const [ringsId, metresId, shapesId] = [useId(), useId(), useId()];
  const setRings = (on: boolean): void =>
    app.importing.setState(({ drafts }) => ({
      drafts: drafts.map((draft) => ({ ...draft, choice: { ...draft.choice, rings: on ? 'repair' : 'refuse' } })),
      plan: null,
    }));
  return (
    <section className="import-options" aria-label={say('importOptions')}>
      <h3>{say('importOptions')}</h3>
      <div className="import-row">
        <Switch size="small" id={ringsId} checked={!refuses} onChange={setRings} />
        <label htmlFor={ringsId}>{say('importRepair')}</label>
      </div>
      {target === 'here' && (
        <>
          <div className="import-row">
            <Switch
              size="small"
              id={shapesId}
              checked={keepsShapes}
              onChange={(on) => app.importing.setState({ coarser: on ? 'keep' : 'replace', plan: null })}
            />
            <label htmlFor={shapesId}>{say('importCoarser')}</label>
          </div>
          <div className="import-row">
            <label htmlFor={metresId}>{say('importDuplicateM')}</label>
            <InputNumber
              id={metresId}
              size="small"
              min={0}
              max={500}
              value={duplicateM}
              suffix={say('importMetres')}
              onChange={(metres) => app.importing.setState({ duplicateM: metres ?? 0, plan: null })}
            />
          </div>
          <Radio.Group
            aria-label={say('importMissing')}
            value={missing}
            onChange={({ target: radio }) => app.importing.setState({ missing: radio.value === 'retire' ? 'retire' : 'keep', plan: null })}
            options={[
              { value: 'keep', label: say('importMissingKeep') },
              { value: 'retire', label: say('importMissingRetire') },
            ]}
          />
        </>
      )}
    </section>
  );
}

function LayerColumns({ draft, at }: { readonly draft: LayerDraft; readonly at: number }) {
  const app = useApp();
  const { say } = useSpeech();
  const scan = useImport(({ sources }) => sources[draft.choice.source]?.layers[draft.choice.layer]);
  const remembered = draft.choice.columns.some(({ because }) => because === 'remembered');
  if (!scan) return null;
  return (
    <>
      {remembered && <p className="import-note">{say('importRememberedNote')}</p>}
      <RequiredFields draft={draft} />
      <PlaceAndId draft={draft} at={at} scan={scan} />
      <ColumnList
        draft={draft}
        scan={scan}
        onChange={(columns) => changeDraft(app, at, ({ choice, places }) => ({ choice: { ...choice, columns }, places }))}
      />
    </>
  );
}

/** Where each column goes, layer by layer. What speaks our kinds already needs none of it. */
export function ColumnsStep() {
  const { say } = useSpeech();
  const state = useImport((all) => all);
  const [wanted, setWanted] = useState(0);
  const mapped = state.drafts.flatMap((draft, at) =>
    draft.choice.kind !== null && draft.choice.kind !== 'by-row' && !isFixed(state, draft) ? [{ draft, at }] : [],
  );
  const shown = mapped.find(({ at }) => at === wanted) ?? mapped[0];
  const nameOf = ({ choice }: LayerDraft) => state.sources[choice.source]?.layers[choice.layer]?.name ?? '';
  return (
    <>
      {mapped.length > 1 && (
        <Segmented
          aria-label={say('importLayers')}
          value={shown?.at ?? 0}
          onChange={setWanted}
          options={mapped.map(({ draft, at }) => ({ value: at, label: nameOf(draft), title: nameOf(draft) }))}
        />
      )}
      {shown ? <LayerColumns key={shown.at} draft={shown.draft} at={shown.at} /> : <p className="quiet">{say('importNothingToMap')}</p>}
      <Options />
    </>
  );
}
