import { boxOf } from '../../../core/geo/degree-box.ts';
import type { Kind } from '../../../layers/kind.ts';
import type { ColourBy } from '../../../store/query/classes.ts';
import type { FieldFilter } from '../../../store/query/filter.ts';
import type { App } from '../../services.ts';
import { openPane } from '../../state/layout.ts';
import { showKind } from './toggle-kind.ts';

/** Opens the table of a kind in the inventory. */
export function openTable(app: App, kind: string): void {
  app.session.setState({ workspace: 'inventory', tableKind: kind });
  openPane(app.layout, 'dock', true);
}

/** Brings the camera to all assets of a kind that are in scope; false where none has a place. */
export function zoomToKind(app: App, kind: Kind): boolean {
  const { index, passing } = app.scope.getState();
  const passed = passing.get(kind.id);
  const assets = index?.kind(kind.id).filter((_, at) => !passed || passed[at] === 1) ?? [];
  const box = boxOf(assets.map(({ geometry }) => geometry));
  if (!box) return false;
  showKind(app, kind);
  app.map.current?.fit(box);
  return true;
}

export function setOpacity(app: App, kind: string, share: number): void {
  app.session.setState(({ opacity }) => {
    const { [kind]: _, ...others } = opacity;
    return { opacity: share === 1 ? others : { ...others, [kind]: share } };
  });
}

/** Colours a kind by a field, or as declared (null). */
export function setColourBy(app: App, kind: string, by: ColourBy | null): void {
  app.session.setState(({ colourBy }) => {
    const { [kind]: _, ...others } = colourBy;
    return { colourBy: by ? { ...others, [kind]: by } : others };
  });
}

export function sameFilter(a: FieldFilter, b: FieldFilter): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Limits a kind to one class, or lifts that limit again: the same condition that its table shows as a chip. */
export function toggleClass(app: App, kind: string, filter: FieldFilter): void {
  app.session.setState(({ filters }) => {
    const own = filters[kind] ?? [];
    const others = own.filter(({ field }) => field !== filter.field);
    const list = own.some((one) => sameFilter(one, filter)) ? others : [...others, filter];
    const { [kind]: _, ...rest } = filters;
    return { filters: list.length > 0 ? { ...rest, [kind]: list } : rest };
  });
}
