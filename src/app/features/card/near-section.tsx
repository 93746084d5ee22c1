import { NodeIndexOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useCallback } from 'react';
import type { NearbyAnswer, NearbyKind, NearbyRow } from '../../../analysis/nearby/spec.ts';
import type { Asset } from '../../../core/asset.ts';
import { assetKey } from '../../../core/asset.ts';
import { boxOf } from '../../../core/geo/degree-box.ts';
import { kindById } from '../../../layers/registry.ts';
import type { Lang } from '../../../text/sentence.ts';
import type { App } from '../../services.ts';
import { count } from '../../ui/format.ts';
import { useApp, useCities, useScope, useSpeech } from '../../ui/use-app.ts';
import { AssetLink } from './asset-link.tsx';
import { fitBeside } from './fit-beside.ts';
import { CardSection } from './section.tsx';
import { useAnswer } from './use-answer.ts';

/** What a sought kind is called: the kind, or one type of it. */
function soughtLabel({ kind, type }: NearbyKind, lang: Lang): string {
  const known = kindById(kind);
  const field = known?.fields.find(({ key }) => key === 'type');
  const choice = type !== null && field?.type === 'choice' ? field.choices.find(({ value }) => value === type) : undefined;
  return choice?.label[lang] ?? known?.label[lang] ?? kind;
}

/** Draws the walk from one asset to another and brings both into view. */
async function drawWalk(app: App, from: Asset, to: Asset): Promise<void> {
  const reply = await app.compute.nearbyRoute({ from: { key: assetKey(from) }, to: assetKey(to) });
  if (reply.status !== 'done' || !reply.value) return;
  const { walk, straight } = reply.value;
  app.pointer.setState({ pinned: { straight, ...(walk ? { walk } : {}) } });
  const box = boxOf([from.geometry, to.geometry, walk?.line]);
  if (box) fitBeside(app, box);
}

function Row({ asset, row }: { readonly asset: Asset; readonly row: NearbyRow }) {
  const app = useApp();
  const { lang, say } = useSpeech();
  const target = useScope((scope) => scope.index?.byKey.get(assetKey(row)));
  if (!target) return null;
  const name = row.name === '' ? row.id : row.name;
  const walk =
    row.metres === null
      ? say('cardWalkUnknown')
      : row.metres === 0
        ? say('cardInside')
        : say('cardWalk', { metres: count(row.metres, lang) });
  return (
    <li>
      <span className="near-kind">{soughtLabel(row, lang)}</span>
      <span className="near-name">
        <AssetLink asset={target} />
      </span>
      <span className="near-metres">
        <strong>{walk}</strong>
        {row.metres !== 0 && <span>{say('cardStraight', { metres: count(row.straightM, lang) })}</span>}
        {row.gateInferred && <span>{say('cardGateInferred')}</span>}
      </span>
      <Button
        size="small"
        type="text"
        icon={<NodeIndexOutlined />}
        aria-label={say('cardDrawWalk', { name })}
        title={say('cardDrawWalk', { name })}
        onClick={() => void drawWalk(app, asset, target)}
      />
    </li>
  );
}

function Found({ asset, answer }: { readonly asset: Asset; readonly answer: NearbyAnswer }) {
  const { lang, say } = useSpeech();
  const { access, accessM, rows, noData } = answer;
  const missing = noData.map((kind) => soughtLabel(kind, lang)).join(lang === 'zh' ? '、' : ', ');
  return (
    <>
      <p className="asset-note">
        {access === 'none' ? say('cardAccessNone', { metres: accessM }) : say(access === 'gates' ? 'cardAccessGates' : 'cardAccessLeg')}
      </p>
      {rows.length === 0 && <p>{say('cardNearNone')}</p>}
      <ul className="near-list">
        {rows.map((row) => (
          <Row key={`${row.kind} ${row.type}`} asset={asset} row={row} />
        ))}
      </ul>
      {missing !== '' && <p className="asset-note">{say('cardNoData', { kinds: missing })}</p>}
    </>
  );
}

/** The nearest of each kind on foot, each a link, with its walk to be drawn. */
export function NearSection({ asset }: { readonly asset: Asset }) {
  const app = useApp();
  const { say } = useSpeech();
  const revision = useCities(({ open }) => (open.status === 'ready' ? open.revision : -1));
  const key = assetKey(asset);
  // The answer holds for one state of the city: another revision asks again.
  const ask = useCallback(
    () => (revision < 0 ? Promise.resolve({ status: 'stale' as const }) : app.compute.nearby({ from: { key } })),
    [app, key, revision],
  );
  const answer = useAnswer(asset.geometry ? ask : null);
  return (
    <CardSection id="near" label={say('cardNear')}>
      {!asset.geometry && <p className="asset-note">{say('cardNearUnplaced')}</p>}
      {asset.geometry && answer.status === 'waiting' && (
        <p className="asset-note" role="status">
          {say('cardNearWaiting')}
        </p>
      )}
      {answer.status === 'failed' && <p className="asset-note">{say('cardNearFailed')}</p>}
      {answer.status === 'done' && answer.value && <Found asset={asset} answer={answer.value} />}
    </CardSection>
  );
}
