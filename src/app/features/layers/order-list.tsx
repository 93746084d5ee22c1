import { HolderOutlined } from '@ant-design/icons';
import {
  type Announcements,
  closestCenter,
  DndContext,
  type DragEndEvent,
  KeyboardSensor,
  PointerSensor,
  type UniqueIdentifier,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { SortableContext, sortableKeyboardCoordinates, useSortable, verticalListSortingStrategy } from '@dnd-kit/sortable';
import { CSS } from '@dnd-kit/utilities';
import { Button } from 'antd';
import { type KeyboardEvent, useRef, useState } from 'react';
import type { GeometryFamily, Kind } from '../../../layers/kind.ts';
import { kindById } from '../../../layers/registry.ts';
import type { WordKey } from '../../../text/app.ts';
import { lessMotion } from '../../ui/theme.ts';
import { type Speech, useApp, useSession, useSpeech } from '../../ui/use-app.ts';
import { LayerRow, type LayerRowProps } from './layer-row.tsx';
import { bandKinds, bands, fromTop, isMovable, reordered, stepped } from './order.ts';
import type { KindCount } from './use-layers.ts';

const bandWords: Readonly<Record<GeometryFamily, WordKey>> = {
  point: 'layersBandPoint',
  line: 'layersBandLine',
  polygon: 'layersBandPolygon',
};

function nameOf(id: UniqueIdentifier, { lang }: Speech): string {
  return kindById(String(id))?.label[lang] ?? String(id);
}

/**
 * What a screen reader says while a layer is carried by keyboard. A layer just picked up lies over its own place: that is not said, or it
 * would take the help out of the reader's mouth (`fresh`).
 */
function announcements(speech: Speech, ids: readonly string[], fresh: { current: boolean }): Announcements {
  const { say } = speech;
  const moved = (id: UniqueIdentifier, over: UniqueIdentifier | undefined): string | undefined =>
    over === undefined
      ? undefined
      : say('layersMoved', { name: nameOf(id, speech), place: ids.indexOf(String(over)) + 1, count: ids.length });
  return {
    onDragStart: ({ active }) => {
      fresh.current = true;
      return say('layersPicked', { name: nameOf(active.id, speech) });
    },
    onDragOver: ({ active, over }) => {
      if (fresh.current && over?.id === active.id) return undefined;
      fresh.current = false;
      return moved(active.id, over?.id);
    },
    onDragEnd: ({ active, over }) => say('layersDropped', { name: nameOf(active.id, speech), place: ids.indexOf(String(over?.id)) + 1 }),
    onDragCancel: ({ active }) => say('layersDragCancelled', { name: nameOf(active.id, speech) }),
  };
}

function SortableRow(props: LayerRowProps) {
  const { lang, say } = useSpeech();
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } = useSortable({ id: props.kind.id });
  const { tabIndex: _, ...described } = attributes;
  const style = { transform: CSS.Translate.toString(transform), transition: lessMotion() ? undefined : transition };
  const handle = (
    <button
      {...described}
      {...listeners}
      ref={setActivatorNodeRef}
      type="button"
      data-rove=""
      className="layer-handle"
      aria-label={say('layersMove', { name: props.kind.label[lang] })}
      title={say('layersDragHelp')}
    >
      <HolderOutlined aria-hidden={true} />
    </button>
  );
  return (
    <li ref={setNodeRef} style={style} className={isDragging ? 'layer-dragged' : ''}>
      <LayerRow {...props} handle={handle} />
    </li>
  );
}

interface OrderListProps {
  readonly present: readonly Kind[];
  readonly counts: ReadonlyMap<string, KindCount>;
  readonly opened: string | null;
  readonly onOpen: (kind: string | null) => void;
}

const nothing: KindCount = { all: 0, scope: 0, view: null };

function Band({ band, present, counts, opened, onOpen }: OrderListProps & { readonly band: GeometryFamily }) {
  const app = useApp();
  const speech = useSpeech();
  const { say } = speech;
  const order = useSession((session) => session.order);
  const [said, setSaid] = useState('');
  const fresh = useRef(false);
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const list = bandKinds(band, order).filter((kind) => present.includes(kind));
  const ids = list.map(({ id }) => id);
  if (list.length === 0) return null;
  const drop = ({ active, over }: DragEndEvent): void => {
    const [from, to] = [ids.indexOf(String(active.id)), ids.indexOf(String(over?.id))];
    if (from < 0 || to < 0 || from === to) return;
    app.session.setState({ order: reordered(order, ids.toSpliced(from, 1).toSpliced(to, 0, String(active.id))) });
  };
  const step = (event: KeyboardEvent): void => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    const id = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-kind]')?.dataset.kind : undefined;
    if (!event.altKey || by === undefined || id === undefined) return;
    event.preventDefault();
    const place = Math.max(1, Math.min(ids.length, ids.indexOf(id) + 1 + by));
    app.session.setState({ order: stepped(order, ids, id, by) });
    setSaid(say('layersMoved', { name: nameOf(id, speech), place, count: ids.length }));
  };
  return (
    <section className="layer-group" aria-label={say(bandWords[band])}>
      <h3>{say(bandWords[band])}</h3>
      <DndContext
        sensors={sensors}
        collisionDetection={closestCenter}
        onDragEnd={drop}
        accessibility={{ announcements: announcements(speech, ids, fresh), screenReaderInstructions: { draggable: say('layersDragHelp') } }}
      >
        <SortableContext items={[...ids]} strategy={verticalListSortingStrategy}>
          <ul onKeyDown={step}>
            {list.map((kind) => (
              <SortableRow key={kind.id} kind={kind} tally={counts.get(kind.id) ?? nothing} open={opened === kind.id} onOpen={onOpen} />
            ))}
          </ul>
        </SortableContext>
      </DndContext>
      <p className="said" aria-live="polite">
        {said}
      </p>
    </section>
  );
}

/** All layers from top to bottom as the map draws them: points over lines over areas over the ground. Inside a band they can be moved. */
export function OrderList(props: OrderListProps) {
  const app = useApp();
  const { say } = useSpeech();
  const moved = useSession((session) => session.order.length > 0);
  const fixed = fromTop(props.present, []).filter((kind) => !isMovable(kind));
  return (
    <>
      {moved && (
        <Button size="small" className="reset-order" onClick={() => app.session.setState({ order: [] })}>
          {say('layersResetOrder')}
        </Button>
      )}
      {bands.map((band) => (
        <Band key={band} band={band} {...props} />
      ))}
      {fixed.length > 0 && (
        <section className="layer-group" aria-label={say('layersBandGround')}>
          <h3>{say('layersBandGround')}</h3>
          <ul>
            {fixed.map((kind) => (
              <li key={kind.id}>
                <LayerRow kind={kind} tally={props.counts.get(kind.id) ?? nothing} open={props.opened === kind.id} onOpen={props.onOpen} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
