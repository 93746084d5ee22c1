import { Alert, InputNumber, Radio, Segmented, Select, Switch } from 'antd';
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

/** So many layers stand side by side in the width of the panel; more are chosen from a list. */
const sideBySide = 4;

interface LayerName {
  readonly value: number;
  readonly label: string;
  readonly title: string;
}

/** Which layer's columns are shown. */
function LayerPick({
  layers,
  at,
  onPick,
}: {
  readonly layers: readonly LayerName[];
  readonly at: number;
  readonly onPick: (at: number) => void;
}) {
  const { say } = useSpeech();
  const label = say('importLayers');
  if (layers.length < 2) return null;
  const fits = layers.length <= sideBySide && layers.reduce((sum, layer) => sum + layer.label.length, 0) <= sideBySide * 8;
  if (fits) return <Segmented aria-label={label} value={at} onChange={onPick} options={[...layers]} />;
  const place = layers.findIndex(({ value }) => value === at);
  return (
    <div className="import-layer-pick">
      <Select aria-label={label} value={at} onChange={onPick} options={[...layers]} showSearch={{ optionFilterProp: 'label' }} />
      <span className="quiet">{say('importLayerOf', { at: place + 1, count: layers.length })}</span>
    </div>
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
      <LayerPick
        layers={mapped.map(({ draft, at }) => ({ value: at, label: nameOf(draft), title: nameOf(draft) }))}
        at={shown?.at ?? 0}
        onPick={setWanted}
      />
      {shown ? <LayerColumns key={shown.at} draft={shown.draft} at={shown.at} /> : <p className="quiet">{say('importNothingToMap')}</p>}
      <Options />
    </>
  );
}
