import { type Asset, type AssetKey, assetKey } from '../../../core/asset.ts';
import { representativePoint } from '../../../core/geo/representative.ts';
import { kindById } from '../../../layers/registry.ts';
import type { LonLat } from '../../../map/tools/draft.ts';
import type { CityIndex } from '../../../store/query/city-index.ts';
import type { App } from '../../services.ts';
import { figuresOf, type InHand, keptTrial, type StepLabel, type Trial, type WhatIf, whatIfStore } from '../../state/whatif.ts';
import { engineOf } from './engines.ts';
import { follow } from './follow.ts';
import { bearingTo, gatesWith, metresBetween, movedBy, shifted, standing, withAsset } from './trial.ts';

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

/** What a step is about. */
function subject(asset: Asset): Pick<StepLabel, 'kind' | 'type' | 'name'> {
  const { type } = asset.values;
  return { kind: asset.kind, type: asset.kind === 'facility' && typeof type === 'string' ? type : null, name: nameOf(asset) };
}

/** Whether a thing can be taken in hand here. */
export function isMovable(app: App, asset: Asset): boolean {
  return engineOf(whatIfStore.getState().of).takes(app, asset);
}

function keep(app: App, label: StepLabel, trial: Trial): void {
  whatIfStore.setState(({ steps, answered, now }) => {
    // Where the hand rested before it let go, the answer is there already.
    const figures = answered === trial && now ? figuresOf(now) : null;
    return { steps: [...steps, { label, trial, figures }], draft: null, inHand: null };
  });
  follow(app);
}

/** Takes a thing in hand: by the pointer where it was grabbed, by keys at its middle. False where it cannot be moved. */
export function take(app: App, key: AssetKey, by: InHand['by'], grabbed?: LonLat): boolean {
  const state = whatIfStore.getState();
  const index = indexOf(app);
  const asset = nowStanding(app, key);
  const middle = grabbed ?? representativePoint(asset?.geometry ?? null);
  if (state.status !== 'on' || !index || !asset || !middle || !isMovable(app, asset)) return false;
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
  keep(app, { code: 'move', ...subject(asset), metres, bearing: bearingTo(inHand.from, inHand.at) }, draft);
}

/** Puts the thing in hand back where it was taken. False where there was none. */
export function putBack(app: App): boolean {
  if (!whatIfStore.getState().inHand) return false;
  whatIfStore.setState({ inHand: null, draft: null });
  follow(app);
  return true;
}

/** Puts what has been chosen to be put; it is the thing that buttons and keys act on next. */
export function addAt(app: App, at: LonLat): void {
  const state = whatIfStore.getState();
  const index = indexOf(app);
  if (state.status !== 'on' || !index) return;
  const place = 1 + state.steps.filter(({ label }) => label.code === 'add').length;
  const asset = engineOf(state.of).put(app, at, `whatif-${place}`, place);
  if (!asset) return;
  const trial = withAsset(index, keptTrial(state), assetKey(asset), asset);
  const { areaM2 } = asset.values;
  keep(app, { code: 'add', ...subject(asset), ...(typeof areaM2 === 'number' ? { areaM2 } : {}) }, trial);
  whatIfStore.setState({ adds: false, chosen: assetKey(asset) });
}

/** Tries the city without a thing. Its recorded gates stay: they lead nowhere then. */
export function removeThing(app: App, key: AssetKey): void {
  const state = whatIfStore.getState();
  const index = indexOf(app);
  const asset = nowStanding(app, key);
  if (state.status !== 'on' || !index || !asset || !isMovable(app, asset)) return;
  keep(app, { code: 'remove', ...subject(asset) }, withAsset(index, keptTrial(state), key, null));
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
  const asset = key === undefined ? null : nowStanding(app, key);
  return asset && isMovable(app, asset) ? assetKey(asset) : null;
}
