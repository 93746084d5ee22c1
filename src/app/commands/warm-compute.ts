import { firstPaintMark } from '../../map/painted.ts';
import type { App } from '../services.ts';

/** Longest wait for a first paint: a view without streets or parks never has one. */
const patienceMs = 4000;

function firstPaint(): Promise<void> {
  if (performance.getEntriesByName(firstPaintMark).length > 0) return Promise.resolve();
  return new Promise((resolve) => {
    const seen = new PerformanceObserver((marks) => {
      if (marks.getEntriesByName(firstPaintMark).length === 0) return;
      seen.disconnect();
      resolve();
    });
    seen.observe({ type: 'mark' });
    setTimeout(resolve, patienceMs);
  });
}

/** Gets the worker ready for questions about the open city while the user looks around, but never before the map is on screen. */
export async function warmCompute(app: App): Promise<void> {
  await firstPaint();
  await app.compute.warm();
}
