import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type ClipboardEvent,
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { useStore } from 'zustand';
import { type AssetKey, assetKey } from '../../../core/asset.ts';
import type { WordKey } from '../../../text/app.ts';
import { pointAt } from '../../commands/point-at.ts';
import { useApp, usePointer, useSpeech } from '../../ui/use-app.ts';
import { useClassChip } from '../layers/use-class-chip.ts';
import { copyRows } from './copy.ts';
import { GridFooter } from './grid-footer.tsx';
import { GridHeader } from './grid-header.tsx';
import { isDrawn } from './grid-keys.ts';
import { AssetRow, cellId, GroupRow, rowHeight } from './grid-row.tsx';
import { type GridActs, handleKey } from './handle-key.ts';
import { changeLook, nextSorts } from './look.ts';
import { pickLine } from './pick.ts';
import { type CellPlace, useTableView } from './table-context.ts';
import { foldedGroups, toggleGroup, unfoldGroup } from './table-state.ts';

const headerHeight = 32;

/** Rows are drawn relative to the first of their block, so that no offset grows beyond what a screen places exactly. */
const blockRows = 1000;

/** The rows near the screen, in a layer that stays on it: a scroll that outruns the script shows old rows for a frame, never blank ones. */
function GridRows({ scroller, grid }: { readonly scroller: HTMLElement | null; readonly grid: RefObject<HTMLTableElement | null> }) {
  const { model, columns, active, selection } = useTableView();
  const hovered = usePointer((pointer) => pointer.hovered);
  const folded = useStore(foldedGroups, (groups) => groups);
  const { lines, assets, groupBy } = model;
  const level = lines.grouped ? groupBy.length + 1 : undefined;
  const chip = useClassChip(model.kind);
  const virtualizer = useVirtualizer({
    count: lines.count,
    getScrollElement: () => scroller,
    estimateSize: () => rowHeight,
    overscan: 8,
  });
  const items = virtualizer.getVirtualItems();
  // Written here, not by the grid: a scroll draws the rows alone anew.
  useLayoutEffect(() => {
    const drawn = items.map(({ index }) => index);
    if (isDrawn(active.line, drawn)) grid.current?.setAttribute('aria-activedescendant', cellId(active.line, active.column));
    else grid.current?.removeAttribute('aria-activedescendant');
  }, [items, active, grid]);
  const first = items[0]?.index ?? 0;
  const base = (first - (first % blockRows)) * rowHeight;
  const shift = base - (virtualizer.scrollOffset ?? 0);
  return (
    <tbody className="grid-window" style={{ top: headerHeight, transform: `translateY(${shift}px)` }}>
      {items.map(({ index: line }) => {
        const at = lines.at(line);
        const top = line * rowHeight - base;
        const activeColumn = active.line === line ? active.column : -1;
        if (at?.type === 'group') {
          const { group } = at;
          const props = { group, assets, line, top, columns: columns.placed, activeColumn };
          return <GroupRow key={line} {...props} folded={folded.has(group.path)} />;
        }
        const asset = at && assets[at.row];
        if (!asset) return null;
        const key = assetKey(asset);
        const colour = chip?.of(at.row)?.colour ?? null;
        const props = {
          asset,
          line,
          top,
          columns: columns.placed,
          activeColumn,
          chipField: chip?.field ?? null,
          chipColour: colour,
          level,
        };
        return <AssetRow key={line} {...props} selected={selection.has(key)} hovered={hovered === key} />;
      })}
    </tbody>
  );
}

/** Keeps the active cell on screen, clear of header, footer and pinned columns. */
function reveal(
  scroller: HTMLElement,
  { line, column }: CellPlace,
  view: ReturnType<typeof useTableView>,
  footer: number,
  centre: boolean,
): void {
  if (line >= 0) {
    const top = line * rowHeight;
    const room = scroller.clientHeight - headerHeight - footer;
    if (centre && (top < scroller.scrollTop || top + rowHeight > scroller.scrollTop + room)) scroller.scrollTop = top - room / 2;
    else if (top < scroller.scrollTop) scroller.scrollTop = top;
    else if (top + rowHeight > scroller.scrollTop + room) scroller.scrollTop = top + rowHeight - room;
  }
  const { placed, startWidth, endWidth } = view.columns;
  const place = placed[column];
  if (!place || place.pin !== null) return;
  const left = placed.slice(0, column).reduce((sum, { width }) => sum + width, 0);
  const start = scroller.scrollLeft + startWidth;
  const end = scroller.scrollLeft + scroller.clientWidth - endWidth;
  if (left < start) scroller.scrollLeft = left - startWidth;
  else if (left + place.width > end) scroller.scrollLeft = left + place.width - scroller.clientWidth + endWidth;
}

/** Scrolls to what was picked elsewhere (map, search, link) and makes it the active row, once there is something to scroll. */
function useFollowSelection(setActive: (place: CellPlace, centre?: boolean) => void, own: RefObject<unknown>, ready: boolean): void {
  const { model, selection, active } = useTableView();
  const seen = useRef<unknown>(null);
  useEffect(() => {
    if (!ready || seen.current === selection) return;
    seen.current = selection;
    const last = [...selection].at(-1);
    if (own.current === selection || last === undefined) return;
    const row = model.assets.findIndex((asset) => assetKey(asset) === last);
    const folded = row < 0 ? null : model.lines.foldedOver(row);
    if (folded) {
      // The line is known once the group is open; the effect comes back with the new lines.
      seen.current = null;
      unfoldGroup(folded.path);
      return;
    }
    const line = row < 0 ? -1 : model.lines.lineOf(row);
    if (line >= 0) setActive({ line, column: active.column }, true);
  }, [selection, model, active.column, setActive, own, ready]);
}

