import { AimOutlined, ApartmentOutlined, BranchesOutlined, NodeIndexOutlined, RightOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { ancestors } from '../../../core/area.ts';
import type { Asset } from '../../../core/asset.ts';
import { workSystems } from '../../../formats/crs/convert.ts';
import { cardOf } from '../../../layers/derive/card.ts';
import { formatValue } from '../../../layers/derive/format.ts';
import { legendOf } from '../../../layers/derive/legend.ts';
import { pinyinMatcher } from '../../../layers/derive/pinyin.ts';
import { answeringField } from '../../../layers/derive/search.ts';
import { kindById } from '../../../layers/registry.ts';
import type { CityIndex } from '../../../store/query/city-index.ts';
import { isMac, keycaps } from '../../keys/keycap.ts';
import { count } from '../../ui/format.ts';
import { KindSwatch } from '../../ui/kind-swatch.tsx';
import { useScope, useSession, useSpeech } from '../../ui/use-app.ts';
import { type Item, nameOf } from './results.ts';

function Swatch({ kind }: { readonly kind: string }) {
  const theme = useSession((session) => session.theme);
  const known = kindById(kind);
  const entry = known && legendOf(known, theme)[0];
  return entry ? <KindSwatch swatch={entry.swatch} /> : null;
}

/** Names of the units around an asset, from the top down; '' outside all. */
function areaPath(index: CityIndex | null, asset: Asset, basis: 'legal' | 'managing'): string {
  const code = index?.areaOf(asset);
  if (!index || !code) return '';
  const tree = index.tree(basis);
  const codes = [...ancestors(tree, code)].reverse().slice(1);
  return [...codes, code].flatMap((each) => tree.nodes.get(each)?.name ?? []).join(' › ');
}

interface RowParts {
  readonly icon: ReactNode;
  readonly title: string;
  readonly note: string;
  readonly mark: 'synthetic' | 'placeSynthetic' | null;
}

function useAssetParts(asset: Asset | null, query: string): RowParts | null {
  const { lang, say } = useSpeech();
  const basis = useSession((session) => session.basis);
  const index = useScope((scope) => scope.index);
  const kind = asset && kindById(asset.kind);
  if (!asset || !kind) return null;
  const name = nameOf(asset);
  const { illustrative, placeIllustrative } = cardOf(asset, kind, lang, () => undefined);
  const isByName = name !== null && pinyinMatcher(query)(name);
  const field = isByName || query === '' ? undefined : answeringField(asset, kind, query);
  const why = field ? `${field.label[lang]} ${formatValue(field, asset.values[field.key], lang)}` : '';
  const id = isByName || field || query === '' ? '' : asset.id;
  const path = areaPath(index, asset, basis);
  return {
    icon: <Swatch kind={asset.kind} />,
    title: name ?? say('searchUnnamed', { kind: kind.label[lang] }),
    note: [kind.label[lang], why, id, path].filter((part) => part !== '').join(' · '),
    mark: illustrative ? 'synthetic' : placeIllustrative ? 'placeSynthetic' : null,
  };
}

function useOtherParts(item: Item): RowParts | null {
  const { lang, say } = useSpeech();
  switch (item.type) {
    case 'street':
      return {
        icon: <Swatch kind="street" />,
        title: item.name,
        note: say('searchStreetLines', { count: count(item.keys.length, lang) }),
        mark: item.synthetic ? 'synthetic' : null,
      };
    case 'crossing':
      return { icon: <BranchesOutlined />, title: item.title, note: say('searchCrossing'), mark: null };
    case 'point': {
      const system = workSystems.find(({ code }) => code === item.code)?.label[lang] ?? item.code;
      const params = { system, lon: item.lon.toFixed(5), lat: item.lat.toFixed(5) };
      return { icon: <AimOutlined />, title: say('searchPointTitle'), note: say('searchReadAs', params), mark: null };
    }
    case 'area':
      return { icon: <ApartmentOutlined />, title: item.name, note: `${item.code} · ${say('searchArea')}`, mark: null };
    case 'layer':
      return {
        icon: <Swatch kind={item.kind} />,
        title: kindById(item.kind)?.label[lang] ?? item.kind,
        note: say('searchLayer'),
        mark: null,
      };
    case 'command':
      return { icon: <RightOutlined />, title: item.command.title[lang], note: '', mark: null };
    default:
      return null;
  }
}

/** One line of the palette: swatch, name, what else tells it from others of the same name, and the 示意 mark. */
export function SearchRow({ item, query }: { readonly item: Item; readonly query: string }) {
  const { say } = useSpeech();
  const asset = useAssetParts(item.type === 'asset' ? item.asset : null, query);
  const other = useOtherParts(item);
  const parts = asset ?? other;
  if (!parts) return null;
  const key = item.type === 'command' ? item.command.key : undefined;
  return (
    <>
      <span className="search-icon" aria-hidden="true">
        {parts.icon ?? <NodeIndexOutlined />}
      </span>
      <span className="search-title">{parts.title}</span>
      {parts.mark && <span className="mark-small">{say(parts.mark)}</span>}
      {parts.note !== '' && <span className="search-note">{parts.note}</span>}
      {key !== undefined && (
        <span className="search-caps">
          {keycaps(key, isMac(navigator.platform)).map((cap) => (
            <kbd key={cap}>{cap}</kbd>
          ))}
        </span>
      )}
    </>
  );
}
