import { goBack } from '../../commands/open-rows.ts';
import { clearSelection, select } from '../../commands/select.ts';
import type { App } from '../../services.ts';
import { movedCell } from './grid-keys.ts';
import { changeLook, movedColumn, nextSorts } from './look.ts';
import { pickAll, pickLine, zoomTo } from './pick.ts';
import type { CellPlace, TableView } from './table-context.ts';
import { foldedGroups, toggleGroup } from './table-state.ts';
import { maxWidth, minWidth } from './use-columns.ts';

export interface Stroke {
  readonly key: string;
  readonly ctrl: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
}

/** What the keys of the grid act on. */
export interface GridActs {
  readonly app: App;
  readonly view: TableView;
  readonly anchor: number;
  readonly page: number;
  readonly setActive: (place: CellPlace) => void;
  readonly setAnchor: (line: number) => void;
  /** Says that the selection as it is now is the table's own doing. */
  readonly picked: () => void;
  /** Says that there is nothing to zoom to. */
  readonly unplaced: () => void;
}

const widthStep = 16;

/** Keys of a head: Enter sorts, Shift with arrows resizes, Alt with arrows moves. */
function headKey({ key, shift, alt }: Stroke, { view }: GridActs): boolean {
  const { model, columns, active } = view;
  const place = columns.placed[active.column];
  if (!place) return false;
  const { id } = place.column;
  if (key === 'Enter' || key === ' ') {
    changeLook(model.kind, ({ sorts }) => ({ sorts: nextSorts(sorts, id, shift) }));
    return true;
  }
  if (key !== 'ArrowLeft' && key !== 'ArrowRight') return false;
  const step = key === 'ArrowRight' ? 1 : -1;
  if (shift) {
    const width = Math.max(minWidth, Math.min(maxWidth, place.width + step * widthStep));
    changeLook(model.kind, ({ widths }) => ({ widths: { ...widths, [id]: width } }));
    return true;
  }
  const onto = columns.placed[active.column + step]?.column.id;
  if (!alt || onto === undefined) return alt;
  changeLook(model.kind, () => ({ order: movedColumn(columns.order, id, onto) }));
  return true;
}

/** Enter opens a group or brings a row into view; left and right fold and unfold. */
function groupKey({ key }: Stroke, path: string): boolean {
  const isFolded = foldedGroups.getState().has(path);
  const acts = key === 'Enter' || key === ' ' || (key === 'ArrowLeft' && !isFolded) || (key === 'ArrowRight' && isFolded);
  if (acts) toggleGroup(path);
  return acts;
}

function rowKey({ key, shift }: Stroke, acts: GridActs): boolean {
  const { app, view, anchor } = acts;
  const { model, active } = view;
  if (key === ' ') {
    pickLine(app, model, active.line, anchor, { ctrl: !shift, shift });
    acts.picked();
    if (!shift) acts.setAnchor(active.line);
    return true;
  }
  if (key !== 'Enter') return false;
  const at = model.lines.at(active.line);
  const asset = at?.type === 'row' ? model.assets[at.row] : undefined;
  if (!asset) return false;
  if (!app.session.getState().only.has('selected')) select(app, [`${asset.kind}/${asset.id}`]);
  acts.picked();
  acts.setAnchor(active.line);
  if (!zoomTo(app, [asset])) acts.unplaced();
  return true;
}

function leave({ app }: GridActs): boolean {
  if (goBack(app)) return true;
  if (app.session.getState().selection.size === 0) return false;
  clearSelection(app);
  return true;
}

function move(stroke: Stroke, acts: GridActs): boolean {
  const { model, columns, active } = acts.view;
  const size = { lines: model.lines.count, columns: columns.placed.length, page: acts.page };
  const next = movedCell(active, stroke.key, stroke.ctrl, size);
  if (!next) return false;
  acts.setActive(next);
  if (stroke.shift && next.line >= 0 && next.line !== active.line) {
    pickLine(acts.app, model, next.line, acts.anchor, { ctrl: false, shift: true });
    acts.picked();
  } else if (!stroke.shift) acts.setAnchor(Math.max(0, next.line));
  return true;
}

/** A key in the grid; true where it meant something. */
export function handleKey(stroke: Stroke, acts: GridActs): boolean {
  const { app, view } = acts;
  const { key, ctrl, alt } = stroke;
  if (key === 'Escape') return leave(acts);
  if (ctrl && key.toLowerCase() === 'a') {
    pickAll(app, view.model);
    acts.picked();
    return true;
  }
  if (alt && key === 'ArrowDown') {
    view.openMenu(view.columns.placed[view.active.column]?.column.id ?? null);
    return true;
  }
  if (view.active.line < 0 && headKey(stroke, acts)) return true;
  const at = view.model.lines.at(view.active.line);
  if (at?.type === 'group' && groupKey(stroke, at.group.path)) return true;
  if (at?.type === 'row' && rowKey(stroke, acts)) return true;
  return !alt && move(stroke, acts);
}
