import './layers.css';
import { Button, Input, Segmented } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { kindSearchText, matchesSearch } from '../../../layers/derive/search.ts';
import { count } from '../../ui/format.ts';
import { useApp, useScope, useSession, useSpeech } from '../../ui/use-app.ts';
import { GroupList } from './group-list.tsx';
import { layersView } from './layers-view.ts';
import { OrderList } from './order-list.tsx';
import { PresetBox } from './preset-box.tsx';
import { keepOneStop, rove, stopHere } from './roving.ts';
import { setShown } from './toggle-kind.ts';
import { useKindCounts, useLayersView, usePresentKinds } from './use-layers.ts';

/** Shows what is retired on map and table as well; nothing where nothing is. */
function RetiredButton() {
  const app = useApp();
  const { lang, say } = useSpeech();
  const retired = useSession((session) => session.retired);
  const index = useScope((scope) => scope.index);
  const some = useMemo(() => [...(index?.kindIds ?? [])].reduce((sum, kind) => sum + (index?.retired(kind) ?? 0), 0), [index]);
  if (some === 0) return null;
  return (
    <Button
      size="small"
      type={retired ? 'primary' : 'default'}
      aria-pressed={retired}
      title={say('lifecycleHelp')}
      onClick={() => app.session.setState({ retired: !retired })}
    >
      {say('lifecycleWithRetired', { count: count(some, lang) })}
    </Button>
  );
}

/** What the list shows and counts, and the saved looks. */
function PanelTools({
  text,
  onText,
  ids,
}: {
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly ids: readonly string[];
}) {
  const app = useApp();
  const { say } = useSpeech();
  const list = useLayersView((view) => view.list);
  const counts = useLayersView((view) => view.counts);
  const [presets, setPresets] = useState(false);
  return (
    <div className="layer-tools">
      <Input
        size="small"
        allowClear
        value={text}
        placeholder={say('layersFilter')}
        aria-label={say('layersFilter')}
        onChange={({ target }) => onText(target.value)}
        onKeyDown={({ key }) => key === 'Escape' && onText('')}
      />
      <div className="layer-tools-row">
        <Segmented
          size="small"
          aria-label={say('layersList')}
          value={list}
          options={[
            { value: 'groups' as const, label: say('layersByGroup') },
            { value: 'order' as const, label: say('layersByOrder') },
          ]}
          onChange={(value) => layersView.setState({ list: value })}
        />
        <Segmented
          size="small"
          aria-label={say('layersCounts')}
          value={counts}
          options={[
            { value: 'scope' as const, label: say('layersCountsScope') },
            { value: 'view' as const, label: say('layersCountsView') },
          ]}
          onChange={(value) => layersView.setState({ counts: value })}
        />
      </div>
      <div className="layer-tools-row">
        <Button size="small" onClick={() => setShown(app, ids, true)}>
          {say('layersShowAll')}
        </Button>
        <Button size="small" onClick={() => setShown(app, ids, false)}>
          {say('layersShowNone')}
        </Button>
        <Button size="small" aria-expanded={presets} onClick={() => setPresets(!presets)}>
          {say('presets')}
        </Button>
        <RetiredButton />
      </div>
      {presets && <PresetBox />}
    </div>
  );
}

/** Every kind that the city holds: its eye, its symbol, how many there are, and what can be set about it. */
export function LayerPanel() {
  const { say } = useSpeech();
  const present = usePresentKinds();
  const counts = useKindCounts();
  const list = useLayersView((view) => view.list);
  const [text, setText] = useState('');
  const [opened, setOpened] = useState<string | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const found = useMemo(
    () => (text.trim() === '' ? present : present.filter((kind) => matchesSearch(kindSearchText(kind), text))),
    [present, text],
  );
  // After every render: rows come and go with folds, filters and cities.
  useEffect(() => keepOneStop(box.current));
  const lists = { present: found, counts, opened, onOpen: setOpened };
  return (
    <nav className="layers" aria-label={say('layers')}>
      <h2>{say('layers')}</h2>
      <PanelTools text={text} onText={setText} ids={found.map(({ id }) => id)} />
      {counts.size === 0 && <p className="quiet">{say('noLayers')}</p>}
      {counts.size > 0 && found.length === 0 && <p className="quiet">{say('layersNoMatch', { text })}</p>}
      <section
        ref={box}
        aria-label={say('layers')}
        aria-describedby="layers-keys"
        onFocus={({ target }) => stopHere(box.current, target)}
        onKeyDown={(event) => rove(box.current, event)}
      >
        {list === 'groups' ? <GroupList {...lists} unfolded={text.trim() !== ''} /> : <OrderList {...lists} />}
      </section>
      <p id="layers-keys" className="quiet layer-keys">
        {say('layersKeys')}
      </p>
    </nav>
  );
}
