import { Button } from 'antd';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { TableColumn } from '../../../store/query/columns.ts';
import { useSpeech } from '../../ui/use-app.ts';
import { FilterEditor } from './filter-editor.tsx';
import { changeLook, movedColumn, type TableLook } from './look.ts';
import { useTableView } from './table-context.ts';

/** Where a column stands now, and what may be done with it. */
function useColumnActs(column: TableColumn) {
  const { model, columns } = useTableView();
  const { kind, look } = model;
  const shown = columns.placed.map((place) => place.column.id);
  const at = shown.indexOf(column.id);
  const without = (ids: readonly string[]): readonly string[] => ids.filter((id) => id !== column.id);
  const change = (next: (look: TableLook) => Partial<TableLook>) => changeLook(kind, next);
  return {
    look,
    isFirst: at <= 0,
    isLast: at === shown.length - 1,
    sort: (descending: boolean) => change(() => ({ sorts: [{ id: column.id, descending }] })),
    unsort: () => change(({ sorts }) => ({ sorts: sorts.filter(({ id }) => id !== column.id) })),
    group: () => change(({ groupBy }) => ({ groupBy: groupBy.includes(column.id) ? without(groupBy) : [...groupBy, column.id] })),
    pin: (side: 'start' | 'end' | null) =>
      change(({ pinnedStart, pinnedEnd }) => ({
        pinnedStart: side === 'start' ? [...without(pinnedStart), column.id] : without(pinnedStart),
        pinnedEnd: side === 'end' ? [...without(pinnedEnd), column.id] : without(pinnedEnd),
      })),
    move: (step: -1 | 1) => {
      const onto = shown[at + step];
      if (onto !== undefined) change(() => ({ order: movedColumn(columns.order, column.id, onto) }));
    },
    hide: () => change(({ visible }) => ({ visible: { ...visible, [column.id]: false } })),
  };
}

/** Sort, group, pin, move, hide. */
function ColumnActs({ column }: { readonly column: TableColumn }) {
  const { say } = useSpeech();
  const { openMenu } = useTableView();
  const acts = useColumnActs(column);
  const sort = acts.look.sorts.find(({ id }) => id === column.id);
  const pin = acts.look.pinnedStart.includes(column.id) ? 'start' : acts.look.pinnedEnd.includes(column.id) ? 'end' : null;
  const grouped = acts.look.groupBy.includes(column.id);
  const act = (run: () => void) => () => {
    run();
    openMenu(null);
  };
  const button = (words: string, pressed: boolean, run: () => void, disabled = false) => (
    <Button size="small" type={pressed ? 'primary' : 'default'} aria-pressed={pressed} disabled={disabled} onClick={run}>
      {words}
    </Button>
  );
  const up = sort !== undefined && !sort.descending;
  const down = sort?.descending === true;
  return (
    <div className="column-acts">
      {button(
        say('tableSortUp'),
        up,
        act(() => (up ? acts.unsort() : acts.sort(false))),
      )}
      {button(
        say('tableSortDown'),
        down,
        act(() => (down ? acts.unsort() : acts.sort(true))),
      )}
      {button(say('tableGroupByThis'), grouped, act(acts.group))}
      {button(say('tablePinStart'), pin === 'start', () => acts.pin(pin === 'start' ? null : 'start'))}
      {button(say('tablePinEnd'), pin === 'end', () => acts.pin(pin === 'end' ? null : 'end'))}
      {button(say('tableMoveLeft'), false, () => acts.move(-1), acts.isFirst)}
      {button(say('tableMoveRight'), false, () => acts.move(1), acts.isLast)}
      {button(say('tableHideColumn'), false, act(acts.hide))}
    </div>
  );
}

/** Everything about one column; opened by its arrow, or by Alt and the down key. The first control takes the focus. */
export function ColumnMenu({ column }: { readonly column: TableColumn }) {
  const { lang, say } = useSpeech();
  const { openMenu } = useTableView();
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    root.current?.querySelector<HTMLElement>('input, button')?.focus();
  }, []);
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.key === 'Escape') openMenu(null);
  };
  return (
    <div
      ref={root}
      className="column-menu"
      role="dialog"
      aria-label={say('tableColumnMenu', { column: column.label[lang] })}
      onKeyDown={onKeyDown}
    >
      <FilterEditor column={column} />
      <ColumnActs column={column} />
    </div>
  );
}
