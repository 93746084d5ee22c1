import { createStore } from 'zustand/vanilla';
import type { MapGhosts } from '../../../map/ghosts.ts';

/** What the import draws on this tab's one map. Apart from what it says, so that the map hears of nothing else. */
export const ghostStore = createStore<{ readonly ghosts: MapGhosts | null }>(() => ({ ghosts: null }));
