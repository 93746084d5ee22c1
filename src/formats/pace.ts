import { Cancelled, type Host } from '../core/result.ts';

const breathMs = 40;

/**
 * A function to await between pieces of long work: tells progress, stops where the host was told to, and every 40 ms lets the event loop
 * run, so that a worker can hear "cancel".
 */
export function pacer(host: Host): (share: number) => Promise<void> {
  let last = performance.now();
  return async (share) => {
    host.progress(share);
    if (performance.now() - last > breathMs) {
      await new Promise((go) => setTimeout(go, 0));
      last = performance.now();
    }
    if (host.cancelled()) throw new Cancelled();
  };
}
