import type { CitySource } from '../../../core/city.ts';
import type { Lang } from '../../../text/sentence.ts';
import { readyCity } from '../../state/city.ts';
import { useCities, useSpeech } from '../../ui/use-app.ts';

/** Sources named in the line itself; the rest is in the hover text. */
const namedSources = 2;

/** A source with its licence, and its credit line where it asks for one (©). */
function sourceText({ name, licence, note }: CitySource, lang: Lang): string {
  const credit = note?.startsWith('©') ? `${note} ` : '';
  const inside = `${credit}${licence ?? ''}`.trim();
  if (inside === '') return name;
  return lang === 'zh' ? `${name}（${inside}）` : `${name} (${inside})`;
}

/** What the map is made from and may be used for: shown on every map, always. */
export function Attribution() {
  const { lang, say } = useSpeech();
  const info = useCities((cities) => readyCity(cities)?.info);
  if (!info) return null;
  const sources = info.sources.map((source) => sourceText(source, lang));
  const join = lang === 'zh' ? '；' : '; ';
  const named = sources.slice(0, namedSources).join(join);
  return (
    <footer className="attribution" title={sources.join(join)}>
      {info.synthetic && <b className="mark-synthetic">{say('syntheticNote')}</b>}
      <span>{say('boundaryNote')}</span>
      <span>{info.dataDate === '' ? say('dataDateUnknown') : say('dataDate', { date: info.dataDate })}</span>
      {named !== '' && (
        <span>
          {say('sources', { names: named })} {sources.length > namedSources && say('andMore', { count: sources.length - namedSources })}
        </span>
      )}
    </footer>
  );
}
