import { firstFrameMark } from '../../map/painted.ts';

/** Longest wait for a first frame, on a machine so slow that the rest had better begin as well. */
const patienceMs = 4000;

/** Told where there will be no map to wait for. */
export function noMapToCome(): void {
  performance.mark(firstFrameMark);
}

function waitForFrame(): Promise<void> {
  if (performance.getEntriesByName(firstFrameMark).length > 0) return Promise.resolve();
  return new Promise((resolve) => {
    const seen = new PerformanceObserver((marks) => {
      if (marks.getEntriesByName(firstFrameMark).length === 0) return;
      seen.disconnect();
      resolve();
    });
    seen.observe({ type: 'mark' });
    setTimeout(resolve, patienceMs);
    // A tab in the background draws nothing until it is looked at.
    if (document.hidden) resolve();
  });
}

let waiting: Promise<void> | null = null;

/** Settles when streets and parks are on screen, or the map is at rest without them: what the eye does not need first waits for it. */
export function firstPaint(): Promise<void> {
  waiting ??= waitForFrame();
  return waiting;
}
