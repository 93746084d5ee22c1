import { boxOf } from '../../core/geo/degree-box.ts';
import { homeBox } from '../../map/camera.ts';
import type { App } from '../services.ts';
import { readyCity } from '../state/city.ts';
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

/** Selects and shows the next (or previous) asset in scope of the kind last selected, round the end; the first of the table's kind where nothing is selected. */
export function stepThroughKind(app: App, by: 1 | -1): void {
  const { index, passing } = app.scope.getState();
  const { tableKind, selection } = app.session.getState();
  const last = [...selection].at(-1);
  const stepped = (last && index?.byKey.get(last)?.kind) ?? tableKind;
  const passes = passing.get(stepped);
  const rows = (index?.kind(stepped) ?? []).filter((_, at) => !passes || passes[at] === 1);
  const from = rows.findIndex(({ kind, id }) => `${kind}/${id}` === last);
  const next = rows.at(from < 0 ? (by === 1 ? 0 : -1) : (from + by + rows.length) % rows.length);
  if (!next) return;
  select(app, [`${next.kind}/${next.id}`]);
  showSelection(app);
}
