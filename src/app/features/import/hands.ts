import type { Geometry } from 'geojson';
import type { CityMap } from '../../../map/city-map.ts';
import { metresTo } from '../../../map/tools/enclosed.ts';
import { metresPerPx } from '../../../map/tools/scale.ts';
import { choosePlaces } from '../../commands/import-files.ts';
import type { App } from '../../services.ts';
import { rowKey, rowPasses, showsCandidates } from '../../state/import.ts';

/** Pixels within which a thing is still hit, and a hand may have trembled between press and release. */
const reachPx = 10;
const tremblePx = 4;

interface Hit<T> {
  readonly thing: T;
  readonly metres: number;
}

function nearest<T>(things: Iterable<readonly [T, Geometry | null | undefined]>, lon: number, lat: number, reachM: number): T | null {
  let best: Hit<T> | null = null;
  for (const [thing, geometry] of things) {
    if (!geometry) continue;
    const metres = metresTo(lon, lat, geometry);
    if (metres <= reachM && (!best || metres < best.metres)) best = { thing, metres };
  }
  return best?.thing ?? null;
}

/** Candidates that are on the map, each with its shapes. */
function* candidateShapes(app: App): Generator<readonly [{ readonly draft: number; readonly ghost: number }, Geometry]> {
  const state = app.importing.getState();
  for (const [at, draft] of state.drafts.entries()) {
    if (draft.choice.kind === null || !showsCandidates(state, draft, at)) continue;
    for (const [ghost, { shapes }] of draft.places.ghosts.entries()) {
      for (const shape of shapes) yield [{ draft: at, ghost }, shape];
    }
  }
}

function* rowShapes(app: App): Generator<readonly [number, Geometry | null | undefined]> {
  const { plan, filter, leftOut } = app.importing.getState();
  for (const [at, row] of plan?.rows.entries() ?? []) {
    if (row.status === 'refused' || !rowPasses(row, filter) || leftOut.has(rowKey(row))) continue;
    yield [at, row.after?.geometry];
    yield [at, row.before?.geometry];
  }
}

/** What a click on the map means to the import; false where it means nothing to it. */
function clickAt(app: App, lon: number, lat: number, reachM: number): boolean {
  const { step, drafts } = app.importing.getState();
  if (step === 'scan') {
    const hit = nearest(candidateShapes(app), lon, lat, reachM);
    const reading = hit && drafts[hit.draft]?.places.ghosts[hit.ghost]?.reading;
    if (!hit || !reading) return false;
    void choosePlaces(app, hit.draft, { crs: reading });
    return true;
  }
  if (step !== 'preview') return false;
  const row = nearest(rowShapes(app), lon, lat, reachM);
  if (row === null) return false;
  app.importing.setState({ activeRow: row });
  return true;
}

/** The pointer over the map speaks to the import while it asks something; what it hits is not picked below. Returns how to let go. */
export function attachImportHands(app: App, map: CityMap): () => void {
  const ended = new AbortController();
  const ground = (event: MouseEvent) => {
    const box = map.container.getBoundingClientRect();
    const { lon, lat } = map.unproject(event.clientX - box.left, event.clientY - box.top);
    return { lon, lat, reachM: reachPx * metresPerPx(lat, app.session.getState().view?.zoom ?? 14) };
  };
  let down: readonly [number, number] = [0, 0];
  let waiting = false;
  const press = ({ clientX, clientY }: PointerEvent): void => {
    down = [clientX, clientY];
  };
  const click = (event: MouseEvent): void => {
    if (Math.hypot(event.clientX - down[0], event.clientY - down[1]) > tremblePx || event.shiftKey) return;
    if (!(event.target instanceof HTMLCanvasElement)) return;
    const { lon, lat, reachM } = ground(event);
    if (clickAt(app, lon, lat, reachM)) event.stopPropagation();
  };
  const move = (event: PointerEvent): void => {
    if (waiting || event.buttons !== 0 || app.importing.getState().step !== 'scan') return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      const { lon, lat, reachM } = ground(event);
      const hit = nearest(candidateShapes(app), lon, lat, reachM);
      const { pointed } = app.importing.getState();
      if (hit?.draft !== pointed?.draft || hit?.ghost !== pointed?.ghost) app.importing.setState({ pointed: hit });
    });
  };
  const options = { capture: true, signal: ended.signal };
  map.container.addEventListener('pointerdown', press, options);
  map.container.addEventListener('click', click, options);
  map.container.addEventListener('pointermove', move, options);
  return () => ended.abort();
}
