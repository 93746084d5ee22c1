import type { AssetKey } from '../../core/asset.ts';
import type { App } from '../services.ts';

/** What is under the pointer or the focus glows at once; of a compound the walk follows as soon as the worker has it. Only the newest answer counts. */
export async function pointAt(app: App, key: AssetKey | null): Promise<void> {
  if (app.pointer.getState().hovered === key) return;
  app.pointer.setState({ hovered: key, route: null });
  const { answer } = app.coverage.getState();
  if (!key?.startsWith('residential/') || !answer) return;
  const compoundId = key.slice(key.indexOf('/') + 1);
  const reply = await app.compute.route({ sheet: answer.asked.sheet, from: { compoundId } });
  if (reply.status === 'done' && app.pointer.getState().hovered === key) app.pointer.setState({ route: reply.value });
}
