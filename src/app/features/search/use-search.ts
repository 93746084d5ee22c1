import { useEffect, useMemo, useRef, useState } from 'react';
import { loadPinyin } from '../../../layers/derive/pinyin.ts';
import type { CityIndex } from '../../../store/query/city-index.ts';
import { useScope, useSpeech } from '../../ui/use-app.ts';
import { paletteCommands } from './commands.ts';
import { type ItemGroup, itemGroups } from './results.ts';
import { type AssetHits, emptyIndex, prepareSome, type SearchIndex, searchAssets } from './search-index.ts';

const sliceMs = 8;

/** Runs work in the pauses of the screen, at the latest after a tenth of a second; a browser without such a call gets short turns. */
function whenIdle(work: () => void): () => void {
  if (typeof window.requestIdleCallback === 'function') {
    const id = window.requestIdleCallback(work, { timeout: 100 });
    return () => window.cancelIdleCallback(id);
  }
  const id = window.setTimeout(() => work(), 16);
  return () => window.clearTimeout(id);
}

/** The search index of the open city, prepared in idle time; `ready` grows while it is. */
export function useSearchIndex(): { readonly city: CityIndex | null; readonly search: SearchIndex | null; readonly ready: number } {
  const city = useScope((scope) => scope.index);
  const search = useMemo(() => (city ? emptyIndex(city) : null), [city]);
  const [ready, setReady] = useState(0);
  useEffect(() => {
    if (!search) return;
    let isGone = false;
    let cancel = () => {};
    const work = () => {
      if (isGone) return;
      const until = performance.now() + sliceMs;
      const isDone = prepareSome(search, () => performance.now() >= until);
      if (isDone) setReady(search.ready);
      else cancel = whenIdle(work);
    };
    setReady(0);
    // Without the dictionary names are still found by their characters.
    cancel = whenIdle(() => void loadPinyin().then(work, work));
    return () => {
      isGone = true;
      cancel();
    };
  }, [search]);
  return { city, search, ready };
}

export interface Found {
  readonly query: string;
  readonly groups: readonly ItemGroup[];
  readonly total: number;
}

/** What answers a query: found just after the key has been drawn, from the hits of the query before where it goes on from it. */
export function useFound(city: CityIndex | null, search: SearchIndex | null, ready: number, query: string): Found | null {
  const { lang } = useSpeech();
  const [found, setFound] = useState<Found | null>(null);
  const before = useRef<{ readonly search: SearchIndex; readonly hits: AssetHits } | null>(null);
  useEffect(() => {
    if (!city || !search || query.trim() === '') {
      setFound(null);
      return;
    }
    const timer = window.setTimeout(() => {
      const last = before.current?.search === search && ready > 0 ? before.current.hits : null;
      const hits = searchAssets(search, query.trim(), last);
      before.current = { search, hits };
      const groups = itemGroups(city, search, hits, paletteCommands, lang);
      setFound({ query, groups, total: groups.reduce((sum, group) => sum + group.total, 0) });
    });
    return () => window.clearTimeout(timer);
  }, [city, search, ready, query, lang]);
  return found;
}
