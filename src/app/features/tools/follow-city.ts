import type { App } from '../../services.ts';
import { idle, toolStore } from './tools-store.ts';

/** Lays down the tools when another city is opened: what was measured, marked and asked lies in the last one. Returns how to stop. */
export function layDownWithCity({ session }: Pick<App, 'session'>): () => void {
  return session.subscribe(({ cityId }, before) => {
    if (cityId !== before.cityId) toolStore.setState(idle, true);
  });
}
