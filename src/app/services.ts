import type { CircleSheet } from '../analysis/circle/spec.ts';
import type { RuleSheet } from '../analysis/coverage/spec.ts';
import type { City } from '../core/city.ts';
import type { Issue } from '../core/issue.ts';
import type { SevenParameters } from '../formats/crs/spec.ts';
import type { NamedBytes } from '../formats/format.ts';
import type { LayerChoice } from '../formats/import/spec.ts';
import type { CityMap } from '../map/city-map.ts';
import type { ImportMemories } from '../store/import-memory.ts';
import type { Published } from '../store/published.ts';
import type { Storage } from '../store/storage/storage.ts';
import type { ComputeClient } from '../workers/client.ts';
import type {
  EncodingPreview,
  LayerPlaces,
  LayerProposal,
  OpenAsk,
  OpenedFiles,
  PlanAsk,
  ReadCity,
  SentPlan,
  Tell,
} from '../workers/import-protocol.ts';
import type { CircleStore } from './state/circle.ts';
import type { CityEntry, CityStore } from './state/city.ts';
import type { CoverageStore } from './state/coverage.ts';
import type { ImportStore } from './state/import.ts';
import type { LayoutStore } from './state/layout.ts';
import type { NoticeStore } from './state/notices.ts';
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

/** A file as it was picked: its path and what it holds. */
export interface PickedBytes {
  readonly name: string;
  readonly file: Blob;
}

/**
 * Reads files and plans what they would change, away from the screen's thread. Questions reject with BadInput where the files are at fault, with
 * Cancelled where they were stopped.
 */
export interface ImportDesk {
  open(files: readonly PickedBytes[], ask: Omit<OpenAsk, 'files'>, tell: Tell): Promise<OpenedFiles>;
  /** The city that files are compared with; null for a new one. */
  compareWith(city: City | null): void;
  propose(source: number, layer: number, kind: string | null): Promise<LayerProposal>;
  locate(choice: LayerChoice, parameters: SevenParameters | null): Promise<LayerPlaces>;
  encodings(source: number): Promise<readonly EncodingPreview[]>;
  plan(ask: PlanAsk, tell: Tell): Promise<SentPlan>;
  city(ask: PlanAsk, name: string, tell: Tell): Promise<ReadCity>;
  refused(lang: 'zh' | 'en'): Promise<readonly NamedBytes[]>;
  /** Ends what is under way at once; the files stay at hand. */
  stop(): void;
  /** Ends everything and lets go of the files. */
  close(): void;
}

/** Everything a command may need, wired once in `wire.ts`. */
export interface App {
  readonly session: SessionStore;
  readonly cities: CityStore;
  readonly scope: ScopeStore;
  readonly coverage: CoverageStore;
  readonly circle: CircleStore;
  readonly pointer: PointerStore;
  readonly importing: ImportStore;
  readonly layout: LayoutStore;
  readonly notices: NoticeStore;
  readonly overlay: OverlayStore;
  /** What this browser remembers over reloads; null where it remembers nothing. */
  readonly kept: Pick<globalThis.Storage, 'getItem' | 'setItem'> | null;
  readonly compute: ComputeClient;
  readonly library: CityLibrary;
  /** What has been published of a city. */
  readonly published: (cityId: string) => Published;
  readonly desk: ImportDesk;
  /** How files of earlier imports into a city were mapped. */
  readonly importMemory: (cityId: string) => ImportMemories;
  readonly readRules: () => Promise<{ readonly sheets: readonly RuleSheet[]; readonly issues: readonly Issue[] }>;
  readonly readCircleRules: () => Promise<{ readonly sheets: readonly CircleSheet[]; readonly issues: readonly Issue[] }>;
  /** ISO time; engines have no clock. */
  readonly now: () => string;
  /** The map while it is on screen. */
  readonly map: { current: CityMap | null };
}
