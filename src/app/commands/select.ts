import type { AssetKey } from '../../core/asset.ts';
import type { App } from '../services.ts';

const none: ReadonlySet<AssetKey> = new Set();

/** How a new pick joins the selection: alone, beside what is selected (toggling), or taken out of it. */
export type SelectMode = 'replace' | 'toggle' | 'add' | 'remove';

/** The one way to change the selection: map, table, search, card and link all come through here. */
export function select(app: App, keys: Iterable<AssetKey>, mode: SelectMode = 'replace'): void {
  const next = new Set(mode === 'replace' ? none : app.session.getState().selection);
  for (const key of keys) {
    if (mode === 'remove' || (mode === 'toggle' && next.has(key))) next.delete(key);
    else next.add(key);
  }
  app.session.setState({ selection: next });
}

export function clearSelection(app: App): void {
  if (app.session.getState().selection.size > 0) app.session.setState({ selection: none });
}
