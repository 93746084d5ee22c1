import type { AssetKey } from '../../../core/asset.ts';
import { drawnFrom } from '../../../layers/derive/style.ts';
import type { Kind } from '../../../layers/kind.ts';
import { kindById } from '../../../layers/registry.ts';
import { basemapKinds } from '../../../map/basemap.ts';
import type { LonLat } from '../../../map/tools/draft.ts';
import { assetsAt, type Choosable, enclosedBy } from '../../../map/tools/enclosed.ts';
import { metresPerPx } from '../../../map/tools/scale.ts';
import { type SelectMode, select } from '../../commands/select.ts';
import type { App } from '../../services.ts';
import { hiddenOnMap } from '../../state/layer-looks.ts';
import { type AskedPlace, isMeasuring, type Tool, type Tools, toolStore } from './tools-store.ts';

const nothingMeasured: Pick<Tools, 'vertices' | 'next' | 'ended'> = { vertices: [], next: null, ended: false };

/** Takes a tool in hand; the one already in hand is laid down. */
export function toggleTool(tool: Tool): void {
  const next = toolStore.getState().tool === tool ? 'select' : tool;
  toolStore.setState({ tool: next, rim: null, picked: null, place: null, ...nothingMeasured });
}

export function placeVertex(at: LonLat): void {
  const { tool, vertices, ended } = toolStore.getState();
  if (!isMeasuring(tool)) return;
  // A click after the end begins anew.
  const kept = ended ? [] : vertices;
  const last = kept.at(-1);
  if (last && last[0] === at[0] && last[1] === at[1]) return;
  toolStore.setState({ vertices: [...kept, at], ended: false, next: null });
}

/** Ends what is measured: it stands until the next one, or until the tool is left. */
export function endMeasure(): void {
  const { tool, vertices } = toolStore.getState();
  if (vertices.length >= (tool === 'area' ? 3 : 2)) toolStore.setState({ ended: true, next: null });
}

export function dropLastVertex(): void {
  toolStore.setState(({ vertices }) => ({ vertices: vertices.slice(0, -1), ended: false, next: null }));
}

export function clearMeasure(): void {
  toolStore.setState(nothingMeasured);
}

/** One step back: panel, drawing, last vertex, tool, mark. False where there was nothing to leave. */
export function stepBack(): boolean {
  const { tool, vertices, rim, place, pin } = toolStore.getState();
  if (place) toolStore.setState({ place: null });
  else if (rim) toolStore.setState({ rim: null });
  else if (isMeasuring(tool) && vertices.length > 0) dropLastVertex();
  else if (tool !== 'select') toggleTool('select');
  else if (pin) toolStore.setState({ pin: null });
  else return false;
  return true;
}

export function openDialog(dialog: 'goto' | 'picture'): void {
  toolStore.setState({ dialog, place: null });
}

export function askPlace(place: AskedPlace): void {
  toolStore.setState({ place });
}

/** Ground that lies everywhere: a box would always catch it. It is chosen only where its own table is open. */
const ground: ReadonlySet<string> = new Set([...basemapKinds, 'area', 'built-up', 'historic-district']);

/** Drawn at this zoom for itself, or in bubbles with its neighbours. */
function isSeen(kind: Kind, zoom: number): boolean {
  return kind.style.crowds === true || kind.geometry.some((family) => zoom >= drawnFrom(kind, family));
}

/** What box, lasso and "what is here" choose from: what passes, of kinds that are drawn at this zoom. */
function choosable(app: App, withGround: boolean): Choosable | null {
  const { index, passing } = app.scope.getState();
  if (!index) return null;
  const session = app.session.getState();
  const hidden = hiddenOnMap(session);
  const zoom = session.view?.zoom ?? 0;
  const kinds = [...index.kindIds].filter((id) => {
    const kind = kindById(id);
    if (!kind || hidden.has(id) || !isSeen(kind, zoom)) return false;
    return withGround || id === session.tableKind || !ground.has(id);
  });
  return { index, kinds, passing };
}

function kindCounts(keys: readonly AssetKey[]): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const key of keys) {
    const kind = key.slice(0, key.indexOf('/'));
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1]);
}

/** Selects what a ring of degrees encloses or touches. */
export function selectWithin(app: App, ring: readonly LonLat[], mode: Exclude<SelectMode, 'toggle'>): void {
  const from = choosable(app, false);
  if (!from) return;
  const keys = enclosedBy(ring, from);
  select(app, keys, mode);
  toolStore.setState({ picked: { count: keys.length, removed: mode === 'remove', kinds: kindCounts(keys) } });
}

const reachPx = 6;

/** All assets at a place, small ones first; the ground, which is everywhere, last. */
export function whatIsHere(app: App, lon: number, lat: number): readonly AssetKey[] {
  const from = choosable(app, true);
  if (!from) return [];
  const reachM = reachPx * metresPerPx(lat, app.session.getState().view?.zoom ?? 14);
  // The units around a place are named apart.
  const kinds = from.kinds.filter((kind) => kind !== 'area' && kind !== 'built-up');
  const found = assetsAt(lon, lat, reachM, { ...from, kinds });
  const isGround = (key: AssetKey) => ground.has(key.slice(0, key.indexOf('/')));
  return [...found.filter((key) => !isGround(key)), ...found.filter(isGround)];
}
