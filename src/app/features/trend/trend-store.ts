import { createStore } from 'zustand/vanilla';
import type { PublishedRun } from '../../../store/published.ts';
import type { App } from '../../services.ts';

/** What has been published of the open city. */
export interface Trends {
  readonly cityId: string | null;
  readonly runs: readonly PublishedRun[];
  /** Runs of a newer program. */
  readonly unread: number;
  readonly failure: string | null;
}

export const trendStore = createStore<Trends>(() => ({ cityId: null, runs: [], unread: 0, failure: null }));

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Reads what is kept; an answer for a city that is no longer open is dropped. */
export async function readRuns(app: App): Promise<void> {
  const { cityId } = app.session.getState();
  if (trendStore.getState().cityId !== cityId) trendStore.setState({ cityId, runs: [], unread: 0, failure: null });
  try {
    const found = await app.published(cityId).list();
    if (trendStore.getState().cityId === cityId) trendStore.setState({ ...found, failure: null });
  } catch (error) {
    if (trendStore.getState().cityId === cityId) trendStore.setState({ failure: messageOf(error) });
  }
}

/** Keeps a run for good. Rejects where the browser does not keep it. */
export async function publishRun(app: App, run: PublishedRun): Promise<void> {
  await app.published(app.session.getState().cityId).append(run);
  await readRuns(app);
}
