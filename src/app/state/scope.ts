import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CityIndex } from '../../store/query/city-index.ts';
import type { TextMatcher } from '../../store/query/filter.ts';
import type { Passing, ScopeQuestion } from '../../store/query/scope.ts';

/** What area, filters and chips leave of the open city: derived once, the same for map, table, legend and every number. */
export interface Scope {
  readonly index: CityIndex | null;
  readonly question: ScopeQuestion;
  /** Kinds of which not everything is in scope; kinds without an entry are whole. */
  readonly passing: ReadonlyMap<string, Passing>;
  /** Pinyin as the conditions were asked with; null while it is not loaded or not needed. */
  readonly matcher: TextMatcher | null;
}

export type ScopeStore = StoreApi<Scope>;

const everything: ScopeQuestion = { area: null, basis: 'legal', filters: {}, selected: null, view: null };

export function createScopeStore(): ScopeStore {
  return createStore<Scope>(() => ({ index: null, question: everything, passing: new Map(), matcher: null }));
}
