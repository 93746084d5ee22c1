import { EyeInvisibleOutlined, EyeOutlined, MoreOutlined } from '@ant-design/icons';
import type { MouseEvent, ReactNode } from 'react';
import { firstDrawn } from '../../../layers/derive/style.ts';
import type { Kind } from '../../../layers/kind.ts';
import { basemapKinds } from '../../../map/basemap.ts';
import { count } from '../../ui/format.ts';
import { KindSwatch } from '../../ui/kind-swatch.tsx';
import { useApp, useSession, useSpeech } from '../../ui/use-app.ts';
import { openTable } from './layer-actions.ts';
import { LayerClasses } from './layer-classes.tsx';
import { LayerDetails } from './layer-details.tsx';
import { onlyKind, toggleKind } from './toggle-kind.ts';
import { type KindCount, useKindLegend, useLayersView, usePresentKinds } from './use-layers.ts';

/** What stays when one layer is looked at alone: the ground and the units, by which one finds one's way. */
const ground: ReadonlySet<string> = new Set([...basemapKinds, 'area', 'built-up']);

function LayerCount({ kind, tally }: { readonly kind: Kind; readonly tally: KindCount }) {
  const app = useApp();
  const { lang, say } = useSpeech();
  const ofView = useLayersView((view) => view.counts === 'view');
  const { all, scope, view } = tally;
  const shown = ofView ? view : scope;
  const first = shown === null ? '…' : count(shown, lang);
  const spoken = ofView
    ? say('layersCountView', { view: first, all: count(all, lang) })
    : say('layersCountScope', { scope: first, all: count(all, lang) });
  return (
    <button type="button" data-rove="" className="layer-count" title={spoken} onClick={() => openTable(app, kind.id)}>
      <span className="said">{say('layersOpenTable', { name: kind.label[lang] })}</span>
      {shown === all ? count(all, lang) : `${first} / ${count(all, lang)}`}
    </button>
  );
}

export interface LayerRowProps {
  readonly kind: Kind;
  readonly tally: KindCount;
  readonly open: boolean;
  readonly onOpen: (kind: string | null) => void;
  /** Handle of a list that can be ordered. */
  readonly handle?: ReactNode;
}

/** One kind: eye and symbol, how many there are, and below it its classes and what can be set. */
export function LayerRow({ kind, tally, open, onOpen, handle }: LayerRowProps) {
  const app = useApp();
  const { lang, say } = useSpeech();
  const theme = useSession((session) => session.theme);
  const own = useSession((session) => !session.hiddenKinds.has(kind.id));
  const byGroup = useSession((session) => session.hiddenGroups.has(kind.group));
  const legend = useKindLegend(kind, theme);
  const present = usePresentKinds();
  const name = kind.label[lang];
  const shown = own && !byGroup;
  const isFar = useSession((session) => session.view !== null && session.view.zoom < firstDrawn(kind));
  const eye = (event: MouseEvent): void => {
    if (event.altKey)
      onlyKind(
        app,
        kind,
        present.map(({ id }) => id),
        ground,
      );
    else toggleKind(app, kind.id);
  };
  return (
    <div className={shown ? 'layer' : 'layer layer-off'} data-kind={kind.id}>
      <div className="layer-row" data-row="">
        {handle}
        <button type="button" data-rove="" className="layer-button" aria-pressed={own} onClick={eye}>
          {own ? <EyeOutlined aria-hidden={true} /> : <EyeInvisibleOutlined aria-hidden={true} />}
          {legend && <KindSwatch swatch={legend.swatch} />}
          <span className="layer-name">
            {name}
            {shown && isFar && <small className="layer-by-group">{say('layersFar')}</small>}
            {own && byGroup && <small className="layer-by-group">{say('layersByGroupHidden')}</small>}
          </span>
        </button>
        <LayerCount kind={kind} tally={tally} />
        <button
          type="button"
          data-rove=""
          className="layer-more"
          aria-expanded={open}
          aria-label={say('layersMore', { name })}
          title={say('layersMore', { name })}
          onClick={() => onOpen(open ? null : kind.id)}
        >
          <MoreOutlined aria-hidden={true} />
        </button>
      </div>
      {shown && legend && legend.classes.length > 0 && <LayerClasses legend={legend} />}
      {open && <LayerDetails kind={kind} tally={tally} onClose={() => onOpen(null)} />}
    </div>
  );
}
