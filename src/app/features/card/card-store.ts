import { createStore } from 'zustand/vanilla';

/** How this browser shows cards: which parts are folded, whether empty fields have rows, and the coordinate system of positions. */
interface CardLook {
  readonly folded: ReadonlySet<string>;
  readonly showEmpty: boolean;
  readonly system: string;
}

const storageKey = 'xiutu-card';
const first: CardLook = { folded: new Set(['other']), showEmpty: false, system: 'EPSG:4326' };

/** What was kept, where it still makes sense. */
export function readCardLook(kept: string | null): CardLook {
  try {
    const { folded, showEmpty, system } = JSON.parse(kept ?? '{}') as { readonly [part in keyof CardLook]?: unknown };
    return {
      folded: Array.isArray(folded) ? new Set(folded.filter((id): id is string => typeof id === 'string')) : first.folded,
      showEmpty: showEmpty === true,
      system: typeof system === 'string' ? system : first.system,
    };
  } catch {
    return first;
  }
}

function kept(): string | null {
  try {
    return window.localStorage.getItem(storageKey);
  } catch {
    return null;
  }
}

export const cardLook = createStore<CardLook>(() => readCardLook(kept()));

cardLook.subscribe(({ folded, ...look }) => {
  try {
    window.localStorage.setItem(storageKey, JSON.stringify({ ...look, folded: [...folded] }));
  } catch {
    // A full or closed store costs only the memory of how cards look.
  }
});

export function toggleSection(id: string): void {
  const folded = new Set(cardLook.getState().folded);
  if (!folded.delete(id)) folded.add(id);
  cardLook.setState({ folded });
}
