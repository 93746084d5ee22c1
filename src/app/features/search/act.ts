import type { AssetKey } from '../../../core/asset.ts';
import type { Box } from '../../../core/geo/rings.ts';
import { kindById } from '../../../layers/registry.ts';
import { anyField } from '../../../store/query/filter.ts';
import { clearSelection, select } from '../../commands/select.ts';
import type { App } from '../../services.ts';
import { openPane } from '../../state/layout.ts';
import { showKind } from '../layers/toggle-kind.ts';
import { showPlace } from '../tools/goto.ts';
import { boxOfAssets } from './places.ts';
import type { Item } from './results.ts';

/** Enter goes there and selects, Ctrl+Enter adds to the selection and stays, Alt+Enter narrows the table to what answers. */
export type Act = 'go' | 'add' | 'filter';

function keysOf(item: Item): readonly AssetKey[] {
  if (item.type === 'asset') return [item.key];
  return item.type === 'street' || item.type === 'crossing' ? item.keys : [];
}

/** A box around one place, for the camera to come near. */
function around(lon: number, lat: number): Box {
  return [lon, lat, lon, lat];
}

function boxOfItem(app: App, item: Item): Box | null {
  if (item.type === 'point' || item.type === 'crossing') return around(item.lon, item.lat);
  const { index } = app.scope.getState();
  if (!index) return null;
  if (item.type === 'area') {
    const unit = index.tree(app.session.getState().basis).nodes.get(item.code);
    return unit ? index.box(unit.asset) : null;
  }
  return boxOfAssets(
    index,
    keysOf(item).flatMap((key) => index.byKey.get(key) ?? []),
  );
}

/** The kind whose table answers: that of the asset, the streets for a street. */
function tableKindOf(item: Item): string | null {
  if (item.type === 'asset') return item.asset.kind;
  if (item.type === 'layer') return item.kind;
  return item.type === 'street' ? 'street' : null;
}

function filterTable(app: App, kind: string, query: string): void {
  const { filters } = app.session.getState();
  const condition = query === '' ? [] : [{ field: anyField, op: 'text', text: query } as const];
  app.session.setState({ workspace: 'inventory', tableKind: kind, filters: { ...filters, [kind]: condition } });
  openPane(app.layout, 'dock', true);
}

function showLayer(app: App, kind: string): void {
  const declared = kindById(kind);
  if (declared) showKind(app, declared);
  app.session.setState({ tableKind: kind });
}

/** Does what was asked of an item. True where the palette is done and closes. */
export function actOn(app: App, item: Item, act: Act, query: string): boolean {
  const kind = tableKindOf(item);
  if (act === 'filter' && kind !== null) {
    filterTable(app, kind, item.type === 'street' ? item.name : item.type === 'layer' ? '' : query);
    return true;
  }
  const keys = keysOf(item);
  if (act === 'add' && keys.length > 0) {
    select(app, keys, 'add');
    return false;
  }
  if (item.type === 'point') {
    // A place of the ground is nothing that was selected before.
    clearSelection(app);
    showPlace(app, item.lon, item.lat);
    return true;
  }
  if (item.type === 'command') item.command.run(app);
  else if (item.type === 'layer') showLayer(app, item.kind);
  else if (item.type === 'area') app.session.setState({ area: item.code });
  else if (keys.length > 0) select(app, keys);
  const box = boxOfItem(app, item);
  if (box) app.map.current?.fit(box);
  return true;
}

/** Lets the item under the cursor glow on the map, before anything is chosen; null ends it. */
export function preview(app: App, item: Item | null): void {
  const [hovered = null] = item ? keysOf(item) : [];
  if (app.pointer.getState().hovered !== hovered) app.pointer.setState({ hovered, route: null });
}
