import { EyeInvisibleOutlined, EyeOutlined } from '@ant-design/icons';
import { useMemo } from 'react';
import type { City } from '../../../core/city.ts';
import { type LegendEntry, legendOf } from '../../../layers/derive/legend.ts';
import type { Kind } from '../../../layers/kind.ts';
import { kinds } from '../../../layers/registry.ts';
import type { WordKey } from '../../../text/app.ts';
import { readyCity } from '../../state/city.ts';
import { count } from '../../ui/format.ts';
import { KindSwatch } from '../../ui/kind-swatch.tsx';
import { useApp, useCities, useSession, useSpeech } from '../../ui/use-app.ts';
import { toggleKind } from './toggle-kind.ts';

const groups: readonly { readonly id: Kind['group']; readonly word: WordKey }[] = [
  { id: 'green', word: 'groupGreen' },
  { id: 'home', word: 'groupHome' },
  { id: 'road', word: 'groupRoad' },
  { id: 'service', word: 'groupService' },
  { id: 'people', word: 'groupPeople' },
  { id: 'light', word: 'groupLight' },
  { id: 'place', word: 'groupPlace' },
  { id: 'base', word: 'groupBase' },
];

interface Tally {
  readonly all: number;
  readonly unplaced: number;
}

function tallies(city: City): ReadonlyMap<string, Tally> {
  const byKind = new Map<string, Tally>();
  for (const asset of city.assets) {
    const { all, unplaced } = byKind.get(asset.kind) ?? { all: 0, unplaced: 0 };
    byKind.set(asset.kind, { all: all + 1, unplaced: unplaced + (asset.geometry === null ? 1 : 0) });
  }
  return byKind;
}

function ClassRows({ entries }: { readonly entries: readonly LegendEntry[] }) {
  const { lang } = useSpeech();
  return (
    <ul className="layer-classes">
      {entries.map((entry) => (
        <li key={String(entry.value)}>
          <KindSwatch swatch={entry.swatch} />
          <span>{entry.label[lang]}</span>
        </li>
      ))}
    </ul>
  );
}

function LayerRow({ kind, tally }: { readonly kind: Kind; readonly tally: Tally }) {
  const app = useApp();
  const { lang, say } = useSpeech();
  const theme = useSession((session) => session.theme);
  const shown = useSession((session) => !session.hiddenKinds.has(kind.id));
  const entries = legendOf(kind, theme);
  // A kind of several classes lists them below; while it is off its own symbol, last in the legend, stands for all.
  const own = shown && entries.length > 1 ? undefined : entries.at(-1);
  return (
    <li className={shown ? 'layer' : 'layer layer-off'}>
      <button
        type="button"
        className="layer-button"
        aria-pressed={shown}
        title={tally.unplaced > 0 ? say('countUnplaced', { count: tally.unplaced }) : undefined}
        onClick={() => toggleKind(app, kind.id)}
      >
        {shown ? <EyeOutlined aria-hidden={true} /> : <EyeInvisibleOutlined aria-hidden={true} />}
        {own ? <KindSwatch swatch={own.swatch} /> : <span className="kind-swatch" />}
        <span className="layer-name">{kind.label[lang]}</span>
        <span className="layer-count">{count(tally.all, lang)}</span>
      </button>
      {shown && entries.length > 1 && <ClassRows entries={entries} />}
    </li>
  );
}

/** Every kind that the city holds, grouped, with its eye, its symbol and how many there are. */
export function LayerPanel() {
  const { say } = useSpeech();
  const city = useCities(readyCity);
  const byKind = useMemo(() => (city ? tallies(city) : null), [city]);
  return (
    <nav className="layers" aria-label={say('layers')}>
      <h2>{say('layers')}</h2>
      {byKind?.size === 0 && <p className="quiet">{say('noLayers')}</p>}
      {groups.map(({ id, word }) => {
        const present = kinds.filter((kind) => kind.group === id && byKind?.has(kind.id));
        if (present.length === 0) return null;
        return (
          <section key={id}>
            <h3>{say(word)}</h3>
            <ul>
              {present.map((kind) => (
                <LayerRow key={kind.id} kind={kind} tally={byKind?.get(kind.id) ?? { all: 0, unplaced: 0 }} />
              ))}
            </ul>
          </section>
        );
      })}
    </nav>
  );
}
