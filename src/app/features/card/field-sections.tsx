import { Switch } from 'antd';
import { useStore } from 'zustand';
import type { Asset } from '../../../core/asset.ts';
import { assetKey } from '../../../core/asset.ts';
import type { Card, CardRow } from '../../../layers/derive/card.ts';
import { useScope, useSpeech } from '../../ui/use-app.ts';
import { AssetLink } from './asset-link.tsx';
import { cardLook } from './card-store.ts';
import { CardSection } from './section.tsx';

function Links({ row }: { readonly row: CardRow }) {
  const index = useScope((scope) => scope.index);
  const assets = row.links.flatMap((link): readonly Asset[] => {
    const asset = index?.byKey.get(assetKey(link));
    return asset ? [asset] : [];
  });
  return (
    <ul className="asset-links">
      {assets.map((asset) => (
        <li key={asset.id}>
          <AssetLink asset={asset} />
        </li>
      ))}
    </ul>
  );
}

function Row({ row }: { readonly row: CardRow }) {
  const { say } = useSpeech();
  return (
    <>
      <dt>{row.label}</dt>
      {row.missing ? (
        <dd className="asset-empty">{say('cardEmpty')}</dd>
      ) : (
        <dd>
          {row.links.length > 0 ? <Links row={row} /> : row.text}
          {row.unit !== '' && ` ${row.unit}`}
        </dd>
      )}
    </>
  );
}

/** All recorded fields in the parts of the kind. */
export function FieldSections({ card }: { readonly card: Card }) {
  return card.sections.map((section) => (
    <CardSection key={section.id} id={section.id} label={section.label}>
      <dl>
        {section.rows.map((row) => (
          <Row key={row.key} row={row} />
        ))}
      </dl>
    </CardSection>
  ));
}

/** Whether empty fields have rows. */
export function EmptySwitch() {
  const { say } = useSpeech();
  const showEmpty = useStore(cardLook, (look) => look.showEmpty);
  return (
    <div className="asset-switch">
      <Switch
        size="small"
        aria-label={say('cardShowEmpty')}
        checked={showEmpty}
        onChange={(checked) => cardLook.setState({ showEmpty: checked })}
      />
      <span aria-hidden="true">{say('cardShowEmpty')}</span>
    </div>
  );
}
