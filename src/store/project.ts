import type { Asset, AssetKey } from '../core/asset.ts';
import type { City, CityInfo } from '../core/city.ts';
import { applyEdit, type Direction, type Edit } from '../core/edit.ts';
import type { Issue } from '../core/issue.ts';
import { createListeners } from './listeners.ts';
import { assetMap, orderedAssets } from './replay.ts';
import { createSaveQueue, type SaveState } from './save-queue.ts';
import type { Glimpse, LoadedCity, LogEntry, Storage } from './storage/storage.ts';

export interface ProjectEvent {
  readonly revision: number;
  readonly edit: Edit;
  readonly direction: Direction;
  /** `remote`: stored by somebody else. */
  readonly cause: 'commit' | 'undo' | 'redo' | 'remote';
}

/** The city as it is now, and the only way to change it. */
export interface Project {
  readonly info: CityInfo;
  readonly writable: boolean;
  /** Live: changes in place with every edit; assets themselves never change. */
  readonly assets: ReadonlyMap<AssetKey, Asset>;
  /** The city as a value, assets in the order of kind and id; the same object until the next edit. */
  city(): City;
  /** Grows by one with every edit, undo and redo. */
  revision(): number;
  /** Checks and applies an edit; where something does not fit, nothing changes and the issues say what. An edit without changes is nothing. */
  commit(edit: Edit): readonly Issue[];
  /** Takes the last edit back; issues where somebody else has changed what it touched. Without an edit to undo nothing happens. */
  undo(): readonly Issue[];
  redo(): readonly Issue[];
  /** The edit that `undo` would take back, for the words of the menu. */
  undoable(): Edit | null;
  redoable(): Edit | null;
  subscribe(listener: (event: ProjectEvent) => void): () => void;
  saveState(): SaveState;
  onSaveState(listener: (state: SaveState) => void): () => void;
  /** Tries again after a failure of storage. */
  retrySave(): void;
  /** Settles when nothing waits to be stored; rejects where storing failed. */
  saved(): Promise<void>;
  /** Stops listening to storage; what waits is still stored. */
  close(): void;
}

/** Opens what a storage holds. */
export async function openProject(storage: Storage, glimpse?: Glimpse): Promise<Project> {
  return createProject(await storage.load(glimpse && inOrder(glimpse)), storage);
}

/** A glimpse has its assets in the order that they have in the whole city. */
function inOrder({ kinds, show }: Glimpse): Glimpse {
  return { kinds, show: ({ info, assets }) => show({ info, assets: orderedAssets(assetMap(assets)) }) };
}

/** One closure, longer than most functions here: commit, undo and what arrives from others share the same few values and nothing else may. */
export function createProject(loaded: LoadedCity, storage: Storage): Project {
  const assets = assetMap(loaded.city.assets);
  const info = loaded.city.info;
  const undoStack: Edit[] = [];
  const redoStack: Edit[] = [];
  const listeners = createListeners<ProjectEvent>();
  const queue = createSaveQueue(storage);
  let revision = loaded.revision;
  let city: City | null = null;

  function apply(edit: Edit, direction: Direction, cause: ProjectEvent['cause']): readonly Issue[] {
    const issues = applyEdit(assets, edit, direction);
    if (issues.length > 0) return issues;
    revision += 1;
    city = null;
    if (cause !== 'remote' && storage.writable) queue.add({ revision, direction, edit });
    return [];
  }

  function step(from: Edit[], to: Edit[], direction: Direction, cause: 'undo' | 'redo'): readonly Issue[] {
    const edit = from.at(-1);
    if (edit === undefined) return [];
    const issues = apply(edit, direction, cause);
    if (issues.length > 0) return issues;
    from.pop();
    to.push(edit);
    listeners.tell({ revision, edit, direction, cause });
    return [];
  }

  /**
   * Lines of this project come back as events too and are known by their revision. While own lines wait, another's line must not be built
   * on them: storage will say `behind`, and the city is loaded anew.
   */
  function receive(entry: LogEntry): void {
    if (entry.revision !== revision + 1 || queue.state() !== 'saved') return;
    const issues = apply(entry.edit, entry.direction, 'remote');
    if (issues.length === 0) listeners.tell({ revision, edit: entry.edit, direction: entry.direction, cause: 'remote' });
  }
  const stopEvents = storage.events(receive);

  return {
    info,
    writable: storage.writable,
    assets,
    city() {
      city ??= { info, assets: orderedAssets(assets) };
      return city;
    },
    revision: () => revision,
    commit(edit) {
      if (edit.changes.length === 0) return [];
      const issues = apply(edit, 'forward', 'commit');
      if (issues.length > 0) return issues;
      undoStack.push(edit);
      redoStack.length = 0;
      listeners.tell({ revision, edit, direction: 'forward', cause: 'commit' });
      return [];
    },
    undo: () => step(undoStack, redoStack, 'back', 'undo'),
    redo: () => step(redoStack, undoStack, 'forward', 'redo'),
    undoable: () => undoStack.at(-1) ?? null,
    redoable: () => redoStack.at(-1) ?? null,
    subscribe: listeners.add,
    saveState: queue.state,
    onSaveState: queue.onState,
    retrySave: queue.retry,
    saved: queue.settled,
    close: stopEvents,
  };
}
