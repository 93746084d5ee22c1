import { checkCircleSheet } from '../analysis/circle/sheet.ts';
import type { CircleSheet } from '../analysis/circle/spec.ts';
import { checkRuleSheet } from '../analysis/coverage/rules.ts';
import type { RuleSheet } from '../analysis/coverage/spec.ts';
import { badInput, type Issue } from '../core/issue.ts';
import { browserImportMemories, forgetImportMemories } from '../store/import-memory-browser.ts';
import { browserStorage, forgetCity, keepCity, keptCities } from '../store/storage/browser.ts';
import { browserPublished, forgetPublished } from '../store/storage/published-browser.ts';
import { snapshotStorage } from '../store/storage/snapshot.ts';
import { createComputeClient, type WorkerLike } from '../workers/client.ts';
import { welcome } from './commands/first-run.ts';
import { followScope } from './commands/follow-scope.ts';
import { followImport } from './commands/import-files.ts';
import { fitSessionToCity, listCities, openCity } from './commands/open-city.ts';
import { followWorkspace, loadCircleRules, resumeCircle } from './commands/run-circle.ts';
import { loadRules, resumeCoverage } from './commands/run-coverage.ts';
import { resumeWalk } from './commands/walk-from.ts';
import { createImportDesk } from './import-desk.ts';
import { bindKeys } from './keys/bind.ts';
import type { App, CityLibrary } from './services.ts';
import { createCircleStore } from './state/circle.ts';
import { createCityStore } from './state/city.ts';
import { createCoverageStore } from './state/coverage.ts';
import { hashOfSession, type Link, readLink } from './state/hash.ts';
import { createImportStore } from './state/import.ts';
import { createLayoutStore } from './state/layout.ts';
import { createNoticeStore } from './state/notices.ts';
import { createOverlayStore } from './state/overlay.ts';
import { createPointerStore } from './state/pointer.ts';
import { createScopeStore } from './state/scope.ts';
import { createSessionStore, demoCityId, firstSession } from './state/session.ts';

const dataUrl = '/data/geojson';
const ruleIds = ['park-2022', 'park-2016', 'gbt-51346', 'jianlv-300', 'jinyuan-500', 'who-300'];
const circleRuleIds = ['gb50180-2018', 'tdt1062-2021', 'mofcom-2021', 'wanzheng-2020'];

function startComputeWorker(): WorkerLike {
  const worker = new Worker(new URL('../workers/compute.worker.ts', import.meta.url), { type: 'module' });
  return { endpoint: worker, terminate: () => worker.terminate() };
}

function startImportWorker(): Worker {
  return new Worker(new URL('../workers/import.worker.ts', import.meta.url), { type: 'module' });
}

/** The demo city first, then what this browser keeps; a browser that keeps nothing (private window) still shows the demo. */
const library: CityLibrary = {
  async list() {
    const kept = await keptCities().catch(() => []);
    return [{ id: demoCityId, name: '泰安', kept: false }, ...kept.map(({ id, name }) => ({ id, name, kept: true }))];
  },
  storage: (id) => (id === demoCityId ? snapshotStorage(dataUrl) : browserStorage(id)),
  async keep(id, city) {
    try {
      await keepCity(id, city);
    } catch (error) {
      throw badInput('not-kept', { message: error instanceof Error ? error.message : String(error) });
    }
  },
  async forget(id) {
    await forgetCity(id);
    // A browser without these other stores has nothing to forget there.
    await forgetPublished(id).catch(() => {});
    // Nobody waits for this: a memory that is left over is found by no city.
    void forgetImportMemories(id).catch(() => {});
  },
};

/** Reads a rule sheet and has it checked; `null` with the reasons where it cannot be used. */
async function readRule<T>(
  id: string,
  check: (value: unknown, file: string) => Issue[],
): Promise<{ readonly sheet: T | null; readonly issues: readonly Issue[] }> {
  const file = `${id}.json`;
  try {
    const response = await fetch(`/data/rules/${file}`);
    const value: unknown = await response.json();
    const issues = check(value, file);
    return issues.length > 0 ? { sheet: null, issues } : { sheet: value as T, issues };
  } catch {
    return { sheet: null, issues: [{ code: 'rules-missing', severity: 'error', params: { file } }] };
  }
}

async function readSheets<T>(ids: readonly string[], check: (value: unknown, file: string) => Issue[]) {
  const read = await Promise.all(ids.map((id) => readRule<T>(id, check)));
  return { sheets: read.flatMap(({ sheet }) => sheet ?? []) as readonly T[], issues: read.flatMap(({ issues }) => issues) };
}

/** What a link that does not name it means by its silence; language, colours and city stay as they are. */
const { area, filters, only, selection, opacity, colourBy, order, hiddenGroups, shownCircle, walkFrom } = firstSession;
const unlessLinked = { area, filters, only, selection, opacity, colourBy, order, hiddenGroups, shownCircle, walkFrom };

/** Asks again all that a link says was asked. */
async function resume(app: App): Promise<void> {
  await Promise.all([resumeCoverage(app), resumeCircle(app), resumeWalk(app)]);
}

/** Link and session follow each other; the address is replaced, so that Back leaves the app as it came. */
function followHash(app: App): void {
  app.session.subscribe((session) => {
    const hash = hashOfSession(session);
    if (hash !== window.location.hash) window.history.replaceState(null, '', hash);
  });
  window.addEventListener('hashchange', () => {
    const link = readLink(window.location.hash);
    const asked = link.session;
    const other = asked.cityId !== undefined && asked.cityId !== app.session.getState().cityId;
    app.session.setState({ ...unlessLinked, ...asked });
    if (other && asked.cityId) {
      void openCity(app, asked.cityId, link).then(() => resume(app));
      return;
    }
    if (asked.view) app.map.current?.show(asked.view);
    fitSessionToCity(app, link);
    void resume(app);
  });
}

/** What a browser keeps for this address; null where it keeps nothing (policy, private window). */
function keptInBrowser(): globalThis.Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

/** The one place where the parts are put together. */
export function wire(): App {
  const link: Link = readLink(window.location.hash);
  const kept = keptInBrowser();
  const cameByLink = window.location.hash.length > 1;
  const app: App = {
    session: createSessionStore(link.session),
    cities: createCityStore(),
    scope: createScopeStore(),
    coverage: createCoverageStore(),
    circle: createCircleStore(),
    pointer: createPointerStore(),
    importing: createImportStore(),
    layout: createLayoutStore(kept),
    notices: createNoticeStore(),
    overlay: createOverlayStore(),
    kept,
    compute: createComputeClient(startComputeWorker),
    library,
    published: browserPublished,
    desk: createImportDesk(startImportWorker),
    importMemory: browserImportMemories,
    readRules: () => readSheets<RuleSheet>(ruleIds, checkRuleSheet),
    readCircleRules: () => readSheets<CircleSheet>(circleRuleIds, checkCircleSheet),
    now: () => new Date().toISOString(),
    map: { current: null },
  };
  followHash(app);
  followScope(app);
  followImport(app);
  bindKeys(app);
  if (!cameByLink) welcome(app);
  followWorkspace(app);
  const rules = Promise.all([loadRules(app), loadCircleRules(app)]);
  const { cityId } = app.session.getState();
  const listed = listCities(app);
  // The demo city is always there: it need not wait for the browser to say what it keeps.
  const opened = cityId === demoCityId ? openCity(app, cityId, link) : listed.then(() => openCity(app, cityId, link));
  void Promise.all([rules, opened]).then(() => resume(app));
  return app;
}
