import type { App } from '../services.ts';
import { firstPaint } from './first-paint.ts';

/** Gets the worker ready for questions about the open city while the user looks around, but never before the map is on screen. */
export async function warmCompute(app: App): Promise<void> {
  await firstPaint();
  await app.compute.warm();
}
