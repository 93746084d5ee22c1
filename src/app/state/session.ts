import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AssetKey } from '../../core/asset.ts';
import type { Theme } from '../../layers/kind.ts';
import type { MapView } from '../../map/frame.ts';
import type { Lang } from '../../text/sentence.ts';

/** What the map shows of an answer. */
export type ShownMetric = 'straight' | 'walk' | 'none';

/** What this tab looks at. The members of `Shared` travel in the hash; nothing here is saved with a city. */
export interface Session {
  readonly lang: Lang;
  readonly theme: Theme;
  readonly cityId: string;
  readonly view: MapView | null;
  readonly hiddenKinds: ReadonlySet<string>;
  readonly shown: ShownMetric;
  readonly selected: AssetKey | null;
}

export type SessionStore = StoreApi<Session>;

export const demoCityId = 'demo';

/** Kinds that would drown the first look; the eye brings them back. */
const firstHiddenKinds: readonly string[] = [
  'residential-land',
  'vacant-land',
  'historic-district',
  'road',
  'segment',
  'intersection',
  'facility',
  'crossing',
  'landscape-node',
  'lighting',
  'showcase',
];

export const firstSession: Session = {
  lang: 'zh',
  theme: 'light',
  cityId: demoCityId,
  view: null,
  hiddenKinds: new Set(firstHiddenKinds),
  shown: 'straight',
  selected: null,
};

export function createSessionStore(start: Partial<Session>): SessionStore {
  return createStore<Session>(() => ({ ...firstSession, ...start }));
}
