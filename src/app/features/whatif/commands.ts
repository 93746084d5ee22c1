import { type Asset, type AssetKey, assetKey } from '../../../core/asset.ts';
import { representativePoint } from '../../../core/geo/representative.ts';
import { kindById } from '../../../layers/registry.ts';
import type { LonLat } from '../../../map/tools/draft.ts';
import type { CityIndex } from '../../../store/query/city-index.ts';
import type { App } from '../../services.ts';
import { type InHand, keptTrial, type StepLabel, type Trial, type WhatIf, whatIfStore } from '../../state/whatif.ts';
import { follow } from './follow.ts';
import { bearingTo, gatesWith, metresBetween, movableKinds, movedBy, shifted, squareAt, standing, withAsset } from './trial.ts';

function indexOf(app: App): CityIndex | null {
  return app.scope.getState().index;
}

function nameOf(asset: Asset): string {
  const field = kindById(asset.kind)?.nameField;
  const name = field === undefined ? undefined : asset.values[field];
  return typeof name === 'string' && name !== '' ? name : asset.id;
}

/** The asset as the screen shows it now. */
export function nowStanding(app: App, key: AssetKey): Asset | null {
  const index = indexOf(app);
  return index && standing(index, keptTrial(whatIfStore.getState()), key);
}

/** Whether a thing can be taken in hand here. */
function isMovable(key: AssetKey): boolean {
  return movableKinds.includes(key.slice(0, key.indexOf('/')));
}

function keep(app: App, label: StepLabel, trial: Trial): void {
  whatIfStore.setState(({ steps, answered, now }) => {
    // Where the hand rested before it let go, the answer is there already.
    const totals = answered === trial ? (now?.totals ?? null) : null;
    return { steps: [...steps, { label, trial, totals }], draft: null, inHand: null };
  });
  follow(app);
}

/** Takes a thing in hand: by the pointer where it was grabbed, by keys at its middle. False where it cannot be moved. */
export function take(app: App, key: AssetKey, by: InHand['by'], grabbed?: LonLat): boolean {
  const state = whatIfStore.getState();
  const index = indexOf(app);
  const asset = nowStanding(app, key);
  const middle = grabbed ?? representativePoint(asset?.geometry ?? null);
  if (state.status !== 'on' || !index || !asset || !middle || !isMovable(key)) return false;
  const at: LonLat = [middle[0], middle[1]];
  const riders = asset.kind === 'park' ? gatesWith(index, keptTrial(state), asset) : [];
  whatIfStore.setState({ inHand: { key, by, from: at, at, riders }, chosen: key, adds: false });
  return true;
}

/** Brings the thing in hand to a place; its gates come along. */
export function carryTo(app: App, to: LonLat): void {
  const state = whatIfStore.getState();
  const index = indexOf(app);
  const { inHand } = state;
  if (!index || !inHand) return;
  const kept = keptTrial(state);
  let draft = kept;
  for (const key of [inHand.key, ...inHand.riders]) {
    const asset = standing(index, kept, key);
    if (asset?.geometry) draft = withAsset(index, draft, key, { ...asset, geometry: shifted(asset.geometry, inHand.from, to) });
  }
  whatIfStore.setState({ draft, inHand: { ...inHand, at: to } });
  follow(app);
}

/** One step of the arrow keys. */
export function nudge(app: App, eastM: number, northM: number): void {
  const { inHand } = whatIfStore.getState();
  if (inHand) carryTo(app, movedBy(inHand.at, eastM, northM));
}

/** Leaves the thing in hand where it is, as a step. */
export function letGo(app: App): void {
  const { inHand, draft } = whatIfStore.getState();
  const asset = inHand && nowStanding(app, inHand.key);
  if (!inHand || !draft || !asset) {
    putBack(app);
    return;
  }
  const metres = metresBetween(inHand.from, inHand.at);
  keep(app, { code: 'move', kind: asset.kind, name: nameOf(asset), metres, bearing: bearingTo(inHand.from, inHand.at) }, draft);
}

/** Puts the thing in hand back where it was taken. False where there was none. */
export function putBack(app: App): boolean {
  if (!whatIfStore.getState().inHand) return false;
  whatIfStore.setState({ inHand: null, draft: null });
  follow(app);
  return true;
}

/** Puts a pocket park of the chosen size; it is the thing that buttons and keys act on next. */
export function addParkAt(app: App, at: LonLat, name: (place: number) => string): void {
  const state = whatIfStore.getState();
  const index = indexOf(app);
  if (state.status !== 'on' || !index) return;
  const place = 1 + state.steps.filter(({ label }) => label.code === 'add').length;
  const park: Asset = {
    kind: 'park',
    id: `whatif-${place}`,
    geometry: squareAt(at, state.addM2),
    // A wish, not a thing of the city: marked 示意 wherever it is shown.
    values: { name: name(place), areaM2: state.addM2, open: true, synthetic: true },
  };
  const trial = withAsset(index, keptTrial(state), assetKey(park), park);
  keep(app, { code: 'add', kind: 'park', name: nameOf(park), areaM2: state.addM2 }, trial);
  whatIfStore.setState({ adds: false, chosen: assetKey(park) });
}

/** Tries the city without a thing. Its recorded gates stay: they lead nowhere then. */
export function removeThing(app: App, key: AssetKey): void {
  const state = whatIfStore.getState();
  const index = indexOf(app);
  const asset = nowStanding(app, key);
  if (state.status !== 'on' || !index || !asset || !isMovable(key)) return;
  keep(app, { code: 'remove', kind: asset.kind, name: nameOf(asset) }, withAsset(index, keptTrial(state), key, null));
}

/** Takes the last step back: of what is in hand first, then of what was kept. False where there was nothing to take back. */
export function stepBackTrial(app: App): boolean {
  const { status, steps } = whatIfStore.getState();
  if (status !== 'on') return false;
  if (putBack(app)) return true;
  if (steps.length === 0) return false;
  whatIfStore.setState({ steps: steps.slice(0, -1) });
  follow(app);
  return true;
}

/** What buttons and keys act on: the thing touched last, else the one selected; null where it cannot be moved or is gone. */
export function thingAtHand(app: App, { chosen }: Pick<WhatIf, 'chosen'> = whatIfStore.getState()): AssetKey | null {
  const { selection } = app.session.getState();
  const [selected] = selection.size === 1 ? selection : [];
  const key = chosen ?? selected;
  return key !== undefined && isMovable(key) && nowStanding(app, key) ? key : null;
}
