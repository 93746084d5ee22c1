import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Issue } from '../../core/issue.ts';
import type { SevenParameters } from '../../formats/crs/spec.ts';
import type { NamedBytes } from '../../formats/format.ts';
import type { ImportMemory } from '../../formats/import/memory.ts';
import type { ImportPlan, LayerChoice, PlannedRow, RowChoice, RowStatus } from '../../formats/import/spec.ts';
import type { EncodingPreview, LayerPlaces, SourceScan } from '../../workers/import-protocol.ts';

/** A picked file with the path under which it came; read when the import begins. */
export interface PickedFile {
  readonly name: string;
  readonly file: Blob;
}

/** `drop`: nothing is read yet. `scan`: what the files hold. `columns`: where it goes. `preview`: what would change. `done`: what has. */
export const importSteps = ['drop', 'scan', 'columns', 'preview', 'done'] as const;
export type ImportStep = (typeof importSteps)[number];

/** Into the open city, or as a city of its own. */
export type ImportTarget = 'here' | 'new';

/** One layer on the way in: what would be done with it and where it would lie. */
export interface LayerDraft {
  /** Names the source and the layer by their places. */
  readonly choice: LayerChoice;
  readonly places: LayerPlaces;
}

/** What becomes of a new thing that may be there already. */
export type TwinFate = 'both' | 'update' | 'leave';

/** Which rows of the preview are shown. */
export type RowFilter = RowStatus | 'twin' | 'all';

/** What an import did, kept for as long as the tab lives. */
export interface ImportRecord {
  /** Also the id of the edit; for a new city its id. */
  readonly id: string;
  readonly time: string;
  readonly files: readonly string[];
  readonly target: ImportTarget;
  readonly cityName: string;
  readonly counts: Readonly<Record<RowStatus, number>>;
  /** Ticked out by hand. */
  readonly leftOut: number;
  readonly issues: readonly Issue[];
  /** Rows not taken, ready to be handed over; empty where all were. */
  readonly refused: readonly NamedBytes[];
}

export interface ImportWork {
  readonly what: 'open' | 'plan' | 'commit' | 'other';
  /** 0–1; null where it cannot be told. */
  readonly share: number | null;
}

export interface ImportState {
  readonly isOpen: boolean;
  /** Put aside for something else; it goes on where it was. */
  readonly isAside: boolean;
  readonly step: ImportStep;
  readonly work: ImportWork | null;
  readonly files: readonly PickedFile[];
  /** Why the last thing asked for could not be done. */
  readonly refusal: readonly Issue[];
  readonly sources: readonly SourceScan[];
  readonly drafts: readonly LayerDraft[];
  /** Sources whose mapping was taken from an earlier import. */
  readonly remembered: readonly number[];
  /** Encodings chosen by hand, by the name of the source. */
  readonly encodings: Readonly<Record<string, string>>;
  /** The same rows in each encoding, by place of the source. */
  readonly encodingPreviews: Readonly<Record<number, readonly EncodingPreview[]>>;
  readonly target: ImportTarget;
  /** Name of the new city. */
  readonly newName: string;
  readonly sevenParameters: SevenParameters | null;
  readonly missing: 'retire' | 'keep';
  /** Whether a point of the file may take the place of a surface of the city. */
  readonly coarser: 'keep' | 'replace';
  /** Metres; 0 asks nothing. */
  readonly duplicateM: number;
  readonly plan: ImportPlan | null;
  /** What was remembered of earlier imports when the files were opened, and what to remember of this one. */
  readonly recalled: readonly ImportMemory[];
  readonly memories: readonly ImportMemory[];
  /** Keys of rows (`rowKey`) that stay out, and what becomes of new things that may be there already. */
  readonly leftOut: ReadonlySet<string>;
  readonly twins: ReadonlyMap<string, TwinFate>;
  /** Rows that are planned as updates of things of another id. */
  readonly rowChoices: readonly RowChoice[];
  readonly filter: RowFilter;
  /** Row in hand, by its place in `plan.rows`. */
  readonly activeRow: number | null;
  /** The candidate pointed at on card or map: place of the draft and of the ghost. */
  readonly pointed: { readonly draft: number; readonly ghost: number } | null;
  /** Layer whose candidates the map shows; null: all layers as they would lie. */
  readonly asked: number | null;
  readonly record: ImportRecord | null;
  readonly history: readonly ImportRecord[];
}

export type ImportStore = StoreApi<ImportState>;

export const noImport: Omit<ImportState, 'history'> = {
  isOpen: false,
  isAside: false,
  step: 'drop',
  work: null,
  files: [],
  refusal: [],
  sources: [],
  drafts: [],
  remembered: [],
  encodings: {},
  encodingPreviews: {},
  target: 'here',
  newName: '',
  sevenParameters: null,
  missing: 'keep',
  coarser: 'keep',
  duplicateM: 10,
  plan: null,
  recalled: [],
  memories: [],
  leftOut: new Set(),
  twins: new Map(),
  rowChoices: [],
  filter: 'all',
  activeRow: null,
  pointed: null,
  asked: null,
  record: null,
};

export function createImportStore(): ImportStore {
  return createStore<ImportState>(() => ({ ...noImport, history: [] }));
}

/** True while the import stands beside the map. */
export function isShown({ isOpen, isAside }: Pick<ImportState, 'isOpen' | 'isAside'>): boolean {
  return isOpen && !isAside;
}

/** Below this the user is asked. */
export const sureEnough = 0.9;

/** True where somebody must say in which system a layer is before it can go on. */
export function asksCrs({ choice, places }: Pick<LayerDraft, 'choice' | 'places'>): boolean {
  return choice.kind !== null && places.finding !== null && places.finding.confidence < sureEnough;
}

/** Whether the map shows all that a layer may be, or only what it is taken for. */
export function showsCandidates({ asked }: Pick<ImportState, 'asked'>, draft: LayerDraft, at: number): boolean {
  return asksCrs(draft) || asked === at;
}

/** Layers that go in. */
export function takenDrafts({ drafts }: Pick<ImportState, 'drafts'>): readonly LayerDraft[] {
  return drafts.filter(({ choice }) => choice.kind !== null);
}

/** True where a layer speaks our kinds already and nothing is mapped. */
export function isFixed({ sources }: Pick<ImportState, 'sources'>, { choice }: LayerDraft): boolean {
  return sources[choice.source]?.layers[choice.layer]?.kind !== null;
}

/** Whether a planned row is one of a group; `twin` are new things that may be there already. */
export function rowPasses(row: PlannedRow, filter: RowFilter): boolean {
  if (filter === 'all') return true;
  return filter === 'twin' ? row.near !== undefined && row.status === 'new' : row.status === filter;
}

/** Names a planned row over several plans of the same files. */
export function rowKey({ layer, row, kind, id }: PlannedRow): string {
  return row === null ? `${kind}/${id}` : `${layer}:${row}`;
}
