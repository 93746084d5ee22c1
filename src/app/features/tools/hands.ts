import type { CityMap } from '../../../map/city-map.ts';
import type { LonLat } from '../../../map/tools/draft.ts';
import type { App } from '../../services.ts';
import { askPlace, dropLastVertex, endMeasure, placeVertex, selectWithin } from './commands.ts';
import { type DrawnRim, isDrawing, isMeasuring, pointerStore, toolStore } from './tools-store.ts';

/** Pixels that a hand may tremble between press and release and still have clicked: MapLibre's own rule. */
const clickPx = 3;
/** A lasso keeps a point every so many pixels. */
const lassoStepPx = 4;

type Px = readonly [x: number, y: number];

function at(map: CityMap, event: MouseEvent): Px {
  const box = map.container.getBoundingClientRect();
  return [event.clientX - box.left, event.clientY - box.top];
}

function ground(map: CityMap, [x, y]: Px): LonLat {
  const { lon, lat } = map.unproject(x, y);
  return [lon, lat];
}

/** Position at the middle of the map: where the keyboard points. */
export function middleOf(map: CityMap): Px {
  return [map.container.clientWidth / 2, map.container.clientHeight / 2];
}

function boxRim([ax, ay]: Px, [bx, by]: Px): DrawnRim {
  return [
    [ax, ay],
    [bx, ay],
    [bx, by],
    [ax, by],
  ];
}

function far([ax, ay]: Px, [bx, by]: Px, px: number): boolean {
  return Math.hypot(ax - bx, ay - by) >= px;
}

/** The rim after the pointer went to `to`. */
function grown(lasso: boolean, from: Px, rim: DrawnRim | null, to: Px): DrawnRim {
  if (!lasso) return boxRim(from, to);
  const known = rim ?? [from];
  const last = known.at(-1) ?? from;
  return far(last, to, lassoStepPx) ? [...known, to] : known;
}

/** Ways a drag is broken off that no release ends: the system takes the pointer, the window goes, the map's tools are taken down. */
function onLoss(lost: AbortSignal, signal: AbortSignal, pointerId: number, abandon: () => void): void {
  const options = { capture: true, signal };
  window.addEventListener('pointercancel', (event) => event.pointerId === pointerId && abandon(), options);
  window.addEventListener('blur', abandon, { signal });
  // A second finger means to move the map.
  window.addEventListener('pointerdown', (event) => event.pointerId !== pointerId && abandon(), options);
  lost.addEventListener('abort', abandon, { signal });
}

/**
 * Draws a box (Shift or Alt and a drag, or the tool) or a lasso with mouse, pen or finger, then selects. Shift adds, Alt takes away, read when
 * the drag ends. While it is drawn the map keeps still. `lost`: the tools are taken down.
 */
function drawRim(app: App, map: CityMap, { pointerId }: PointerEvent, from: Px, lost: AbortSignal): void {
  const lasso = toolStore.getState().tool === 'lasso';
  const drag = new AbortController();
  let moved = false;
  map.hold(true);
  const finish = (): DrawnRim | null => {
    drag.abort();
    map.hold(false);
    const { rim } = toolStore.getState();
    toolStore.setState({ rim: null });
    return rim;
  };
  const move = (event: PointerEvent): void => {
    if (event.pointerId !== pointerId) return;
    // Escape has taken the rim away.
    if (moved && toolStore.getState().rim === null) {
      finish();
      return;
    }
    const to = at(map, event);
    // Not before it is a drag: a captured click would not come to the map, which picks by it.
    if (!moved && far(from, to, clickPx)) map.container.setPointerCapture(pointerId);
    moved ||= far(from, to, clickPx);
    if (moved) toolStore.setState(({ rim }) => ({ rim: grown(lasso, from, rim, to) }));
  };
  const end = (event: PointerEvent): void => {
    if (event.pointerId !== pointerId) return;
    const rim = finish();
    // It was a click: MapLibre picks.
    if (!rim || !moved) return;
    const ring = rim.map((px) => ground(map, px));
    selectWithin(app, ring, event.altKey ? 'remove' : event.shiftKey ? 'add' : 'replace');
  };
  const options = { capture: true, signal: drag.signal };
  window.addEventListener('pointermove', move, options);
  window.addEventListener('pointerup', end, options);
  onLoss(lost, drag.signal, pointerId, finish);
}

