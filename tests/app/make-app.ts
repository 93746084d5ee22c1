import { noMapToCome } from '../../src/app/commands/first-paint.ts';
import type { App, CityReader } from '../../src/app/services.ts';
import { createCircleStore } from '../../src/app/state/circle.ts';
import { createCityStore } from '../../src/app/state/city.ts';
import { createCoverageStore } from '../../src/app/state/coverage.ts';
import { createLayoutStore } from '../../src/app/state/layout.ts';
import { createNoticeStore } from '../../src/app/state/notices.ts';
import { createOpeningStore } from '../../src/app/state/opening.ts';
import { createOverlayStore } from '../../src/app/state/overlay.ts';
import { createPointerStore } from '../../src/app/state/pointer.ts';
import { createScopeStore } from '../../src/app/state/scope.ts';
import { createSessionStore, demoCityId } from '../../src/app/state/session.ts';
import type { City } from '../../src/core/city.ts';
import { memoryPublished } from '../../src/store/published.ts';
import { memoryStorage } from '../../src/store/storage/memory.ts';
import type { ComputeClient } from '../../src/workers/client.ts';
import { createComputeApi } from '../../src/workers/compute.ts';
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
    reference: (request) => api.reference({ ...request, of }),
    cancelReference: () => {},
  };
}

/** The app without screen, browser and worker. */
export function makeApp(reader: CityReader): App {
  const kept = new Map<string, City>();
  const published = memoryPublished();
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
    opening: createOpeningStore(),
    layout: createLayoutStore(null),
    notices: createNoticeStore(),
    overlay: createOverlayStore(),
    kept: null,
    compute: inlineCompute(),
    library,
    published: () => published,
    reader,
    readRules: async () => ({ sheets: [sheet('park-2022'), sheet('who-300')], issues: [] }),
    readCircleRules: async () => ({ sheets: [], issues: [] }),
    now: () => '2026-01-01T00:00:00.000Z',
    map: { current: null },
  };
}
