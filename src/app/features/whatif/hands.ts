import type { AssetKey } from '../../../core/asset.ts';
import type { CityMap } from '../../../map/city-map.ts';
import type { LonLat } from '../../../map/tools/draft.ts';
import { metresPerPx } from '../../../map/tools/scale.ts';
import type { App } from '../../services.ts';
import { keptTrial, whatIfStore } from '../../state/whatif.ts';
import { toolStore } from '../tools/tools-store.ts';
import { addAt, carryTo, isMovable, letGo, nowStanding, nudge, putBack, take, thingAtHand } from './commands.ts';
import { engineOf } from './engines.ts';
import { movableAt, triedAt } from './trial.ts';

/** Pixels that a hand may tremble and still have clicked, and in which a small thing is still hit. */
const clickPx = 3;
const reachPx = { mouse: 6, touch: 16 };

const [stepM, farStepM] = [10, 100];

function ground(map: CityMap, event: MouseEvent): LonLat {
  const box = map.container.getBoundingClientRect();
  const { lon, lat } = map.unproject(event.clientX - box.left, event.clientY - box.top);
  return [lon, lat];
}

function middleOf(map: CityMap): LonLat {
  const { lon, lat } = map.unproject(map.container.clientWidth / 2, map.container.clientHeight / 2);
  return [lon, lat];
}

/** The pointer over the map says what it does; what hovering left on the canvas would win over the style sheet. */
function showCursor(map: CityMap, name: 'grabbing' | 'add' | null): void {
  if (name) map.container.dataset.whatif = name;
  else delete map.container.dataset.whatif;
  const canvas = map.container.querySelector('canvas');
  if (canvas) canvas.style.cursor = '';
}

function isPlainDrag(event: PointerEvent): boolean {
  return event.button === 0 && event.isPrimary && !event.shiftKey && !event.altKey && !event.ctrlKey && !event.metaKey;
}

/** Where letters are written they are letters. */
function writes(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select, [role="combobox"]'));
}

/** Drags what lies under the pointer until it is released; Escape, a second finger or a lost pointer puts it back. The map keeps still. */
function drag(app: App, map: CityMap, down: PointerEvent, lost: AbortSignal): void {
  const held = new AbortController();
  let moved = false;
  map.hold(true);
  showCursor(map, 'grabbing');
  const finish = (): void => {
    held.abort();
    map.hold(false);
    showCursor(map, null);
  };
  const abandon = (): void => {
    finish();
    putBack(app);
  };
  const move = (event: PointerEvent): void => {
    if (event.pointerId !== down.pointerId) return;
    if (!whatIfStore.getState().inHand) finish();
    else if (moved || Math.hypot(event.clientX - down.clientX, event.clientY - down.clientY) >= clickPx) {
      // Not before it is a drag: a captured click would not come to the map, which picks by it.
      if (!moved) map.container.setPointerCapture(down.pointerId);
      moved = true;
      carryTo(app, ground(map, event));
    }
  };
  const end = (event: PointerEvent): void => {
    if (event.pointerId !== down.pointerId) return;
    finish();
    if (moved) letGo(app);
    else putBack(app);
  };
  const options = { capture: true, signal: held.signal };
  window.addEventListener('pointermove', move, options);
  window.addEventListener('pointerup', end, options);
  window.addEventListener('pointercancel', (event) => event.pointerId === down.pointerId && abandon(), options);
  window.addEventListener('pointerdown', (event) => event.pointerId !== down.pointerId && abandon(), options);
  window.addEventListener('blur', abandon, { signal: held.signal });
  lost.addEventListener('abort', abandon, { signal: held.signal });
}

/** What the map draws at the pointer as a thing of its own, of what can be moved; what is tried already lies above it. */
function drawnAt(app: App, map: CityMap, { clientX, clientY }: PointerEvent, at: LonLat, reachM: number): AssetKey | null {
  const box = map.container.getBoundingClientRect();
  const tried = triedAt(keptTrial(whatIfStore.getState()), at, reachM);
  const keys = tried ? [tried] : map.assetsAt(clientX - box.left, clientY - box.top);
  const found = keys.find((key) => {
    const asset = nowStanding(app, key);
    return asset !== null && isMovable(app, asset);
  });
  return found ?? null;
}