function pointerHands(app: App, map: CityMap, signal: AbortSignal): void {
  const options = { capture: true, signal };
  let pressed: Px | null = null;
  const { container } = map;
  container.addEventListener(
    'pointerdown',
    (event) => {
      pressed = at(map, event);
      toolStore.setState({ byKeys: false, place: null });
      const { tool } = toolStore.getState();
      const draws = isDrawing(tool) || (tool === 'select' && (event.shiftKey || event.altKey));
      if (event.button === 0 && event.isPrimary && draws) drawRim(app, map, event, pressed, signal);
    },
    options,
  );
  container.addEventListener(
    'mousemove',
    (event) => {
      const here = ground(map, at(map, event));
      pointerStore.setState({ at: here });
      const { tool, vertices, ended, byKeys } = toolStore.getState();
      // A tool in hand lights up nothing below it; a drag still moves the map.
      if (tool !== 'select' && event.buttons === 0) event.stopPropagation();
      if (byKeys) toolStore.setState({ byKeys: false });
      if (isMeasuring(tool) && vertices.length > 0 && !ended) toolStore.setState({ next: here });
    },
    options,
  );
  container.addEventListener('mouseleave', () => pointerStore.setState({ at: null }), { signal });
  container.addEventListener(
    'click',
    (event) => {
      const { tool } = toolStore.getState();
      if (isDrawing(tool)) event.stopPropagation();
      if (!isMeasuring(tool)) return;
      event.stopPropagation();
      const here = at(map, event);
      // The second click of a double click has the place of the first; a drag has moved the map.
      if (event.detail < 2 && (pressed === null || !far(pressed, here, clickPx))) placeVertex(ground(map, here));
    },
    options,
  );
  container.addEventListener(
    'dblclick',
    (event) => {
      const { tool } = toolStore.getState();
      if (tool === 'select') return;
      event.stopPropagation();
      if (isMeasuring(tool)) endMeasure();
    },
    options,
  );
}

function menuHands(map: CityMap, signal: AbortSignal): void {
  let byKey = false;
  let pressed: Px | null = null;
  const ask = ([x, y]: Px): void => {
    const [lon, lat] = ground(map, [x, y]);
    askPlace({ lon, lat, x, y });
  };
  const { container } = map;
  container.addEventListener(
    'mousedown',
    (event) => {
      pressed = at(map, event);
      byKey = false;
    },
    { capture: true, signal },
  );
  container.addEventListener(
    'contextmenu',
    (event) => {
      event.preventDefault();
      const here = at(map, event);
      // A drag with the right button turns the map; the key has asked already.
      if (byKey || (pressed && far(pressed, here, clickPx))) return;
      ask(here);
    },
    { capture: true, signal },
  );
  container.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'ContextMenu' && !(event.key === 'F10' && event.shiftKey)) return;
      event.preventDefault();
      byKey = true;
      ask(middleOf(map));
    },
    { capture: true, signal },
  );
}

/** Keys of a measuring tool while the map has the focus. Escape is the window's (`use-escape.ts`). */
function measureKey(map: CityMap, key: string): boolean {
  const { vertices } = toolStore.getState();
  const here = ground(map, middleOf(map));
  if (key === ' ' || (key === 'Enter' && vertices.length === 0)) placeVertex(here);
  else if (key === 'Enter') endMeasure();
  else if (key === 'Backspace' || key === 'Delete') dropLastVertex();
  else return false;
  return true;
}

function keyHands(map: CityMap, signal: AbortSignal): void {
  map.container.addEventListener(
    'keydown',
    (event) => {
      const { tool } = toolStore.getState();
      if (/^(Arrow|[ +=-]$)/.test(event.key)) toolStore.setState({ byKeys: true });
      if (!isMeasuring(tool) || event.ctrlKey || event.metaKey || event.altKey || !measureKey(map, event.key)) return;
      event.preventDefault();
      event.stopPropagation();
    },
    { capture: true, signal },
  );
}

/** Listens on the map for all tools until the returned function is called. */
export function attachHands(app: App, map: CityMap): () => void {
  const ended = new AbortController();
  pointerHands(app, map, ended.signal);
  menuHands(map, ended.signal);
  keyHands(map, ended.signal);
  return () => ended.abort();
}
