import type { App } from '../../services.ts';

/** Turns a kind on or off on the map. */
export function toggleKind(app: App, kind: string): void {
  const hidden = new Set(app.session.getState().hiddenKinds);
  if (!hidden.delete(kind)) hidden.add(kind);
  app.session.setState({ hiddenKinds: hidden });
}
