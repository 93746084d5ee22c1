import type { FoundFault } from '../../../analysis/mend/found.ts';
import { type MendOptions, mendLimits, type StreetFaultCode } from '../../../analysis/mend/spec.ts';
import type { Edit } from '../../../core/edit.ts';
import type { Box } from '../../../core/geo/rings.ts';
import { newId } from '../../../core/ids.ts';
import { sayIssue } from '../../../text/app.ts';
import type { MendRepairs } from '../../../workers/protocol.ts';
import { issuesOf } from '../../commands/failure.ts';
import type { App } from '../../services.ts';
import { openProjectOf } from '../../state/city.ts';
import { chosenSheet } from '../../state/coverage.ts';
import { mendPane } from '../../state/mend.ts';
import { notify } from '../../state/notices.ts';
import { keepIgnored, readIgnored } from './ignored.ts';
import { inOrder, listed, mendStore, sureKeys } from './mend-store.ts';

function stateOf(app: App): { readonly cityId: string; readonly revision: number } | null {
  const { open } = app.cities.getState();
  return open.status === 'ready' ? { cityId: open.id, revision: open.revision } : null;
}

/** Checks the streets of the open city. The list of before stays until the new one is there; what was chosen gives way to what took its place. */
export async function checkStreets(app: App): Promise<void> {
  const of = stateOf(app);
  if (!of) return;
  const before = mendStore.getState();
  const isOther = before.of?.cityId !== of.cityId;
  const fresh = isOther ? { answer: null, chosen: null, code: null, ignored: readIgnored(app, of.cityId) } : {};
  mendStore.setState({ run: { status: 'running', share: 0 }, of, trying: null, ...fresh });
  const { options } = before;
  const isCurrent = () => mendStore.getState().of === of && mendStore.getState().options === options;
  try {
    const reply = await app.compute.mend({ options }, (share) => {
      if (isCurrent() && mendStore.getState().run.status === 'running') mendStore.setState({ run: { status: 'running', share } });
    });
    if (!isCurrent()) return;
    if (reply.status === 'done') take(reply.value.faults, reply.value.streetCount);
    else if (reply.status === 'failed') mendStore.setState({ run: { status: 'failed', issues: reply.issues } });
    else mendStore.setState({ run: { status: reply.status === 'cancelled' ? 'cancelled' : 'idle' } });
  } catch (error) {
    if (isCurrent()) mendStore.setState({ run: { status: 'failed', issues: issuesOf(error) } });
  }
}

function take(faults: readonly FoundFault[], streetCount: number): void {
  const before = mendStore.getState();
  const at = listed(before).findIndex(({ key }) => key === before.chosen);
  const answer = { faults: inOrder(faults), streetCount };
  const now = listed({ ...before, answer });
  const stays = now.some(({ key }) => key === before.chosen);
  const next = at < 0 ? undefined : now[Math.min(at, now.length - 1)];
  mendStore.setState({ run: { status: 'done' }, answer, chosen: stays ? before.chosen : (next?.key ?? null) });
}

export async function stopCheck(app: App): Promise<void> {
  mendStore.setState({ trying: null });
  await app.compute.cancelMend();
}

/** Other tolerances, within their limits, and the check anew. */
export function setTolerance(app: App, part: keyof typeof mendLimits, metres: number | null): void {
  const { min, max } = mendLimits[part];
  if (metres === null || !Number.isFinite(metres)) return;
  const options: MendOptions = { ...mendStore.getState().options, [part]: Math.min(max, Math.max(min, metres)) };
  if (options[part] === mendStore.getState().options[part]) return;
  mendStore.setState({ options });
  void checkStreets(app);
}

export function chooseCode(code: StreetFaultCode | null): void {
  const { chosen } = mendStore.getState();
  mendStore.setState({ code });
  if (!listed(mendStore.getState()).some(({ key }) => key === chosen)) mendStore.setState({ chosen: null });
}

export function chooseFault(key: string | null): void {
  mendStore.setState({ chosen: key });
}

function faultOf(key: string): FoundFault | undefined {
  return mendStore.getState().answer?.faults.find((fault) => fault.key === key);
}

/** Islands and double lines are seen as a whole; the others only where a metre is some pixels wide. */
const closeZoom = 20;

