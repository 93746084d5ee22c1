import type { AssetKey } from '../../core/asset.ts';
import type { App } from '../services.ts';

const none: ReadonlySet<AssetKey> = new Set();

/** How a new pick joins the selection: alone, beside what is selected (toggling), or taken out of it. */
export type SelectMode = 'replace' | 'toggle' | 'add' | 'remove';

/** With the last selected thing goes "only what is selected": it would leave nothing at all. */
function put(app: App, selection: ReadonlySet<AssetKey>): void {
  const { only } = app.session.getState();
  const left = new Set([...only].filter((chip) => chip !== 'selected'));
  app.session.setState(selection.size === 0 && only.has('selected') ? { selection, only: left } : { selection });
}

/** The one way to change the selection: map, table, search, card and link all come through here. */
export function select(app: App, keys: Iterable<AssetKey>, mode: SelectMode = 'replace'): void {
  const next = new Set(mode === 'replace' ? none : app.session.getState().selection);
  for (const key of keys) {
    if (mode === 'remove' || (mode === 'toggle' && next.has(key))) next.delete(key);
    else next.add(key);
  }
  put(app, next);
}

export function clearSelection(app: App): void {
  if (app.session.getState().selection.size > 0) put(app, none);
}
