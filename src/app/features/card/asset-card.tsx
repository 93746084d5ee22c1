import './card.css';
import { AimOutlined, CloseOutlined, LeftOutlined, LinkOutlined, RightOutlined, TableOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import type { Asset, AssetKey } from '../../../core/asset.ts';
import { assetKey } from '../../../core/asset.ts';
import { type Card, cardOf } from '../../../layers/derive/card.ts';
import { kindById } from '../../../layers/registry.ts';
import type { CityIndex } from '../../../store/query/city-index.ts';
import { copyLink } from '../../commands/copy-link.ts';
import { showSelection, stepThroughKind } from '../../commands/go-to.ts';
import { openRows } from '../../commands/open-rows.ts';
import { clearSelection, select } from '../../commands/select.ts';
import { withKey } from '../../keys/hint.ts';
import { notify } from '../../state/notices.ts';
import { whatIfStore } from '../../state/whatif.ts';
import { count } from '../../ui/format.ts';
import { lifecycleWord } from '../../ui/lifecycle-word.ts';
import { useApp, useScope, useSession, useSpeech } from '../../ui/use-app.ts';
import { CompoundCircleSection } from '../circle/card-section.tsx';
import { cardLook } from './card-store.ts';
import { CompoundCoverageSection } from './coverage-section.tsx';
import { EmptySwitch, FieldSections } from './field-sections.tsx';
import { HistorySection } from './history-section.tsx';
import { LinksSection } from './links-section.tsx';
import { NearSection } from './near-section.tsx';
import { ParkSection } from './park-section.tsx';
import { PlaceSection } from './place-section.tsx';
import { SeveralCard } from './several-card.tsx';

/** How many of the kind bear the same name; 1 where the name is its own or there is none. */
function sameNames(index: CityIndex, asset: Asset, nameField: string): number {
  const name = asset.values[nameField];
  if (typeof name !== 'string' || name === '') return 1;
  return index.kind(asset.kind).filter(({ values }) => values[nameField] === name).length;
}

function Acts({ asset, unplaced }: { readonly asset: Asset; readonly unplaced: boolean }) {
  const app = useApp();
  const { say } = useSpeech();
  const step = (by: 1 | -1) => {
    app.session.setState({ tableKind: asset.kind });
    stepThroughKind(app, by);
  };
  const previous = withKey(say('cardPrevious'), 'previous');
  const next = withKey(say('cardNext'), 'next');
  return (
    <div className="asset-acts">
      <Button size="small" icon={<LeftOutlined />} aria-label={say('cardPrevious')} title={previous} onClick={() => step(-1)} />
      <Button size="small" icon={<RightOutlined />} aria-label={say('cardNext')} title={next} onClick={() => step(1)} />
      {!unplaced && (
        <Button size="small" icon={<AimOutlined />} aria-label={say('goTo')} title={say('goTo')} onClick={() => showSelection(app)} />
      )}
      <Button size="small" icon={<TableOutlined />} onClick={() => openRows(app, { kind: asset.kind, keys: [assetKey(asset)] })}>
        {say('cardOpenTable')}
      </Button>
      <Button
        size="small"
        icon={<LinkOutlined />}
        aria-label={say('cardCopyLink')}
        title={say('cardCopyLink')}
        onClick={() => void copyLink(app)}
      />
    </div>
  );
}

function Head({ asset, card, index }: { readonly asset: Asset; readonly card: Card; readonly index: CityIndex }) {
  const app = useApp();
  const { lang, say } = useSpeech();
  const kind = kindById(asset.kind);
  const same = kind ? sameNames(index, asset, kind.nameField) : 1;
  const state = lifecycleWord(asset);
  return (
    <header>
      <p className="asset-kind">
        {card.kindLabel}
        {card.illustrative && <span className="mark-small">{say('synthetic')}</span>}
        {card.placeIllustrative && <span className="mark-small">{say('placeSynthetic')}</span>}
        {card.unplaced && <span className="mark-small">{say('notPlaced')}</span>}
        {state && <span className="mark-small">{say(state)}</span>}
      </p>
      <h2 title={card.title}>{card.title}</h2>
      {same > 1 && <p className="asset-note">{say('cardSameName', { count: count(same, lang), id: asset.id })}</p>}
      <Acts asset={asset} unplaced={card.unplaced} />
      <Button className="asset-close" type="text" icon={<CloseOutlined />} aria-label={say('close')} onClick={() => clearSelection(app)} />
    </header>
  );
}

function OneCard({ asset, index }: { readonly asset: Asset; readonly index: CityIndex }) {
  const app = useApp();
  const { lang, say } = useSpeech();
  const showEmpty = useStore(cardLook, (look) => look.showEmpty);
  const kind = kindById(asset.kind);
  const key = assetKey(asset);
  const card = useMemo(() => {
    const find = (kinds: readonly string[], id: string) => kinds.flatMap((each) => index.byKey.get(`${each}/${id}`) ?? [])[0];
    return kind ? cardOf(asset, kind, lang, find, showEmpty) : null;
  }, [asset, kind, lang, index, showEmpty]);
  // The walk that was drawn belongs to this card.
  useEffect(() => {
    void key;
    return () => app.pointer.setState({ pinned: null });
  }, [app, key]);
  if (!card) return null;
  return (
    <section className="asset-card" aria-label={say('card')}>
      <Head asset={asset} card={card} index={index} />
      <div className="asset-body" key={key}>
        {asset.kind === 'residential' && <CompoundCircleSection asset={asset} />}
        {asset.kind === 'residential' && <CompoundCoverageSection asset={asset} />}
        {asset.kind === 'park' && <ParkSection asset={asset} />}
        <FieldSections card={card} />
        <PlaceSection asset={asset} />
        <LinksSection asset={asset} />
        <NearSection asset={asset} />
        <HistorySection asset={asset} />
        <EmptySwitch />
      </div>
    </section>
  );
}

/** Selected things that the open city does not hold are said once and let go: a link outlives what it points at. */
function useGone(index: CityIndex | null, selection: ReadonlySet<AssetKey>): void {
  const app = useApp();
  const said = useRef(new Set<AssetKey>());
  useEffect(() => {
    if (!index) return;
    const gone = [...selection].filter((key) => !index.byKey.has(key));
    if (gone.length === 0) return;
    const news = gone.filter((key) => !said.current.has(key));
    for (const key of news) said.current.add(key);
    const shown = news.slice(0, 3).join(', ');
    if (news.length > 0) notify(app.notices, 'warn', 'cardGone', { count: news.length, keys: shown + (news.length > 3 ? ' …' : '') });
    select(app, gone, 'remove');
  }, [app, index, selection]);
}

/** What is known of what is selected: one thing in full, several in sum. */
export function AssetCard() {
  const index = useScope((scope) => scope.index);
  const selection = useSession((session) => session.selection);
  useGone(index, selection);
  const assets = useMemo(
    () =>
      [...selection].flatMap((key) => {
        const asset = index?.byKey.get(key);
        return asset ? [asset] : [];
      }),
    [index, selection],
  );
  // A trial is about what would be: the card of what is would lie over the map in which things are dragged.
  const tries = useStore(whatIfStore, (state) => state.status === 'on');
  const [first] = assets;
  if (!index || !first || tries) return null;
  return assets.length === 1 ? <OneCard asset={first} index={index} /> : <SeveralCard assets={assets} />;
}
