import { noMapToCome } from '../../src/app/commands/first-paint.ts';
import { listCities, openCity } from '../../src/app/commands/open-city.ts';
import type { App, ImportDesk } from '../../src/app/services.ts';
import { createCircleStore } from '../../src/app/state/circle.ts';
import { createCityStore } from '../../src/app/state/city.ts';
import { createCoverageStore } from '../../src/app/state/coverage.ts';
import { createImportStore } from '../../src/app/state/import.ts';
import { createLayoutStore } from '../../src/app/state/layout.ts';
import { createNoticeStore } from '../../src/app/state/notices.ts';
import { createOverlayStore } from '../../src/app/state/overlay.ts';
import { createPointerStore } from '../../src/app/state/pointer.ts';
import { createScopeStore } from '../../src/app/state/scope.ts';
import { createSessionStore, demoCityId } from '../../src/app/state/session.ts';
import type { City } from '../../src/core/city.ts';
import { BadInput } from '../../src/core/issue.ts';
import { Cancelled } from '../../src/core/result.ts';
import { memoryImportMemories } from '../../src/store/import-memory.ts';
import { memoryPublished } from '../../src/store/published.ts';
import { memoryStorage } from '../../src/store/storage/memory.ts';
import type { ComputeClient } from '../../src/workers/client.ts';
import { createComputeApi } from '../../src/workers/compute.ts';
import { createImportApi } from '../../src/workers/import-desk.ts';
import type { Answer } from '../../src/workers/import-protocol.ts';
import type { CityState } from '../../src/workers/protocol.ts';
import { sheet } from '../scenes/coverage.ts';
import { box, city } from '../scenes/draw.ts';

// Nothing waits for the first frame of a map that is not there.
noMapToCome();

/** The demo city of these tests: one town with one compound, no park. */
const demo = city([
  box('area', 'a', [0, 0], [900, 900], { level: 'town', code: 'a', name: '岱庙街道' }),
  box('residential', 'home', [0, 0], [200, 200]),
]);
/** A city that comes from a file. */
export const monaco = city([box('residential', 'home', [0, 0], [100, 100]), box('park', 'green', [150, 0], [250, 100])], {
  name: 'monaco',
});

/** The compute engine without a worker. */
function inlineCompute(): ComputeClient {
  const api = createComputeApi();
  let of: CityState = { cityId: '', revision: -1 };
  return {
    async load(next, loaded) {
      of = next;
      api.load(next, loaded);
    },
    hold(next, loaded) {
      of = next;
      api.load(next, loaded);
    },
    warm: async () => {},
    coverage: (job, onProgress) => api.coverage({ ...job, of, job: 1 }, onProgress),
    cancel: async () => api.cancel(1),
    circle: (job, onProgress) => api.circle({ ...job, of, job: 1 }, onProgress),
    cancelCircle: async () => api.cancel(1),
    circleReach: (request) => api.circleReach({ ...request, of }),
    circleApply: (request) => api.circleApply({ ...request, of }),
    route: (request) => api.route({ ...request, of }),
    nearby: (request) => api.nearby({ ...request, of }),
    park: (request) => api.park({ ...request, of }),
    nearbyRoute: (request) => api.nearbyRoute({ ...request, of }),
    gaps: (request) => api.gaps({ ...request, of }),
    gapCauses: (request) => api.gapCauses({ ...request, of }),
    liveStart: (request) => api.liveStart({ ...request, of }),
    liveApply: (request) => api.liveApply({ ...request, of }),
    parkValues: (request) => api.parkValues({ ...request, of }),
    mend: (job, onProgress) => api.mend({ ...job, of, job: 1 }, onProgress),
    mendRepairs: (job) => api.mendRepairs({ ...job, of, job: 1 }),
    mendEffect: (job, onProgress) => api.mendEffect({ ...job, of, job: 1 }, onProgress),
    cancelMend: async () => api.cancel(1),
    reference: (request) => api.reference({ ...request, of }),
    cancelReference: () => {},
  };
}

/** The desk without a worker: the same engine, called directly. */
function inlineDesk(): ImportDesk {
  let api = createImportApi();
  let city: City | null = null;
  const value = async <T>(answer: Promise<Answer<T>>): Promise<T> => {
    const given = await answer;
    if (given.status === 'refused') throw new BadInput(given.issues);
    if (given.status === 'cancelled') throw new Cancelled();
    return given.value;
  };
  return {
    async open(files, ask, tell) {
      api.hold(city);
      const bytes = await Promise.all(files.map(async ({ name, file }) => ({ name, bytes: new Uint8Array(await file.arrayBuffer()) })));
      return value(api.open({ ...ask, files: bytes }, tell));
    },
    compareWith(next) {
      city = next;
      api.hold(next);
    },
    propose: (source, layer, kind) => value(api.propose(source, layer, kind)),
    locate: (choice, parameters) => value(api.locate(choice, parameters)),
    encodings: (source) => value(api.encodings(source)),
    plan: (ask, tell) => value(api.plan(ask, tell)),
    city: (ask, name, tell) => value(api.city(ask, name, tell)),
    refused: (lang) => value(api.refused(lang)),
    stop() {},
    close() {
      api = createImportApi();
    },
  };
}

/** Keeps a city in the browser of these tests and opens it, as an import does at its end. */
export async function openKept(app: App, city: City): Promise<void> {
  const id = `kept-${city.info.name}`;
  await app.library.keep(id, city);
  await listCities(app);
  await openCity(app, id);
}

/** The app without screen, browser and worker. */
export function makeApp(desk: ImportDesk = inlineDesk()): App {
  const kept = new Map<string, City>();
  const published = memoryPublished();
  const memories = memoryImportMemories();
  const library: App['library'] = {
    list: async () => [
      { id: demoCityId, name: '泰安', kept: false },
      ...[...kept].map(([id, { info }]) => ({ id, name: info.name, kept: true })),
    ],
    storage: (id) => memoryStorage(kept.get(id) ?? demo),
    keep: async (id, added) => {
      kept.set(id, added);
    },
    forget: async (id) => {
      kept.delete(id);
    },
  };
  return {
    session: createSessionStore({}),
    scope: createScopeStore(),
    cities: createCityStore(),
    coverage: createCoverageStore(),
    circle: createCircleStore(),
    pointer: createPointerStore(),
    importing: createImportStore(),
    layout: createLayoutStore(null),
    notices: createNoticeStore(),
    overlay: createOverlayStore(),
    kept: null,
    compute: inlineCompute(),
    library,
    published: () => published,
    desk,
    importMemory: () => memories,
    readRules: async () => ({ sheets: [sheet('park-2022'), sheet('who-300')], issues: [] }),
    readCircleRules: async () => ({ sheets: [], issues: [] }),
    now: () => '2026-01-01T00:00:00.000Z',
    map: { current: null },
  };
}
