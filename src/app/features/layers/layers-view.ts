import { createStore } from 'zustand/vanilla';

/** How the layer panel and the legend stand in this browser: no part of a link, no part of a city. */
export interface LayersView {
  /** Groups folded away in the panel. */
  readonly folded: readonly string[];
  /** By group, or in the order in which the map draws. */
  readonly list: 'groups' | 'order';
  /** What the counts beside the names speak of: all in scope, or what of it touches the screen. */
  readonly counts: 'scope' | 'view';
  readonly legendOpen: boolean;
}

const storageKey = 'xiutu-layers';
const first: LayersView = { folded: [], list: 'groups', counts: 'scope', legendOpen: true };

/** What was kept, where it makes sense; anything else as on the first day. */
export function readLayersView(kept: string | null): LayersView {
  try {
    const { folded, list, counts, legendOpen } = JSON.parse(kept ?? '{}') as { readonly [part in keyof LayersView]?: unknown };
    return {
      folded: Array.isArray(folded) ? folded.filter((group) => typeof group === 'string') : first.folded,
      list: list === 'order' ? 'order' : 'groups',
      counts: counts === 'view' ? 'view' : 'scope',
      legendOpen: legendOpen !== false,
    };
  } catch {
    return first;
  }
}

function storage(): Storage | null {
  try {
    return globalThis.localStorage ?? null;
  } catch {
    return null;
  }
}

export const layersView = createStore<LayersView>(() => readLayersView(storage()?.getItem(storageKey) ?? null));

layersView.subscribe((view) => {
  try {
    storage()?.setItem(storageKey, JSON.stringify(view));
  } catch {
    // A full or closed store costs only the memory of folds.
  }
});
