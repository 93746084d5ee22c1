import { createStore, type StoreApi } from 'zustand/vanilla';

/** Panes beside the map, by the side on which they lie. */
export type Pane = 'layers' | 'panel' | 'dock';

/** How the screen is divided in this browser: no part of a link, no part of a city. */
export interface Layout {
  /** CSS pixels: widths of `layers` and `panel`, height of `dock`. */
  readonly sizePx: Readonly<Record<Pane, number>>;
  readonly open: Readonly<Record<Pane, boolean>>;
}

export type LayoutStore = StoreApi<Layout>;

export const firstLayout: Layout = {
  sizePx: { layers: 248, panel: 400, dock: 264 },
  open: { layers: true, panel: true, dock: true },
};

/** Narrowest and widest a pane may be drawn; the screen's own width limits it further (`shell.css`). */
export const paneLimits: Readonly<Record<Pane, { readonly min: number; readonly max: number }>> = {
  layers: { min: 176, max: 480 },
  panel: { min: 320, max: 720 },
  dock: { min: 120, max: 1200 },
};

const storageKey = 'xiutu-layout';

function clamp(pane: Pane, px: number): number {
  const { min, max } = paneLimits[pane];
  return Math.round(Math.min(max, Math.max(min, px)));
}

const panes = ['layers', 'panel', 'dock'] as const;

/** What was kept, where it still makes sense; anything else as on the first day. */
export function readLayout(kept: string | null): Layout {
  try {
    const { sizePx, open } = JSON.parse(kept ?? '{}') as { readonly [part in keyof Layout]?: Record<string, unknown> };
    const size = (pane: Pane): number => {
      const px = sizePx?.[pane];
      return typeof px === 'number' && Number.isFinite(px) ? clamp(pane, px) : firstLayout.sizePx[pane];
    };
    const of = <T>(value: (pane: Pane) => T) => Object.fromEntries(panes.map((pane) => [pane, value(pane)])) as Record<Pane, T>;
    return { sizePx: of(size), open: of((pane) => open?.[pane] !== false) };
  } catch {
    return firstLayout;
  }
}

/** The layout, kept over reloads where the browser allows it. */
export function createLayoutStore(storage: Pick<Storage, 'getItem' | 'setItem'> | null): LayoutStore {
  const store = createStore<Layout>(() => readLayout(storage?.getItem(storageKey) ?? null));
  store.subscribe((layout) => {
    try {
      storage?.setItem(storageKey, JSON.stringify(layout));
    } catch {
      // A full or closed store costs only the memory of sizes.
    }
  });
  return store;
}

export function resizePane(store: LayoutStore, pane: Pane, px: number): void {
  store.setState(({ sizePx }) => ({ sizePx: { ...sizePx, [pane]: clamp(pane, px) } }));
}

export function openPane(store: LayoutStore, pane: Pane, isOpen: boolean): void {
  store.setState(({ open }) => ({ open: { ...open, [pane]: isOpen } }));
}
