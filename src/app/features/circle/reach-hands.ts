import type { CityMap } from '../../../map/city-map.ts';
import { askReach, walkFrom } from '../../commands/walk-from.ts';
import type { App } from '../../services.ts';
import type { Place } from '../../state/session.ts';
import { toggleTool } from '../tools/commands.ts';
import { toolStore } from '../tools/tools-store.ts';

/** So near to the place, in pixels, a press takes hold of it. */
const gripPx = 14;
/** Pixels that a hand may tremble and still have clicked: MapLibre's own rule. */
const clickPx = 3;

type Px = readonly [x: number, y: number];

function at(map: CityMap, event: MouseEvent): Px {
  const box = map.container.getBoundingClientRect();
  return [event.clientX - box.left, event.clientY - box.top];
}

function isNear([ax, ay]: Px, [bx, by]: Px, px: number): boolean {
  return Math.hypot(ax - bx, ay - by) <= px;
}

/** The place one walks from, where the press takes hold of it; it shows in the workspace of the circle only. */
function gripped(app: App, map: CityMap, px: Px): boolean {
  const place = app.circle.getState().reach.at;
  if (!place || toolStore.getState().tool !== 'select' || !app.circle.getState().inFront) return false;
  const { x, y } = map.project(place.lon, place.lat);
  return isNear([x, y], px, gripPx);
}

/** Drags the place: the answer follows the pointer; where it is let go goes into the link. However the drag ends, the map is let go. */
function dragPlace(app: App, map: CityMap, { pointerId }: PointerEvent, lost: AbortSignal): void {
  const drag = new AbortController();
  const before = app.circle.getState().reach.at;
  let last: Place | null = null;
  map.hold(true);
  map.container.setPointerCapture(pointerId);
  const finish = (): void => {
    drag.abort();
    map.hold(false);
  };
  const move = (event: PointerEvent): void => {
    if (event.pointerId !== pointerId) return;
    last = map.unproject(...at(map, event));
    void askReach(app, last);
  };
  const end = (event: PointerEvent): void => {
    if (event.pointerId !== pointerId) return;
    finish();
    if (last) app.session.setState({ walkFrom: last });
  };
  const abandon = (): void => {
    finish();
    if (before && last) void askReach(app, before);
  };
  const options = { capture: true, signal: drag.signal };
  window.addEventListener('pointermove', move, options);
  window.addEventListener('pointerup', end, options);
  window.addEventListener('pointercancel', (event) => event.pointerId === pointerId && abandon(), options);
  window.addEventListener('keydown', (event) => event.key === 'Escape' && abandon(), options);
  window.addEventListener('blur', abandon, { signal: drag.signal });
  lost.addEventListener('abort', finish, { signal: drag.signal });
}

/** Listens on the map: with the tool in hand a click is where one walks from, else the place can be dragged. Returns how to stop. */
export function attachReachHands(app: App, map: CityMap): () => void {
  const ended = new AbortController();
  const options = { capture: true, signal: ended.signal };
  const { container } = map;
  let pressed: Px = [0, 0];
  // A drag of the place ends in a click as well, which must pick nothing.
  let dragged = false;
  container.addEventListener(
    'pointerdown',
    (event) => {
      pressed = at(map, event);
      dragged = event.button === 0 && event.isPrimary && !event.shiftKey && !event.altKey && gripped(app, map, pressed);
      if (dragged) dragPlace(app, map, event, ended.signal);
    },
    options,
  );
  container.addEventListener(
    'click',
    (event) => {
      if (dragged) event.stopPropagation();
      if (toolStore.getState().tool !== 'walk') return;
      event.stopPropagation();
      // A drag with the tool in hand has moved the map.
      if (!isNear(pressed, at(map, event), clickPx)) return;
      toggleTool('select');
      void walkFrom(app, map.unproject(...pressed));
    },
    options,
  );
  container.addEventListener(
    'keydown',
    (event) => {
      if (toolStore.getState().tool !== 'walk' || (event.key !== 'Enter' && event.key !== ' ')) return;
      event.preventDefault();
      event.stopPropagation();
      toggleTool('select');
      void walkFrom(app, map.unproject(container.clientWidth / 2, container.clientHeight / 2));
    },
    options,
  );
  container.addEventListener(
    'mousemove',
    (event) => {
      const grip = event.buttons === 0 && gripped(app, map, at(map, event));
      if (grip) container.dataset.grip = 'yes';
      else if (event.buttons === 0) delete container.dataset.grip;
    },
    options,
  );
  return () => ended.abort();
}
