import { CopyOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { useStore } from 'zustand';
import { ancestors } from '../../../core/area.ts';
import type { Asset } from '../../../core/asset.ts';
import { representativePoint } from '../../../core/geo/representative.ts';
import { copyText as asText, inSystem, workSystems } from '../../../formats/crs/convert.ts';
import { drawnAreaM2, drawnLengthM } from '../../../store/query/measures.ts';
import type { WordKey } from '../../../text/app.ts';
import { copyText } from '../../ui/copy-text.ts';
import { count, groundArea, percent } from '../../ui/format.ts';
import { useApp, useScope, useSession, useSpeech } from '../../ui/use-app.ts';
import { cardLook } from './card-store.ts';
import { CardSection } from './section.tsx';

function AreaPath({ asset }: { readonly asset: Asset }) {
  const app = useApp();
  const { say } = useSpeech();
  const index = useScope((scope) => scope.index);
  const basis = useSession((session) => session.basis);
  const code = index?.areaOf(asset) ?? null;
  const basisName = say(basis === 'legal' ? 'cardBasisLegal' : 'cardBasisManaging');
  const tree = index?.tree(basis);
  const codes = code === null || !tree ? [] : [...[...ancestors(tree, code)].reverse(), code];
  return (
    <>
      <dt>{say('cardAreaPath', { basis: basisName })}</dt>
      <dd>
        {codes.length === 0 && say('cardNoArea')}
        <ol className="asset-path">
          {codes.map((each) => {
            const name = tree?.nodes.get(each)?.name ?? each;
            return (
              <li key={each}>
                <button
                  type="button"
                  className="link"
                  title={say('cardSetArea', { name })}
                  onClick={() => app.session.setState({ area: each })}
                >
                  {name}
                </button>
              </li>
            );
          })}
        </ol>
      </dd>
    </>
  );
}

function Coordinates({ asset }: { readonly asset: Asset }) {
  const { lang, say } = useSpeech();
  const system = useStore(cardLook, (look) => look.system);
  const [said, setSaid] = useState<WordKey | null>(null);
  const point = representativePoint(asset.geometry);
  if (!point) return null;
  const ordinates = inSystem(system, ...point);
  const text = asText(ordinates);
  const copy = () => copyText(text).then((done) => setSaid(done ? 'cardCopied' : 'cardNotCopied'));
  return (
    <>
      <dt>{say('cardCoordinates')}</dt>
      <dd>
        <Select
          size="small"
          className="asset-system"
          aria-label={say('cardSystem')}
          value={system}
          onChange={(code: string) => {
            cardLook.setState({ system: code });
            setSaid(null);
          }}
          options={workSystems.map(({ code, label }) => ({ value: code, label: label[lang] }))}
        />
        <span className="asset-position">
          {text}
          <Button
            size="small"
            type="text"
            icon={<CopyOutlined />}
            aria-label={say('cardCopy')}
            title={say('cardCopy')}
            onClick={() => void copy()}
          />
        </span>
        <span className="asset-note" role="status">
          {asset.geometry?.type !== 'Point' && say('cardRepresentative')} {said && say(said)}
        </span>
      </dd>
    </>
  );
}

/** Recorded and drawn sizes this far apart are worth a word. */
const worthSaying = 0.05;

function recordedNumber(asset: Asset, key: string): number | null {
  const value = asset.values[key];
  return typeof value === 'number' && value > 0 ? value : null;
}

interface MeasuredProps {
  readonly label: WordKey;
  readonly text: (value: number) => string;
  readonly drawn: number;
  readonly recorded: number | null;
}

/** What is drawn, beside what is recorded where the two differ. */
function Measured({ label, text, drawn, recorded }: MeasuredProps) {
  const { lang, say } = useSpeech();
  const off = recorded === null ? null : (drawn - recorded) / recorded;
  const differs = off !== null && Math.abs(off) > worthSaying;
  const sign = off !== null && off > 0 ? '+' : '−';
  return (
    <>
      <dt>{say(label)}</dt>
      <dd>
        {text(drawn)}
        {recorded !== null && off !== null && (
          <span className={differs ? 'asset-note asset-differs' : 'asset-note'}>
            {differs
              ? say('cardDiffers', { recorded: text(recorded), percent: `${sign}${percent(Math.abs(off), lang)}` })
              : say('cardAgrees')}
          </span>
        )}
      </dd>
    </>
  );
}

/** Where the thing is: in the area tree, in coordinates, and how large it is drawn. */
export function PlaceSection({ asset }: { readonly asset: Asset }) {
  const { lang, say } = useSpeech();
  const lengthM = drawnLengthM(asset.geometry);
  const areaM2 = drawnAreaM2(asset.geometry);
  const metres = (value: number) => `${count(value, lang)} ${lang === 'zh' ? '米' : 'm'}`;
  const areaKm2 = recordedNumber(asset, 'areaKm2');
  return (
    <CardSection id="where" label={say('cardPlace')}>
      <dl>
        <AreaPath asset={asset} />
        <Coordinates asset={asset} />
        {lengthM !== null && <Measured label="cardDrawnLength" text={metres} drawn={lengthM} recorded={recordedNumber(asset, 'lengthM')} />}
        {areaM2 !== null && (
          <Measured
            label="cardDrawnArea"
            text={(value) => groundArea(value, lang)}
            drawn={areaM2}
            recorded={areaKm2 === null ? recordedNumber(asset, 'areaM2') : areaKm2 * 1e6}
          />
        )}
      </dl>
    </CardSection>
  );
}
