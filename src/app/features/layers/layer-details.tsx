import { AimOutlined, EyeOutlined, TableOutlined } from '@ant-design/icons';
import { Button, Slider } from 'antd';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import type { Kind, Sensitivity } from '../../../layers/kind.ts';
import { basemapKinds } from '../../../map/basemap.ts';
import type { WordKey } from '../../../text/app.ts';
import { readyCity } from '../../state/city.ts';
import { count } from '../../ui/format.ts';
import { useApp, useCities, useScope, useSession, useSpeech } from '../../ui/use-app.ts';
import { ColourByEditor } from './colour-by.tsx';
import { openTable, setOpacity, zoomToKind } from './layer-actions.ts';
import { LayerExport } from './layer-export.tsx';
import { bandKinds, bandOf, isMovable, stepped } from './order.ts';
import { onlyKind } from './toggle-kind.ts';
import { type KindCount, usePresentKinds } from './use-layers.ts';

/** More names than these are counted, not listed. */
const namedSources = 3;

const sensitivityWords: Readonly<Record<Sensitivity, WordKey>> = {
  public: 'layersPublic',
  internal: 'layersInternal',
  restricted: 'layersRestricted',
};

function Fact({ word, children }: { readonly word: WordKey; readonly children: string }) {
  const { say } = useSpeech();
  return (
    <div>
      <dt>{say(word)}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Where the kind comes from, how old it is, under which licence, and what of it is drawn or not placed. */
function LayerFacts({ kind, all }: { readonly kind: Kind; readonly all: number }) {
  const { lang, say } = useSpeech();
  const index = useScope((scope) => scope.index);
  const info = useCities((cities) => readyCity(cities)?.info);
  const facts = useMemo(() => {
    const assets = index?.kind(kind.id) ?? [];
    const sources = [...new Set(assets.flatMap(({ values }) => (typeof values.source === 'string' ? [values.source] : [])))];
    const synthetic = assets.filter(({ values }) => values.synthetic === true).length;
    return { sources, synthetic, unplaced: assets.filter(({ geometry }) => geometry === null).length };
  }, [index, kind]);
  const join = lang === 'zh' ? '、' : ', ';
  const licences = [...new Set(info?.sources.flatMap(({ licence }) => licence ?? []) ?? [])].join(join);
  const named = facts.sources.slice(0, namedSources).join(join);
  const rest = facts.sources.length - namedSources;
  const own = rest > 0 ? `${named} ${say('andMore', { count: rest })}` : named;
  const source = own === '' ? (info?.sources[0]?.name ?? say('layersUnknown')) : own;
  return (
    <dl className="layer-facts">
      <Fact word="layersSource">{source}</Fact>
      <Fact word="layersDataDate">{info?.dataDate || say('layersUnknown')}</Fact>
      <Fact word="layersLicence">{licences === '' ? say('layersUnknown') : licences}</Fact>
      <Fact word="layersSensitivity">{say(sensitivityWords[kind.sensitivity])}</Fact>
      <Fact word="layersSynthetic">{say('layersSyntheticCount', { count: count(facts.synthetic, lang), all: count(all, lang) })}</Fact>
      <Fact word="layersUnplaced">{count(facts.unplaced, lang)}</Fact>
    </dl>
  );
}

/** One step up or down among the kinds of its band that the city has, and to either end. */
function OrderButtons({ kind }: { readonly kind: Kind }) {
  const app = useApp();
  const { say } = useSpeech();
  const order = useSession((session) => session.order);
  const present = usePresentKinds();
  const among = bandKinds(bandOf(kind), order).filter(({ id }) => present.some((one) => one.id === id));
  const ids = among.map(({ id }) => id);
  const at = ids.indexOf(kind.id);
  const steps: readonly { readonly word: WordKey; readonly by: number }[] = [
    { word: 'layersTop', by: -ids.length },
    { word: 'layersUp', by: -1 },
    { word: 'layersDown', by: 1 },
    { word: 'layersBottom', by: ids.length },
  ];
  return (
    <div className="setting">
      <span>{say('layersOrder')}</span>
      <div className="order-buttons">
        {steps.map(({ word, by }) => (
          <Button
            key={word}
            size="small"
            disabled={by < 0 ? at <= 0 : at === ids.length - 1}
            onClick={() => app.session.setState({ order: stepped(order, ids, kind.id, by) })}
          >
            {say(word)}
          </Button>
        ))}
      </div>
    </div>
  );
}

function ActionButtons({ kind }: { readonly kind: Kind }) {
  const app = useApp();
  const { say } = useSpeech();
  const present = usePresentKinds();
  const [empty, setEmpty] = useState(false);
  const only = (): void => {
    const all = present.map(({ id }) => id);
    onlyKind(app, kind, all, new Set([...basemapKinds, 'area', 'built-up']));
  };
  return (
    <>
      <div className="layer-actions">
        <Button size="small" icon={<AimOutlined />} onClick={() => setEmpty(!zoomToKind(app, kind))}>
          {say('layersZoom')}
        </Button>
        <Button size="small" icon={<TableOutlined />} onClick={() => openTable(app, kind.id)}>
          {say('layersTable')}
        </Button>
        <Button size="small" icon={<EyeOutlined />} onClick={only}>
          {say('layersOnly')}
        </Button>
      </div>
      {empty && (
        <p className="quiet" role="status">
          {say('layersNothingPlaced')}
        </p>
      )}
    </>
  );
}

/** All that can be done with one layer, opened below its row. */
export function LayerDetails({ kind, tally, onClose }: { readonly kind: Kind; readonly tally: KindCount; readonly onClose: () => void }) {
  const app = useApp();
  const { lang, say } = useSpeech();
  const share = useSession((session) => session.opacity[kind.id] ?? 1);
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    box.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const leave = ({ key, target }: KeyboardEvent): void => {
    if (key !== 'Escape' || !(target instanceof HTMLElement)) return;
    // An open menu closes first: its list hangs elsewhere in the page, its button says that it is open.
    if (!box.current?.contains(target) || target.closest('.ant-dropdown-open')) return;
    box.current?.closest('.layer')?.querySelector<HTMLElement>('.layer-more')?.focus();
    onClose();
  };
  return (
    <section ref={box} className="layer-details" aria-label={kind.label[lang]} onKeyDown={leave}>
      <ActionButtons kind={kind} />
      <div className="setting">
        <span>{say('layersOpacity')}</span>
        <Slider
          min={0}
          max={100}
          step={5}
          value={Math.round(share * 100)}
          ariaLabelForHandle={say('layersOpacity')}
          onChange={(percent) => setOpacity(app, kind.id, percent / 100)}
        />
        <b>{Math.round(share * 100)}%</b>
      </div>
      <ColourByEditor kind={kind} />
      {isMovable(kind) && <OrderButtons kind={kind} />}
      <LayerExport kind={kind} />
      <LayerFacts kind={kind} all={tally.all} />
    </section>
  );
}
