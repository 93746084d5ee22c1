import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { City, CitySource } from '../../../core/city.ts';
import { showsSynthetic } from '../../../store/query/synthetic.ts';
import type { Lang } from '../../../text/sentence.ts';
import { seenCity } from '../../state/city.ts';
import { hiddenOnMap } from '../../state/layer-looks.ts';
import { useCities, useCoverage, useSession, useSpeech } from '../../ui/use-app.ts';
import { backdropCredit } from '../basemap/backdrop-credit.ts';
import { basemapStore } from '../basemap/basemap-store.ts';

const nothingHidden: ReadonlySet<string> = new Set();

/** Sources named in the line itself; the rest is in the hover text. */
const namedSources = 2;

/** A source with its licence, and its credit line where it asks for one (©). */
function sourceText({ name, licence, note }: CitySource, lang: Lang): string {
  const credit = note?.startsWith('©') ? `${note} ` : '';
  const inside = `${credit}${licence ?? ''}`.trim();
  if (inside === '') return name;
  return lang === 'zh' ? `${name}（${inside}）` : `${name} (${inside})`;
}

/** Approval numbers (审图号) that the drawn units carry; null where the city draws no unit at all. */
function approvals(city: City): readonly string[] | null {
  const units = city.assets.filter(({ kind, geometry }) => kind === 'area' && geometry !== null);
  if (units.length === 0) return null;
  const numbers = units.flatMap(({ values }) =>
    typeof values.mapApproval === 'string' && values.mapApproval !== '' ? [values.mapApproval] : [],
  );
  // One unit without a number is enough for the mark.
  return numbers.length === units.length ? [...new Set(numbers)] : [];
}

/** Where the background comes from. */
function BackdropCredit() {
  const { lang } = useSpeech();
  const credit = backdropCredit(lang, useStore(basemapStore));
  return credit === null ? null : <span>{credit}</span>;
}

/** What the map is made from and may be used for: shown on every map, always. */
export function Attribution() {
  const { lang, say } = useSpeech();
  const city = useCities(seenCity);
  const hiddenKinds = useSession(hiddenOnMap);
  // An answer rests on kinds that may be hidden.
  const isAnswered = useCoverage(({ answer }) => answer !== null);
  const shown = useSession((session) => session.shown);
  const numbers = useMemo(() => city && approvals(city), [city]);
  if (!city) return null;
  const { info } = city;
  const isSynthetic = showsSynthetic(city, isAnswered && shown !== 'none' ? nothingHidden : hiddenKinds);
  const sources = info.sources.map((source) => sourceText(source, lang));
  const join = lang === 'zh' ? '；' : '; ';
  const named = sources.slice(0, namedSources).join(join);
  return (
    <footer className="attribution" title={sources.join(join)}>
      {isSynthetic && <b className="mark-synthetic">{say('syntheticNote')}</b>}
      {numbers && (
        <span>{numbers.length > 0 ? say('mapApproval', { numbers: numbers.join(lang === 'zh' ? '、' : ', ') }) : say('boundaryNote')}</span>
      )}
      <span>{info.dataDate === '' ? say('dataDateUnknown') : say('dataDate', { date: info.dataDate })}</span>
      {named !== '' && (
        <span>
          {say('sources', { names: named })} {sources.length > namedSources && say('andMore', { count: sources.length - namedSources })}
        </span>
      )}
      <BackdropCredit />
    </footer>
  );
}
