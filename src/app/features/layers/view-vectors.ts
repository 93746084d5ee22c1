import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CityIndex } from '../../../store/query/city-index.ts';
import { inView, readBoxes } from '../../../store/query/class-counts.ts';
import type { App } from '../../services.ts';

/** Which assets of each kind touch the screen, since the camera last came to rest; kinds appear as they are counted. */
export interface ViewVectors {
  readonly index: CityIndex | null;
  readonly byKind: ReadonlyMap<string, Uint8Array>;
}

/** Assets whose boxes are read before the clock is looked at again. */
const readAtOnce = 2000;

/** A frame must not wait longer than this for counts. */
const sliceMs = 6;

const stores = new WeakMap<App, StoreApi<ViewVectors>>();

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

/** Counts kind by kind and gives way between them; a newer question ends an older one. */
function follow(app: App, store: StoreApi<ViewVectors>): () => Promise<void> {
  let round = 0;
  return async () => {
    const own = ++round;
    const { index } = app.scope.getState();
    const box = app.map.current?.box();
    if (!index || !box) return;
    const byKind = new Map<string, Uint8Array>();
    let since = performance.now();
    for (const kind of index.kindIds) {
      for (let ready = false; !ready; ) {
        ready = readBoxes(index, kind, readAtOnce);
        if (performance.now() - since < sliceMs) continue;
        await pause();
        if (own !== round) return;
        since = performance.now();
      }
      byKind.set(kind, inView(index, kind, box));
    }
    store.setState({ index, byKind });
  };
}

/** The store of what is on screen, made once per app. The camera sets `session.view` when it has come to rest. */
export function viewVectors(app: App): StoreApi<ViewVectors> {
  const known = stores.get(app);
  if (known) return known;
  const store = createStore<ViewVectors>(() => ({ index: null, byKind: new Map() }));
  stores.set(app, store);
  const update = follow(app, store);
  app.session.subscribe((now, before) => {
    if (now.view !== before.view) void update();
  });
  app.scope.subscribe((now, before) => {
    if (now.index !== before.index) void update();
  });
  void update();
  return store;
}
