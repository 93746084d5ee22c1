import type { Kind } from '../../../layers/kind.ts';
import type { App } from '../../services.ts';

function flipped<T>(set: ReadonlySet<T>, member: T): ReadonlySet<T> {
  const next = new Set(set);
  if (!next.delete(member)) next.add(member);
  return next;
}

/** Turns a kind on or off on the map. */
export function toggleKind(app: App, kind: string): void {
  app.session.setState(({ hiddenKinds }) => ({ hiddenKinds: flipped(hiddenKinds, kind) }));
}

/** Turns a group off as a whole, or gives its kinds back their own eyes. */
export function toggleGroup(app: App, group: Kind['group']): void {
  app.session.setState(({ hiddenGroups }) => ({ hiddenGroups: flipped(hiddenGroups, group) }));
}

/** Makes a kind seen, whatever hides it now. */
export function showKind(app: App, kind: Kind): void {
  const { hiddenKinds, hiddenGroups } = app.session.getState();
  if (hiddenKinds.has(kind.id)) toggleKind(app, kind.id);
  if (hiddenGroups.has(kind.group)) toggleGroup(app, kind.group);
}

/** All of the given kinds on or off; other kinds stay as they are. */
export function setShown(app: App, ids: Iterable<string>, shown: boolean): void {
  app.session.setState(({ hiddenKinds }) => {
    const next = new Set(hiddenKinds);
    for (const id of ids) {
      if (shown) next.delete(id);
      else next.add(id);
    }
    return { hiddenKinds: next, ...(shown ? { hiddenGroups: new Set() } : {}) };
  });
}

type Before = Pick<ReturnType<App['session']['getState']>, 'hiddenKinds' | 'hiddenGroups'>;
const before = new WeakMap<App, { readonly only: ReadonlySet<string>; readonly was: Before }>();

/**
 * Leaves one kind on the ground it lies on (`kept`) and hides the rest; asked again while that still stands, brings back what was there
 * before.
 */
export function onlyKind(app: App, kind: Kind, all: readonly string[], kept: ReadonlySet<string>): void {
  const { hiddenKinds, hiddenGroups } = app.session.getState();
  const last = before.get(app);
  if (last && last.only === hiddenKinds && !hiddenKinds.has(kind.id)) {
    before.delete(app);
    app.session.setState(last.was);
    return;
  }
  const only = new Set(all.filter((id) => id !== kind.id && !kept.has(id)));
  before.set(app, { only, was: { hiddenKinds, hiddenGroups } });
  app.session.setState({ hiddenKinds: only, hiddenGroups: new Set() });
}