function pointerHands(app: App, map: CityMap, signal: AbortSignal): void {
  const press = (event: PointerEvent): void => {
    const state = whatIfStore.getState();
    const { index } = app.scope.getState();
    if (state.status !== 'on' || state.adds || state.inHand?.by === 'keys' || toolStore.getState().tool !== 'select') return;
    if (!index || !isPlainDrag(event)) return;
    const at = ground(map, event);
    const reachM = reachPx[event.pointerType === 'touch' ? 'touch' : 'mouse'] * metresPerPx(at[1], app.session.getState().view?.zoom ?? 14);
    const drawnOnly = engineOf(state.of).takesDrawnOnly;
    const key = drawnOnly ? drawnAt(app, map, event, at, reachM) : movableAt(index, keptTrial(state), at, reachM);
    if (key && take(app, key, 'pointer', at)) drag(app, map, event, signal);
  };
  const click = (event: MouseEvent): void => {
    if (!whatIfStore.getState().adds) return;
    event.stopPropagation();
    addAt(app, ground(map, event));
  };
  // With a thing in hand or one to put, nothing below lights up.
  const pass = (event: MouseEvent): void => {
    const { adds, inHand } = whatIfStore.getState();
    if (inHand?.by === 'pointer' || (adds && event.buttons === 0)) event.stopPropagation();
  };
  const offs = whatIfStore.subscribe(({ adds }, before) => {
    if (adds !== before.adds) showCursor(map, adds ? 'add' : null);
  });
  signal.addEventListener('abort', () => {
    offs();
    showCursor(map, null);
  });
  map.container.addEventListener('mousemove', pass, { capture: true, signal });
  map.container.addEventListener('pointerdown', press, { capture: true, signal });
  map.container.addEventListener('click', click, { capture: true, signal });
}

const arrows: Readonly<Record<string, readonly [east: number, north: number]>> = {
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
};

/** Keys while a thing is in hand. */
function carriedKey(app: App, { key, shiftKey }: KeyboardEvent): boolean {
  const arrow = arrows[key];
  const by = shiftKey ? farStepM : stepM;
  if (arrow) nudge(app, arrow[0] * by, arrow[1] * by);
  else if (key === 'Enter') letGo(app);
  else if (key === 'Escape') putBack(app);
  else return false;
  return true;
}

/** Keys while something is to be put; Enter only on the map, where it means its centre. */
function addKey(app: App, map: CityMap, event: KeyboardEvent): boolean {
  if (event.key === 'Escape') whatIfStore.setState({ adds: false });
  else if (event.key === 'Enter' && event.target instanceof Node && map.container.contains(event.target)) {
    addAt(app, middleOf(map));
  } else return false;
  return true;
}

function keyHands(app: App, map: CityMap, signal: AbortSignal): void {
  const pressed = (event: KeyboardEvent): boolean => {
    const { status, inHand, adds } = whatIfStore.getState();
    if (status !== 'on' || writes(event.target) || event.ctrlKey || event.metaKey || event.altKey) return false;
    if (inHand) return carriedKey(app, event);
    if (adds) return addKey(app, map, event);
    if (event.key.toLowerCase() === 's' && !event.shiftKey) {
      whatIfStore.setState({ showsBefore: true });
      return true;
    }
    const thing = thingAtHand(app);
    const onMap = event.target instanceof Node && map.container.contains(event.target);
    return event.key === 'Enter' && onMap && thing !== null && take(app, thing, 'keys');
  };
  const down = (event: KeyboardEvent): void => {
    if (!pressed(event)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const hide = (): void => {
    if (whatIfStore.getState().showsBefore) whatIfStore.setState({ showsBefore: false });
  };
  window.addEventListener('keydown', down, { capture: true, signal });
  window.addEventListener('keyup', (event) => event.key.toLowerCase() === 's' && hide(), { capture: true, signal });
  window.addEventListener('blur', hide, { signal });
}

/** Listens on map and window for a what-if until the returned function is called. */
export function attachTrialHands(app: App, map: CityMap): () => void {
  const ended = new AbortController();
  pointerHands(app, map, ended.signal);
  keyHands(app, map, ended.signal);
  return () => ended.abort();
}
