import { createStore } from 'zustand/vanilla';

/** Paths of the groups that are folded. They last as long as the tab: another grouping has other paths. */
export const foldedGroups = createStore<ReadonlySet<string>>(() => new Set<string>());

export function toggleGroup(path: string): void {
  const next = new Set(foldedGroups.getState());
  if (!next.delete(path)) next.add(path);
  foldedGroups.setState(next, true);
}

export function unfoldGroup(path: string): void {
  if (foldedGroups.getState().has(path)) toggleGroup(path);
}

export function foldGroups(paths: readonly string[]): void {
  foldedGroups.setState(new Set(paths), true);
}
