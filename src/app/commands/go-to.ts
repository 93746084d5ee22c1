import type { Asset } from '../../core/asset.ts';
import { boxOf } from '../../core/geo/degree-box.ts';
import { homeBox } from '../../map/camera.ts';
import type { App } from '../services.ts';
import { readyCity } from '../state/city.ts';
import { tableOrder } from '../state/table-order.ts';
import { select } from './select.ts';

/** The whole city into view. */
export function showWholeCity(app: App): void {
  const city = readyCity(app.cities.getState());
  const box = city && homeBox(city);
  if (box) app.map.current?.fit(box);
}

/** All that is selected into view; what is not placed is passed over. */
export function showSelection(app: App): void {
  const { index } = app.scope.getState();
  const box = boxOf([...app.session.getState().selection].map((key) => index?.byKey.get(key)?.geometry));
  if (box) app.map.current?.fit(box);
}

/** What is in scope of a kind: as the table on screen has it where it is open on that kind, else in the order of the city. */
function rowsInOrder(app: App, kind: string): readonly Asset[] {
  const { index, passing } = app.scope.getState();
  const { open } = tableOrder.getState();
  const assets = index?.kind(kind) ?? [];
  if (open && open.index === index && open.kind === kind) return Array.from(open.rows).flatMap((row) => assets[row] ?? []);
  const passes = passing.get(kind);
  return assets.filter((_, at) => !passes || passes[at] === 1);
}

/** Selects and shows the next (or previous) asset in scope of the kind last selected, round the end; the first of the table's kind where nothing is selected. */
export function stepThroughKind(app: App, by: 1 | -1): void {
  const { index } = app.scope.getState();
  const { tableKind, selection } = app.session.getState();
  const last = [...selection].at(-1);
  const stepped = (last && index?.byKey.get(last)?.kind) ?? tableKind;
  const rows = rowsInOrder(app, stepped);
  const from = rows.findIndex(({ kind, id }) => `${kind}/${id}` === last);
  const next = rows.at(from < 0 ? (by === 1 ? 0 : -1) : (from + by + rows.length) % rows.length);
  if (!next) return;
  select(app, [`${next.kind}/${next.id}`]);
  showSelection(app);
}
