import { DownOutlined, FilterFilled } from '@ant-design/icons';
import { type Announcements, closestCenter, DndContext, type DragEndEvent, PointerSensor, useSensor, useSensors } from '@dnd-kit/core';
import { horizontalListSortingStrategy, SortableContext, useSortable } from '@dnd-kit/sortable';
import { CSS } from '@dnd-kit/utilities';
import { Popover } from 'antd';
import type { PointerEvent } from 'react';
import type { FieldFilter } from '../../../store/query/filter.ts';
import { useSession, useSpeech } from '../../ui/use-app.ts';
import { ColumnMenu } from './column-menu.tsx';
import { cellClass, cellId, cellStyle } from './grid-row.tsx';
import { changeLook, movedColumn } from './look.ts';
import { useTableView } from './table-context.ts';
import type { PlacedColumn } from './use-columns.ts';

const noFilters: readonly FieldFilter[] = [];

/** Drags a column by its head, but not by its edge (which resizes) or its arrow. */
class HeadSensor extends PointerSensor {
  static override activators = [
    {
      eventName: 'onPointerDown' as const,
      handler: ({ nativeEvent }: PointerEvent): boolean => {
        const { target } = nativeEvent;
        return nativeEvent.button === 0 && !(target instanceof Element && target.closest('[data-resize], button'));
      },
    },
  ];
}

/** Place among the sorts and direction: 1▲ 2▼; the number only where there are several. */
function SortMark({ id }: { readonly id: string }) {
  const { say } = useSpeech();
  const { sorts } = useTableView().model.look;
  const at = sorts.findIndex((sort) => sort.id === id);
  const sort = sorts[at];
  if (!sort) return null;
  const words = say(sort.descending ? 'tableSortedDown' : 'tableSortedUp', { place: at + 1 });
  return (
    <span className="head-sort" role="img" aria-label={words}>
      {sorts.length > 1 ? at + 1 : ''}
      {sort.descending ? '▼' : '▲'}
    </span>
  );
}

function MenuButton({ place }: { readonly place: PlacedColumn }) {
  const { lang, say } = useSpeech();
  const { model, menu, openMenu } = useTableView();
  const { id, label } = place.column;
  const filtered = useSession((session) => (session.filters[model.kind] ?? noFilters).some(({ field }) => field === id));
  return (
    <Popover
      open={menu === id}
      onOpenChange={(open) => openMenu(open ? id : null)}
      trigger="click"
      placement="topRight"
      destroyOnHidden
      // Always given: a popover without content takes no click.
      content={<ColumnMenu column={place.column} />}
    >
      <button
        type="button"
        tabIndex={-1}
        className={`head-menu${filtered ? ' head-filtered' : ''}`}
        aria-label={say(filtered ? 'tableColumnMenuFiltered' : 'tableColumnMenu', { column: label[lang] })}
        title={say('tableColumnMenu', { column: label[lang] })}
      >
        {filtered ? <FilterFilled /> : <DownOutlined />}
      </button>
    </Popover>
  );
}

function ariaSort(place: number, descending: boolean | undefined): 'ascending' | 'descending' | undefined {
  if (place !== 0 || descending === undefined) return undefined;
  return descending ? 'descending' : 'ascending';
}

function HeaderCell({ place, at }: { readonly place: PlacedColumn; readonly at: number }) {
  const { lang } = useSpeech();
  const { model, active } = useTableView();
  const { column } = place;
  const { sorts } = model.look;
  const sorted = sorts.findIndex((sort) => sort.id === column.id);
  const { setNodeRef, listeners, transform, isDragging } = useSortable({ id: column.id });
  const marks = `${active.line === -1 && active.column === at ? ' cell-active' : ''}${isDragging ? ' cell-dragging' : ''}`;
  return (
    <th
      ref={setNodeRef}
      {...listeners}
      id={cellId(-1, at)}
      scope="col"
      aria-colindex={at + 1}
      aria-sort={ariaSort(sorted, sorts[sorted]?.descending)}
      data-column={column.id}
      className={cellClass(place, marks)}
      style={{ ...cellStyle(place), transform: CSS.Translate.toString(transform) }}
      title={(column.meaning ?? column.label)[lang]}
    >
      <span className="head-label">{column.label[lang]}</span>
      {column.unit?.[lang] && <span className="head-unit">{column.unit[lang]}</span>}
      <SortMark id={column.id} />
      <MenuButton place={place} />
      <span className="head-resize" aria-hidden="true" data-resize={column.id} />
    </th>
  );
}

/** Heads are dragged by the mouse alone (by keyboard, columns move in their chooser), so there is nothing to tell a screen reader. */
const silent: Announcements = {
  onDragStart: () => undefined,
  onDragOver: () => undefined,
  onDragEnd: () => undefined,
  onDragCancel: () => undefined,
};

/** Heads of the columns: click sorts (Shift adds), drag moves, the edge resizes, the arrow opens filter and more. */
export function GridHeader() {
  const { model, columns } = useTableView();
  const sensors = useSensors(useSensor(HeadSensor, { activationConstraint: { distance: 6 } }));
  const onDragEnd = ({ active, over }: DragEndEvent): void => {
    if (over && active.id !== over.id) {
      changeLook(model.kind, () => ({ order: movedColumn(columns.order, String(active.id), String(over.id)) }));
    }
  };
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      onDragEnd={onDragEnd}
      // What dnd-kit adds for screen readers stands outside: a grid may hold nothing but rows.
      accessibility={{ announcements: silent, container: document.body }}
    >
      <SortableContext items={columns.placed.map(({ column }) => column.id)} strategy={horizontalListSortingStrategy}>
        <tr aria-rowindex={1} className="row row-head">
          {columns.placed.map((place, at) => (
            <HeaderCell key={place.column.id} place={place} at={at} />
          ))}
        </tr>
      </SortableContext>
    </DndContext>
  );
}
