import { AimOutlined, CloseOutlined } from '@ant-design/icons';
import { Button, Tag } from 'antd';
import { useEffect } from 'react';
import type { Asset, AssetKey } from '../../../core/asset.ts';
import { assetKey } from '../../../core/asset.ts';
import type { City } from '../../../core/city.ts';
import { boxOf } from '../../../core/geo/degree-box.ts';
import { type CardRow, cardOf, type FindAsset } from '../../../layers/derive/card.ts';
import { kindById } from '../../../layers/registry.ts';
import { clearSelection, select } from '../../commands/select.ts';
import { readyCity } from '../../state/city.ts';
import { onlySelected } from '../../state/session.ts';
import { useApp, useCities, useSession, useSpeech } from '../../ui/use-app.ts';

function assetByKey(city: City | null, key: AssetKey | null): Asset | undefined {
  return key === null ? undefined : city?.assets.find((asset) => assetKey(asset) === key);
}

function Row({ row }: { readonly row: CardRow }) {
  const app = useApp();
  return (
    <>
      <dt>{row.label}</dt>
      <dd>
        {row.links.length > 0
          ? row.links.map((link) => (
              <button key={link.id} type="button" className="link" onClick={() => select(app, [assetKey(link)])}>
                {link.name}
              </button>
            ))
          : row.text}
        {row.unit !== '' && ` ${row.unit}`}
      </dd>
    </>
  );
}

/** What is known of the selected asset, from the fields of its kind. */
export function AssetCard() {
  const app = useApp();
  const { lang, say } = useSpeech();
  const city = useCities(readyCity);
  const selected = useSession(onlySelected);
  useEffect(() => {
    const close = (event: KeyboardEvent) => {
      // A list or dialog that is open takes the key first and says so.
      if (event.key === 'Escape' && !event.defaultPrevented) clearSelection(app);
    };
    window.addEventListener('keydown', close);
    return () => window.removeEventListener('keydown', close);
  }, [app]);
  const asset = assetByKey(city, selected);
  const kind = asset ? kindById(asset.kind) : undefined;
  if (!asset || !kind || !city) return null;
  const find: FindAsset = (kinds, id) => city.assets.find((other) => other.id === id && kinds.includes(other.kind));
  const card = cardOf(asset, kind, lang, find);
  const goTo = () => {
    const box = boxOf([asset.geometry]);
    if (box) app.map.current?.fit(box);
  };
  return (
    <section className="card" aria-label={say('card')}>
      <div className="card-head">
        <div>
          <p className="card-kind">{card.kindLabel}</p>
          <h2>{card.title}</h2>
        </div>
        {card.illustrative && <Tag color="gold">{say('synthetic')}</Tag>}
        {card.placeIllustrative && <Tag color="gold">{say('placeSynthetic')}</Tag>}
        {card.unplaced ? (
          <Tag>{say('notPlaced')}</Tag>
        ) : (
          <Button type="text" icon={<AimOutlined />} aria-label={say('goTo')} title={say('goTo')} onClick={goTo} />
        )}
        <Button type="text" icon={<CloseOutlined />} aria-label={say('close')} onClick={() => clearSelection(app)} />
      </div>
      <div className="card-body">
        {card.sections.map((section) => (
          <section key={section.id}>
            <h3>{section.label}</h3>
            <dl>
              {section.rows.map((row) => (
                <Row key={row.key} row={row} />
              ))}
            </dl>
          </section>
        ))}
      </div>
    </section>
  );
}
