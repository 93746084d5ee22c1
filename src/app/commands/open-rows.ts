import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AssetKey } from '../../core/asset.ts';
import type { FieldFilter } from '../../store/query/filter.ts';
import type { Lang } from '../../text/sentence.ts';
import type { App } from '../services.ts';
import type { Session } from '../state/session.ts';

/** What certain rows are, in words. */
export type RowsWords = (lang: Lang) => string;

/** The rows behind a figure: certain assets, or all that meet conditions in a unit. */
export type RowsAsked =
  /** `keepArea`: all of them lie in the unit that everything is limited to, so the limit stays. `words`: what the figure counts. */
  | { readonly kind: string; readonly keys: Iterable<AssetKey>; readonly keepArea?: boolean; readonly words?: RowsWords }
  | { readonly kind: string; readonly filters: readonly FieldFilter[]; readonly area?: string | null };

/** What the session was before, as far as opening rows changes it. */
type Before = Pick<Session, 'workspace' | 'tableKind' | 'filters' | 'area' | 'only' | 'selection'>;

/** Where the way back leads; null where nothing has been opened. */
export interface RowsBack {
  readonly cityId: string;
  readonly before: Before;
}

/** What has been opened into rows: the way back, and what the rows are while just these are selected. */
interface Opened {
  readonly back: RowsBack | null;
  readonly asked: { readonly keys: ReadonlySet<AssetKey>; readonly words: RowsWords } | null;
}

const backs = new WeakMap<App, StoreApi<Opened>>();

/** The way back of an app, for the button that offers it, and the words of what stands open. */
export function rowsBack(app: App): StoreApi<Opened> {
  const found = backs.get(app) ?? createStore<Opened>(() => ({ back: null, asked: null }));
  backs.set(app, found);
  return found;
}

/**
 * Opens a figure into its rows: the inventory with that kind, narrowed to certain assets (which become the selection) or by conditions and a
 * unit. Rows opened from rows keep the first way back.
 */
export function openRows(app: App, asked: RowsAsked): void {
  const { cityId, workspace, tableKind, filters, area, only, selection } = app.session.getState();
  const store = rowsBack(app);
  const { back } = store.getState();
  // A way back that the user has walked away from is none.
  const isFresh = back?.cityId === cityId && workspace === 'inventory';
  if (!isFresh) store.setState({ back: { cityId, before: { workspace, tableKind, filters, area, only, selection } } });
  const { [asked.kind]: _, ...otherKinds } = filters;
  if ('keys' in asked) {
    const keys = new Set(asked.keys);
    store.setState({ asked: asked.words ? { keys, words: asked.words } : null });
    // The keys say all: a unit or condition left over could hide some of them.
    app.session.setState({
      workspace: 'inventory',
      tableKind: asked.kind,
      filters: otherKinds,
      area: asked.keepArea ? area : null,
      only: new Set(['selected']),
      selection: keys,
    });
    return;
  }
  const narrowed = asked.filters.length > 0 ? { ...otherKinds, [asked.kind]: asked.filters } : otherKinds;
  app.session.setState({
    workspace: 'inventory',
    tableKind: asked.kind,
    filters: narrowed,
    only: new Set(),
    ...(asked.area === undefined ? {} : { area: asked.area }),
  });
}

/** Forgets the way back: the user has gone on from here. */
export function stayHere(app: App): void {
  rowsBack(app).setState({ back: null });
}

/** Back to where the rows were opened from; false where there is no such place (or it lies in another city). */
export function goBack(app: App): boolean {
  const { back } = rowsBack(app).getState();
  if (!back) return false;
  stayHere(app);
  if (back.cityId !== app.session.getState().cityId) return false;
  app.session.setState(back.before);
  return true;
}