/** West, south, east, north of the lines of a fault, with some metres around. */
function boxOfFault({ at, to, before, after }: FoundFault): Box {
  const places = [at, ...(to ? [to] : []), ...before.flat(), ...after.flat()];
  const lons = places.map(([lon = 0]) => lon);
  const lats = places.map(([, lat = 0]) => lat);
  const room = 0.00025;
  return [Math.min(...lons) - room, Math.min(...lats) - room, Math.max(...lons) + room, Math.max(...lats) + room];
}

export function zoomToFault(app: App, key: string): void {
  const fault = faultOf(key);
  if (!fault) return;
  const [lon, lat] = fault.at;
  if (fault.code === 'island' || fault.code === 'duplicate') app.map.current?.fit(boxOfFault(fault));
  else app.map.current?.show({ lon, lat, zoom: closeZoom });
}

/** Sets a fault aside in this browser, or takes it up again; the list goes on with the next. */
export function toggleIgnored(app: App, key: string): void {
  const state = mendStore.getState();
  if (!state.of) return;
  const ignored = new Set(state.ignored);
  if (!ignored.delete(key)) ignored.add(key);
  const at = listed(state).findIndex((fault) => fault.key === key);
  const now = listed({ ...state, ignored });
  const next = now.some((fault) => fault.key === key) ? key : (now[Math.min(Math.max(at, 0), now.length - 1)]?.key ?? null);
  mendStore.setState({ ignored, chosen: next });
  keepIgnored(app, state.of.cityId, ignored);
}

/** The repairs of some faults as one edit that undoes whole. */
export function mendEdit({ changes, done }: MendRepairs, id: string): Edit {
  return { schemaVersion: 1, id, label: { code: 'mend-streets', params: { count: done, streets: changes.length } }, changes };
}

function commit(app: App, repairs: MendRepairs): void {
  const project = openProjectOf(app.cities.getState());
  if (!project) return;
  if (repairs.done === 0) {
    notify(app.notices, 'warn', 'mendNothing');
    return;
  }
  const [first] = project.commit(
    mendEdit(
      repairs,
      newId((bytes) => crypto.getRandomValues(bytes)),
    ),
  );
  if (first) notify(app.notices, 'warn', 'mendRefused', { reason: sayIssue(first, app.session.getState().lang) });
  else notify(app.notices, 'done', 'mendDone', { count: repairs.done, streets: repairs.changes.length });
}

/** Mends one fault at once; undo takes it back. */
export async function mendNow(app: App, key: string): Promise<void> {
  const { options, busy } = mendStore.getState();
  if (busy || !faultOf(key)?.mendable) return;
  mendStore.setState({ busy: true, trying: null });
  try {
    const reply = await app.compute.mendRepairs({ options, keys: [key] });
    if (reply.status === 'done') commit(app, reply.value);
    else if (reply.status === 'failed') {
      const [first] = reply.issues;
      if (first) notify(app.notices, 'warn', 'mendRefused', { reason: sayIssue(first, app.session.getState().lang) });
    }
  } finally {
    mendStore.setState({ busy: false });
  }
}

/** Counts what repairs would do to the walked coverage, before they are accepted. */
export async function tryRepairs(app: App, keys: readonly string[]): Promise<void> {
  const sheet = chosenSheet(app.coverage.getState());
  if (!sheet || keys.length === 0) return;
  const trying = { keys, share: 0, effect: null, failed: false };
  mendStore.setState({ trying });
  const isWanted = () => mendStore.getState().trying?.keys === keys;
  const { options } = mendStore.getState();
  const reply = await app.compute
    .mendEffect({ options, keys, sheet, time: app.now() }, (share) => {
      if (isWanted()) mendStore.setState({ trying: { ...trying, share } });
    })
    .catch(() => null);
  if (!isWanted()) return;
  if (reply?.status === 'done') mendStore.setState({ trying: { ...trying, share: 1, effect: reply.value } });
  else if (reply?.status === 'cancelled' || reply?.status === 'stale') mendStore.setState({ trying: null });
  else mendStore.setState({ trying: { ...trying, failed: true } });
}

export function trySure(app: App): void {
  const state = mendStore.getState();
  void tryRepairs(app, sureKeys(listed(state), state.ignored));
}

/** Makes what has been looked at true. */
export function acceptTried(app: App): void {
  const { trying } = mendStore.getState();
  mendStore.setState({ trying: null });
  if (trying?.effect) commit(app, trying.effect.repairs);
}

export function closeMend(app: App): void {
  void stopCheck(app);
  mendPane.setState({ open: false });
}
