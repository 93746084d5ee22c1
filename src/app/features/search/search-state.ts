import { createStore } from 'zustand/vanilla';

/** Whether the palette is open, and the words it opens with. */
interface SearchState {
  readonly isOpen: boolean;
  readonly query: string;
}

export const searchState = createStore<SearchState>(() => ({ isOpen: false, query: '' }));

export function openSearch(query = ''): void {
  searchState.setState({ isOpen: true, query });
}

export function closeSearch(): void {
  searchState.setState({ isOpen: false });
}
