import type { CircleSheet } from '../analysis/circle/spec.ts';
import type { RuleSheet } from '../analysis/coverage/spec.ts';
import type { City } from '../core/city.ts';
import type { Issue } from '../core/issue.ts';
import type { CityMap } from '../map/city-map.ts';
import type { Published } from '../store/published.ts';
import type { Storage } from '../store/storage/storage.ts';
import type { ComputeClient } from '../workers/client.ts';
import type { CircleStore } from './state/circle.ts';
import type { CityEntry, CityStore } from './state/city.ts';
import type { CoverageStore } from './state/coverage.ts';
import type { LayoutStore } from './state/layout.ts';
import type { NoticeStore } from './state/notices.ts';
import type { OpeningStore } from './state/opening.ts';
import type { OverlayStore } from './state/overlay.ts';
import type { PointerStore } from './state/pointer.ts';
import type { ScopeStore } from './state/scope.ts';
import type { SessionStore } from './state/session.ts';

/** Cities that can be opened, and where each is kept. */
export interface CityLibrary {
  list(): Promise<readonly CityEntry[]>;
  storage(id: string): Storage;
  /** Keeps a new city in this browser; rejects where the browser does not store. */
  keep(id: string, city: City): Promise<void>;
  forget(id: string): Promise<void>;
}

/** Turns a file into a city, away from the screen's thread. Rejects with BadInput where the file holds nothing of use. */
export interface CityReader {
  read(file: File, onProgress: (share: number) => void): Promise<{ readonly city: City; readonly issues: readonly Issue[] }>;
  /** Ends the reading under way; its promise rejects with Cancelled. */
  cancel(): void;
}

/** Everything a command may need, wired once in `wire.ts`. */
export interface App {
  readonly session: SessionStore;
  readonly cities: CityStore;
  readonly scope: ScopeStore;
  readonly coverage: CoverageStore;
  readonly circle: CircleStore;
  readonly pointer: PointerStore;
  readonly opening: OpeningStore;
  readonly layout: LayoutStore;
  readonly notices: NoticeStore;
  readonly overlay: OverlayStore;
  /** What this browser remembers over reloads; null where it remembers nothing. */
  readonly kept: Pick<globalThis.Storage, 'getItem' | 'setItem'> | null;
  readonly compute: ComputeClient;
  readonly library: CityLibrary;
  /** What has been published of a city. */
  readonly published: (cityId: string) => Published;
  readonly reader: CityReader;
  readonly readRules: () => Promise<{ readonly sheets: readonly RuleSheet[]; readonly issues: readonly Issue[] }>;
  readonly readCircleRules: () => Promise<{ readonly sheets: readonly CircleSheet[]; readonly issues: readonly Issue[] }>;
  /** ISO time; engines have no clock. */
  readonly now: () => string;
  /** The map while it is on screen. */
  readonly map: { current: CityMap | null };
}
