import { useMemo } from 'react';
import type { Asset } from '../../../core/asset.ts';
import { assetKey } from '../../../core/asset.ts';
import { type BackLink, backLinks } from '../../../layers/derive/related.ts';
import { kindById } from '../../../layers/registry.ts';
import type { CityIndex } from '../../../store/query/city-index.ts';
import { openRows } from '../../commands/open-rows.ts';
import { select } from '../../commands/select.ts';
import { count } from '../../ui/format.ts';
import { useApp, useScope, useSpeech } from '../../ui/use-app.ts';
import type { NamedStreet } from '../search/places.ts';
import { AssetLink } from './asset-link.tsx';
import { CardSection } from './section.tsx';
import { alongStreet, streetsAt } from './street-links.ts';

const linksOf = new WeakMap<CityIndex, (asset: Asset) => readonly BackLink[]>();

/** The links of a city read backwards, made when a card first asks. */
function backLinksOf(index: CityIndex): (asset: Asset) => readonly BackLink[] {
  const made = linksOf.get(index) ?? backLinks(index.kind);
  linksOf.set(index, made);
  return made;
}

/** More than so many links are a table, not a card. */
const listed = 6;

function LinkList({ label, kind, assets }: { readonly label: string; readonly kind: string; readonly assets: readonly Asset[] }) {
  const app = useApp();
  const { lang, say } = useSpeech();
  return (
    <>
      <dt>{label}</dt>
      <dd>
        <ul className="asset-links">
          {assets.slice(0, listed).map((asset) => (
            <li key={asset.id}>
              <AssetLink asset={asset} />
            </li>
          ))}
        </ul>
        {assets.length > listed && (
          <button type="button" className="link" onClick={() => openRows(app, { kind, keys: assets.map(assetKey) })}>
            {say('cardMoreLinks', { count: count(assets.length - listed, lang) })}
          </button>
        )}
      </dd>
    </>
  );
}

function Streets({ streets }: { readonly streets: readonly NamedStreet[] }) {
  const app = useApp();
  const { say } = useSpeech();
  return (
    <>
      <dt>{say('cardStreets')}</dt>
      <dd>
        <ul className="asset-links">
          {streets.map(({ name, lines }) => (
            <li key={name}>
              <button type="button" className="link" onClick={() => select(app, lines.map(assetKey))}>
                {name}
              </button>
            </li>
          ))}
        </ul>
      </dd>
    </>
  );
}

/** Links that the record itself does not hold: what names this asset, the streets it stands on, what stands on it. */
export function LinksSection({ asset }: { readonly asset: Asset }) {
  const { lang, say } = useSpeech();
  const index = useScope((scope) => scope.index);
  const found = useMemo(
    () => index && { back: backLinksOf(index)(asset), streets: streetsAt(index, asset), along: alongStreet(index, asset) },
    [index, asset],
  );
  if (!found || found.back.length + found.streets.length + found.along.length === 0) return null;
  return (
    <CardSection id="links" label={say('cardLinks')}>
      <dl>
        {found.back.map(({ kind, field, assets }) => (
          <LinkList key={`${kind} ${field.key}`} label={kindById(kind)?.label[lang] ?? kind} kind={kind} assets={assets} />
        ))}
        {found.streets.length > 0 && <Streets streets={found.streets} />}
        {found.along.map(([kind, assets]) => (
          <LinkList key={kind} label={say('cardAlong', { kind: kindById(kind)?.label[lang] ?? kind })} kind={kind} assets={assets} />
        ))}
      </dl>
    </CardSection>
  );
}