interface GridProps {
  readonly setActive: (place: CellPlace) => void;
  readonly footerHeight: number;
  readonly tell: (key: WordKey, params?: Readonly<Record<string, string | number>>) => void;
}

/** The grid: one tab stop, a cell moved by the keys, rows picked by mouse and keyboard. */
export function TableGrid({ setActive: place, footerHeight, tell }: GridProps) {
  const app = useApp();
  const { lang, say } = useSpeech();
  const view = useTableView();
  const { model, columns } = view;
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null);
  const grid = useRef<HTMLTableElement>(null);
  const own = useRef<unknown>(null);
  const picked = (): void => {
    own.current = app.session.getState().selection;
  };
  const [anchor, setAnchor] = useState(0);
  const latest = useRef(view);
  latest.current = view;
  const setActive = useCallback(
    (next: CellPlace, centre = false): void => {
      place(next);
      if (scroller) reveal(scroller, next, latest.current, footerHeight, centre);
    },
    [place, scroller, footerHeight],
  );
  useFollowSelection(setActive, own, scroller !== null);
  const acts: GridActs = {
    app,
    view,
    anchor,
    page: Math.max(1, Math.floor(((scroller?.clientHeight ?? 0) - headerHeight - footerHeight) / rowHeight) - 1),
    setActive,
    setAnchor,
    picked,
    unplaced: () => tell('tableNotPlaced'),
  };
  const lineUnder = (target: EventTarget): number => {
    const element = target instanceof Element ? target.closest<HTMLElement>('[data-line]') : null;
    return element ? Number(element.dataset.line) : -1;
  };
  const onClick = (event: MouseEvent): void => {
    const target = event.target as Element;
    if (target.closest('button, [data-resize]')) return;
    const head = target.closest<HTMLElement>('[data-column]')?.dataset.column;
    if (head !== undefined) {
      changeLook(model.kind, ({ sorts }) => ({ sorts: nextSorts(sorts, head, event.shiftKey) }));
      return;
    }
    const line = lineUnder(target);
    if (line < 0) return;
    const cell = target.closest('[aria-colindex]');
    setActive({ line, column: Number(cell?.getAttribute('aria-colindex') ?? 1) - 1 });
    const at = model.lines.at(line);
    if (at?.type === 'group') toggleGroup(at.group.path);
    else {
      pickLine(app, model, line, anchor, { ctrl: event.ctrlKey || event.metaKey, shift: event.shiftKey });
      picked();
      if (!event.shiftKey) setAnchor(line);
    }
  };
  const onMouseDown = (event: MouseEvent): void => {
    const target = event.target as Element;
    if (target.closest('button')) return;
    const edge = target.closest<HTMLElement>('[data-resize]')?.dataset.resize;
    if (edge !== undefined) columns.placed.find(({ column }) => column.id === edge)?.header.getResizeHandler()(event.nativeEvent);
    // Focus stays on the grid: a cell that scrolls away would take it along.
    event.preventDefault();
    grid.current?.focus({ preventScroll: true });
  };
  const onDoubleClick = (event: MouseEvent): void => {
    if (lineUnder(event.target) >= 0) handleKey({ key: 'Enter', ctrl: false, shift: false, alt: false }, acts);
  };
  const onMouseMove = (event: MouseEvent): void => {
    const row = (event.target as Element).closest<HTMLElement>('[data-key]');
    void pointAt(app, (row?.dataset.key ?? null) as AssetKey | null);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== grid.current) return;
    const { key, ctrlKey, metaKey, shiftKey, altKey } = event;
    if (!handleKey({ key, ctrl: ctrlKey || metaKey, shift: shiftKey, alt: altKey }, acts)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onCopy = (event: ClipboardEvent): void => {
    if (event.target instanceof HTMLInputElement) return;
    event.preventDefault();
    tell('tableCopied', { count: copyRows(event.clipboardData, view, lang) });
  };
  // A table that is a grid to a screen reader, a tree of one where rows fold: one tab stop, which names its active cell.
  const semantics = {
    role: model.lines.grouped ? 'treegrid' : 'grid',
    tabIndex: 0,
    'aria-multiselectable': true,
  };
  return (
    <div ref={setScroller} className="grid-scroll">
      <table
        ref={grid}
        className="grid"
        {...semantics}
        style={{ width: columns.width, height: headerHeight + model.lines.count * rowHeight + footerHeight }}
        aria-label={say('tableOf', { kind: view.kindLabel })}
        aria-rowcount={1 + model.lines.count + footerHeight / rowHeight}
        aria-colcount={columns.placed.length}
        onClick={onClick}
        onDoubleClick={onDoubleClick}
        onMouseDown={onMouseDown}
        onMouseMove={onMouseMove}
        onMouseLeave={() => void pointAt(app, null)}
        onKeyDown={onKeyDown}
        onCopy={onCopy}
      >
        <thead className="grid-head" style={{ height: headerHeight }}>
          <GridHeader />
        </thead>
        <GridRows scroller={scroller} grid={grid} />
        <GridFooter />
      </table>
    </div>
  );
}
